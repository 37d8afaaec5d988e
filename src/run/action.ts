import { exitCode, failureFrom, type Failure, type Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { createComment, updateComment } from '../io/github/comments.js'
import { statusOf, type GitHub } from '../io/github/client.js'
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
import type { PolicyText, UnreadablePolicy } from './read-policy.js'
import type { TreeEntry } from '../io/tree.js'

export interface ActionRun {
  readonly github: GitHub
  readonly event: Exclude<CheckEvent, { kind: 'nothing' }>
  readonly inputs: ActionInputs
  readonly actionRepository: string
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

type PullRequestEvent = Extract<CheckEvent, { kind: 'pull_request' }>

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
    advisory: 'Advisory: this workflow comes from the pull request.',
    withInventory: remote.installing,
    notes: notesOn(remote, state, inputs),
  }
  const published = await publishComment(run, event, state, remote, context)
  return { result: remote.result, context, ...published, exit: exitCode(remote.result, inputs.failOn) }
}

/** Rounds 2 and 3. What keeps a pull request from being judged is a result too, so that its comment does not stay as it was. */
async function judgePullRequest(
  { github, inputs, actionRepository, day }: ActionRun,
  state: PullRequestState,
  event: PullRequestEvent,
  compared: Promise<string>,
  head: Promise<TreeEntry[]>,
): Promise<RemoteResult> {
  try {
    // Retargeted since the event: the live base branch counts, not the one that the event names.
    const mergeBase = state.baseRef === event.baseRef ? await compared : await readMergeBase(github, state.baseRef, event.head)
    const [before, after] = await Promise.all([readTree(github, mergeBase), head])
    return await checkRemote(github, { before, after, policy: bound(state.policy, inputs.policy), policyPath: inputs.policy, actionRepository, day })
  } catch (error) {
    if (!(error instanceof UserError) || error.errorClass === 'api') throw error
    return { result: failureFrom(error), installing: false, policyChanged: false }
  }
}

function ignore(): void {
  // Awaited later; without this, Node would end the process before that.
}

function bound(policy: PolicyBlob | null, source: string): PolicyText | UnreadablePolicy | null {
  return policy === null ? null : { ...policy, source }
}

function notesOn({ policyChanged, installing, result }: RemoteResult, { policy }: PullRequestState, inputs: ActionInputs): string[] {
  if ('errorClass' in result) return []
  const notes: string[] = []
  if (policyChanged) notes.push(policy === null ? 'This pull request adds the policy. It binds from the next one on; this one is judged without a policy.' : 'This pull request changes the policy. It is judged by the one of the base branch.')
  if (installing && policy === null && !policyChanged) notes.push(`There is no policy at \`${inputs.policy.replace(/[^\w./-]/g, '')}\` yet, so only what is broken can block.`)
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

/** On push the pushed commit's own policy judges, and everything since the previous tip is new. */
async function checkPush({ github, inputs, actionRepository, day }: ActionRun, { before, after }: Extract<CheckEvent, { kind: 'push' }>): Promise<RemoteResult> {
  const [old, now] = await Promise.all([before === null ? [] : readFormer(github, before), readTree(github, after)])
  const entry = now.find(({ path }) => path === inputs.policy)
  const policy = entry ? { entry, source: inputs.policy, sha: after } : null
  return checkRemote(github, { before: old, after: now, policy, policyPath: inputs.policy, actionRepository, day })
}

/** After a forced push the previous tip may be gone; then nothing was there before, as for a new branch. */
async function readFormer(github: GitHub, commit: string): Promise<TreeEntry[]> {
  try {
    return await readTree(github, commit)
  } catch (error) {
    if (statusOf(error) === 404) return []
    throw error
  }
}

/** By hand: two revisions, by default the dispatched commit against the default branch, judged by that branch's policy. */
async function checkDispatch({ github, inputs, actionRepository, day }: ActionRun, sha: string): Promise<RemoteResult> {
  const head = inputs.head ?? sha
  if (head === '') throw new UserError('There is no commit to judge.', 'Give the input head.')
  const [branch, now, named] = await Promise.all([
    readDefaultBranch(github, inputs.policy),
    readRevision(github, 'head', head),
    inputs.base === null ? null : readRevision(github, 'base', inputs.base),
  ])
  const before = named ?? (await readTree(github, branch.sha))
  return checkRemote(github, { before, after: now, policy: bound(branch.policy, inputs.policy), policyPath: inputs.policy, actionRepository, day })
}

async function readRevision(github: GitHub, input: 'base' | 'head', revision: string): Promise<TreeEntry[]> {
  try {
    return await readTree(github, revision)
  } catch (error) {
    if (statusOf(error) !== 404) throw error
    throw new UserError(`The input ${input} names ${revision}, which is no branch, tag or commit of this repository.`, 'Check the spelling, or leave it out.')
  }
}
