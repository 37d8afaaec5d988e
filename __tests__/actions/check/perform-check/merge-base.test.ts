/** The commit that a pull request is compared with, however GitHub fails to compare. */
import { refusal, type Answer } from '../../../support/github/faults.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  isAbout,
  openPull,
  push,
  SETTINGS,
  type OpenPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const JUDGED = { exit: 1, outputs: { verdict: 'fail', errors: '2', 'credits-delta': '6805' } }

function failing({ repository }: OpenPull, respond: Answer | 'hang' | 'reset', only = /\/compare\//): void {
  github.faults.push({ match: (request) => isAbout(repository, request) && only.test(request.path), respond })
}

test('commits are compared by their ids: a tag may have the name of the branch', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  opened.repository.tag('main', opened.pull.head)
  const run = await check(github, opened)
  expect(run).toMatchObject(JUDGED)
  for (const { path } of run.requests.filter((request) => request.path.includes('/compare/')))
    expect(path).toMatch(/\/compare\/[0-9a-f]{40}\.\.\.[0-9a-f]{40}\?/)
})

const FAILURES: [string, Answer | 'hang' | 'reset'][] = [
  ['500', refusal(500, 'Server Error')],
  ['422', refusal(422, 'Server Error: Sorry, this diff is taking too long to generate.')],
  ['silence', 'hang'],
  ['a cut connection', 'reset'],
]

test.each(FAILURES)('where the difference ends in %s it is not asked for', async (_, respond) => {
  const opened = await openPull(github, EXAMPLE_PULL)
  failing(opened, respond, /\/compare\/.*[?&]page=1\b/)
  expect(await check(github, opened)).toMatchObject(JUDGED)
})

test.each(FAILURES)('where every comparison ends in %s the history is walked', async (_, respond) => {
  const opened = await openPull(github, EXAMPLE_PULL)
  for (let count = 0; count < 120; count += 1) push(opened, { 'docs/a.md': `${count}\n` })
  opened.repository.branch('main', opened.repository.commit({ files: { 'docs/b.md': 'b\n' }, parents: [opened.from] }))
  failing(opened, respond)
  const run = await check(github, opened)
  expect(run).toMatchObject(JUDGED)
  expect(run.requests.length).toBeLessThanOrEqual(20)
})

test('no common ancestor is told apart from a commit that is gone', async () => {
  const [apart, gone] = [await openPull(github, EXAMPLE_PULL), await openPull(github, EXAMPLE_PULL)]
  apart.pull.push(apart.repository.commit({ files: { [SETTINGS]: EXAMPLE.after } }))
  const unrelated = await check(github, apart)
  expect(unrelated).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'config' } })
  expect(unrelated.stdout).toContain(`main and ${apart.pull.head.slice(0, 7)} have no commit in common`)
  expect(unrelated.stdout).toContain('Rebase')

  const event = gone.repository.event(gone.pull)
  const { head, ...rest } = event.pull_request
  const sha = 'd'.repeat(40)
  const payload = { ...event, pull_request: { ...rest, head: { ...head, sha } } }
  const run = await check(github, gone, { payload })
  expect(run).toMatchObject({ exit: 2, writes: [], outputs: { verdict: 'error', 'error-class': 'config' } })
  expect(run.stdout).toContain('The commit ddddddd is gone: it was force-pushed away')
  expect(run.stdout).not.toContain('Rebase')
})

test('without a comparison, no common ancestor is found by the history too', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  opened.pull.push(opened.repository.commit({ files: { [SETTINGS]: EXAMPLE.after } }))
  failing(opened, refusal(500, 'Server Error'))
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 2 })
  expect(run.stdout).toContain('have no commit in common')
})

test('a former base of the event that is gone is no obstacle: the live one counts', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const event = opened.repository.event(opened.pull)
  const { base, ...rest } = event.pull_request
  const payload = { ...event, pull_request: { ...rest, base: { ...base, sha: 'e'.repeat(40) } } }
  expect(await check(github, opened, { payload })).toMatchObject(JUDGED)
})
