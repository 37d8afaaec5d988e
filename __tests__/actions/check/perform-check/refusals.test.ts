import { NOT_PERMITTED, refusal, type Answer, type Fault } from '../../../support/github/faults.js'
import type { RecordedRequest } from '../../../support/github/request-log.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  isAbout,
  marked,
  openPull,
  push,
  SETTINGS,
  type OpenPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

function isComment({ method, path }: RecordedRequest): boolean {
  return method !== 'GET' && path.includes('/issues/')
}

/** A fault that hits one pull request's repository and no other. */
function fault(
  { repository }: OpenPull,
  respond: Fault['respond'],
  { times, only = () => true }: { times?: number; only?: Fault['match'] } = {},
): void {
  github.faults.push({
    match: (request) => isAbout(repository, request) && only(request),
    respond,
    ...(times === undefined ? {} : { times }),
  })
}

test.concurrent('a refused comment does not make an allowed change fail', async () => {
  const opened = await openPull(github, {
    ...EXAMPLE_PULL,
    after: { [SETTINGS]: EXAMPLE.before.replace('claude-haiku-4.5', 'auto') },
  })
  fault(opened, NOT_PERMITTED, { only: isComment })
  expect(await check(github, opened, { inputs: { comment: 'always' } })).toMatchObject({
    exit: 0,
    outputs: { errors: '0', 'comment-url': '' },
  })
})

test.concurrent(
  'what refused the comment is said in the summary, in which nothing of the answer means anything',
  async () => {
    const [fork, hostile] = await Promise.all([
      openPull(github, { ...EXAMPLE_PULL, fork: true, author: 'stranger' }),
      openPull(github, EXAMPLE_PULL),
    ])
    fault(fork, NOT_PERMITTED, { only: isComment })
    fault(hostile, refusal(403, '<img src=x> @acme/everyone [x](https://evil.example)'), { only: isComment })
    const [readOnly, attacked] = await Promise.all([check(github, fork), check(github, hostile)])
    expect(readOnly.summary).toContain(
      'The token may not comment: the job needs `permissions: pull-requests: write`, which GitHub gives to no `pull_request` run of a fork or of Dependabot.',
    )
    expect(readOnly.writes).toHaveLength(1)
    expect(attacked.summary).toContain('`<img src=x> @acme/everyone [x](https://evil.example)`')
  },
)

test.concurrent('a comment that a person deletes between reading and writing is written anew', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  await check(github, opened)
  push(opened, { [SETTINGS]: EXAMPLE.after.replace('claude-opus-4.8', 'claude-opus-4.6') })
  fault(opened, refusal(404, 'Not Found'), { only: ({ method }) => method === 'PATCH', times: 1 })
  const run = await check(github, opened, { action: 'synchronize' })
  expect(run).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
  expect(run.outputs['comment-url']).toContain('#issuecomment-')
  expect(run.writes.map(({ method }) => method)).toEqual(['PATCH', 'PATCH'])
})

test.concurrent('a comment that GitHub took before the connection was cut is found, not written twice', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  fault(opened, 'cut-after', { only: isComment, times: 1 })
  const run = await check(github, opened)
  expect(run.writes.map(({ method }) => method)).toEqual(['POST'])
  expect(run.outputs['comment-url']).toContain('#issuecomment-')
  expect(await marked(opened)).toHaveLength(1)
})

const DOWN: [string, Fault['respond'], RegExp][] = [
  [
    'answers GraphQL with errors',
    {
      status: 200,
      body: { errors: [{ type: 'INTERNAL', message: 'Something went wrong while executing your query.' }] },
    },
    /Something went wrong while executing your query/,
  ],
  [
    'answers GraphQL with half of it',
    {
      status: 200,
      body: {
        data: { viewer: null, repository: null },
        errors: [{ type: 'NOT_FOUND', message: 'Could not resolve to a Repository.' }],
      },
    },
    /Could not resolve to a Repository/,
  ],
]

test.concurrent(
  'what GraphQL has against a query makes the check an error',
  async () => {
    const runs = DOWN.map(async ([, respond]) => {
      const opened = await openPull(github, EXAMPLE_PULL)
      fault(opened, respond, { only: ({ path }) => path === '/graphql' })
      return { run: await check(github, opened), opened }
    })
    for (const [index, { run, opened }] of (await Promise.all(runs)).entries()) {
      const [name, , message] = DOWN[index] ?? ['', '', /./]
      expect({ name, ...run }).toMatchObject({
        name,
        exit: 3,
        stderr: '',
        writes: [],
        outputs: { verdict: 'error', 'error-class': 'api', complete: 'false', 'comment-url': '' },
      })
      expect(run.stdout).toMatch(message)
      expect(run.stdout).not.toMatch(/^\s+at /m)
      expect(run.annotations[0]?.level).toBe('error')
      expect(run.summary).toContain('GitHub did not answer, so nothing was judged')
      expect(await opened.pull.comments()).toEqual([])
    }
  },
  60_000,
)

test.concurrent('a refusal is not asked again', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  fault(opened, refusal(401, 'Bad credentials'))
  expect((await check(github, opened)).requests).toHaveLength(4)
})

test.concurrent('content that GitHub does not give is never taken for an absent file', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const blobs: Answer = { status: 200, body: { data: { repository: { b0: null, b1: null } } } }
  fault(opened, blobs, {
    only: ({ path, body }) => path === '/graphql' && JSON.stringify(body).includes('query Blobs'),
  })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 3, outputs: { verdict: 'error', 'error-class': 'api' } })
  expect(run.stdout).toContain(`GitHub did not return the content of ${SETTINGS}.`)
})
