import { BAD_GATEWAY, NOT_PERMITTED } from '../../../support/github/faults.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { POLICY } from '../../../support/pull-request-run.js'
import { agreed, newRepository, report, withPolicy } from '../../../support/report-run.js'

const github = openGitHub()

test.concurrent('a public repository is refused before anything is read, whatever the event says', async () => {
  const repository = newRepository(github, withPolicy(agreed(500, 'notify')), { private: false })
  const { repository: about, ...payload } = repository.scheduleEvent()
  const run = await report(github, repository, {
    inputs: { out: 'report' },
    event: { name: 'schedule', payload: { ...payload, repository: { ...about, private: true } as typeof about } },
  })
  expect(run).toMatchObject({
    exit: 2,
    writes: [],
    outputs: {},
    out: {},
    annotations: [{ level: 'error', properties: { title: 'Kiro usage' } }],
  })
  expect(run.requests).toHaveLength(1)
  for (const place of [run.stdout, run.summary]) expect(place).toContain('This repository is public')
  expect(await repository.issues()).toEqual([])
})

test.concurrent('a public repository whose policy says so is reported', async () => {
  const repository = newRepository(github, { [POLICY]: 'version: 1\npublish: public\n' }, { private: false })
  expect(await report(github, repository)).toMatchObject({ exit: 0, outputs: { credits: '840' } })
  expect(await repository.issues()).toHaveLength(1)
})

test.concurrent(
  'issues that are switched off are reported; the exit stays, and steps are reported beside the run',
  async () => {
    const repository = newRepository(github, withPolicy(agreed(1000, 'notify')), { private: true, hasIssues: false })
    const run = await report(github, repository)
    expect(run).toMatchObject({
      exit: 0,
      writes: [],
      outputs: { credits: '840', 'issue-url': '' },
      annotations: [{ level: 'warning' }],
    })
    for (const place of [run.stdout, run.summary])
      expect(place).toContain('This repository has no issues: switch them on in its settings')
  },
)

test.concurrent('without an issue, steps are reported beside the run', async () => {
  const repository = newRepository(github, withPolicy(agreed(1000, 'notify')))
  const run = await report(github, repository, { inputs: { issue: 'false' } })
  expect(run).toMatchObject({
    exit: 0,
    writes: [],
    outputs: { action: 'notify', 'issue-url': '' },
    annotations: [{ level: 'warning' }],
  })
})

test.concurrent('a token that only reads learns what it lacks; the exit stays', async () => {
  const repository = newRepository(github)
  github.faults.push({ match: ({ path }) => path === `/repos/${repository.fullName}/issues`, respond: NOT_PERMITTED })
  const run = await report(github, repository)
  expect(run).toMatchObject({ exit: 0, outputs: { credits: '840', 'issue-url': '' } })
  for (const place of [run.stdout, run.summary])
    expect(place).toContain('The token may not write issues: the job needs `permissions: issues: write`.')
})

test.concurrent(
  'a gateway that fails once is tried again; a create whose answer was lost is not repeated',
  async () => {
    const repository = newRepository(github)
    const match = ({ method, path }: { method: string; path: string }): boolean =>
      method === 'POST' && path === `/repos/${repository.fullName}/issues`
    github.faults.push({ match, times: 1, respond: BAD_GATEWAY }, { match, times: 1, respond: 'cut-after' })
    expect(await report(github, repository)).toMatchObject({
      exit: 0,
      outputs: { 'issue-url': expect.stringContaining('/issues/') as unknown },
    })
    expect(await repository.issues()).toHaveLength(1)
  },
)

test.concurrent('GitHub that cannot be reached is no report', async () => {
  const repository = newRepository(github)
  github.faults.push({
    match: ({ body }) => JSON.stringify(body ?? '').includes(`"${repository.name}"`),
    respond: BAD_GATEWAY,
  })
  const run = await report(github, repository)
  expect(run).toMatchObject({ exit: 3, writes: [], outputs: {}, annotations: [{ level: 'error' }] })
  expect(run.summary).toContain('Kiro usage: GitHub did not answer, so there is no report')
})

test.concurrent('a policy that is broken is no report', async () => {
  const run = await report(github, newRepository(github, { [POLICY]: 'version: 2\n' }))
  expect(run).toMatchObject({ exit: 2, writes: [], outputs: {} })
})

test.concurrent('files that are no usage files are no report', async () => {
  const run = await report(github, newRepository(github), { files: { 'usage/wrong.csv': 'a,b\n1,2\n' } })
  expect(run).toMatchObject({ exit: 2, writes: [], outputs: {} })
  for (const place of [run.stdout, run.summary]) expect(place).toContain('is not a user_report')
})

test.concurrent('a wrong input is an error before GitHub is asked for anything', async () => {
  const run = await report(github, newRepository(github), { inputs: { usage: '../usage' } })
  expect(run).toMatchObject({ exit: 2, requests: [], outputs: {} })
  for (const place of [run.stdout, run.summary])
    expect(place).toContain('The input usage must be a path inside the workspace, not ../usage.')
})

test.concurrent('the author of a pull request gets no figures', async () => {
  const repository = newRepository(github)
  const pull = await repository.pullRequest({
    base: 'main',
    head: repository.commit({ files: { a: '1' }, parents: [repository.tip('main')] }),
  })
  const run = await report(github, repository, { event: { name: 'pull_request', payload: repository.event(pull) } })
  expect(run).toMatchObject({ exit: 2, requests: [], outputs: {} })
  expect(run.stdout).toContain('The usage report does not run on pull_request.')
})
