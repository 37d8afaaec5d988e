import { Big } from 'big.js'
import { roundHalfUp } from '../amount.js'
import { multiplierOn } from '../catalogue/catalogue.js'
import type { Message } from '../message.js'
import type { Action } from '../policy/decide.js'
import type { Contract, Period } from '../surfaces/surface.js'
import type { Limit } from '../surfaces/settings-contract.js'
import { budgetSentences } from './budget-sentences.js'
import { loadsOf, type BudgetInput, type Loads, type NoLoad, type TokensOf } from './budget-load.js'
import { atEach, type AtLoad } from './seat-cost.js'
import { workingDay } from './working-day.js'
import { workloadOf } from './workload.js'

/*
 * What the budgets of a contract would do if somebody enforced them; Kiro does not. One developer's work is spread evenly over
 * the working days, and an action is in force from the working day after the one on which the limit is reached.
 */

export const BUDGET_UNITS = ['credits', 'inputTokens', 'outputTokens'] as const
export type BudgetUnit = (typeof BUDGET_UNITS)[number]

/** One limit of one contract, per developer. Amounts are in the budget's unit, rounded half up. */
export interface BudgetSimulation {
  readonly file: string
  /** The folder that holds `.kiro`; empty for the repository's own. */
  readonly root: string
  readonly period: Period
  readonly unit: BudgetUnit
  /** Per developer and period. */
  readonly limit: number
  /** The part of the limit at which the developer is told, 0 to 1; 0.8 if the contract states none. */
  readonly alertThreshold: number
  /** `notify` if the contract states none. */
  readonly action: Action
  /** Working days a month. */
  readonly workdays: number
  /** The profile that `restrict` switches to; null when there is none. */
  readonly fast: { readonly model: string; readonly multiplier: number | null } | null
  /** Null when it is not simulated. */
  readonly at: AtLoad<BudgetOutcome> | null
  /** Why it is not simulated; null when it is. */
  readonly reason: NoLoad | null
  /** The same in plain words. */
  readonly sentences: readonly Message[]
}

/**
 * What an action comes to: `not reached`; `no day left`, because the limit is reached on the last day; `only tells` (notify);
 * `saves`; `saves nothing`; `costs more`; `no fast profile` to switch to; `not priced`, the profile `fast`; `stops` (pause).
 */
export const BUDGET_EFFECTS = ['not reached', 'no day left', 'only tells', 'saves', 'saves nothing', 'costs more', 'no fast profile', 'not priced', 'stops'] as const
export type BudgetEffect = (typeof BUDGET_EFFECTS)[number]

export interface BudgetOutcome {
  /** One developer's load in the period of the limit: per working day with two decimals, or per month, whole. */
  readonly load: number
  /** When the alert is due. */
  readonly alert: Reached
  /** When the load is above the limit. */
  readonly limit: Reached
  readonly effect: BudgetEffect
  /** Working days a month on which the action is in force, two decimals: for a daily limit the ends of all days together. */
  readonly days: number
  /** What these days would use without the action, per month, whole. */
  readonly usual: number
  /** What they use with it; null when it is not priced. */
  readonly then: number | null
  /** All that is used in a month, action included; null when it is not priced. */
  readonly spent: number | null
}

/** A monthly limit is reached on a working day, a daily one on every day after a part of its work; or neither ever. */
export interface Reached {
  readonly when: 'never' | 'day' | 'every day'
  /** 1-based; null unless `when` is `day`. */
  readonly day: number | null
  /** The part of each day's work after which it is reached, 0 to 1, four decimals; null unless `when` is `every day`. */
  readonly partOfDay: number | null
}

/** One simulation for each contract, period and unit of a limit, in the order of the contracts. */
export function simulateBudgets(input: BudgetInput, tokensOf: TokensOf = workloadOf(input.policy).tokensOf): BudgetSimulation[] {
  return input.after.contracts.flatMap((contract) =>
    (['daily', 'monthly'] as const).flatMap((period) => {
      const limit = contract.budgets.get(period)?.limit
      return limit ? BUDGET_UNITS.flatMap((unit) => simulateOne(contract, period, unit, limit, input, tokensOf) ?? []) : []
    }),
  )
}

