import { check } from '../check.js'
import type { Prices } from '../catalogue/prices.js'
import type { Estimate } from '../cost/estimate.js'
import { findingOf } from '../contract/finding-of.js'
import type { AuditedRepository, NotSeen } from '../contract/audit/repository.js'
import type { ThisCheck } from '../judgement/workflow-edits.js'
import type { Inventory, InventoryRow } from '../kiro/inventory.js'
import { DEFAULT_POLICY_PATH } from '../policy/policy-path.js'
import { facts, ownLayer, type Policy } from '../policy/policy.js'
import type { Finding, Severity } from '../finding.js'
import type { Report } from '../report.js'
import { groupBy } from '../text/group-by.js'
import { plain } from '../text/message.js'
import { whole } from '../text/number.js'
import { compareText } from '../text/place.js'
import { checkInPlace } from './check-in-place.js'
import { ownersOf } from './code-owners.js'
import { holdsUntil } from './holds-until.js'
import { costOf, estimatePerDeveloper, priceChangeOf } from './per-developer.js'
import type { BoundRepository, ListedRepository, SeenRepository } from './seen.js'

/** What an audit judges by, the same for every repository. */
export interface AuditTerms {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** The day whose prices are compared with those of `day`; null compares none. */
  readonly since: string | null
  readonly prices: Prices
  /** The organization's policy with its parents, outermost first. */
  readonly organization: Policy
  /** The repository that the action is run from; see ThisCheck. */
  readonly actionRepository: string
}

/** Findings of one repository in a report. Chosen by hand: a page of them. */
const MOST_FINDINGS = 100

/** About the price file, not about the repository: the report says it once. */
const OF_THE_RUN: ReadonlySet<string> = new Set(['catalogue-old'])

/** What an audit says of a repository that was read. Its files are judged by `check` as a whole, as if the policy were enforced. */
export function judgeRepository({ seen, binding, parents }: BoundRepository, terms: AuditTerms): AuditedRepository {
  const { day, since, prices } = terms
  const usesKiro = seen.files.length > 0 ? true : seen.hasFolder
  const policy = binding.failure === null ? binding.policy : (binding.above ?? terms.organization)
  const judged =
    usesKiro === true
      ? check({
          before: null,
          after: seen.files,
          policy,
          day,
          prices,
          owner: seen.listed.name.split('/')[0] ?? null,
          misplacedPolicies: seen.misplaced,
        })
      : null
  const failure = usesKiro === true ? binding.failure : null
  const notSeen = [...seen.notSeen, ...(judged === null ? [] : unseenFiles(judged.inventory, seen.listed.name))]
  const findings = judged?.findings.filter(({ rule }) => !OF_THE_RUN.has(rule)) ?? []
  return {
    ...nothingOf(seen.listed, notSeen),
    read: seen.read.map((one) => ({ ...one })).sort((a, b) => compareText(a.path, b.path)),
    state: notSeen.length > 0 ? 'in part' : seen.listed.tip === null ? 'empty' : 'read',
    usesKiro,
    verdict: judged === null ? null : failure !== null ? 'error' : verdictOf(findings),
    judgedOn: judged === null ? null : day,
    holdsUntil: judged === null ? null : holdsUntil(prices, policy, day),
    developers: judged === null ? null : developersOf(policy),
    problems: failure?.problems.map(({ message }) => message) ?? [],
    counts: countsOf(findings),
    findings: findings.slice(0, MOST_FINDINGS).map(findingOf),
    models: judged === null ? [] : modelsOf(judged.inventory),
    cost:
      judged === null
        ? null
        : costOf(hereOf(judged, policy) ?? estimatePerDeveloper(seen.files, policy, prices, { day })),
    priceChange:
      judged === null || since === null || since === day
        ? null
        : priceChangeOf(estimatePerDeveloper(seen.files, policy, prices, { day, since })),
    policy: policyOf(seen, parents, binding.failure !== null),
    check: checkInPlace(seen.workflows, seen.rules, {
      actionRepository: terms.actionRepository,
      repository: seen.listed.name,
      running: null,
    } satisfies ThisCheck),
    codeOwners: seen.codeOwners && {
      file: seen.codeOwners.file,
      owners: ownersOf(seen.codeOwners.text, seen.policy?.source ?? DEFAULT_POLICY_PATH),
    },
    exceptions: judged === null ? [] : exceptionsOf(judged, seen.policy?.source ?? null),
    contractNotApplied: findings
      .filter(({ rule }) => NOT_APPLIED.has(rule))
      .map(({ place, message }) => ({
        file: place?.file ?? null,
        line: place?.line ?? null,
        message: plain(message),
      })),
  }
}

/**
 * The estimate of the check where it is the one per developer: a tree's total never depends on the other side of the change. Of several roots
 * the check shows the one that changed most, so these are estimated again.
 */
function hereOf({ estimate }: Report, policy: Policy): Estimate | null {
  const { developers, seats } = facts(policy, 'team')
  return developers === undefined && seats === undefined && estimate.roots.length === 1 ? estimate : null
}

