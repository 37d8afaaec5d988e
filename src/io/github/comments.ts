import { say, words, type Message } from '../../core/message.js'
import { isRecord } from '../../core/surfaces/document.js'
import { headerOf, isRateLimit, reasonOf, statusOf, UnreadableAnswer } from './api-error.js'
import type { GitHub } from './client.js'
import { pauseAfter } from './patience.js'

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
  return sent(failures, () => github.write('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number, body }))
}

/** Writes a comment of ours anew. One that is gone is worth another look: somebody deleted it, and there may be no comment now. */
export async function updateComment(github: GitHub, id: number, body: string, failures: number): Promise<Sent> {
  return sent(failures, () => github.write('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id, body }), 404)
}

/** Takes a comment of ours away. One that stays is found again by the next run. */
export async function deleteComment(github: GitHub, id: number): Promise<void> {
  try {
    await github.write('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id })
  } catch {
    // Nothing depends on it, and what it said has been said elsewhere.
  }
}

async function sent(failures: number, send: () => Promise<unknown>, lookAgainAt: number | null = null): Promise<Sent> {
  try {
    const answer = await send()
    if (isRecord(answer) && typeof answer.html_url === 'string') return { done: true, id: Number(answer.id), url: answer.html_url }
    throw new UnreadableAnswer('comments')
  } catch (error) {
    const again = failures === 0 && statusOf(error) === lookAgainAt && lookAgainAt !== null ? 0 : pauseAfter(error, failures + 1)
    return { done: false, reason: refusal(error), again }
  }
}

function refusal(error: unknown): Message {
  const status = statusOf(error)
  const why = reasonOf(error)
  if (isRateLimit(error)) return say`GitHub’s rate limit kept the comment from being written: ${why}.`
  const forbidden = status === 404 || headerOf(error, 'x-accepted-github-permissions') !== null || /not accessible/i.test(why)
  if (forbidden && (status === 403 || status === 404)) return words(READ_ONLY)
  return say`GitHub did not take the comment${words(status === null ? '' : ` (HTTP ${status})`)}: ${why}.`
}

/** The one sentence on every token that may only read: of forks, of Dependabot, of a repository's default. */
const READ_ONLY = 'The token may not comment: the job needs `permissions: pull-requests: write`, which GitHub gives to no `pull_request` run of a fork or of Dependabot.'
