import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { workflowRunEvent } from '../../support/github/workflow-events.js'
import { check, EXAMPLE, EXAMPLE_PULL, execute, marked, openPull, SETTINGS } from '../../support/pull-request-run.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(() => github.close())

const JUDGED = { exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2', 'credits-delta': '6805' } }
const QUIET = { writes: [], outputs: { verdict: 'fail', errors: '2', 'comment-url': '' } }

test.concurrent('the shipped bundle judges a pull request, and comments on it once', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const first = await check(github, opened)
  expect(first).toMatchObject(JUDGED)
  expect((await marked(opened)).map(({ body }) => body.includes('2 blocking problems'))).toEqual([true])
})

test.concurrent.each(['pull_request_target', 'workflow_run'])('… after %s', async (name) => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, fork: true, author: 'stranger' })
  const payload =
    name === 'workflow_run' ? workflowRunEvent(opened.pull) : opened.repository.event(opened.pull, 'opened')
  expect(await execute(github, opened.repository, { name, payload })).toMatchObject(JUDGED)
  expect(await marked(opened)).toHaveLength(1)
})

type Brought = Awaited<ReturnType<typeof openPull>>
interface Sent {
  readonly payload: object
  readonly inputs?: Readonly<Record<string, string>>
}

/** Each event after which the change of EXAMPLE_PULL is on main, or waits to be. */
const BROUGHT: readonly (readonly [name: string, send: (opened: Brought) => Sent])[] = [
  [
    'push',
    ({ repository, pull, from }) => {
      repository.branch('main', pull.head)
      return { payload: repository.pushEvent({ before: from, after: pull.head, ref: 'refs/heads/main' }) }
    },
  ],
  [
    'merge_group',
    ({ repository, pull, from }) => ({ payload: repository.mergeGroupEvent({ base: from, head: pull.head }) }),
  ],
  [
    'workflow_dispatch',
    ({ repository, pull, from }) => {
      repository.branch('main', pull.head)
      const inputs = { base: from }
      return { payload: repository.dispatchEvent({ ref: 'refs/heads/main', inputs }), inputs }
    },
  ],
]

test.concurrent.each(BROUGHT)('… after %s', async (name, send) => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const { payload, inputs } = send(opened)
  const run = await execute(github, opened.repository, { name, payload }, inputs ? { inputs } : {})
  expect(run).toMatchObject({ ...QUIET, exit: 1, stderr: '' })
})

test.concurrent('… on a schedule, where every finding of the branch counts', async () => {
  const { repository, pull } = await openPull(github, EXAMPLE_PULL)
  repository.branch('main', pull.head)
  const run = await execute(github, repository, { name: 'schedule', payload: repository.scheduleEvent() })
  // The state of the branch, not the change: what the policy allows only of the sum is not looked at.
  expect(run).toMatchObject({ exit: 1, stderr: '', writes: [], outputs: { verdict: 'fail', 'comment-url': '' } })
  expect(run.annotations[0]).toMatchObject({ level: 'error', properties: { file: SETTINGS } })
})

test.concurrent('an event that is not supported', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const other = await execute(github, opened.repository, { name: 'issues', payload: opened.repository.scheduleEvent() })
  expect(other).toMatchObject({ exit: 2, stderr: '', outputs: { verdict: 'error', 'error-class': 'usage' } })
})

test.concurrent('a change without a Kiro file is skipped', async () => {
  const run = await check(github, await openPull(github, { ...EXAMPLE_PULL, after: { 'README.md': 'Ours.\n' } }))
  expect(run).toMatchObject({ exit: 0, stderr: '', writes: [], outputs: { verdict: 'skipped' } })
})

test.concurrent('a change that repairs passes', async () => {
  const before = { ...EXAMPLE_PULL.before, [SETTINGS]: EXAMPLE.after }
  const run = await check(github, await openPull(github, { before, after: { [SETTINGS]: EXAMPLE.before } }))
  expect(run).toMatchObject({ exit: 0, stderr: '', outputs: { verdict: 'pass', errors: '0' } })
})
