import { BAD_GATEWAY, NOT_PERMITTED, refusal } from '../github/faults.js'
import type { RecordedRequest } from '../github/request-log.js'
import { EXAMPLE_PULL } from '../pull-request-run.js'
import { ADDRESS, GARBAGE, HOSTILE, HTML, HUGE, SINGLE_SIGN_ON, TOO_FAST } from './answers.js'
import { READ_ONLY, REFUSED, TOLD, type FailureRow } from './row.js'

const isWrite = ({ method, path }: RecordedRequest): boolean => method !== 'GET' && path.includes('/issues/')

/** Everything can be read, and the comment cannot be written. */
export const WRITING: readonly FailureRow[] = [
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
    says: 'GitHub did not take the comment (HTTP 403): Unable to create comment because issue is locked. The conversation is locked: unlock it',
  },
  {
    what: 'the comment is refused: the repository is archived (403)',
    fault: { respond: refusal(403, 'Repository was archived so is read-only.'), only: isWrite },
    ...REFUSED,
    says: 'GitHub did not take the comment (HTTP 403): Repository was archived so is read-only. The repository is archived: unarchive it',
  },
  {
    what: 'the comment is refused: the repository limits who may take part (403)',
    fault: {
      respond: refusal(403, 'Interactions on this repository have been restricted to collaborators only'),
      only: isWrite,
    },
    ...REFUSED,
    says: 'The repository limits who may take part: lift the limit',
  },
  {
    what: 'the comment is refused: the IP allow list (403)',
    fault: { respond: ADDRESS, only: isWrite },
    ...REFUSED,
    says: 'The organization’s IP allow list does not let the runner in: add the runner’s address to it',
  },
  {
    what: 'the comment is refused: single sign-on (403)',
    fault: { respond: SINGLE_SIGN_ON, only: isWrite },
    ...REFUSED,
    says: 'The organization’s single sign-on does not let the token in: authorize the token for the organization',
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
