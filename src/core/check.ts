import { EMBEDDED, type Prices } from './catalogue/prices.js'
import { advise } from './advice/advise.js'
import { changesBetween } from './kiro/changes.js'
import { NO_CONSOLES } from './kiro/console-file.js'
import { configurationReader, type SourceFile } from './kiro/configuration.js'
import { contractPaths } from './kiro/contract-paths.js'
import { simulateBudgets } from './cost/budgets.js'
import { priceChange } from './cost/price-change.js'
import { seatAdvice } from './cost/seat-advice.js'
import { explain, type Explanation } from './explain/explain.js'
import { introducedFindings, type Finding } from './finding.js'
import { inventoryOf } from './kiro/inventory.js'
import { cataloguesOf, type Case, type Judgement } from './judgement/judge.js'
import { judgeChange } from './judgement/judge-change.js'
import { enforcementOn, publishes } from './policy/decide.js'
import { exceptionNotes } from './judgement/exception-notes.js'
import { exceptionRequests } from './judgement/exception-requests.js'
import { policyEffects } from './judgement/policy-effects.js'
import { rewrittenFiles, type Rewrite } from './kiro/rewrites.js'
import { expectPlans } from './policy/plan-days.js'
import { ownLayer, type Layer, type Policy } from './policy/policy.js'
import { examine, type Proposal } from './policy/merge/proposal.js'
import { RULES } from './rules/index.js'
import type { LayerNote, NotOpened, PolicyNote, Report } from './report.js'
import { placeKey } from './text/place.js'
import { upgrades } from './upgrade/upgrades.js'
import type { WorkflowEdit } from './judgement/workflow-edits.js'

export interface CheckInput {
  /** The Kiro files before the change; null when there is nothing to compare with, and then every finding counts. */
  readonly before: readonly SourceFile[] | null
  /** The Kiro files at the tip of the branch that the change is for; null or left out where that is the state before. */
  readonly tip?: readonly SourceFile[] | null
  /** The Kiro files after the change. */
  readonly after: readonly SourceFile[]
  readonly policy: Policy
  /** What the problems of the side before are judged by; left out where that is the same policy: another team is supposed in `policy`. */
  readonly policyBefore?: Policy
  /** Prices, plans and dates are those of this day: `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** The day whose prices count for the side before: on an unchanged configuration, what a change of prices costs. */
  readonly baseDay?: string | undefined
  /** The day on which the state before was committed: prices that moved since then are named, apart from what the change costs. */
  readonly committed?: string | null | undefined
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices | undefined
  /** What the change does to the policy: shown beside the verdict, never binding. */
  readonly proposal?: Proposal | null
  /** Workflows with this check in them that the change edits. */
  readonly workflows?: readonly WorkflowEdit[]
  /** The account that owns the repository. */
  readonly owner?: string | null
  /** Whether a change of the policy is compared by the repository's own layers alone, for readers who may not know the others. */
  readonly ownRulesOnly?: boolean
  /** Files after the change that look like a policy and are not read as one. */
  readonly misplacedPolicies?: readonly string[]
  /** Folders that are the same before and after and were not opened; null or left out where all files are known. */
  readonly notOpened?: NotOpened | null
  /** Paths that the policy names as copies of the console's rules, where they were looked for in every state. */
  readonly consoles?: ReadonlySet<string>
}

/**
 * The whole judgement: is it valid, is it allowed, what will it cost?
 * @throws {UserError} when the policy states seats of a plan that did not exist on the day.
 */
