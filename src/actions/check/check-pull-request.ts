import { DEFAULT_POLICY_PATH, policyPaths } from '../../core/policy/policy-path.js'
import { plain } from '../../core/text/message.js'
import type { Failure, Report } from '../../core/report.js'
import { sha256 } from '../../core/text/sha256.js'
import { unreadComments } from '../../io/github/comments.js'
import { nothingInCommon, readComparison, type Comparison } from '../../io/github/compare.js'
import type { GitHub } from '../../io/github/client.js'
import { goneCommit } from '../../io/github/history.js'
import { statusOf } from '../../io/github/api-error.js'
import { listedChanges, readStates, type States } from '../../check/pull-request-states.js'
import { once } from '../../core/text/memoize.js'
import { readPullRequest, type PullRequestState } from '../../io/github/pull-request.js'
import { treesOf, type Listed, type Trees } from '../../io/github/trees.js'
import { markdown } from '../../render/escape/markdown.js'
import { failureMarkdown } from '../../render/failure.js'
import { comment } from '../../render/markdown/comment.js'
import type { ReportContext } from '../../render/markdown/context.js'
import { skippedMarkdown } from '../../render/markdown/skipped.js'
import { exitOf, readableBy, type ActionOutcome, type ActionRun, type NothingToJudge } from './check-run.js'
import { consolesIn } from '../../check/remote-consoles.js'
import { NO_CONSOLES } from '../../core/kiro/console-file.js'
import { checkRemote, type RemoteResult } from '../../check/check-remote.js'
import { markerOf } from '../../publish/comment/comment-plan.js'
import type { PullRequestEvent } from './event.js'
import { failureOf } from '../../publish/failure-of.js'
import { tryGitHub } from '../../publish/try-github.js'
import { pricesByApi } from '../../check/stated-prices.js'
import { organizationPolicy } from '../../check/organization-policy.js'
import { targetByApi } from '../../check/target.js'
import { publishComment, type CommentStore, type PublishedComment } from '../../publish/comment/publish-comment.js'
import { rememberParents, resolveBinding } from '../../core/policy/resolve.js'
import { enforcementNote } from './enforcement-note.js'

/**
 * Milliseconds. A state of a pull request older than this is read again before a comment is written. Chosen by hand.
 */
const FRESH_MS = 3_000

/**
 * One run for one pull request: read, judge, comment.
 * @throws {UserError} when the pull request itself cannot be read; later failures are results.
 */
export async function checkPullRequest(
  run: ActionRun,
  event: PullRequestEvent,
): Promise<ActionOutcome | NothingToJudge> {
  const { github, inputs } = run
  const store = run.comments(event.number, markerOf(inputs.commentKey))
  // Round 1: the event has what these requests need, so they are sent together. The comment is looked for beside them, and only the
  // comment depends on that.
  const trees = treesOf(github)
  const round: RoundOne = {
    compared: event.baseSha === null ? null : compare(github, event, event.baseSha),
    trees,
    head: readHead(trees, event.head),
  }
  const looked = tryGitHub(() => store.look(), unreadComments)
  const seen = run.now()
  // Their failures are handled below, where a comment can report them.
  for (const asked of [round.compared, round.head, looked]) asked?.catch(ignore)
  const state = await readPullRequest(github, event, policyPaths(inputs.policy))
  if (state.over !== null) return { nothing: `The pull request is ${state.over}.` }
  const { trace, ...judged } = await judge(run, state, event, round)
  const remote = { ...judged, result: readableBy(state.isPublic, judged.result) }
  const context: ReportContext = {
    commit: event.head,
    links: run.links,
    enforcementNote: enforcementNote(run),
    withInventory: remote.installing,
    installing: remote.installing,
    key: inputs.commentKey,
    notes: notesOn(remote, state, run),
  }
  const fresh = run.now() - seen < FRESH_MS
  const published = await publishResult(run, store, event, remote, context, fresh ? await looked : null)
  const { exit, remark } = exitOf(remote.result, inputs)
  const remarks = [trace, published.remark && plain(published.remark), remark].filter((line) => line !== null)
  const notes =
    published.refused && published.remark !== null ? [...context.notes, markdown(published.remark)] : context.notes
  return { result: remote.result, context: { ...context, notes }, commentUrl: published.url, remarks, exit }
}

/** What is asked for before the state of the pull request is known. */
interface RoundOne {
  /** The comparison with the tip that the event knew; null where it knew none, or that one is gone. */
  readonly compared: Promise<Comparison | null | 'gone'> | null
  readonly trees: Trees
  readonly head: Promise<Listed>
}

/** Pull requests of at most so many changed files are asked for the list of them. */
const MOST_LISTED = 100

