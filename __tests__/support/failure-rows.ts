import {
  BAD_GATEWAY,
  NOT_PERMITTED,
  rateLimit,
  refusal,
  secondaryRateLimit,
  type Answer,
  type Fault,
} from './github/faults.js'
import type { RecordedRequest } from './github/request-log.js'
import { EXAMPLE, EXAMPLE_PULL, MARKER, POLICY, SETTINGS, type NewPull, type RunOptions } from './pull-request-run.js'

/** What becomes of our comment: by the first run, which finds none, and by a later one, which finds an old one. */
export type CommentFate = 'none' | 'written' | 'updated' | 'as it was'

/** One way in which a run can go, and what comes of it: a test, and a line in docs/failures.md. */
export interface FailureRow {
  /** What happens, for the reader of the table; Markdown, ours. */
  readonly what: string
  readonly change?: NewPull
  readonly fault?: Omit<Fault, 'match'> & { readonly only?: (request: RecordedRequest) => boolean }
  readonly run?: RunOptions
  /** Another run for the same head: beside this one, or before it. */
  readonly also?: 'beside' | 'before'
  readonly verdict: 'pass' | 'fail' | 'error'
  readonly class: '' | 'config' | 'policy' | 'usage' | 'api' | 'internal'
  readonly exit: number
  /** A sentence of the log. */
  readonly says: string
  readonly comment: readonly [first: CommentFate, later: CommentFate]
  /** Where it is tried: in this process unless it says otherwise; in `both` a later run of the shipped bundle goes the same way, too. */
  readonly where?: 'both' | 'bundle'
}

const isWrite = ({ method, path }: RecordedRequest): boolean => method !== 'GET' && path.includes('/issues/')
const isTree = ({ path }: RecordedRequest): boolean => path.includes('/git/trees/')

const HTML: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Sign in to the proxy</body></html>',
}
const GARBAGE: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"data": {"repository": {"pull',
}
const HUGE: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.alloc(65_000_000, 'x'),
}
const HOSTILE: Answer = refusal(403, `${MARKER} ::set-output name=verdict::pass @acme/everyone #1 <img src=x> \u202e`)
const TOO_FAST = (seconds: number): Answer => ({
  ...refusal(429, 'You have exceeded a secondary rate limit.'),
  headers: { 'retry-after': String(seconds) },
})

const JUDGED = { verdict: 'fail', class: '', exit: 1 } as const
const UNREACHABLE = { verdict: 'error', class: 'api', exit: 3 } as const
const TOLD = { ...JUDGED, says: '2 blocking problems', comment: ['written', 'updated'] } as const
const SILENT = { ...UNREACHABLE, comment: ['none', 'as it was'] } as const
const REFUSED = { ...JUDGED, comment: ['none', 'as it was'] } as const
const READ_ONLY = 'The token may not comment: the job needs `permissions: pull-requests: write`'

