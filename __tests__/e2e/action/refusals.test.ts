import { BAD_GATEWAY, NOT_PERMITTED, rateLimit, refusal, secondaryRateLimit, type Answer, type Fault } from '../../support/github/faults.js'
import type { RecordedRequest } from '../../support/github/request-log.js'
import { startGitHub, type StandIn } from '../../support/github/stand-in.js'
import { check, EXAMPLE, EXAMPLE_PULL, isAbout, marked, openPull, push, SETTINGS, type OpenPull } from './pull-request-run.js'

let github: StandIn

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(() => github.close())

function isComment({ method, path }: RecordedRequest): boolean {
  return method !== 'GET' && path.includes('/issues/')
}

/** A fault that hits one pull request's repository and no other. */
function fault({ repository }: OpenPull, respond: Fault['respond'], { times, only = () => true }: { times?: number; only?: Fault['match'] } = {}): void {
  github.faults.push({ match: (request) => isAbout(repository, request) && only(request), respond, ...(times === undefined ? {} : { times }) })
}

const COMMENT_REFUSED: [string, Answer | 'reset', RegExp][] = [
  ['403, as for a fork or a read-only token', NOT_PERMITTED, /The token may not comment here: the job needs `permissions: pull-requests: write`; on pull requests from forks/],
  ['404', refusal(404, 'Not Found'), /The token may not comment here/],
  ['422', refusal(422, 'Validation Failed'), /GitHub did not take the comment \(HTTP 422\)/],
  ['502', BAD_GATEWAY, /GitHub did not take the comment \(HTTP 502\)/],
  ['a cut connection', 'reset', /GitHub did not take the comment/],
]

test.concurrent.each(COMMENT_REFUSED)('a comment answered with %s changes nothing but is said in the log', async (_, respond, reason) => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, fork: true, author: 'stranger' })
  fault(opened, respond, { only: isComment })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', 'error-class': '', errors: '2', 'credits-delta': '6805', 'comment-url': '' } })
  expect(run.stdout).toMatch(reason)
  expect(run.annotations).toHaveLength(2)
  expect(run.summary).toContain('2 blocking problems')
  // A write that may have been taken is never sent a second time.
  expect(run.writes).toHaveLength(1)
  expect(await opened.pull.comments()).toEqual([])
})

test.concurrent('a refused comment does not make an allowed change fail', async () => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { [SETTINGS]: EXAMPLE.before.replace('claude-haiku-4.5', 'auto') } })
  fault(opened, NOT_PERMITTED, { only: isComment })
  expect(await check(github, opened, { inputs: { comment: 'always' } })).toMatchObject({ exit: 0, outputs: { errors: '0', 'comment-url': '' } })
})

test.concurrent('a comment that cannot be updated keeps its address and says why it is old', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  await check(github, opened)
  push(opened, { [SETTINGS]: EXAMPLE.before })
  fault(opened, NOT_PERMITTED, { only: isComment })
  const run = await check(github, opened, { action: 'synchronize' })
  expect(run).toMatchObject({ exit: 0, outputs: { verdict: 'skipped' } })
  expect(run.stdout).toContain('The token may not comment here')
})

test.concurrent('a comment that somebody deleted between reading and writing is no failure of the check', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  await check(github, opened)
  push(opened, { [SETTINGS]: EXAMPLE.after.replace('claude-opus-4.8', 'claude-opus-4.6') })
  fault(opened, refusal(404, 'Not Found'), { only: isComment })
  expect(await check(github, opened, { action: 'synchronize' })).toMatchObject({ exit: 1, outputs: { verdict: 'fail' } })
})

test.concurrent('a passing fault is tried again', async () => {
  const [gateway, reset] = await Promise.all([openPull(github, EXAMPLE_PULL), openPull(github, EXAMPLE_PULL)])
  fault(gateway, BAD_GATEWAY, { times: 1 })
  fault(reset, 'reset', { times: 1 })
  for (const run of await Promise.all([check(github, gateway), check(github, reset)])) {
    expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '2', 'credits-delta': '6805' } })
    expect(run.outputs['comment-url']).toContain('#issuecomment-')
  }
  expect(await Promise.all([marked(gateway), marked(reset)])).toMatchObject([[{}], [{}]])
})

const DOWN: [string, Fault['respond'], RegExp][] = [
  ['is down', BAD_GATEWAY, /GitHub did not give what the check needs \(HTTP 502\)/],
  ['cuts every connection', 'reset', /GitHub did not give what the check needs/],
  ['does not accept the token', refusal(401, 'Bad credentials'), /GitHub does not accept the token\./],
  ['refuses to be read', NOT_PERMITTED, /GitHub refuses the request: Resource not accessible by integration/],
  ['limits the hour', rateLimit(2_000_000_000), /API rate limit exceeded/],
  ['limits the pace', secondaryRateLimit(1), /secondary rate limit/],
  ['answers GraphQL with errors', { status: 200, body: { errors: [{ type: 'INTERNAL', message: 'Something went wrong while executing your query.' }] } }, /Something went wrong while executing your query/],
  ['answers GraphQL with half of it', { status: 200, body: { data: { viewer: null, repository: null }, errors: [{ type: 'NOT_FOUND', message: 'Could not resolve to a Repository.' }] } }, /Could not resolve to a Repository/],
]

test.concurrent('whatever GitHub has against it, a check that could not be made is an error', async () => {
  const runs = DOWN.map(async ([name, respond]) => {
    const opened = await openPull(github, EXAMPLE_PULL)
    fault(opened, respond, name.startsWith('answers GraphQL') ? { only: ({ path }) => path === '/graphql' } : {})
    return { run: await check(github, opened), opened }
  })
  for (const [index, { run, opened }] of (await Promise.all(runs)).entries()) {
    const [name, , message] = DOWN[index] ?? ['', '', /./]
    expect({ name, ...run }).toMatchObject({ name, exit: 3, stderr: '', writes: [], outputs: { verdict: 'error', 'error-class': 'api', complete: 'false', 'comment-url': '' } })
    expect(run.stdout).toMatch(message)
    expect(run.stdout).not.toMatch(/^\s+at /m)
    expect(run.annotations[0]?.level).toBe('error')
    expect(run.summary).toContain('GitHub did not answer, so nothing was judged')
    expect(await opened.pull.comments()).toEqual([])
  }
}, 60_000)

test.concurrent('a refusal is not asked again', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  fault(opened, refusal(401, 'Bad credentials'))
  expect((await check(github, opened)).requests).toHaveLength(3)
})

test.concurrent('content that GitHub does not give is never taken for an absent file', async () => {
  const opened = await openPull(github, EXAMPLE_PULL)
  const blobs: Answer = { status: 200, body: { data: { repository: { b0: null, b1: null } } } }
  fault(opened, blobs, { only: ({ path, body }) => path === '/graphql' && JSON.stringify(body).includes('query Blobs') })
  const run = await check(github, opened)
  expect(run).toMatchObject({ exit: 3, outputs: { verdict: 'error', 'error-class': 'api' } })
  expect(run.stdout).toContain(`GitHub did not give the content of ${SETTINGS}.`)
})
