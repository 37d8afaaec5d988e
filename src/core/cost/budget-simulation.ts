import type { Message } from '../text/message.js'
import type { Action } from '../policy/decide.js'
import type { Period } from '../kiro/surfaces/surface.js'
import type { AtLoad } from './seat-cost.js'
import type { NoPrice } from './standing.js'

/** Reasons why some work is in no number of a budget. */
export const NOT_COUNTED = ['no price', 'unknown trigger', 'file cannot be read'] as const satisfies readonly NoPrice[]

/** Work that is in no number, and the model or the piece of work that it is about. */
export interface NotCounted {
  readonly reason: (typeof NOT_COUNTED)[number]
  readonly of: string
}

/** The units of a limit. */
export const BUDGET_UNITS = ['credits', 'inputTokens', 'outputTokens'] as const
export type BudgetUnit = (typeof BUDGET_UNITS)[number]

/** One limit of one contract, per developer, beside the contract's other limits. Amounts are in the budget's unit, rounded half up. */
export interface BudgetSimulation {
  readonly file: string
  /** The folder that holds `.kiro`; empty for the repository's own. */
  readonly root: string
  readonly period: Period
  readonly unit: BudgetUnit
  /** Per developer and period. */
  readonly limit: number
  /** The part of the limit, 0 to 1, at which the developer is notified; 0.8 if the contract states none. */
  readonly alertThreshold: number
  /** `notify` if the contract states none. */
  readonly action: Action
  /** Working days a month. */
  readonly workdays: number
  /** The profile that `restrict` switches to; null when there is none. */
  readonly fast: { readonly model: string; readonly multiplier: number | null } | null
  /** Null where nothing of the work is known in this unit. */
  readonly at: AtLoad<BudgetOutcome> | null
  /** Work that is in no number: then the load is the least that it can be. */
  readonly notCounted: readonly NotCounted[]
  /** Whether the change makes or alters budgets of this contract; true where there is nothing to compare with. */
  readonly changed: boolean
  /** The same in plain words. */
  readonly sentences: readonly Message[]
}

/**
 * The effects of an action: `not reached`; `no day left`, because the limit is reached on the last day; `only tells`
 * (notify); `saves`; `saves nothing`; `costs more`; `no fast profile` to switch to; `not priced`, the profile `fast`;
 * `stops` (pause).
 */
export const BUDGET_EFFECTS = [
  'not reached',
  'no day left',
  'only tells',
  'saves',
  'saves nothing',
  'costs more',
  'no fast profile',
  'not priced',
  'stops',
] as const
export type BudgetEffect = (typeof BUDGET_EFFECTS)[number]

export interface BudgetOutcome {
  /** One developer's load in the period of the limit, if no limit acts: per working day with two decimals, or per month, whole. */
  readonly load: number
  /** When the alert is due. */
  readonly alert: Reached
  /** When what is used is above the limit. */
  readonly limit: Reached
  readonly effect: BudgetEffect
  /** Working days a month on which the action is in force, two decimals: for a daily limit the ends of all days together. */
  readonly days: number
  /** The use of these days without the action, per month, whole. */
  readonly usual: number
  /** Their use with the action; null when it is not priced. */
  readonly then: number | null
  /** The use of the whole month, the actions of all limits included; null when it is not priced. */
  readonly spent: number | null
}

/**
 * When a limit is reached: a monthly one on a working day, a daily one on every day after a part of its work; or never.
 */
export interface Reached {
  readonly when: 'never' | 'day' | 'every day'
  /** 1-based; null unless `when` is `day`. */
  readonly day: number | null
  /** The part of each day's work after which it is reached, 0 to 1, four decimals; null unless `when` is `every day`. */
  readonly partOfDay: number | null
}
