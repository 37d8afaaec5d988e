import type { Failure, Report } from '../core/report.js'
import { exitCode } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { createComment, updateComment } from '../io/github/comments.js'
import type { GitHub } from '../io/github/client.js'
import { readMergeBase } from '../io/github/compare.js'
import { readDefaultBranch, readPullRequest, type PolicyBlob, type PullRequestState } from '../io/github/pull-request.js'
import { readTree } from '../io/github/trees.js'
import { comment } from '../render/markdown/comment.js'
import { NO_CONTEXT, type ReportContext } from '../render/markdown/context.js'
import { skippedMarkdown } from '../render/markdown/skipped.js'
import { failureMarkdown } from '../render/failure.js'
import type { ActionInputs } from './action-inputs.js'
import { checkRemote, type RemoteResult } from './check-remote.js'
import { MARKER, planComment, type CommentPlan } from './comment-plan.js'
import type { CheckEvent } from './event.js'
import type { PolicyText } from './read-policy.js'

export interface ActionRun {
  readonly github: GitHub
  readonly event: Exclude<CheckEvent, { kind: 'nothing' }>
  readonly inputs: ActionInputs
  readonly actionRepository: string
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

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
  switch (run.event.kind) {
    case 'pull_request':
      return checkPullRequest(run, run.event)
    case 'push':
      return finish(run, await checkPush(run, run.event), run.event.after)
    case 'dispatch':
      return finish(run, await checkDispatch(run, run.event.head), run.inputs.head === null ? run.event.head : null)
  }
}

function finish({ inputs }: ActionRun, { result }: RemoteResult, commit: string | null): ActionOutcome {
  return { result, context: { ...NO_CONTEXT, commit, withInventory: true }, commentUrl: null, remark: null, exit: exitCode(result, inputs.failOn) }
}

async function checkPullRequest(run: ActionRun, event: Extract<CheckEvent, { kind: 'pull_request' }>): Promise<ActionOutcome> {
  const { github, inputs, actionRepository, day } = run
  // Round 1: what is known of the event is enough to ask for these three at once.
  const [state, assumedBase, after] = await Promise.all([
    readPullRequest(github, event.number, inputs.policy, MARKER),
    readMergeBase(github, event.baseRef, event.head),
    readTree(github, event.head),
  ])
  // Retargeted since the event: the live base branch counts, not the one that the event names.
  const mergeBase = state.baseRef === event.baseRef ? assumedBase : await readMergeBase(github, state.baseRef, event.head)
  const before = await readTree(github, mergeBase)
  const remote = await checkRemote(github, { before, after, policy: bound(state.policy, inputs.policy), policyPath: inputs.policy, actionRepository, day })
  const context: ReportContext = {
    commit: event.head,
    advisory: 'Advisory: this workflow comes from the pull request.',
    withInventory: remote.installing,
    notes: notesOn(remote, state, inputs),
  }
  const published = await publishComment(github, run, state, remote, context)
  return { result: remote.result, context, ...published, exit: exitCode(remote.result, inputs.failOn) }
}

function bound(policy: PolicyBlob | null, source: string): PolicyText | null {
  return policy === null ? null : { text: policy.text, source, sha: policy.sha }
}

function notesOn({ policyChanged, installing, result }: RemoteResult, { policy }: PullRequestState, inputs: ActionInputs): string[] {
  if ('errorClass' in result) return []
  const notes: string[] = []
  if (policyChanged) notes.push(policy === null ? 'This pull request adds the policy. It binds from the next one on; this one is judged without a policy.' : 'This pull request changes the policy. It is judged by the one of the base branch.')
  if (installing && policy === null && !policyChanged) notes.push(`There is no policy at \`${inputs.policy.replace(/[^\w./-]/g, '')}\` yet, so only what is broken can block.`)
  return notes
}

async function publishComment(github: GitHub, { inputs, event }: ActionRun, state: PullRequestState, { result, installing }: RemoteResult, context: ReportContext) {
  const body = 'errorClass' in result ? failureMarkdown(result) : result.verdict === 'skipped' ? skippedMarkdown() : comment(result, context)
  const plan = planComment({
    mode: inputs.comment,
    result,
    installing,
    body,
    existing: state.comments.at(-1) ?? null,
    current: event.kind === 'pull_request' && state.headSha === event.head,
  })
  return carryOut(github, plan, event.kind === 'pull_request' ? event.number : 0)
}

/** A comment that cannot be posted never changes the exit by itself. */
async function carryOut(github: GitHub, plan: CommentPlan, number: number): Promise<{ commentUrl: string | null; remark: string | null }> {
  if (plan.action === 'none') return { commentUrl: plan.url, remark: `No comment was written: ${plan.why}.` }
  const published = plan.action === 'create' ? await createComment(github, number, plan.body) : await updateComment(github, plan.id, plan.body)
  return published.done ? { commentUrl: published.url, remark: null } : { commentUrl: null, remark: published.reason }
}

/** On push the pushed commit's own policy judges, and everything since the previous tip is new. */
async function checkPush({ github, inputs, actionRepository, day }: ActionRun, { before, after }: Extract<CheckEvent, { kind: 'push' }>): Promise<RemoteResult> {
  const [old, now] = await Promise.all([before === null ? Promise.resolve([]) : readTree(github, before), readTree(github, after)])
  const entry = now.find(({ path }) => path === inputs.policy)
  const policy = entry ? { entry, source: inputs.policy, sha: after } : null
  return checkRemote(github, { before: old, after: now, policy, policyPath: inputs.policy, actionRepository, day })
}

/** By hand: two revisions, by default the dispatched commit against the default branch, judged by that branch's policy. */
async function checkDispatch({ github, inputs, actionRepository, day }: ActionRun, sha: string): Promise<RemoteResult> {
  const head = inputs.head ?? sha
  if (head === '') throw new UserError('There is no commit to judge.', 'Give the input head.')
  const [branch, now, named] = await Promise.all([readDefaultBranch(github, inputs.policy), readTree(github, head), inputs.base === null ? null : readTree(github, inputs.base)])
  const before = named ?? (await readTree(github, branch.sha))
  return checkRemote(github, { before, after: now, policy: bound(branch.policy, inputs.policy), policyPath: inputs.policy, actionRepository, day })
}
