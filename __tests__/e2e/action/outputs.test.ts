import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { check, EXAMPLE, EXAMPLE_PULL, openPull, POLICY } from '../../support/pull-request-run.js'

let github: StandIn
let workspace: string

beforeAll(async () => {
  ;[github, workspace] = await Promise.all([startGitHub(), mkdtemp(join(tmpdir(), 'kiro-governance-outputs-'))])
})
afterAll(async () => {
  await Promise.all([github.close(), rm(workspace, { recursive: true })])
})

test.concurrent('the shipped bundle writes every output, each in a format of its own', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), {
    inputs: { 'report-file': 'kiro.json', 'sarif-file': 'deep/kiro.sarif' },
    env: { GITHUB_WORKSPACE: workspace },
  })
  expect(run).toMatchObject({
    exit: 1,
    stderr: '',
    outputs: {
      verdict: 'fail',
      'report-file': join(workspace, 'kiro.json'),
      'sarif-file': join(workspace, 'deep/kiro.sarif'),
    },
    annotations: [{ level: 'error' }, { level: 'error' }],
  })
  expect(run.outputs['comment-url']).toContain('#issuecomment-')
  expect(run.stdout).toContain('2 blocking problems')
  expect(run.summary).toContain('2 blocking problems')
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(workspace, name), 'utf8'))
  expect(await read('kiro.json')).toMatchObject({ verdict: 'fail', policy: { source: POLICY } })
  // The one module that the bundle loads only when it is asked for.
  expect(await read('deep/kiro.sarif')).toMatchObject({ version: '2.1.0', runs: [{ results: { length: 2 } }] })
})

test.concurrent('a dry run writes nothing and shows all', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), {
    inputs: { 'dry-run': 'true', 'report-file': 'dry.json' },
  })
  expect(run).toMatchObject({ exit: 1, stderr: '', writes: [], summary: '', outputs: {} })
  expect(run.stdout).toContain('Dry run: the output verdict would be "fail".')
})

test.concurrent('a policy is followed to another repository', async () => {
  const parent = github.repository('acme/policies')
  parent.branch('main', parent.commit({ files: { [POLICY]: EXAMPLE.policy } }))
  const opened = await openPull(github, {
    ...EXAMPLE_PULL,
    before: { ...EXAMPLE_PULL.before, [POLICY]: `version: 1\nextends: acme/policies/${POLICY}@main\n` },
  })
  expect(await check(github, opened)).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2' } })
})
