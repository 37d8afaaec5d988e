import { reasonOf, statusOf, type GitHub } from './client.js'

/** What became of a comment: a destination that refuses is a value with a reason, never an exception. */
export type Published = { readonly done: true; readonly url: string } | { readonly done: false; readonly reason: string }

export function createComment(github: GitHub, number: number, body: string): Promise<Published> {
  return publish(() => github.rest<{ html_url: string }>('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number, body }))
}

export function updateComment(github: GitHub, id: number, body: string): Promise<Published> {
  return publish(() => github.rest<{ html_url: string }>('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id, body }))
}

async function publish(send: () => Promise<{ html_url: string }>): Promise<Published> {
  try {
    return { done: true, url: (await send()).html_url }
  } catch (error) {
    const status = statusOf(error)
    if (status === 403 || status === 404) return { done: false, reason: 'The token may not comment here: the job needs `permissions: pull-requests: write`; on pull requests from forks GitHub never grants it.' }
    return { done: false, reason: `GitHub did not take the comment${status === null ? '' : ` (HTTP ${status})`}: ${reasonOf(error)}.` }
  }
}
