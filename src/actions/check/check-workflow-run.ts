import { findPullRequests } from '../../io/github/find-pull-requests.js'
import type { ActionOutcome, ActionRun, NothingToJudge } from './check-run.js'
import { checkPullRequest } from './check-pull-request.js'
import type { WorkflowRunEvent } from './event.js'

/**
 * After another workflow: its pull request is found by repository, branch and commit, and judged again by API. No
 * artifact of the other workflow is read, because it may have run untrusted code. One head may belong to several pull
 * requests; each is judged, and the exit code is the worst of them.
 * @throws {UserError} when a pull request cannot be read.
 */
export async function checkWorkflowRun(
  run: ActionRun,
  { head, branch, repository }: WorkflowRunEvent,
): Promise<ActionOutcome | NothingToJudge> {
  const pulls = await findPullRequests(run.github, { repository, branch, sha: head })
  const outcomes: ActionOutcome[] = []
  for (const { number, baseRefName, baseRef, changedFiles = null } of pulls) {
    const base = { baseRef: baseRefName, baseSha: baseRef?.target?.oid ?? null }
    const event = { kind: 'pull_request', target: false, number, head, ...base, changedFiles } as const
    const outcome = await checkPullRequest(run, event)
    if (!('nothing' in outcome)) outcomes.push(outcome)
  }
  const [worst, ...others] = outcomes.sort((a, b) => b.exit - a.exit)
  if (worst === undefined)
    return {
      nothing: `No open pull request has the head ${head.slice(0, 7)}: it is closed, or has moved on and the run for its new head judges it.`,
    }
  const also =
    others.length === 0
      ? []
      : [`${others.length + 1} pull requests have this head; this is the worst result, and each has its own comment.`]
  return { ...worst, remarks: [...worst.remarks, ...also] }
}
