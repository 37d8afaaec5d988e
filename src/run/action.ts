import { exitCode, failureFrom, type Failure, type Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { createComment, updateComment } from '../io/github/comments.js'
import type { GitHub } from '../io/github/client.js'
import { readMergeBase } from '../io/github/compare.js'
import { readPullRequest, type PullRequestState } from '../io/github/pull-request.js'
import { readTree } from '../io/github/trees.js'
import { comment } from '../render/markdown/comment.js'
import { NO_CONTEXT, type ReportContext } from '../render/markdown/context.js'
import { skippedMarkdown } from '../render/markdown/skipped.js'
import { failureMarkdown } from '../render/failure.js'
import type { ActionInputs } from './action-inputs.js'
import { bound, type ActionRun } from './action-run.js'
import { checkEvent } from './check-event.js'
import { checkRemote, type RemoteResult } from './check-remote.js'
import { MARKER, planComment, type CommentPlan } from './comment-plan.js'
import { organizationPolicy } from './organization-policy.js'
import { rememberParents } from './resolve-policy.js'
import { standing } from './standing.js'
import { sha256 } from '../io/digest.js'
import type { TreeEntry } from '../io/tree.js'

type PullRequestEvent = Extract<ActionRun['event'], { kind: 'pull_request' }>

/** What a run of the action came to. */
export interface ActionOutcome {
  readonly result: Report | Failure
  readonly context: ReportContext
  readonly commentUrl: string | null
  /** Something that the log should say: why there is no comment. */
  readonly remark: string | null
  readonly exit: number
}

/** One run of the pull-request check: read, judge, comment. Summary, annotations and outputs are the entry's to write. */
export async function runAction(run: ActionRun): Promise<ActionOutcome> {
  const { event, inputs } = run
  if (event.kind === 'pull_request') return checkPullRequest(run, event)
  const { result, commit } = await checkEvent(run, event)
  const context = { ...NO_CONTEXT, commit, standing: standing(run), withInventory: true }
  return { result, context, commentUrl: null, ...exitOf(result, inputs) }
}

/**
 * The exit of a run. Inputs can tighten a policy and not loosen it: where one blocks, `fail-on: never` is told to have no effect.
 */
function exitOf(result: Report | Failure, { failOn }: ActionInputs): { exit: number; remark: string | null } {
  const loosens = failOn === 'never' && !('errorClass' in result) && result.policy?.enforcement.mode === 'block'
  if (!loosens) return { exit: exitCode(result, failOn), remark: null }
  return { exit: exitCode(result, 'error'), remark: 'The input `fail-on: never` has no effect where a policy blocks; to only observe, the policy says `enforcement: { mode: observe }`.' }
}

async function checkPullRequest(run: ActionRun, event: PullRequestEvent): Promise<ActionOutcome> {
  const { github, inputs } = run
  // Round 1: what is known of the event is enough to ask for these three at once.
  const compared = readMergeBase(github, event.baseRef, event.head)
  const head = readTree(github, event.head)
  // Their failures are met below, once there is a comment to tell them in.
  compared.catch(ignore)
  head.catch(ignore)
  const state = await readPullRequest(github, event.number, inputs.policy, MARKER)
  const remote = await judgePullRequest(run, state, event, compared, head)
  const context: ReportContext = {
    commit: event.head,
    standing: standing(run),
    withInventory: remote.installing,
    notes: notesOn(remote, state, inputs),
  }
  const published = await publishComment(run, event, state, remote, context)
  const { exit, remark } = exitOf(remote.result, inputs)
  const remarks = [published.remark, remark].filter((line) => line !== null)
  return { result: remote.result, context, commentUrl: published.commentUrl, remark: remarks.length === 0 ? null : remarks.join('\n'), exit }
}

/** Rounds 2 and 3. What keeps a pull request from being judged is a result too, so that its comment does not stay as it was. */
async function judgePullRequest(
  { github, inputs, actionRepository, readParent, day }: ActionRun,
  state: PullRequestState,
  event: PullRequestEvent,
  compared: Promise<string>,
  head: Promise<TreeEntry[]>,
): Promise<RemoteResult> {
  try {
    // Retargeted since the event: the live base branch counts, not the one that the event names.
    const mergeBase = state.baseRef === event.baseRef ? await compared : await readMergeBase(github, state.baseRef, event.head)
    const [before, after] = await Promise.all([readTree(github, mergeBase), head])
    const parents = rememberParents(readParent, sha256)
    return await checkRemote(github, {
      before,
      after,
      policy: bound(state.policy, inputs.policy),
      proposes: true,
      policyPath: inputs.policy,
      organization: () => organizationPolicy(inputs.organizationPolicy, parents.read),
      parents,
      actionRepository,
      day,
    })
  } catch (error) {
    if (!(error instanceof UserError) || error.errorClass === 'api') throw error
    return { result: failureFrom(error), installing: false, policyChanged: false }
  }
}

function ignore(): void {
  // Awaited later; without this, Node would end the process before that.
}

function notesOn({ policyChanged, installing, result }: RemoteResult, { policy }: PullRequestState, inputs: ActionInputs): string[] {
  if ('errorClass' in result) return []
  const notes: string[] = []
  if (installing && policy === null && result.policy === null && !policyChanged) notes.push(`There is no policy at \`${inputs.policy.replace(/[^\w./-]/g, '')}\` yet, so only what is broken can block.`)
  return notes
}

async function publishComment({ github, inputs }: ActionRun, event: PullRequestEvent, state: PullRequestState, { result, installing }: RemoteResult, context: ReportContext) {
  const body = 'errorClass' in result ? failureMarkdown(result) : result.verdict === 'skipped' ? skippedMarkdown() : comment(result, context)
  const plan = planComment({
    mode: inputs.comment,
    result,
    installing,
    body,
    existing: state.comments.at(-1) ?? null,
    current: state.headSha === event.head,
  })
  return carryOut(github, plan, event.number)
}

/** A comment that cannot be posted never changes the exit by itself. */
async function carryOut(github: GitHub, plan: CommentPlan, number: number): Promise<{ commentUrl: string | null; remark: string | null }> {
  if (plan.action === 'none') return { commentUrl: plan.url, remark: `No comment was written: ${plan.why}.` }
  const published = plan.action === 'create' ? await createComment(github, number, plan.body) : await updateComment(github, plan.id, plan.body)
  return published.done ? { commentUrl: published.url, remark: null } : { commentUrl: null, remark: published.reason }
}
