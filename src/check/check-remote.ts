import { DEFAULT_POLICY_PATH, findPolicy, misplacedPolicies, noPolicyHint } from '../core/policy/policy-path.js'
import { check } from '../core/check.js'
import type { Prices } from '../core/catalogue/prices.js'
import { checkForPublic } from '../core/public-check.js'
import { runningWorkflow, type WorkflowEdit } from '../core/judgement/workflow-edits.js'
import type { SourceFile } from '../core/kiro/configuration.js'
import { visible } from '../core/text/message.js'
import { NOT_PRICED } from '../core/amount.js'
import type { Proposal } from '../core/policy/merge/proposal.js'
import type { Failure, Report } from '../core/report.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { FoundPolicy } from '../core/policy/layers.js'
import { existenceIn } from './existence.js'
import { differ, formerEntries, governedEntries } from './read-sources.js'
import { throughLinks } from './remote-links.js'
import { contentOf, sources } from './remote-sources.js'
import { unreadEntries } from './unread-files.js'
import { lookAtPrompts } from './remote-prompts.js'
import { lookAtUnread, objectIds, spareIds, unreadSources } from './remote-unread.js'
import { resolveBinding, resolveProposal, type Binding, type Parents } from '../core/policy/resolve.js'
import { workflowFacts, workflowsToRead } from './workflow-files.js'

/** Two states of the repository, seen whole through the API, and what judges the difference. */
export interface RemoteCheck {
  /** Null when there is nothing to compare with: every finding counts. */
  readonly before: readonly TreeEntry[] | null
  readonly after: readonly TreeEntry[]
  /** The branch that the change is for, as it is now; null or left out where that is the state before. */
  readonly tip?: readonly TreeEntry[] | null
  /** Contents that were read already, by object id. */
  readonly known?: ReadonlyMap<string, Uint8Array>
  /** The repository's policy that binds, or the entry of a tree that holds it. */
  readonly policy: FoundPolicy | PolicyEntry | null
  /** Whether a changed policy is only proposed: another one binds. On push it is in force already. */
  readonly proposes: boolean
  /** The path of the policy where it is stated; null for the usual ones. */
  readonly statedPolicy: string | null
  /** The input `organization-policy`, read only when there is something to judge. */
  readonly organization: () => Promise<FoundPolicy | null>
  readonly parents: Parents
  /** The prices that the input `prices` names, read only when there is something to judge. */
  readonly prices: () => Promise<Prices>
  readonly actionRepository: string
  /** The running workflow file: `owner/repo/path@ref`. */
  readonly workflowRef: string
  readonly day: string
  /** Whether the repository is public. */
  readonly isPublic: boolean
}

/** A policy whose text is read with the other files. */
export interface PolicyEntry {
  readonly entry: TreeEntry
  readonly source: string
  readonly sha: string | null
}

export interface RemoteResult {
  readonly result: Report | Failure
  /** The change adds this action to a workflow, and no workflow used it before. */
  readonly installing: boolean
  readonly policyChanged: boolean
}

/**
 * Selects by object ids what differs or is governed, reads that by API in one batch, and judges it. Nothing is checked
 * out.
 * @throws {UserError} when there are more files than are judged, or a content is missing.
 */
export async function checkRemote(github: GitHub, unfollowed: RemoteCheck): Promise<RemoteResult> {
  const input = { ...unfollowed, ...(await throughLinks(github, unfollowed)), listed: unfollowed }
  const selected = select(input)
  const looked = { ...selected, ...(await lookAtUnread(github, selected)) }
  const selection = { ...looked, ...(await lookAtPrompts(github, looked, unfollowed)) }
  const { policyChanged, workflows, lacking } = selection
  if (lacking !== null) return { result: lacking, installing: false, policyChanged }
  if (!selection.touched && workflows.after.length + workflows.before.length === 0)
    return { result: skipped(input.day), installing: false, policyChanged }
  const { blobs, organization, binding, prices } = await readAndBind(github, input, selection)
  const repository = `${github.owner}/${github.name}`
  const { installing, edits } = workflowFacts(workflows, ({ oid }) => decode(blobs.get(oid ?? '')), {
    actionRepository: input.actionRepository,
    repository,
    running: runningWorkflow(input.workflowRef, repository),
  })
  if (!selection.touched && !installing && edits.length === 0)
    return { result: skipped(input.day), installing, policyChanged }
  const proposal = await proposalOf(input, selection, organization, blobs)
  const result = judge(input, selection, { blobs, binding, prices, proposal, workflows: edits, owner: github.owner })
  return { result, installing, policyChanged }
}

