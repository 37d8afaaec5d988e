import { OversizedAnswer, UnreadableAnswer } from '../../../src/io/github/api-error.js'
import { LONGEST_MS, newDeadline, pauseAfter } from '../../../src/io/github/retry.js'

const NOW = Date.parse('2026-11-20T12:00:00Z')

/** A failure as the client throws it; without a status there was no answer. */
function failure(status: number | null, headers: Record<string, string> = {}, message = 'It failed.'): Error {
  return Object.assign(new Error(message), {
    name: 'HttpError',
    status: status ?? 500,
    ...(status === null ? {} : { response: { headers } }),
  })
}

const graphql = (message: string, type?: string): Error =>
  Object.assign(new Error(`Request failed due to following response errors:\n - ${message}`), {
    name: 'GraphqlResponseError',
    errors: [{ type, message }],
    headers: {},
  })

test.each([
  ['a lost connection', failure(null), 500],
  ['a fault of the server', failure(500), 500],
  ['a gateway that asks to wait', failure(503, { 'retry-after': '7' }), 7_000],
  ['an answer that nobody can read', new UnreadableAnswer('GraphQL'), 500],
  ['a limit that says how long', failure(429, { 'retry-after': '30' }), 30_000],
  ['a limit that says until when', failure(429, { 'retry-after': 'Fri, 20 Nov 2026 12:00:20 GMT' }), 20_000],
  [
    'a secondary limit, which is a 403',
    failure(403, { 'retry-after': '2' }, 'You have exceeded a secondary rate limit.'),
    2_000,
  ],
  ['a secondary limit without a word of when', failure(403, {}, 'You have exceeded a secondary rate limit.'), 60_000],
  [
    'the limit of the hour',
    failure(
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 900) },
      'API rate limit exceeded.',
    ),
    900_000,
  ],
  ['a limit that GraphQL tells', graphql('API rate limit exceeded', 'RATE_LIMITED'), 60_000],
  ['a query that GitHub itself broke off', graphql('Something went wrong while executing your query.'), 500],
  ['a wait that is over', failure(429, { 'retry-after': '0' }), 500],
] as const)('after %s another try waits', (_, error, pause) => {
  expect(pauseAfter(error, 1, NOW)).toBe(pause)
})

test.each([
  ['a refusal', failure(403, {}, 'Resource not accessible by integration')],
  ['a wrong token', failure(401)],
  ['what is not there', failure(404)],
  ['what is not valid', failure(422)],
  ['what GraphQL does not find', graphql('Could not resolve to a Repository.', 'NOT_FOUND')],
  ['an answer that is too large', Object.assign(failure(null), { cause: new OversizedAnswer(64_000_000) })],
  ['a mistake of ours', new TypeError('x is not a function')],
])('%s is final', (_, error) => {
  expect(pauseAfter(error, 1, NOW)).toBeNull()
})

test('there are three tries, each after a longer wait', () => {
  expect([1, 2, 3].map((failures) => pauseAfter(failure(502), failures, NOW))).toEqual([500, 2_000, null])
})

test('a run waits no longer than it has time: what would end later is not begun', async () => {
  let now = 0
  const waits: number[] = []
  const deadline = newDeadline({
    now: () => now,
    after: (ms, then) => {
      waits.push(ms)
      now += ms
      then()
      return () => undefined
    },
  })
  expect(await deadline.wait(100_000)).toBe(true)
  expect(await deadline.wait(60_000)).toBe(false)
  expect(deadline.left()).toBe(LONGEST_MS - 100_000)
  expect(await deadline.wait(50_000)).toBe(true)
  now += 10_000
  expect([deadline.left(), await deadline.wait(1)]).toEqual([0, false])
  expect(waits).toEqual([100_000, 50_000])
})
