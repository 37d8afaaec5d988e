import { say, words, type Message } from '../../core/text/message.js'
import { reasonOf, statusOf } from './api-error.js'
import { refusedRead, refusedWrite } from './cause.js'
import type { GitHub } from './client.js'
import { pauseAfter } from './retry.js'

/** The result of a write: a refusal is a value with a reason, never an exception. */
export type Sent = { readonly done: true; readonly id: number; readonly url: string } | Refused

interface Refused {
  readonly done: false
  readonly reason: Message
  /** Milliseconds to wait before another attempt, after reading the state again; null: an attempt would be useless. */
  readonly again: number | null
}

/** Creates a comment; `failures` is the number of attempts before. */
export function createComment(github: GitHub, number: number, body: string, failures: number): Promise<Sent> {
  return sent({ failures, refusal }, () =>
    github.write(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      { issue_number: number, body },
      hasAddress,
    ),
  )
}

/**
 * Updates a comment of this action. One that is gone justifies another read: it was deleted, and there may be no
 * comment now.
 */
export async function updateComment(github: GitHub, id: number, body: string, failures: number): Promise<Sent> {
  return sent({ failures, refusal, gone: 404 }, () =>
    github.write('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id, body }, hasAddress),
  )
}

/** Deletes a comment of this action. If that fails, the next run finds it again. */
export async function deleteComment(github: GitHub, id: number): Promise<void> {
  try {
    await github.remove('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id })
  } catch {
    // The failure has no consequence: the comment was superseded.
  }
}

interface Sending {
  /** The number of attempts before. */
  readonly failures: number
  /** The reason in words. */
  readonly refusal: (error: unknown) => Message
  /** The status for a deleted object, which justifies one more read. */
  readonly gone?: number
  /** The field that identifies the object. */
  readonly key?: 'id' | 'number'
}

/** GitHub's answer for an object with a page of its own. */
export interface Written {
  readonly html_url: string
  readonly id?: unknown
  readonly number?: unknown
}

/** Whether an answer has the page's URL. */
export function hasAddress({ html_url: url }: Record<string, unknown>): boolean {
  return typeof url === 'string'
}

/** Sends once and returns the result. */
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

/** The sentence for every read-only token: of forks, of Dependabot, of a repository's default. */
const COMMENT = {
  what: 'comment',
  notPermitted: words(
    'The token may not comment: the job needs `permissions: pull-requests: write`, which GitHub gives to no `pull_request` run of a fork or of Dependabot.',
  ),
}

function refusal(error: unknown): Message {
  return refusedWrite(error, COMMENT)
}

/** Why the comments of a pull request could not be read, so that none is written. */
export function unreadComments(error: unknown): Message {
  const why = refusedRead(error, say`${reasonOf(error)}. ${COMMENT.notPermitted}`)
  return say`The comments of the pull request cannot be read, so none is written: ${why}`
}