/** What of the two trees has to be read, found by comparing object ids. */
interface Selection {
  /** Governed files of the base and of the head. */
  readonly before: readonly TreeEntry[]
  readonly after: readonly TreeEntry[]
  /** Governed files of the live tip, where they are not those of the base. */
  readonly tip: readonly TreeEntry[] | null
  /** Files below `.kiro` that no adapter reads. */
  readonly unread: ReturnType<typeof unreadEntries>
  /** Contents that were read to know whether anything is touched. */
  readonly known: Blobs
  readonly workflows: ReturnType<typeof workflowsToRead>
  /** The policy file of the head. */
  readonly proposed: TreeEntry | null
  /** The path of the policy, in the head or else in the base. */
  readonly policyPath: string
  /** Files of the head that look like a policy and are not read as one. */
  readonly misplacedPolicies: readonly string[]
  /** A policy that is stated and not there is no "none", unless this very change brings it. */
  readonly lacking: Failure | null
  readonly policyChanged: boolean
  /** Whether a governed file or the policy differs, or there is nothing to compare with. */
  readonly touched: boolean
}

function select(input: RemoteCheck): Selection {
  const base = input.before ?? []
  const [before, after] = [formerEntries(base), governedEntries(input.after)]
  const tip = input.tip ? formerEntries(input.tip) : null
  const unread = unreadEntries({ before: input.before, tip: input.tip ?? null, after: input.after })
  const { statedPolicy: stated } = input
  const [former, proposed] = [findPolicy(base, stated), findPolicy(input.after, stated)]
  const policyChanged = former?.oid !== proposed?.oid || former?.path !== proposed?.path
  const misplaced = misplacedPolicies(
    input.after.map(({ path }) => path),
    stated,
  )
  return {
    before,
    after,
    tip: tip !== null && (differ(before, tip) || differ(unread.before, unread.tip)) ? tip : null,
    unread,
    known: input.known ?? NO_BLOBS,
    workflows: workflowsToRead(base, input.after),
    proposed,
    policyPath: proposed?.path ?? former?.path ?? DEFAULT_POLICY_PATH,
    misplacedPolicies: misplaced,
    lacking:
      stated !== null && input.policy === null && (proposed === null || former !== null)
        ? noSuchPolicy(stated, misplaced)
        : null,
    policyChanged,
    touched: policyChanged || input.before === null || differ(before, after),
  }
}

/** Policies of elsewhere are read beside the files; on push the repository's own is one of these files. */
async function readAndBind(
  github: GitHub,
  input: RemoteCheck,
  { touched, before, after, tip, unread, known, workflows, proposed, policyChanged }: Selection,
) {
  const binds = input.policy !== null && 'entry' in input.policy ? input.policy : null
  const policies = [binds?.entry ?? null, policyChanged && input.proposes ? proposed : null].filter(
    (entry) => entry !== null,
  )
  const wanted = [
    ...(touched ? [...before, ...(tip ?? [])] : []),
    ...after,
    ...workflows.before,
    ...workflows.after,
    ...policies,
  ]
  const spare = spareIds(touched ? unread : { before: [], tip: [], after: unread.after })
  const needed = new Set(objectIds(wanted))
  const lacking = [...needed, ...spare].filter((oid) => !known.has(oid))
  const reading = readBlobs(github, lacking, new Set(spare.filter((oid) => !needed.has(oid)))).then(
    (blobs) => new Map([...known, ...blobs]),
  )
  const [organization, prices] = await Promise.all([input.organization(), input.prices()])
  const bind = async (): Promise<Binding> =>
    resolveBinding({ organization, own: policyText(input.policy, binds ? await reading : NO_BLOBS) }, input.parents)
  const [blobs, binding] = await Promise.all([reading, bind()])
  return { blobs, organization, binding, prices }
}

