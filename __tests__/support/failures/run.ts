import type { CommentFate, FailureRow } from './row.js'
import { FAILURE_ROWS } from './rows.js'
import type { StandIn } from '../github/stand-in.js'
import { check, EXAMPLE_PULL, isAbout, marked, MARKER, openPull, type Run } from '../pull-request-run.js'

const OLD = `${MARKER}\n### ✅ Kiro config: allowed`
const ROWS: readonly FailureRow[] = FAILURE_ROWS.flatMap(({ rows }) => rows)

async function goes(
  github: StandIn,
  { change = EXAMPLE_PULL, fault, run: options, also }: FailureRow,
  later: boolean,
): Promise<{ run: Run; fate: CommentFate }> {
  const opened = await openPull(github, change)
  const [old] = later ? [await opened.pull.comment({ by: 'github-actions[bot]', body: OLD })] : []
  if (fault) {
    const { only = () => true, ...rest } = fault
    github.faults.push({ ...rest, match: (request) => isAbout(opened.repository, request) && only(request) })
  }
  if (also === 'before') await check(github, opened, options)
  const [run] = await Promise.all([
    check(github, opened, options),
    also === 'beside' ? check(github, opened, options) : null,
  ])
  // A run after one that said the same writes nothing.
  expect(also === 'before' ? run.writes : []).toEqual([])
  const ours = await marked(opened)
  expect(ours.length).toBeLessThanOrEqual(1)
  const [now] = ours
  const fate = now === undefined ? 'none' : now.id !== old?.id ? 'written' : now.body === OLD ? 'as it was' : 'updated'
  return { run, fate }
}

function expected(row: FailureRow, index: 0 | 1) {
  return { exit: row.exit, verdict: row.verdict, errorClass: row.class, comment: row.comment[index] }
}

/** What the outputs of the step say of a check that was not made. */
const NOT_JUDGED = { complete: 'false', 'credits-delta': '' }

/** What each class shows: outputs of the step, a part of the job summary, and how many annotations. */
const SHOWN: Readonly<
  Record<
    FailureRow['class'],
    { readonly outputs: Readonly<Record<string, string>>; readonly summary: string; readonly annotations: number }
  >
> = {
  '': {
    outputs: { errors: '2', 'credits-delta': '5558', complete: 'true' },
    summary: '2 blocking problems',
    annotations: 2,
  },
  config: { outputs: NOT_JUDGED, summary: '### ❌', annotations: 1 },
  policy: { outputs: NOT_JUDGED, summary: 'the policy cannot be read', annotations: 1 },
  usage: { outputs: NOT_JUDGED, summary: '### ❌', annotations: 1 },
  api: { outputs: NOT_JUDGED, summary: 'GitHub did not answer, so nothing was judged', annotations: 1 },
  internal: { outputs: NOT_JUDGED, summary: '### ❌', annotations: 1 },
}

/** What holds however a run goes. */
function expectTold({ stdout, summary, annotations, outputs }: Run, row: FailureRow, fate: CommentFate): void {
  const shown = SHOWN[row.class]
  expect(stdout).toContain(row.says)
  expect(stdout).not.toMatch(/\u202e/)
  expect(outputs).toMatchObject(shown.outputs)
  expect({
    level: annotations[0]?.level,
    annotations: annotations.length,
    summarized: summary.includes(shown.summary),
    linked: (outputs['comment-url'] ?? '').includes('#issuecomment-'),
    // Only a mistake of ours brings its stack.
    stack: row.class !== 'internal' && /^\s+at .*:\d+/m.test(stdout),
  }).toEqual({
    level: 'error',
    annotations: shown.annotations,
    summarized: row.run?.env?.GITHUB_STEP_SUMMARY === undefined,
    // To the comment of this run, or to the one that it found and could not change.
    linked:
      fate === 'written' || fate === 'updated' || (fate === 'as it was' && row.class === '' && row.unseen !== true),
    stack: false,
  })
}

/** A first run and a later one go as the row says. */
export async function expectRow(github: StandIn, row: FailureRow): Promise<void> {
  await Promise.all(([false, true] as const).map((later) => expectRun(github, row, later)))
}

/** One of the two does. */
export async function expectRun(github: StandIn, row: FailureRow, later: boolean): Promise<void> {
  const { run, fate } = await goes(github, row, later)
  const { exit, outputs } = run
  expect({ exit, verdict: outputs.verdict, errorClass: outputs['error-class'], comment: fate }).toEqual(
    expected(row, later ? 1 : 0),
  )
  expectTold(run, row, fate)
}

/** The rows that are tried there, by what happens. */
export function rowsFor(where: 'here' | 'bundle'): [string, FailureRow][] {
  const tried = (row: FailureRow): boolean => row.where === 'both' || (row.where === 'bundle') === (where === 'bundle')
  return ROWS.filter(tried).map((row) => [row.what, row])
}
