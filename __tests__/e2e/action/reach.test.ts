import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOKEN } from '../../support/github/runner.js'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { check, EXAMPLE_PULL, isAbout, openPull } from '../../support/pull-request-run.js'

let github: StandIn
let folder: string

beforeAll(async () => {
  ;[github, folder] = await Promise.all([startGitHub(), mkdtemp(join(tmpdir(), 'kiro-governance-reach-'))])
})
afterAll(async () => {
  await Promise.all([github.close(), rm(folder, { recursive: true })])
})

const PRELOAD = new URL('recorded-connections.mjs', import.meta.url)

test('a run talks to the API that the runner names and to no other host, and hides every token that an input gives', async () => {
  const record = join(folder, 'connections')
  await writeFile(record, '')
  const run = await check(github, await openPull(github, EXAMPLE_PULL), {
    inputs: { 'policy-token': 'ghp_readsPolicies' },
    env: { NODE_OPTIONS: `--import=${PRELOAD.href}`, RECORDED_CONNECTIONS: record },
  })
  expect(run).toMatchObject({
    exit: 1,
    stderr: '',
    outputs: { verdict: 'fail' },
    masks: [TOKEN, 'ghp_readsPolicies'],
  })
  const connections = (await readFile(record, 'utf8')).trim().split('\n')
  expect(new Set(connections)).toEqual(new Set([new URL(github.origin).host]))
  expect(`${run.stdout}${run.summary}`).not.toMatch(/ghp_readsPolicies|ghs_standIn/)
  // Without debugging there are no such lines as below.
  expect(run.stdout).not.toMatch(/::debug|::group/)
})

test('a run needs no checkout, no home, no temporary folder and no job summary, and says everything else', async () => {
  const env = { HOME: '', GITHUB_WORKSPACE: '', RUNNER_TEMP: '', RUNNER_TOOL_CACHE: '', GITHUB_STEP_SUMMARY: '' }
  expect(await check(github, await openPull(github, EXAMPLE_PULL), { env })).toMatchObject({
    exit: 1,
    stderr: '',
    summary: '',
    outputs: { verdict: 'fail', errors: '2' },
  })
})

test('with step debugging on, each request is a line with its status and time, and without a token', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  github.faults.push({
    match: (request) => isAbout(opened.repository, request) && request.path === '/graphql',
    times: 1,
    respond: { status: 502 },
  })
  const run = await check(github, opened, { env: { RUNNER_DEBUG: '1' } })
  expect(run).toMatchObject({ exit: 1, stderr: '', masks: [TOKEN], outputs: { verdict: 'fail' } })
  const [before = '', inside = ''] = run.stdout.split(/^::(?:end)?group::.*\n/m)
  expect(before).toBe('')
  const lines = inside.trimEnd().split('\n')
  expect(lines).toHaveLength(run.requests.length)
  for (const line of lines) expect(line).toMatch(/^::debug::(GET|POST|PATCH) \/\S+%?: \d{3}, \d+ ms, attempt [12]$/)
  expect(lines.filter((line) => line.endsWith('attempt 2'))).toHaveLength(1)
  expect(inside).not.toContain(TOKEN)
})