/** `gone`: the base is not in the repository any more. */
function compare(github: GitHub, event: PullRequestEvent, base: string): Promise<Comparison | null | 'gone'> {
  const withFiles = event.changedFiles === null || event.changedFiles <= MOST_LISTED
  return readComparison(github, { base, head: event.head }, withFiles).catch((error: unknown) => {
    if (statusOf(error) === 404) return 'gone' as const
    throw error
  })
}

async function readHead(trees: Trees, head: string): Promise<Listed> {
  try {
    return await trees.list(head)
  } catch (error) {
    throw statusOf(error) === 404 ? goneCommit(head) : error
  }
}

/** Rounds 2 and 3. A failure is a result too, so that an old comment is replaced. */
async function judge(
  { github, inputs, actionRepository, workflowRef, readParent, day }: ActionRun,
  state: PullRequestState,
  event: PullRequestEvent,
  round: RoundOne,
): Promise<RemoteResult & { readonly trace: string | null }> {
  try {
    const parents = rememberParents(readParent, sha256, targetByApi(github))
    const organization = once(() => organizationPolicy(inputs.organizationPolicy, parents.read))
    const prices = once(() => pricesByApi(inputs.prices, readParent, day))
    const after = await round.head
    const { policy } = state
    const consoles = policy !== null && 'text' in policy ? consolesIn(policy.text) : NO_CONSOLES
    const statesFor = (comparison: Comparison): Promise<States> => {
      const { sha: tip, changedFiles } = state
      const found = { comparison, after, tip, changedFiles, statedPolicy: inputs.policy, consoles }
      // Policies of elsewhere are read beside the contents, where it is known already that something has to be judged.
      if ((listedChanges(found)?.length ?? 0) > 0)
        Promise.all([organization(), prices()])
          .then(([above]) => resolveBinding({ organization: above, own: policy }, parents))
          .catch(ignore)
      return readStates(github, round.trees, found)
    }
    const remote = await checkRemote(github, {
      ...(await liveStates(github, state, event, round, statesFor)),
      policy,
      proposes: true,
      statedPolicy: inputs.policy,
      organization,
      parents,
      prices,
      actionRepository,
      workflowRef,
      isPublic: state.isPublic,
      day,
    })
    return { ...remote, trace: null }
  } catch (error) {
    const { failure, trace } = failureOf(error)
    return { result: failure, installing: false, policyChanged: false, trace }
  }
}

/**
 * The states for the base branch as it is now. Where it moved since the event its merge base is asked for again, and meanwhile is taken
 * for what it was.
 */
async function liveStates(
  github: GitHub,
  state: PullRequestState,
  event: PullRequestEvent,
  { compared }: RoundOne,
  statesFor: (comparison: Comparison) => Promise<States>,
): Promise<States> {
  const asked = await compared
  const known = asked === 'gone' ? null : asked
  const early = known && statesFor(known)
  early?.catch(ignore)
  const now = state.sha === event.baseSha ? asked : await compare(github, event, state.sha)
  if (now === 'gone') throw goneCommit(state.sha)
  if (now === null) throw nothingInCommon(state.baseRef, event.head)
  return early && now.mergeBase === known.mergeBase ? early : statesFor(now)
}

function ignore(): void {
  // Awaited later; without this, Node would end the process on a rejection before that.
}

function notesOn(
  { policyChanged, installing, result }: RemoteResult,
  { policy }: PullRequestState,
  { inputs }: ActionRun,
): string[] {
  if ('errorClass' in result) return []
  const missing = installing && policy === null && result.policy === null && !policyChanged
  return missing
    ? [
        `There is no policy at \`${(inputs.policy ?? DEFAULT_POLICY_PATH).replace(/[^\w./-]/g, '')}\` yet, so only what is broken can block.`,
      ]
    : []
}

/** A comment that cannot be posted never changes the exit code. */
function publishResult(
  { inputs }: ActionRun,
  store: CommentStore,
  event: PullRequestEvent,
  { result, installing }: RemoteResult,
  context: ReportContext,
  known: Parameters<typeof publishComment>[2],
): Promise<PublishedComment> {
  const marker = markerOf(inputs.commentKey)
  const request = {
    mode: inputs.comment,
    result,
    installing,
    body: bodyOf(result, context),
    marker,
    judged: event.head,
  }
  return publishComment(store, request, known)
}

function bodyOf(result: Report | Failure, context: ReportContext): string {
  return 'errorClass' in result
    ? failureMarkdown(result, context)
    : result.verdict === 'skipped'
      ? skippedMarkdown(result, context)
      : comment(result, context)
}
