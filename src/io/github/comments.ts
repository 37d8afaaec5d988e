import { say, words, type Message } from '../../core/text/message.js'
import { isRateLimit, reasonOf, statusOf } from './api-error.js'
import type { GitHub } from './client.js'
import { pauseAfter } from './retry.js'

/** What became of a write: a destination that refuses is a value with a reason, never an exception. */
export type Sent = { readonly done: true; readonly id: number; readonly url: string } | Refused

interface Refused {
  readonly done: false
  readonly reason: Message
  /** Milliseconds after which another try may go well, once somebody has looked what became of this one; null: none will. */
  readonly again: number | null
}

/** Sends a comment; `failures` is how many tries there were before. */
export function createComment(github: GitHub, number: number, body: string, failures: number): Promise<Sent> {
  return sent({ failures, refusal }, () =>
    github.write(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      { issue_number: number, body },
      hasAddress,
    ),
  )
}

/** Writes a comment of ours anew. One that is gone is worth another look: somebody deleted it, and there may be no comment now. */
export async function updateComment(github: GitHub, id: number, body: string, failures: number): Promise<Sent> {
  return sent({ failures, refusal, gone: 404 }, () =>
    github.write('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id, body }, hasAddress),
  )
}

/** Takes a comment of ours away. One that stays is found again by the next run. */
export async function deleteComment(github: GitHub, id: number): Promise<void> {
  try {
    await github.remove('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id })
  } catch {
    // Nothing depends on it, and what it said has been said elsewhere.
  }
}

interface Sending {
  /** How many tries there were before. */
  readonly failures: number
  /** What went wrong, in words. */
  readonly refusal: (error: unknown) => Message
  /** The status that says that somebody took away what was to be written anew: worth one more look. */
  readonly gone?: number
  /** What tells one such thing from another. */
  readonly key?: 'id' | 'number'
}

/** What GitHub answers once something of ours can be seen at an address. */
export interface Written {
  readonly html_url: string
  readonly id?: unknown
  readonly number?: unknown
}

export function hasAddress({ html_url: url }: Record<string, unknown>): boolean {
  return typeof url === 'string'
}

/** Sends once, and says what became of it. */
export async function sent(
  { failures, refusal: inWords, gone, key = 'id' }: Sending,
  send: () => Promise<Written>,
): Promise<Sent> {
  try {
    const answer = await send()
    return { done: true, id: Number(answer[key]), url: answer.html_url }
  } catch (error) {
    const again = failures === 0 && gone !== undefined && statusOf(error) === gone ? 0 : pauseAfter(error, failures + 1)
    return { done: false, reason: inWords(error), again }
  }
}

function refusal(error: unknown): Message {
  const status = statusOf(error)
  const why = reasonOf(error)
  if (isRateLimit(error)) return say`GitHub’s rate limit kept the comment from being written: ${why}.`
  // Every answer says which permissions its endpoint needs: only the words of a 403 tell that they are missing.
  if (status === 404 || (status === 403 && /not accessible/i.test(why))) return words(READ_ONLY)
  return say`GitHub did not take the comment${words(status === null ? '' : ` (HTTP ${status})`)}: ${why}.`
}

/** The one sentence on every token that may only read: of forks, of Dependabot, of a repository's default. */
const READ_ONLY =
  'The token may not comment: the job needs `permissions: pull-requests: write`, which GitHub gives to no `pull_request` run of a fork or of Dependabot.'
