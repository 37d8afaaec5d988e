import { readFileSync, writeFileSync } from 'node:fs'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { FAILURE_ROWS, type CommentFate, type FailureRow } from './failure-rows.js'
import { check, EXAMPLE_PULL, isAbout, marked, MARKER, openPull, root, type Run } from './pull-request-run.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(() => github.close())

const OLD = `${MARKER}\n### ✅ Kiro config: allowed`
const ROWS = FAILURE_ROWS.flatMap(({ rows }) => rows)

async function goes(
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

async function expectRow(row: FailureRow): Promise<void> {
  const results = await Promise.all(([false, true] as const).map((later) => goes(row, later)))
  for (const [index, { run, fate }] of results.entries()) {
    const { exit, outputs } = run
    expect({ exit, verdict: outputs.verdict, errorClass: outputs['error-class'], comment: fate }).toEqual(
      expected(row, index === 0 ? 0 : 1),
    )
    expectTold(run, row)
  }
}

// Those that wait longest come first, and the others run beside them.
const ORDERED = [...ROWS.filter((row) => row.slow), ...ROWS.filter((row) => !row.slow)]

test.concurrent.each(ORDERED.map((row) => [row.what, row] as const))(
  '%s, on a first run and on a later one',
  async (_, row) => {
    await expectRow(row)
  },
  150_000,
)

test.concurrent('outputs that cannot be written make the check an error: a later step may depend on them', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env: { GITHUB_OUTPUT: '/nowhere/at/all' } })
  expect(run).toMatchObject({ exit: 3, outputs: {} })
  expect(run.stdout).toContain('The outputs of the step cannot be written (ENOENT).')
})

test('the table in the documentation is this one; npm run update rewrites it', () => {
  const path = root('docs/failures.md')
  const line = (row: FailureRow): string =>
    `| ${[row.what, row.verdict, row.class, String(row.exit), row.says.replaceAll('|', '\\|').replace(/<!--.*-->/, '…'), ...row.comment].join(' | ')} |`
  const tables = FAILURE_ROWS.map(({ title, rows }) =>
    [
      `### ${title}`,
      '',
      '| what happens | verdict | class | exit | what is said | comment, first run | comment, later run |',
      '|---|---|---|--:|---|---|---|',
      ...rows.map(line),
    ].join('\n'),
  ).join('\n\n')
  const text = readFileSync(path, 'utf8')
  const between = /<!-- failures -->[^]*<!-- \/failures -->/
  expect(text).toMatch(between)
  const wanted = text.replace(between, () => `<!-- failures -->\n${tables}\n<!-- /failures -->`)
  if (process.env.UPDATE) writeFileSync(path, wanted)
  expect(wanted).toBe(readFileSync(path, 'utf8'))
})
