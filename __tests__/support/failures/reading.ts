import { BAD_GATEWAY, NOT_PERMITTED, rateLimit, refusal, secondaryRateLimit } from '../github/faults.js'
import type { RecordedRequest } from '../github/request-log.js'
import { ADDRESS, GARBAGE, HOSTILE, HTML, HUGE, SINGLE_SIGN_ON, TOO_FAST } from './answers.js'
import { SILENT, TOLD, UNREACHABLE, type FailureRow } from './row.js'

const isTree = ({ path }: RecordedRequest): boolean => path.includes('/git/trees/')

/** GitHub, or what is between, fails whatever is asked. */
export const READING: readonly FailureRow[] = [
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
    what: 'the organization’s IP allow list does not let the runner in (403)',
    fault: { respond: ADDRESS },
    ...SILENT,
    says: 'The organization’s IP allow list does not let the runner in: add the runner’s address to it',
  },
  {
    what: 'the organization’s single sign-on does not let the token in (403)',
    fault: { respond: SINGLE_SIGN_ON },
    ...SILENT,
    says: 'The organization’s single sign-on does not let the token in: authorize the token for the organization',
  },
  {
    what: 'GitHub has blocked the repository (451)',
    fault: { respond: refusal(451, 'Repository access blocked') },
    ...SILENT,
    says: 'GitHub has blocked the repository: its owners ask GitHub’s support.',
  },
  {
    what: 'GitHub refuses for a reason of its own (403)',
    fault: { respond: refusal(403, 'Sorry. Your account is under review.') },
    ...SILENT,
    says: 'GitHub refuses the request: Sorry. Your account is under review.',
  },
  {
    what: 'the repository is not there for the token (404)',
    fault: { respond: refusal(404, 'Not Found') },
    ...SILENT,
    says: 'GitHub did not return what the check needs (HTTP 404): Not Found.',
  },
  {
    what: 'GitHub does not understand a request (422)',
    fault: { respond: refusal(422, 'Validation Failed') },
    ...SILENT,
    says: 'GitHub did not return what the check needs (HTTP 422): Validation Failed.',
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
    says: 'GitHub did not return what the check needs (HTTP 500): Server Error.',
  },
  {
    what: 'GitHub’s gateway fails (502)',
    fault: { respond: BAD_GATEWAY },
    ...SILENT,
    says: 'GitHub did not return what the check needs (HTTP 502): the answer is a page, not one of GitHub’s API.',
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
    says: 'GitHub did not return what the check needs: the answer is not one of GitHub’s API',
  },
  {
    what: 'answers are cut short (200)',
    fault: { respond: GARBAGE },
    ...SILENT,
    says: 'GitHub did not return what the check needs: the answer is not one of GitHub’s API',
  },
  {
    what: 'every connection is cut',
    where: 'both',
    fault: { respond: 'reset' },
    ...SILENT,
    says: 'GitHub did not return what the check needs: the connection was cut.',
  },
  { what: 'one connection is cut', fault: { respond: 'reset', times: 1 }, ...TOLD },
  {
    what: 'nothing is ever answered',
    fault: { respond: 'hang' },
    ...SILENT,
    says: 'GitHub did not return what the check needs: no answer within 12 seconds.',
  },
  { what: 'every answer takes a second', fault: { respond: { lateMs: 1000 } }, ...TOLD },
  {
    what: 'an answer has no end',
    where: 'both',
    fault: { respond: HUGE, only: isTree },
    ...UNREACHABLE,
    says: 'GitHub did not return what the check needs: the answer is larger than 64 MB.',
    comment: ['none', 'updated'],
  },
  {
    what: 'only the files cannot be read (502)',
    fault: { respond: BAD_GATEWAY, only: isTree },
    ...UNREACHABLE,
    says: 'GitHub did not return what the check needs (HTTP 502): the answer is a page, not one of GitHub’s API.',
    comment: ['none', 'updated'],
  },
  {
    what: 'an answer holds texts that attack',
    fault: { respond: HOSTILE },
    ...SILENT,
    says: 'GitHub refuses the request: <!-- kiro-governance:check -->',
  },
]
