import { check } from '../core/check.js'
import type { Prices } from '../core/catalogue/prices.js'
import { checkForPublic } from '../core/public-check.js'
import { runningWorkflow, type WorkflowEdit } from '../core/judgement/workflow-edits.js'
import type { SourceFile } from '../core/kiro/configuration.js'
import { NOT_PRICED } from '../core/amount.js'
import { UserError } from '../core/user-error.js'
import type { Proposal } from '../core/policy/merge/proposal.js'
import type { Failure, Report } from '../core/report.js'
import { NO_CONSOLES } from '../core/kiro/console-file.js'
import { namedConsoles } from '../core/policy/named-consoles.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { Side } from '../io/github/folder-node.js'
import type { FoundPolicy } from '../core/policy/layers.js'
import { existenceIn } from './existence.js'
import { differ } from './read-sources.js'
import type { PolicyEntry, RemoteCheck } from './remote-input.js'
import { consoleEntries } from './console-files.js'
import { lookAtConsoles, withConsoles } from './remote-consoles.js'
import { select, type Selection } from './remote-selection.js'
import { notOpened, openMore, unopenedIn, type ListedStates } from './listed-states.js'
import { throughLinks, type LinkedStates } from './remote-links.js'
import { contentOf, sources } from './remote-sources.js'
import { lookAtPrompts } from './remote-prompts.js'
import { lookAtUnread, objectIds, spareIds, unreadSources } from './remote-unread.js'
import { resolveBinding, resolveProposal, type Binding } from '../core/policy/resolve.js'
import { workflowFacts } from './workflow-files.js'

export interface RemoteResult {
  readonly result: Report | Failure
  /** The change adds this action to a workflow, and no workflow used it before. */
  readonly installing: boolean
  readonly policyChanged: boolean
}

/** Times that a check opens more folders than it began with, one level each time. Chosen by hand: deeper than references go. */
const MOST_LOOKS = 8

/** Folders that are opened at a time only because a file refers to what is in them. Chosen by hand: two requests. */
const MOST_REFERRED = 200

/**
 * Selects by object ids what differs or is governed, reads that by API in one batch, and judges it. Nothing is checked
 * out. Where it turns out that a file refers to something in a folder that was not opened, that is opened, and the check made again.
 * @throws {UserError} when there are more files than are judged, or a content is missing.
 */
export async function checkRemote(github: GitHub, whole: RemoteCheck): Promise<RemoteResult> {
  let input = whole
  for (let look = 0; ; look += 1) {
    const { outcome, blobs, listed, referred } = await checkOnce(github, input)
    if (referred.size === 0 || look === MOST_LOOKS) return outcome
    try {
      input = { ...input, ...(await openMore(listed, new Set([...referred].slice(0, MOST_REFERRED)))), known: blobs }
    } catch (error) {
      // Beyond the bound of the run it stays unknown what is there.
      if (error instanceof UserError) return outcome
      throw error
    }
  }
}

interface Once {
  readonly outcome: RemoteResult
  readonly blobs: Blobs
  readonly listed: ListedStates
  /** Folders that were not opened, and to which something that was read refers. */
  readonly referred: ReadonlySet<string>
}

async function checkOnce(github: GitHub, unfollowed: RemoteCheck): Promise<Once> {
  const input = { ...unfollowed, ...(await throughLinks(github, unfollowed, unfollowed.known)) }
  const selected = select(input)
  const looked = { ...selected, ...(await lookAtUnread(github, selected)) }
  const prompted = { ...looked, ...(await lookAtPrompts(github, looked, input.listed)) }
  const selection = { ...prompted, ...(await lookAtConsoles(github, input, prompted)) }
  const { policyChanged, workflows, lacking } = selection
  const referred = new Set<string>()
  const ended = (result: Report | Failure, installing = false, blobs: Blobs = NO_BLOBS): Once => ({
    outcome: { result, installing, policyChanged },
    blobs,
    listed: input.listed,
    referred,
  })
  if (lacking !== null) return ended(lacking)
  if (!selection.touched && workflows.after.length + workflows.before.length === 0) return ended(skipped(input))
  const { blobs: read, organization, binding, prices } = await readAndBind(github, input, selection)
  const named = binding.failure === null ? namedConsoles(binding.policy) : NO_CONSOLES
  const meet = (folder: string): void => void referred.add(folder)
  const blobs = await withConsoles(github, input, named, read, meet)
  const repository = `${github.owner}/${github.name}`
  const { installing, edits, used } = workflowFacts(workflows, ({ oid }) => decode(blobs.get(oid ?? '')), {
    actionRepository: input.actionRepository,
    repository,
    running: runningWorkflow(input.workflowRef, repository),
  })
  const isThere = existenceIn([], unopenedIn(input.listed, 'after'), meet)
  for (const path of used) isThere(path)
  if (!selection.touched && !installing && edits.length === 0) return ended(skipped(input), installing, blobs)
  const proposal = await proposalOf(input, selection, organization, blobs)
  const evidence = { blobs, named, binding, prices, proposal, workflows: edits, owner: github.owner, meet }
  return ended(judge(input, selection, evidence), installing, blobs)
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
  /** Paths that the policy names as copies of the console's rules. */
  readonly named: ReadonlySet<string>
  readonly binding: Binding
  readonly prices: Prices
  readonly proposal: Proposal | null
  readonly workflows: readonly WorkflowEdit[]
  readonly owner: string
  /** Is called with a folder that was not opened, and to which a file refers. */
  readonly meet: (folder: string) => void
}

/** A check whose links were followed, and the trees as GitHub lists them. */
type FollowedCheck = RemoteCheck & LinkedStates

function judge(
  input: FollowedCheck,
  { touched, before, after, tip, unread, proposed, policyPath, misplacedPolicies: misplaced }: Selection,
  { blobs, named, binding, prices, proposal, workflows, owner, meet }: Evidence,
): Report | Failure {
  const { listed } = input
  const stateOf = (entries: readonly TreeEntry[], others: readonly TreeEntry[], side: Side): SourceFile[] => [
    ...sources(entries, blobs, existenceIn(listed[side] ?? [], unopenedIn(listed, side), meet)),
    ...unreadSources(others, blobs),
    ...sources(consoleEntries(listed[side] ?? [], named), blobs, () => null),
  ]
  const head = stateOf(after, unread.after, 'after')
  const judgement = input.isPublic ? checkForPublic : check
  const common = {
    workflows,
    owner,
    prices,
    day: input.day,
    committed: input.committed,
    misplacedPolicies: misplaced,
    notOpened: notOpened(listed),
    consoles: named,
  }
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
  const base = !touched ? head : input.before === null ? null : stateOf(before, unread.before, 'before')
  const now = touched && tip !== null ? stateOf(tip, unread.tip, 'tip') : null
  return judgement({ ...common, before: base, tip: now, after: head, policy: binding.policy, proposal })
}

type Blobs = ReadonlyMap<string, Uint8Array>

/** Nothing was read. */
const NO_BLOBS: Blobs = new Map()

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

/** No governed file differs in what was seen of both trees. Nothing was read, so nothing is known of cost. */
function skipped({ day, listed }: FollowedCheck): Report {
  const report = check({ before: [], after: [], policy: [], day, notOpened: notOpened(listed) })
  return {
    ...report,
    verdict: 'skipped',
    estimate: { ...report.estimate, before: NOT_PRICED, after: NOT_PRICED, delta: NOT_PRICED },
  }
}