function simulateOne(contract: Contract, period: Period, unit: BudgetUnit, stated: Limit, input: BudgetInput, tokensOf: TokensOf): BudgetSimulation | null {
  const limit = stated[unit]
  if (limit === undefined) return null
  const { file, root, profiles } = contract
  const { workdays } = workloadOf(input.policy)
  const name = profiles.get('fast')?.model?.name
  const model = name === undefined ? undefined : input.catalogue.find(name)?.model
  // The defaults are those of the contract's schema.
  const { alertThreshold = 0.8, action = 'notify' } = stated
  const known = { file, root, period, unit, limit, alertThreshold, action, workdays, fast: name === undefined ? null : { model: name, multiplier: model ? multiplierOn(model, input.day) : null } }
  const loads = loadsOf(contract, unit, input, tokensOf)
  const result = 'reason' in loads ? { ...known, at: null, reason: loads.reason } : { ...known, at: atEach((of) => outcomeOf(known, loads[of])), reason: null }
  return { ...result, sentences: budgetSentences(result, 'reason' in loads ? loads.of : null, 'reason' in loads ? [] : loads.notCounted) }
}

type Terms = Pick<BudgetSimulation, 'period' | 'unit' | 'limit' | 'alertThreshold' | 'action' | 'workdays' | 'fast'>

function outcomeOf(terms: Terms, { daily, dailyOnFast }: Loads): BudgetOutcome {
  const { period, workdays, action } = terms
  const limit = new Big(terms.limit)
  const month = daily.times(workdays)
  const load = period === 'daily' ? daily : month
  const reached = load.gt(limit)
  const alertAt = limit.times(terms.alertThreshold)
  const days = !reached ? new Big(0) : period === 'daily' ? new Big(workdays).times(load.minus(limit)).div(load) : new Big(workdays - workingDay(limit, load, workdays))
  const usual = roundHalfUp(days.times(daily))
  const { effect, rate } = actionOf(action, terms, daily, dailyOnFast)
  const happens = !reached ? 'not reached' : days.eq(0) && effect !== 'only tells' ? 'no day left' : effect
  const then = days.eq(0) ? 0 : rate === null ? null : roundHalfUp(days.times(rate))
  return {
    load: roundHalfUp(load, period === 'daily' ? 2 : 0),
    alert: load.gt(0) && load.gte(alertAt) ? reachedAt(alertAt, load, terms) : NEVER,
    limit: reached ? reachedAt(limit, load, terms) : NEVER,
    effect: happens,
    days: roundHalfUp(days, 2),
    usual,
    then,
    spent: then === null ? null : roundHalfUp(month) - usual + then,
  }
}

const NEVER: Reached = { when: 'never', day: null, partOfDay: null }

function reachedAt(amount: Big, load: Big, { period, workdays }: Pick<Terms, 'period' | 'workdays'>): Reached {
  if (period === 'daily') return { when: 'every day', day: null, partOfDay: roundHalfUp(amount.div(load), 4) }
  return { when: 'day', day: workingDay(amount, load, workdays), partOfDay: null }
}

/** What the action does to a day's use. */
function actionOf(action: Action, { unit, fast }: Pick<Terms, 'unit' | 'fast'>, daily: Big, dailyOnFast: Big | null): { readonly effect: BudgetEffect; readonly rate: Big | null } {
  if (action === 'notify') return { effect: 'only tells', rate: daily }
  if (action === 'pause') return { effect: 'stops', rate: new Big(0) }
  if (fast === null) return { effect: 'no fast profile', rate: daily }
  // Another model takes the same tokens, as far as the policy says: it states them by kind of work.
  if (unit !== 'credits') return { effect: 'saves nothing', rate: daily }
  if (dailyOnFast === null) return { effect: 'not priced', rate: null }
  return { effect: dailyOnFast.lt(daily) ? 'saves' : dailyOnFast.eq(daily) ? 'saves nothing' : 'costs more', rate: dailyOnFast }
}