/** A repository of which nothing was seen but its name, or that has no commit. */
export function unreadRepository(listed: ListedRepository, notSeen: readonly NotSeen[]): AuditedRepository {
  const isEmpty = notSeen.length === 0
  return {
    ...nothingOf(listed, notSeen),
    state: isEmpty ? 'empty' : 'not seen',
    usesKiro: isEmpty ? false : null,
    policy: { state: isEmpty ? 'none' : 'not seen', file: null, parents: [], misplaced: [] },
    check: { enforcement: isEmpty ? 'none' : 'not seen', by: null, rules: isEmpty ? [] : null, workflows: [] },
  }
}

/** A repository without anything in it. */
function nothingOf(listed: ListedRepository, notSeen: readonly NotSeen[]): AuditedRepository {
  return {
    id: listed.id,
    name: listed.name,
    asked: listed.asked,
    visibility: listed.visibility,
    archived: listed.archived,
    topics: [...listed.topics].sort(compareText),
    branch: listed.branch,
    tip: listed.tip,
    tree: listed.tree,
    read: [],
    state: 'read',
    usesKiro: null,
    verdict: null,
    judgedOn: null,
    holdsUntil: null,
    developers: null,
    problems: [],
    counts: { error: 0, warning: 0, notice: 0 },
    findings: [],
    models: [],
    cost: null,
    priceChange: null,
    policy: { state: 'none', file: null, parents: [], misplaced: [] },
    check: { enforcement: 'none', by: null, rules: null, workflows: [] },
    codeOwners: null,
    exceptions: [],
    contractNotApplied: [],
    notSeen: [...notSeen],
  }
}

/** The people that the repository's own policy states; a parent states those of many repositories. */
function developersOf(policy: Policy): number | null {
  const team = ownLayer(policy)?.file.team
  const seats = Object.values(team?.seats ?? {}).reduce((sum, count) => sum + count, 0)
  return team?.developers ?? (seats > 0 ? seats : null)
}

/** Files of one repository that are listed as not seen by their names. Chosen by hand; the others are counted. */
const MOST_UNSEEN = 20

/** Files below `.kiro` that may name a model: what no adapter reads, and whose text is not known. */
function unseenFiles({ notSeen }: Inventory, repository: string): NotSeen[] {
  const reason =
    'its text is not known: it is too large, no text, a pointer of Git LFS, or one of more files than are read'
  const remedy = 'Look at it by hand: it may name a model.'
  const named = notSeen.length > MOST_UNSEEN + 1 ? notSeen.slice(0, MOST_UNSEEN) : notSeen
  const left = notSeen.length - named.length
  return [...named, ...(left > 0 ? [`${whole(left)} more files of .kiro`] : [])].map((what) => ({
    repository,
    what,
    reason,
    remedy,
  }))
}

/** Rules about a contract that the files which Kiro obeys do not follow. */
const NOT_APPLIED: ReadonlySet<string> = new Set(['contract-not-applied', 'contradicting-surfaces'])

function verdictOf(findings: readonly Finding[]): 'pass' | 'warn' | 'fail' {
  if (findings.some(({ severity }) => severity === 'error')) return 'fail'
  return findings.some(({ severity }) => severity === 'warning') ? 'warn' : 'pass'
}

function countsOf(findings: readonly Finding[]): AuditedRepository['counts'] {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length
  return { error: count('error'), warning: count('warning'), notice: count('notice') }
}

function modelsOf({ rows }: Inventory): AuditedRepository['models'] {
  return [...groupBy(rows, ({ model }) => model)]
    .map(([model, named]) => ({
      model,
      multiplier: named[0]?.multiplier ?? null,
      status: named[0]?.status ?? 'unknown',
      assignments: named.map(assignmentOf),
    }))
    .sort((a, b) => compareText(a.model, b.model))
}

function assignmentOf(row: InventoryRow): AuditedRepository['models'][number]['assignments'][number] {
  return {
    assignment: row.assignment,
    file: row.place.file,
    line: row.place.line,
    column: row.place.column,
    appliedBy: row.appliedBy,
    inherited: row.origin !== 'stated',
    dropped: row.dropped,
  }
}

function policyOf(
  { policy, policySeen, misplaced }: SeenRepository,
  parents: BoundRepository['parents'],
  isInvalid: boolean,
): AuditedRepository['policy'] {
  return {
    state: policy === null ? (policySeen ? 'none' : 'not seen') : isInvalid ? 'invalid' : 'found',
    file: policy?.source ?? null,
    parents: parents.map((one) => ({ ...one })),
    misplaced: [...misplaced],
  }
}

/** Those that permit something here, and all of the repository's own: what the organization permits elsewhere says nothing of this one. */
function exceptionsOf({ exceptions }: Report, own: string | null): AuditedRepository['exceptions'] {
  const here = exceptions.filter(
    ({ status, source, assignments }) => source === own || (status !== 'unused' && assignments.length > 0),
  )
  return here.map(({ rule, path, model, owner, expires, status, source }) => ({
    rule,
    path,
    model,
    owner,
    expires,
    status,
    source,
  }))
}
