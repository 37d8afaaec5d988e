import { account } from '../../../support/github/accounts.js'
import { NOT_PERMITTED } from '../../../support/github/faults.js'
import type { Repository } from '../../../support/github/repository.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { SETTINGS } from '../../../support/pull-request-run.js'
import { agreed, APP, BRANCH, newRepository, report, withPolicy } from '../../../support/report-run.js'

const github = openGitHub()

beforeAll(() => {
  github.viewers.set(APP, account('kiro-app[bot]'))
})

/** More credits were used than agreed. */
const over = (action: string): Repository => newRepository(github, withPolicy(agreed(500, action)))
const step = '<!-- kiro-governance:step:policy/monthly@100 -->'
const textAt = (repository: Repository, branch: string, path: string): string => {
  const { objects } = repository
  return objects.blobs.get(objects.find(objects.commit(repository.tip(branch)).tree, path)?.oid ?? '')?.toString() ?? ''
}

test.concurrent(
  'restrict: the ready change is in the issue, and nothing else is touched without an app’s token',
  async () => {
    const repository = over('restrict')
    const run = await report(github, repository)
    expect(run).toMatchObject({
      exit: 0,
      outputs: { action: 'restrict', 'pull-request-url': '' },
      annotations: [{ level: 'warning' }],
    })
    expect(run.writes.map(({ path }) => path.replace(/\d+/g, 'N'))).toEqual([
      `/repos/acme/usage-N/issues`,
      `/repos/acme/usage-N/issues/N/comments`,
    ])
    const [issue] = await repository.issues()
    expect(issue?.body).toContain('-      "specGeneration": "primary",')
    expect((await repository.commentsOn(issue?.number ?? 0)).map(({ body }) => body.split('\n')[0])).toEqual([step])
    expect([...repository.branches.keys()]).toEqual(['main'])
  },
)

test.concurrent('restrict with an app’s token: one pull request, whoever closes it', async () => {
  const repository = over('restrict')
  // A fork's branch of the same name is another person's.
  const stranger = await repository.pullRequest({
    base: 'main',
    head: repository.commit({ files: { a: 'evil' }, parents: [repository.tip('main')] }),
    headRef: BRANCH,
    fork: true,
    author: 'stranger',
  })
  const inputs = { 'pull-request-token': APP }
  const run = await report(github, repository, { inputs })
  const pull = [...repository.pulls.values()].find(({ number }) => number !== stranger.number)
  const url = `${github.origin}/${repository.fullName}/pull/${pull?.number ?? ''}`
  expect(run).toMatchObject({ exit: 0, outputs: { action: 'restrict', 'pull-request-url': url } })
  expect(pull).toMatchObject({
    baseRef: 'main',
    headRef: BRANCH,
    author: { login: 'kiro-app[bot]' },
    title: 'Restrict Kiro to the cheaper profile (2026-11)',
  })
  expect(repository.objects.commit(repository.tip(BRANCH)).parents).toEqual([repository.tip('main')])
  expect(textAt(repository, BRANCH, SETTINGS)).toContain('"specGeneration": "fast"')
  expect(
    run.writes
      .filter(({ authorization = '' }) => authorization.endsWith(APP))
      .map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`),
  ).toEqual(['POST refs', 'POST graphql', 'POST pulls'])
  expect((await repository.issues())[0]?.body).toContain(url)

  pull?.close()
  const again = await report(github, repository, { inputs })
  expect([again.writes, again.outputs['pull-request-url']]).toEqual([[], url])
})

test.concurrent('an app that may not push is reported, and what is half done is taken back', async () => {
  const repository = over('restrict')
  github.faults.push({ match: ({ path }) => path === `/repos/${repository.fullName}/pulls`, respond: NOT_PERMITTED })
  const run = await report(github, repository, { inputs: { 'pull-request-token': APP } })
  expect(run).toMatchObject({ exit: 0, outputs: { 'pull-request-url': '' } })
  for (const place of [run.stdout, run.summary])
    expect(place).toContain('The pull request for `restrict` was not opened. The pull-request-token may not do that')
  expect([[...repository.branches.keys()], await repository.issues()]).toEqual([['main'], [expect.anything()]])
})

test.concurrent(
  'pause: all is published, then the job fails and says what was agreed; each time, and written once',
  async () => {
    const repository = over('pause')
    const first = await report(github, repository)
    expect(first).toMatchObject({
      exit: 1,
      outputs: { action: 'pause', credits: '840' },
      annotations: [{ level: 'error' }],
    })
    expect(first.stdout).toContain(
      'Pause: 100 % of the budget policy/monthly was reached on 2026-11-12, and pause was agreed for that, so this job fails',
    )
    expect(first.writes).toHaveLength(2)
    const again = await report(github, repository)
    expect([again.exit, again.writes, again.annotations.length]).toEqual([1, [], 1])
    // A month that is over binds no one any more.
    const over_ = await report(github, repository, { day: '2026-12-01', inputs: { 'max-age': '10' } })
    expect(over_).toMatchObject({ exit: 0, outputs: { state: 'closed', action: 'pause' }, annotations: [] })
  },
)

test.concurrent('a dry run tells what it would write, and writes nothing; the exit stays', async () => {
  const [restricted, paused] = [over('restrict'), over('pause')]
  const dry = { 'dry-run': 'true', out: 'report' }
  const run = await report(github, restricted, { inputs: { ...dry, 'pull-request-token': APP } })
  expect(run).toMatchObject({ exit: 0, writes: [], outputs: {}, summary: '', out: {} })
  expect([await restricted.issues(), [...restricted.branches.keys()], restricted.pulls.size]).toEqual([[], ['main'], 0])
  for (const told of [
    `the branch ${BRANCH} would be made`,
    'this pull request to main would be opened',
    'this issue would be opened: Kiro usage 2026-11',
    'this comment would be written on it',
    'report/kiro-usage-2026-11.json would get',
    'the output credits would be "840"',
  ])
    expect(run.stdout).toContain(`Dry run: ${told}`)
  expect(await report(github, paused, { inputs: dry })).toMatchObject({ exit: 1, writes: [], outputs: {} })
})

test.concurrent.each([
  ['three working days are the most', {}, '2026-11-26', 1],
  ['a weekend does not count', {}, '2026-11-25', 0],
  ['as many as the input says', { 'max-age': '1' }, '2026-11-24', 1],
  ['more where the input says so', { 'max-age': '9' }, '2026-11-29', 0],
])('old rows: %s', async (_, inputs, day, exit) => {
  // Rows up to Thursday, 19 November.
  const repository = newRepository(github, withPolicy(agreed(50_000, 'notify')))
  const run = await report(github, repository, { day, inputs })
  expect(run).toMatchObject({ exit, outputs: { verdict: 'incomplete' } })
  expect(run.stdout.includes('so this job fails')).toBe(exit === 1)
  expect((await repository.issues())[0]?.body).toContain('Incomplete: rows end on 19 November')
})
