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
  if (also === 'before') expect(run.writes).toEqual([])
  const ours = await marked(opened)
  expect(ours.length).toBeLessThanOrEqual(1)
  const [now] = ours
  const fate = now === undefined ? 'none' : now.id !== old?.id ? 'written' : now.body === OLD ? 'as it was' : 'updated'
  return { run, fate }
}

function expected(row: FailureRow, index: 0 | 1) {
  return { exit: row.exit, verdict: row.verdict, errorClass: row.class, comment: row.comment[index] }
}

/** What holds however a run goes. */
function expectTold({ stdout, summary, annotations, outputs }: Run, row: FailureRow): void {
  expect(stdout).toContain(row.says)
  if (row.run?.env?.GITHUB_STEP_SUMMARY === undefined) expect(summary).not.toBe('')
  expect(annotations[0]?.level).toBe('error')
  if (row.class === '')
    expect({ ...outputs, annotations: annotations.length }).toMatchObject({
      errors: '2',
      'credits-delta': '6805',
      complete: 'true',
      annotations: 2,
    })
  else expect(outputs).toMatchObject({ complete: 'false', 'credits-delta': '' })
  if (row.class === 'api') expect(summary).toContain('GitHub did not answer, so nothing was judged')
  if (row.class === '' && summary !== '') expect(summary).toContain('2 blocking problems')
  if (row.comment[0] === 'written' && row.class === '') expect(outputs['comment-url']).toContain('#issuecomment-')
  if (row.class !== 'internal') expect(stdout).not.toMatch(/^\s+at .*:\d+/m)
  expect(stdout).not.toMatch(/\u202e/)
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
  expectTold(run, row)
}

/** The rows that are tried there, by what happens. */
export function rowsFor(where: 'here' | 'bundle'): [string, FailureRow][] {
  const tried = (row: FailureRow): boolean => row.where === 'both' || (row.where === 'bundle') === (where === 'bundle')
  return ROWS.filter(tried).map((row) => [row.what, row])
}