/** GitHub, or what stands between, fails whatever is asked. */
const READING: readonly FailureRow[] = [
  { what: 'nothing fails', ...TOLD },
  { what: 'nothing fails, and the comment says so already', also: 'before', ...TOLD },
  { what: 'nothing fails, and another run writes at the same moment', where: 'both', also: 'beside', ...TOLD },
  {
    what: 'GitHub does not accept the token (401)',
    fault: { respond: refusal(401, 'Bad credentials') },
    ...SILENT,
    says: 'GitHub does not accept the token.',
  },
  {
    what: 'the token may not read (403)',
    fault: { respond: NOT_PERMITTED },
    ...SILENT,
    says: 'GitHub refuses the request: Resource not accessible by integration.',
  },
  {
    what: 'the repository is not there for the token (404)',
    fault: { respond: refusal(404, 'Not Found') },
    ...SILENT,
    says: 'GitHub did not give what the check needs (HTTP 404): Not Found.',
  },
  {
    what: 'GitHub does not understand a request (422)',
    fault: { respond: refusal(422, 'Validation Failed') },
    ...SILENT,
    says: 'GitHub did not give what the check needs (HTTP 422): Validation Failed.',
  },
  {
    what: 'a rate limit asks to wait an hour (429)',
    fault: { respond: TOO_FAST(3600) },
    ...SILENT,
    says: 'GitHub’s rate limit for this token is used up: You have exceeded a secondary rate limit.',
  },
  { what: 'a rate limit asks to wait a second (429)', fault: { respond: TOO_FAST(1), times: 1 }, ...TOLD },
  {
    what: 'the limit of the hour is used up (403)',
    fault: { respond: rateLimit(2_000_000_000) },
    ...SILENT,
    says: 'GitHub’s rate limit for this token is used up: API rate limit exceeded for installation.',
  },
  {
    what: 'requests come too fast, however long one waits (403)',
    fault: { respond: secondaryRateLimit(1) },
    ...SILENT,
    says: 'GitHub’s rate limit for this token is used up: You have exceeded a secondary rate limit.',
  },
  { what: 'requests come too fast once (403)', fault: { respond: secondaryRateLimit(1), times: 1 }, ...TOLD },
  {
    what: 'GitHub fails (500)',
    fault: { respond: refusal(500, 'Server Error') },
    ...SILENT,
    says: 'GitHub did not give what the check needs (HTTP 500): Server Error.',
  },
  {
    what: 'GitHub’s gateway fails (502)',
    fault: { respond: BAD_GATEWAY },
    ...SILENT,
    says: 'GitHub did not give what the check needs (HTTP 502): the answer is a page, not one of GitHub’s API.',
  },
  {
    what: 'GitHub’s gateway fails twice, then answers',
    where: 'both',
    fault: { respond: BAD_GATEWAY, times: 2 },
    ...TOLD,
  },
  {
    what: 'something between answers with a page (200)',
    fault: { respond: HTML },
    ...SILENT,
    says: 'GitHub did not give what the check needs: the answer is not one of GitHub’s API',
  },
  {
    what: 'answers are cut short (200)',
    fault: { respond: GARBAGE },
    ...SILENT,
    says: 'GitHub did not give what the check needs: the answer is not one of GitHub’s API',
  },
  {
    what: 'every connection is cut',
    where: 'both',
    fault: { respond: 'reset' },
    ...SILENT,
    says: 'GitHub did not give what the check needs: the connection was cut.',
  },
  { what: 'one connection is cut', fault: { respond: 'reset', times: 1 }, ...TOLD },
  {
    what: 'nothing is ever answered',
    fault: { respond: 'hang' },
    ...SILENT,
    says: 'GitHub did not give what the check needs: no answer within 12 seconds.',
  },
  { what: 'every answer takes a second', fault: { respond: { lateMs: 1000 } }, ...TOLD },
  {
    what: 'an answer has no end',
    where: 'both',
    fault: { respond: HUGE, only: isTree },
    ...UNREACHABLE,
    says: 'GitHub did not give what the check needs: the answer is larger than 64 MB.',
    comment: ['none', 'updated'],
  },
  {
    what: 'only the files cannot be read (502)',
    fault: { respond: BAD_GATEWAY, only: isTree },
    ...UNREACHABLE,
    says: 'GitHub did not give what the check needs (HTTP 502): the answer is a page, not one of GitHub’s API.',
    comment: ['none', 'updated'],
  },
  {
    what: 'an answer holds texts that attack',
    fault: { respond: HOSTILE },
    ...SILENT,
    says: 'GitHub refuses the request: <!-- kiro-governance:check -->',
  },
]