/** The policy as the change would leave it; null where it changes none, or where the head's policy is in force. */
async function proposalOf(
  { proposes, parents }: RemoteCheck,
  { policyChanged, policyPath, proposed }: Selection,
  organization: FoundPolicy | null,
  blobs: Blobs,
): Promise<Proposal | null> {
  if (!policyChanged || !proposes) return null
  const own = proposed && policyText({ entry: proposed, source: policyPath, sha: null }, blobs)
  return resolveProposal({ organization, own }, policyPath, parents)
}

/** What was read and resolved. */
interface Evidence {
  readonly blobs: Blobs
  readonly binding: Binding
  readonly prices: Prices
  readonly proposal: Proposal | null
  readonly workflows: readonly WorkflowEdit[]
  readonly owner: string
}

/** A check whose links were followed, and the trees as GitHub lists them. */
interface FollowedCheck extends RemoteCheck {
  readonly listed: Pick<RemoteCheck, 'before' | 'after' | 'tip'>
}

function judge(
  input: FollowedCheck,
  { touched, before, after, tip, unread, proposed, policyPath, misplacedPolicies: misplaced }: Selection,
  { blobs, binding, prices, proposal, workflows, owner }: Evidence,
): Report | Failure {
  const { listed } = input
  const stateOf = (
    entries: readonly TreeEntry[],
    others: readonly TreeEntry[],
    all: readonly TreeEntry[] | null | undefined,
  ): SourceFile[] => [...sources(entries, blobs, existenceIn(all ?? [])), ...unreadSources(others, blobs)]
  const head = stateOf(after, unread.after, listed.after)
  const judgement = input.isPublic ? checkForPublic : check
  const common = { workflows, owner, prices, day: input.day, misplacedPolicies: misplaced }
  if (binding.failure !== null) {
    // A broken policy on the base must not lock the repository: a change that does nothing but repair it passes, with a warning.
    const repaired =
      binding.above !== null && proposal?.kind === 'policy' && proposed !== null && !differ(before, after)
    if (!repaired) return binding.failure
    const problem = binding.failure.problems[0]?.line ?? 1
    return judgement({
      ...common,
      before: head,
      after: head,
      policy: binding.above,
      proposal: { kind: 'repair', source: policyPath, problem },
    })
  }
  const base = !touched ? head : input.before === null ? null : stateOf(before, unread.before, listed.before)
  const now = touched && tip !== null ? stateOf(tip, unread.tip, listed.tip) : null
  return judgement({ ...common, before: base, tip: now, after: head, policy: binding.policy, proposal })
}

type Blobs = ReadonlyMap<string, Uint8Array>

/** Nothing was read. */
const NO_BLOBS: Blobs = new Map()

function noSuchPolicy(path: string, near: readonly string[]): Failure {
  return {
    verdict: 'error',
    errorClass: 'policy',
    problems: [
      {
        file: null,
        line: null,
        column: null,
        message: `The input policy names ${visible(path)}, and there is no such file where the policy is read.`,
      },
    ],
    hint: noPolicyHint(near.map(visible), 'the input policy'),
    policy: { source: path, sha: null },
  }
}

function policyText(
  policy: FoundPolicy | PolicyEntry | null,
  blobs: ReadonlyMap<string, Uint8Array>,
): FoundPolicy | null {
  if (policy === null || !('entry' in policy)) return policy
  const { entry, source, sha } = policy
  const bytes = contentOf(entry, blobs)
  return bytes
    ? { text: decode(bytes), source, sha }
    : {
        unreadable: `${source}${sha === null ? '' : ` at ${sha.slice(0, 7)}`} is a link or cannot be read.`,
        source,
        sha,
      }
}

function decode(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes) : ''
}

/** Both trees were seen whole and no governed file differs. Nothing was read, so nothing is known of cost. */
function skipped(day: string): Report {
  const report = check({ before: [], after: [], policy: [], day })
  return {
    ...report,
    verdict: 'skipped',
    estimate: { ...report.estimate, before: NOT_PRICED, after: NOT_PRICED, delta: NOT_PRICED },
  }
}
