import type { PriceOrigin } from './catalogue/prices.js'
import type { Advice } from './advice/advice.js'
import type { Change } from './kiro/changes.js'
import type { BudgetSimulation } from './cost/budget-simulation.js'
import type { Estimate } from './cost/estimate.js'
import type { PriceChange } from './cost/price-change.js'
import type { SeatAdvice } from './cost/seat-advice.js'
import type { Finding } from './finding.js'
import type { Explanation } from './explain/explain.js'
import type { ExceptionNote } from './judgement/exception-notes.js'
import type { ExceptionRequest } from './judgement/exception-requests.js'
import type { PolicyEffect } from './judgement/policy-effect.js'
import type { Rewrite } from './kiro/rewrites.js'
import type { Inventory } from './kiro/inventory.js'
import type { Enforcement } from './policy/decide.js'
import type { Layer } from './policy/policy.js'
import type { When } from './policy/when.js'
import type { ExaminedProposal } from './policy/merge/proposal.js'
import type { Upgrade } from './upgrade/upgrade.js'
import type { Verdict } from './verdict.js'
import type { TeamComparison } from './what-if/compare-teams.js'
import type { ErrorClass, UserError } from './user-error.js'

/** The whole result of a check, as data: every output is made from it, and nothing else is. */
export interface Report {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly estimate: Estimate
  readonly changes: readonly Change[]
  readonly inventory: Inventory
  /** Files that are written in another way and mean the same. */
  readonly rewrites: readonly Rewrite[]
  /** Copies beside Kiro files (`reviewer.json.bak`) that the change adds; Kiro loads none of them. */
  readonly backups: readonly string[]
  /** The day whose prices and entitlements were used. */
  readonly day: string
  /** The day whose prices were used for the side before, where that is another one. */
  readonly baseDay: string | null
  /** What prices that changed since the base was committed do to the files as they were there; in no other amount. */
  readonly priceChange: PriceChange | null
  readonly catalogueAsOf: string
  /** Where the prices come from. */
  readonly prices: PriceOrigin
  readonly policy: PolicyNote | null
  /** What would be cheaper, and is allowed. */
  readonly advice: Advice
  /** What each plan would cost at this use, and the cheapest seats; null where nothing is priced. */
  readonly seatAdvice: SeatAdvice | null
  /** The team that is supposed beside the one that the policy states; null unless one is. */
  readonly team: TeamComparison | null
  /** The effect of the contracts' budgets, simulated as if they were enforced. */
  readonly budgets: readonly BudgetSimulation[]
  /** What to check where a model changes. */
  readonly upgrades: readonly Upgrade[]
  /** Why newly blocked models are blocked, layer by layer. */
  readonly explanations: readonly Explanation[]
  /** Dated permissions of the policy, and what they cost. */
  readonly exceptions: readonly ExceptionNote[]
  /** Exceptions that would let what blocks pass: for the owners of the policy to grant. */
  readonly exceptionRequests: readonly ExceptionRequest[]
  /** What the change does to the policy itself: shown, never binding. */
  readonly proposal: ExaminedProposal | null
  /** What a change of the policy newly refuses or allows of the files that are there. */
  readonly policyEffects: readonly PolicyEffect[]
  /** What of the repository was not read, because it is too large to be listed whole and this change leaves it alone; null where all was. */
  readonly notOpened: NotOpened | null
  /** Whether there was an earlier state to compare with. False: every finding counts as new. */
  readonly hasBase: boolean
  /** Whether what is not for the public was taken out. */
  readonly redacted: boolean
}

/** Folders that are the same before and after the change. What is in them is not known: Kiro files may be. */
export interface NotOpened {
  readonly count: number
  /** The first of them by path, at most ten. */
  readonly folders: readonly string[]
}

/** A layer as a report names it. */
export interface LayerNote extends Pick<Layer, 'source' | 'role' | 'sha' | 'digest'> {
  /** Its number in its file, from 1; null where it is the whole file. */
  readonly document: number | null
  /** The repositories for which it is meant; null is every one. */
  readonly when: When | null
  /** Why it counts here; null where it says no `when`, or does not count. */
  readonly matched: NonNullable<Layer['matched']> | null
}

/** Which policy judged. */
export interface PolicyNote {
  /** The repository's own file; without one, the innermost layer. */
  readonly source: string
  readonly sha: string | null
  /** Every layer, outermost first. */
  readonly layers: readonly LayerNote[]
  /** Documents of these layers’ files that are not meant for this repository. */
  readonly elsewhere: readonly LayerNote[]
  readonly enforcement: Enforcement
  /** Whether its layers let seats, money and themselves be shown in a public repository. */
  readonly publishes: boolean
}

/** A check that could not be made: never a pass. */
export interface Failure {
  readonly verdict: 'error'
  readonly errorClass: ErrorClass
  /** What is wrong, one sentence each, with place where there is one. */
  readonly problems: readonly {
    readonly file: string | null
    readonly line: number | null
    readonly column: number | null
    readonly message: string
  }[]
  /** What to do about it. */
  readonly hint: string
  /** Policy that was being read, when that is what failed. */
  readonly policy: { readonly source: string; readonly sha: string | null } | null
}

/** An error for people as a result. */
export function failureFrom({ errorClass, message, hint }: UserError): Failure {
  return {
    verdict: 'error',
    errorClass,
    problems: [{ file: null, line: null, column: null, message }],
    hint,
    policy: null,
  }
}