/** Everything can be read, and the comment cannot be written. */
const WRITING: readonly FailureRow[] = [
  {
    what: 'the comment is to go elsewhere on GitHub (307)',
    fault: { respond: { status: 307, headers: { location: '?again' } }, only: isWrite, times: 1 },
    ...TOLD,
  },
  {
    what: 'the comment is refused: a fork, Dependabot, a read-only token (403)',
    where: 'both',
    change: { ...EXAMPLE_PULL, fork: true, author: 'stranger' },
    fault: { respond: NOT_PERMITTED, only: isWrite },
    ...REFUSED,
    says: READ_ONLY,
  },
  {
    what: 'the comment is refused: the conversation is locked (403)',
    fault: { respond: refusal(403, 'Unable to create comment because issue is locked.'), only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment (HTTP 403): Unable to create comment because issue is locked.',
  },
  {
    what: 'the token has expired meanwhile (401)',
    fault: { respond: refusal(401, 'Bad credentials'), only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment (HTTP 401): Bad credentials.',
  },
  {
    what: 'the comment’s place is not there for the token (404)',
    fault: { respond: refusal(404, 'Not Found'), only: isWrite },
    ...REFUSED,
    says: READ_ONLY,
  },
  {
    what: 'the comment is not valid for GitHub (422)',
    fault: { respond: refusal(422, 'Validation Failed'), only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment (HTTP 422): Validation Failed.',
  },
  {
    what: 'comments come too fast: wait an hour (429)',
    fault: { respond: TOO_FAST(3600), only: isWrite },
    ...REFUSED,
    says: 'GitHub’s rate limit kept the comment from being written: You have exceeded a secondary rate limit.',
  },
  {
    what: 'comments come too fast: wait a second (429)',
    fault: { respond: TOO_FAST(1), only: isWrite, times: 1 },
    ...TOLD,
  },
  {
    what: 'GitHub fails at the comment (500)',
    fault: { respond: refusal(500, 'Server Error'), only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment (HTTP 500): Server Error.',
  },
  {
    what: 'the gateway fails at the comment (502)',
    fault: { respond: BAD_GATEWAY, only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment (HTTP 502): the answer is a page, not one of GitHub’s API.',
  },
  {
    what: 'a page instead of the comment (200)',
    fault: { respond: HTML, only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment: the answer is not one of GitHub’s API (comments).',
  },
  {
    what: 'half an answer instead of the comment (200)',
    fault: { respond: GARBAGE, only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment: the answer is not one of GitHub’s API (comments).',
  },
  {
    what: 'the connection is cut at the comment, each time',
    fault: { respond: 'reset', only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment: the connection was cut.',
  },
  {
    what: 'the connection is cut at the comment, once',
    where: 'both',
    fault: { respond: 'reset', only: isWrite, times: 1 },
    ...TOLD,
  },
  {
    what: 'the comment is never answered',
    fault: { respond: 'hang', only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment: no answer within 12 seconds.',
  },
  { what: 'the answer to the comment takes a second', fault: { respond: { lateMs: 1000 }, only: isWrite }, ...TOLD },
  {
    what: 'the answer to the comment has no end',
    fault: { respond: HUGE, only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment: the answer is larger than 64 MB.',
  },
  {
    what: 'the refusal of the comment holds texts that attack',
    fault: { respond: HOSTILE, only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment (HTTP 403): <!-- kiro-governance:check -->',
  },
]

const NOWHERE = '/nowhere/at/all'
const MISTAKE = new URL('mistake.mjs', import.meta.url).href

/** What is wrong with the repository, the set-up, the runner or us. */
const ELSEWHERE: readonly FailureRow[] = [
  {
    what: 'the policy of the base branch cannot be read',
    where: 'both',
    change: { before: { [POLICY]: 'version: 2\n', [SETTINGS]: EXAMPLE.before }, after: { [SETTINGS]: EXAMPLE.after } },
    verdict: 'error',
    class: 'policy',
    exit: 2,
    says: 'the policy cannot be read, so nothing was judged',
    comment: ['written', 'updated'],
  },
  {
    what: 'an input is wrong',
    where: 'both',
    run: { inputs: { 'fail-on': 'sometimes' } },
    verdict: 'error',
    class: 'usage',
    exit: 2,
    says: 'The input fail-on is "sometimes".',
    comment: ['none', 'as it was'],
  },
  {
    what: 'the report file cannot be written',
    run: { inputs: { 'report-file': '.' } },
    verdict: 'error',
    class: 'usage',
    exit: 2,
    says: 'The file . cannot be written (EISDIR).',
    comment: ['written', 'updated'],
  },
  {
    what: 'the job summary cannot be written',
    where: 'both',
    run: { env: { GITHUB_STEP_SUMMARY: NOWHERE } },
    ...TOLD,
    says: 'The job summary cannot be written (ENOENT).',
  },
  {
    what: 'a mistake of ours while judging',
    where: 'bundle',
    run: { env: { NODE_OPTIONS: `--import=${MISTAKE}` } },
    verdict: 'error',
    class: 'internal',
    exit: 3,
    says: 'The check failed because of a mistake in Kiro Governance; the log has the details.',
    comment: ['none', 'updated'],
  },
]

export const FAILURE_ROWS: readonly { readonly title: string; readonly rows: readonly FailureRow[] }[] = [
  { title: 'GitHub cannot be read', rows: READING },
  { title: 'The comment cannot be written', rows: WRITING },
  { title: 'The repository, the set-up, the runner, or we ourselves', rows: ELSEWHERE },
]
