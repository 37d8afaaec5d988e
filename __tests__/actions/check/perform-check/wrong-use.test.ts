import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE_PULL, execute, newRepository, openPull, type Run } from '../../../support/pull-request-run.js'

const github = openGitHub()

/** A mistake of the user's is one sentence and what to do; a stack is for mistakes of ours. */
function expectNoStack({ stdout, stderr, summary }: Run): void {
  expect(`${stdout}${stderr}${summary}`).not.toMatch(/^\s+at .*[:(]\d+|node:internal|\.js:\d+/m)
  expect(stderr).toBe('')
}

const WRONG_INPUTS: [string, Record<string, string>, RegExp][] = [
  ['an empty github-token', { 'github-token': '' }, /The input github-token is empty\./],
  ['a slip in comment', { comment: 'change' }, /The input comment is "change"; did you mean "changes"\?/],
  ['a foreign comment', { comment: 'sometimes' }, /The input comment is "sometimes"\./],
  ['a slip in fail-on', { 'fail-on': 'warnings' }, /The input fail-on is "warnings"; did you mean "warning"\?/],
  ['another case of fail-on', { 'fail-on': 'Error' }, /The input fail-on is "Error"; did you mean "error"\?/],
  ['an absolute policy', { policy: '/etc/passwd' }, /The input policy must be a path inside the repository/],
  ['a policy outside', { policy: '../other/policy.yml' }, /The input policy must be a path inside the repository/],
]

test.concurrent.each(WRONG_INPUTS)(
  '%s is an error of usage, and nothing is asked of GitHub',
  async (_, inputs, message) => {
    const run = await check(github, await openPull(github, EXAMPLE_PULL), { inputs })
    expect(run).toMatchObject({
      exit: 2,
      requests: [],
      outputs: { verdict: 'error', 'error-class': 'usage', complete: 'false', 'comment-url': '' },
    })
    expect(run.annotations[0]?.message).toMatch(message)
    expect(run.stdout).toMatch(message)
    expect(run.summary).toContain('the check is set up wrongly')
    expectNoStack(run)
  },
)

test.concurrent('a wrong value names every accepted one', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const [comment, failOn] = await Promise.all([
    check(github, opened, { inputs: { comment: 'x' } }),
    check(github, opened, { inputs: { 'fail-on': 'x' } }),
  ])
  expect(comment.stdout).toContain('Use one of: changes, always, problems, never.')
  expect(failOn.stdout).toContain('Use one of: error, warning, never.')
})

test.concurrent('an event that the check has no answer for is an error that says which it has', async () => {
  const repository = newRepository(github)
  repository.branch('main', repository.commit({ files: {} }))
  const run = await execute(github, repository, { name: 'issues', payload: repository.scheduleEvent() })
  expect(run).toMatchObject({ exit: 2, requests: [], outputs: { verdict: 'error', 'error-class': 'usage' } })
  expect(run.stdout).toContain('The event issues is not supported.')
  expect(run.stdout).toContain(
    'Run the action on pull_request, pull_request_target, workflow_run, merge_group, push, schedule or workflow_dispatch.',
  )
  expectNoStack(run)
})

test.concurrent('a closed pull request is not judged', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { action: 'closed' })
  expect(run).toMatchObject({ exit: 0, requests: [], annotations: [], outputs: { verdict: 'skipped' } })
  expect(run.stdout).toContain('The pull request is closed.')
  expectNoStack(run)
})

test.concurrent('a payload without what the check needs is an error', async () => {
  const { repository } = await openPull(github, EXAMPLE_PULL)
  const { repository: about } = repository.dispatchEvent({ ref: 'refs/heads/main' })
  const runs = await Promise.all(
    ['pull_request', 'push'].map((name) => execute(github, repository, { name, payload: { repository: about } })),
  )
  for (const run of runs) {
    expect(run).toMatchObject({ exit: 2, requests: [], outputs: { verdict: 'error', 'error-class': 'usage' } })
    expect(run.stdout).toMatch(/The payload of the (pull_request|push) event lacks what the check needs\./)
    expectNoStack(run)
  }
})

const SETUPS: [string, Record<string, string>, string][] = [
  ['no event file', { GITHUB_EVENT_PATH: '' }, 'The payload of the pull_request event lacks what the check needs.'],
  ['no event', { GITHUB_EVENT_NAME: '' }, 'The event (none) is not supported.'],
  ['no repository', { GITHUB_REPOSITORY: '' }, 'GITHUB_REPOSITORY is not set.'],
]

test.concurrent.each(SETUPS)('%s is an error of usage', async (_, env, message) => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env })
  expect(run).toMatchObject({ exit: 2, requests: [], outputs: { verdict: 'error', 'error-class': 'usage' } })
  expect(run.stdout).toContain(message)
  expectNoStack(run)
})

test.concurrent('without a common commit there is nothing to compare with', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  opened.pull.push(opened.repository.commit({ files: EXAMPLE_PULL.after, message: 'Start over' }))
  const run = await check(github, opened, { action: 'synchronize' })
  expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'config' } })
  expect(run.stdout).toMatch(/main and [0-9a-f]{7} have no commit in common/)
  expect(run.stdout).toContain('Rebase the branch onto its base.')
  expectNoStack(run)
})

test.concurrent('a base branch that is gone is an error that says so', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  opened.repository.branch('old', opened.from)
  const pull = await opened.repository.pullRequest({ base: 'old', head: opened.pull.head })
  const payload = opened.repository.event(pull)
  opened.repository.branches.delete('old')
  const run = await check(github, { ...opened, pull }, { payload })
  expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'config' } })
  expect(run.stdout).toMatch(/\bold\b.*(does not exist any more|no commit in common)/)
  expectNoStack(run)
})

test.concurrent('a report file that cannot be written is an error of usage', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { inputs: { 'report-file': '.' } })
  expect(run).toMatchObject({ exit: 2 })
  expect(run.stdout).toContain('The file . cannot be written')
  expectNoStack(run)
})
