import { BAD_GATEWAY, refusal, type Answer } from '../github/faults.js'
import type { RecordedRequest } from '../github/request-log.js'
import { GARBAGE } from './answers.js'
import { READ_ONLY, REFUSED, TOLD, UNREACHABLE, type FailureRow } from './row.js'

const isComparison = ({ path }: RecordedRequest): boolean => path.includes('/compare/')
const asks =
  (name: string) =>
  ({ body }: RecordedRequest): boolean =>
    JSON.stringify(body ?? '').includes(`query ${name}(`)
const isHistory = (request: RecordedRequest): boolean => isComparison(request) || asks('History')(request)
const isConversation = asks('Conversation')

/** What is there cannot be read, so nothing is written, and nothing linked. */
const UNSEEN = { ...REFUSED, unseen: true } as const

/** An answer of GraphQL without data. */
const refused = (type: string, message: string): Answer => ({
  status: 200,
  body: { data: null, errors: [{ type, message, path: ['viewer'] }] },
})

/** One part of what is asked fails, and the rest is answered. */
export const PARTS: readonly FailureRow[] = [
  {
    what: 'the comparison of the two commits fails (500): the merge base is found by their histories',
    fault: { respond: refusal(500, 'Server Error'), only: isComparison },
    ...TOLD,
  },
  {
    what: 'the comparison is too large for GitHub (422)',
    fault: {
      respond: refusal(422, 'Server Error: Sorry, this diff is taking too long to generate.'),
      only: isComparison,
    },
    ...TOLD,
  },
  { what: 'the comparison is never answered', fault: { respond: 'hang', only: isComparison }, ...TOLD },
  { what: 'the connection is cut at the comparison', fault: { respond: 'reset', only: isComparison }, ...TOLD },
  {
    what: 'the comparison and the histories fail (502)',
    fault: { respond: BAD_GATEWAY, only: isHistory },
    ...UNREACHABLE,
    says: 'GitHub did not return what the check needs (HTTP 502): the answer is a page, not one of GitHub’s API.',
    comment: ['none', 'updated'],
  },
  {
    what: 'the two commits have nothing in common (404)',
    fault: { respond: refusal(404, 'No common ancestor between main and the head.'), only: isComparison },
    verdict: 'error',
    class: 'config',
    exit: 2,
    says: 'have no commit in common, so there is nothing to compare with.',
    comment: ['written', 'updated'],
  },
  {
    what: 'a commit of the event is gone, force-pushed away (404)',
    fault: { respond: refusal(404, 'Not Found'), only: isComparison },
    verdict: 'error',
    class: 'config',
    exit: 2,
    says: 'is gone: it was force-pushed away, or its branch was deleted, since the event.',
    comment: ['written', 'updated'],
  },
  {
    what: 'the token may not read the conversation (FORBIDDEN)',
    fault: { respond: refused('FORBIDDEN', 'Resource not accessible by integration'), only: isConversation },
    ...UNSEEN,
    says: READ_ONLY,
  },
  {
    what: 'the comments are too much for GitHub (RESOURCE_LIMITS_EXCEEDED)',
    fault: {
      respond: refused('RESOURCE_LIMITS_EXCEEDED', 'Resource limits for this query exceeded.'),
      only: isConversation,
    },
    ...UNSEEN,
    says: 'Resource limits for this query exceeded.',
  },
  {
    what: 'the gateway fails at the comments (502)',
    fault: { respond: BAD_GATEWAY, only: isConversation },
    ...UNSEEN,
    says: '(HTTP 502)',
  },
  {
    what: 'half an answer instead of the comments (200)',
    fault: { respond: GARBAGE, only: isConversation },
    ...UNSEEN,
    says: 'the answer is not one of GitHub’s API',
  },
  {
    what: 'the comments are never answered',
    fault: { respond: 'hang', only: isConversation },
    ...UNSEEN,
    says: 'no answer within 12 seconds',
  },
]
