/** A pull request that is closed or merged is nothing to judge, whatever the event says. */
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE_PULL, execute, openPull } from '../../../support/pull-request-run.js'

const github = openGitHub()
const NOTHING = { exit: 0, writes: [], outputs: { verdict: 'skipped' } }

test.each(['close', 'merge'] as const)('one that was left by %s since the event', async (how) => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const payload = opened.repository.event(opened.pull)
  opened.pull[how]()
  expect(await check(github, opened, { payload })).toMatchObject(NOTHING)
})

test('one that is closed, edited, and whose base branch is gone', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const open = opened.repository.event(opened.pull, 'edited')
  opened.pull.close()
  const payload = opened.repository.event(opened.pull, 'edited')
  opened.repository.branches.delete('main')
  expect(await check(github, opened, { payload })).toMatchObject({ ...NOTHING, requests: [] })
  expect(await check(github, opened, { payload: open })).toMatchObject(NOTHING)
})

test('a review is judged like a push', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const payload = opened.repository.event(opened.pull)
  const run = await execute(github, opened.repository, { name: 'pull_request_review', payload })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail', errors: '2' } })
})