export function check({
  before,
  tip = null,
  after,
  policy,
  policyBefore = policy,
  day,
  baseDay,
  committed = null,
  prices = EMBEDDED,
  proposal = null,
  workflows = [],
  owner = null,
  ownRulesOnly = false,
  misplacedPolicies = [],
  notOpened = null,
  consoles = NO_CONSOLES,
}: CheckInput): Report {
  expectPlans(policy, prices.plans.plans, day)
  const common = {
    before,
    tip,
    after,
    day,
    read: configurationReader(contractPaths({ before, tip, after }), consoles),
    prices: cataloguesOf(prices),
    whole: notOpened === null,
    consoles,
  }
  const bare = { ...common, owner: null, proposal: null, workflows: [], misplacedPolicies: [] }
  const examined =
    proposal &&
    examine(
      proposal,
      policy,
      { day, rules: RULES, ownRulesOnly, prices },
      (next) => {
        const { verdict: result, findings: found, onHead: judged } = judgeChange({ ...bare, policy: next })
        return { verdict: result, findings: found, estimate: judged.estimate }
      },
      (next, { findings: now, estimate }) => policyEffects(next, now, estimate.allRows),
    )
  const head: Case = { ...common, policy, owner, baseDay, proposal: examined, workflows, misplacedPolicies }
  const { onHead, comparison, findings, verdict } = judgeChange(head, policyBefore)
  return {
    verdict,
    findings,
    estimate: onHead.estimate,
    changes: changesBetween(onHead.before, onHead.after, onHead.catalogue, day),
    rewrites: rewritesOf(before ?? [], after, onHead.after),
    backups: before === null ? [] : onHead.after.backups.filter((path) => !before.some((file) => file.path === path)),
    inventory: inventoryOf(onHead.after, onHead.catalogue, day),
    day,
    baseDay: baseDay === undefined || baseDay === day ? null : baseDay,
    // With a day of its own for the side before, the change of prices is part of the cost.
    priceChange:
      before === null || committed === null || baseDay !== undefined
        ? null
        : priceChange({ configuration: onHead.before, catalogue: onHead.catalogue, policy, since: committed, day }),
    catalogueAsOf: onHead.catalogue.asOf,
    prices: prices.origin,
    policy: policyNote(policy, day),
    advice: advise({ head, onHead, comparison }),
    seatAdvice: seatAdvice({ policy, catalogue: onHead.catalogue, day }, onHead.estimate),
    team: null,
    budgets: simulateBudgets(
      { after: onHead.after, catalogue: onHead.catalogue, policy, day },
      before && onHead.before,
    ),
    upgrades: upgrades(onHead.before, onHead.after, onHead.catalogue, day, onHead.estimate),
    explanations: explanationsOf(findings, onHead, head),
    exceptions: exceptionNotes(onHead, policy, day),
    exceptionRequests: exceptionRequests(findings, onHead, head),
    proposal: examined,
    policyEffects: examined?.kind === 'policy' ? examined.effects : [],
    notOpened,
    hasBase: before !== null,
    redacted: false,
  }
}

/** Of the files that the policy does not ignore. */
function rewritesOf(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  { files }: Judgement['after'],
): Rewrite[] {
  const seen = new Set(files.map(({ path }) => path))
  return rewrittenFiles(before, after).filter(({ file }) => seen.has(file))
}

function policyNote(policy: Policy, day: string): PolicyNote | null {
  const named = ownLayer(policy) ?? policy.at(-1)
  if (!named) return null
  return {
    source: named.source,
    sha: named.sha,
    layers: policy.map(layerNote),
    elsewhere: policy.flatMap(({ elsewhere = [] }) => elsewhere.map(layerNote)),
    enforcement: enforcementOn(policy, day),
    publishes: publishes(policy),
  }
}

function layerNote({ source, role, sha, digest, document, file, matched }: Layer): LayerNote {
  return { source, role, sha, digest, document: document ?? null, when: file.when ?? null, matched: matched ?? null }
}

/** Rules that some layer answers for: their findings are explained layer by layer. */
const EXPLAINED = new Set(['model-not-entitled', 'model-not-allowed', 'multiplier-over-cap'])
/** Explanations in a report. Chosen by hand. */
const MOST_EXPLANATIONS = 5

/** Why the models that are newly blocked are blocked, one answer for each place that names one. */
function explanationsOf(
  findings: readonly Finding[],
  { before, catalogue }: Judgement,
  { after, policy, day, read }: Case,
): Explanation[] {
  const blocked = introducedFindings(findings).filter(({ rule }) => EXPLAINED.has(rule))
  if (blocked.length === 0) return []
  // What one layer ignores, a layer above it may have blocked.
  const everything = read(after, () => false)
  const mentions = new Map(everything.mentions.map((mention) => [placeKey(mention.place), mention]))
  return blocked.slice(0, MOST_EXPLANATIONS).flatMap(({ assignments, place }) => {
    const mention = place && mentions.get(placeKey(place))
    const named = mention?.assignments.filter(({ name }) => assignments.includes(name)) ?? []
    const [first] = named
    const was = before.assignments.find(({ name }) => name === first?.name)
    return first ? [explain({ catalogue, policy, day }, first.model, named, was ? [was.model] : [])] : []
  })
}
