import { account } from '../../support/github/accounts.js'
import { BAD_GATEWAY } from '../../support/github/faults.js'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { POLICY } from '../../support/pull-request-run.js'
import { agreed, APP, BRANCH, newRepository, report, withPolicy } from '../../support/report-run.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
  github.viewers.set(APP, account('kiro-app[bot]'))
})
afterAll(() => github.close())

test.concurrent(
  'the shipped bundle opens the issue, writes every file, and the restriction as a pull request',
  async () => {
    const repository = newRepository(github, withPolicy(agreed(500, 'restrict')))
    const run = await report(github, repository, { inputs: { out: 'report', 'pull-request-token': APP } })
    const [issue] = await repository.issues()
    const [pull] = [...repository.pulls.values()]
    expect(run).toMatchObject({
      exit: 0,
      stderr: '',
      outputs: {
        action: 'restrict',
        'issue-url': `${github.origin}/${repository.fullName}/issues/${issue?.number ?? ''}`,
        'pull-request-url': `${github.origin}/${repository.fullName}/pull/${pull?.number ?? ''}`,
      },
      annotations: [{ level: 'warning' }],
    })
    expect(repository.branches.has(BRANCH)).toBe(true)
    expect(run.summary).toContain('168 %')
    expect(Object.values(run.out).filter((text) => text === '')).toEqual([])
    expect(new Set(Object.keys(run.out).map((name) => name.split('.').at(-1)))).toEqual(
      new Set(['csv', 'html', 'json', 'md']),
    )
  },
)

test.concurrent('pause: all is published, then the job fails', async () => {
  const repository = newRepository(github, withPolicy(agreed(500, 'pause')))
  const run = await report(github, repository)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { action: 'pause' } })
  // Where a slow machine makes the run ask twice, the second issue is closed again.
  expect((await repository.issues()).filter(({ closed }) => !closed)).toHaveLength(1)
})

test.concurrent('each class of failure ends the run with its own exit', async () => {
  const silent = newRepository(github)
  github.faults.push({
    match: ({ body, path }) => JSON.stringify([path, body]).includes(silent.name),
    respond: BAD_GATEWAY,
  })
  const runs = await Promise.all([
    report(github, silent),
    report(github, newRepository(github, { [POLICY]: 'version: 2\n' })),
    report(github, newRepository(github), { inputs: { usage: '../usage' } }),
    report(github, newRepository(github), { env: { GITHUB_OUTPUT: '/nowhere/at/all' } }),
  ])
  expect(runs.map(({ exit }) => exit)).toEqual([3, 2, 2, 3])
  expect(runs.map(({ stderr }) => stderr)).toEqual(['', '', '', ''])
  for (const { stdout } of runs) expect(stdout).not.toMatch(/^\s+at .*:\d+/m)
})
