import { NO_CONTEXT } from '../../render/markdown/context.js'
import { exitOf, type ActionOutcome, type ActionRun, type NothingToJudge } from './check-run.js'
import { checkEvent } from './check-commit.js'
import { checkPullRequest } from './check-pull-request.js'
import { checkWorkflowRun } from './check-workflow-run.js'
import { enforcementNote } from './enforcement-note.js'

/**
 * One run of the pull-request check: read, judge, comment. The caller writes the other outputs.
 * @throws {UserError} when the event's commit, branch or pull request cannot be read.
 */
export async function runAction(run: ActionRun): Promise<ActionOutcome | NothingToJudge> {
  const { event, inputs } = run
  if (event.kind === 'nothing') return { nothing: event.why }
  if (event.kind === 'pull_request') return checkPullRequest(run, event)
  if (event.kind === 'workflow_run') return checkWorkflowRun(run, event)
  const { result, commit } = await checkEvent(run, event)
  const { exit, remark } = exitOf(result, inputs)
  return {
    result,
    context: {
      ...NO_CONTEXT,
      commit,
      links: run.links,
      enforcementNote: enforcementNote(run),
      withInventory: true,
      key: inputs.commentKey,
    },
    commentUrl: null,
    remarks: remark === null ? [] : [remark],
    exit,
  }
}
