import { openGitHub } from '../../../support/github/memory-github.js'
import { workflowRunEvent } from '../../../support/github/workflow-events.js'
import {
  EXAMPLE_PULL,
  execute,
  marked,
  openPull,
  POLICY,
  push,
  SETTINGS,
  type OpenPull,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const FORK = { ...EXAMPLE_PULL, fork: true, author: 'stranger' }

function after({ repository, pull }: OpenPull, payload: object = workflowRunEvent(pull)): Promise<Run> {
  return execute(github, repository, { name: 'workflow_run', payload })
}

test.concurrent(
  'a fork’s pull request is found by repository, branch and commit, judged again and commented on',
  async () => {
    const opened = await openPull(github, { ...FORK, after: { ...FORK.after, [POLICY]: null } })
    const run = await after(opened)
    expect(run).toMatchObject({
      exit: 1,
      stderr: '',
      outputs: { verdict: 'fail', errors: '2', 'credits-delta': '5558' },
    })
    const [comment] = await marked(opened)
    expect(comment?.body).toContain('2 blocking problems')
    expect(comment?.body).toContain(
      'Advisory: this workflow ran after another one, so it is not a check of the pull request.',
    )
    // Nothing of the other run, and nothing of the fork itself, is asked for.
    expect(run.requests.filter(({ path }) => /actions|artifacts|logs/.test(path))).toEqual([])
    expect(
      github.requests.filter(({ path }) => path.startsWith(`/repos/${opened.pull.headRepository.fullName}/`)),
    ).toEqual([])
  },
)

test.concurrent('a branch of the same name in another fork is not taken for it', async () => {
  const opened = await openPull(github, { ...FORK, headRef: 'patch-1' })
  const sha = opened.repository.commit({ files: { 'README.md': 'Mine.\n' }, parents: [opened.from] })
  await opened.repository.pullRequest({ base: 'main', head: sha, fork: true, author: 'mallory', headRef: 'patch-1' })
  const run = await after(opened)
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect(run.outputs['comment-url']).toContain(`/pull/${opened.pull.number}#`)
})

test.concurrent('one head with two pull requests has two comments, and ends as the worse of them', async () => {
  const opened = await openPull(github, FORK)
  opened.repository.branch('next', opened.repository.commit({ files: EXAMPLE_PULL.after, parents: [opened.from] }))
  const other = await opened.repository.pullRequest({
    base: 'next',
    head: opened.pull.head,
    fork: true,
    author: 'stranger',
    headRef: opened.pull.headRef,
  })
  const payload = workflowRunEvent(opened.pull)
  const run = await execute(github, opened.repository, { name: 'workflow_run', payload })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect(run.stdout).toContain('2 pull requests have this head')
  expect(await marked(opened)).toHaveLength(1)
  expect((await other.comments()).length).toBeLessThanOrEqual(1)
})

test.concurrent('a head that has moved on, or a run for no pull request, is nothing to judge', async () => {
  const [moved, other] = await Promise.all([openPull(github, FORK), openPull(github, FORK)])
  const payload = workflowRunEvent(moved.pull)
  push(moved, { [SETTINGS]: EXAMPLE_PULL.before[SETTINGS] ?? '' })
  const [late, pushed] = await Promise.all([after(moved, payload), after(other, workflowRunEvent(other.pull, 'push'))])
  expect(late).toMatchObject({ exit: 0, writes: [], outputs: { verdict: 'skipped' } })
  expect(late.stdout).toContain(`No open pull request has the head ${payload.workflow_run.head_sha.slice(0, 7)}`)
  expect(pushed).toMatchObject({ exit: 0, requests: [], outputs: { verdict: 'skipped' } })
})

test.concurrent('a payload without what it takes to find the pull request is an error', async () => {
  const opened = await openPull(github, FORK)
  const payload = workflowRunEvent(opened.pull)
  const run = await after(opened, { ...payload, workflow_run: { ...payload.workflow_run, head_sha: null } })
  expect(run).toMatchObject({ exit: 2, requests: [], outputs: { verdict: 'error', 'error-class': 'usage' } })
})
