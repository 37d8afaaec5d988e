import { words, type Message } from '../../core/text/message.js'
import { createComment, deleteComment, unreadComments, updateComment, type Sent } from '../../io/github/comments.js'
import type { GitHub } from '../../io/github/client.js'
import { readConversation, type Conversation, type OwnComment } from '../../io/github/own-comments.js'
import type { Deadline } from '../../io/github/retry.js'
import { tryGitHub } from '../try-github.js'
import { MOVED_ON, planAfterCreate, planComment, type CommentPlan, type CommentRequest } from './comment-plan.js'

/** The comments of one pull request, as effects. */
export interface CommentStore {
  readonly look: () => Promise<Conversation>
  readonly create: (body: string, failures: number) => Promise<Sent>
  readonly update: (id: number, body: string, failures: number) => Promise<Sent>
  readonly remove: (id: number) => Promise<void>
  /** Waits so many milliseconds; returns false at once when less time is left. */
  readonly wait: (ms: number) => Promise<boolean>
}

/**
 * The comments of a pull request on GitHub.
 * @throws {UserError} from its effects, when the pull request is not there for the token.
 */
export function commentStore(github: GitHub, number: number, marker: string, { wait }: Deadline): CommentStore {
  return {
    look: () => readConversation(github, number, marker),
    create: (body, failures) => createComment(github, number, body, failures),
    update: (id, body, failures) => updateComment(github, id, body, failures),
    remove: (id) => deleteComment(github, id),
    wait,
  }
}

export interface PublishedComment {
  readonly url: string | null
  /** Why there is no comment, or an outdated one; null when the comment is current. */
  readonly remark: Message | null
  /** Whether GitHub refused it; the other outputs then say so. */
  readonly refused: boolean
}

/**
 * Brings the comment to the requested state. After each temporary failure it waits, reads the pull request again and
 * plans anew: the failed write may have succeeded, the head may have moved, the comment may be deleted. `known` is an
 * earlier state, or why it could not be read; null when that is too old.
 */
export async function publishComment(
  store: CommentStore,
  request: CommentRequest,
  known: Conversation | { readonly reason: Message } | null,
): Promise<PublishedComment> {
  let reason: Message | null = null
  let now = known
  for (let failures = 0; ; failures += 1) {
    now ??= await tryGitHub(() => store.look(), unreadComments)
    if ('reason' in now) return request.mode === 'never' ? OFF : refusedFor(reason ?? now.reason, null)
    const plan = planComment(request, now)
    for (const id of plan.remove) await store.remove(id)
    if (plan.action === 'none')
      return { url: plan.url, remark: words(`No comment was written: ${plan.why}.`), refused: false }
    const sent = await send(store, plan, failures)
    if (sent.done)
      return plan.action === 'create'
        ? await removeDuplicate(store, request.judged, { ...sent, body: plan.body })
        : written(sent.url)
    reason = sent.reason
    if (sent.again === null || !(await store.wait(sent.again)))
      return refusedFor(reason, now.comments.at(-1)?.url ?? null)
    now = null
  }
}

/** No comment is wanted, and whether there is one is not known. */
const OFF: PublishedComment = { url: null, remark: words('No comment was written: comments are off.'), refused: false }

function written(url: string): PublishedComment {
  return { url, remark: null, refused: false }
}

function refusedFor(reason: Message, url: string | null): PublishedComment {
  return { url, remark: reason, refused: true }
}

function send(store: CommentStore, plan: Exclude<CommentPlan, { action: 'none' }>, failures: number): Promise<Sent> {
  return plan.action === 'create' ? store.create(plan.body, failures) : store.update(plan.id, plan.body, failures)
}

/** Checks whether another run wrote at the same moment; of two comments one is deleted. */
async function removeDuplicate(store: CommentStore, judged: string, created: OwnComment): Promise<PublishedComment> {
  const { url } = created
  const seen = await tryGitHub(() => store.look())
  // If reading fails, the next run removes the duplicate.
  if ('reason' in seen) return written(url)
  const { stays, remove } = planAfterCreate(created, judged, seen)
  for (const other of remove) await store.remove(other)
  return stays ? written(url) : { url: null, remark: words(`No comment was written: ${MOVED_ON}.`), refused: false }
}
