import { Big } from 'big.js'
import { roundHalfUp } from '../amount.js'
import { multiplierOf } from '../catalogue/catalogue.js'
import type { Action } from '../policy/decide.js'
import type { Contract, Period } from '../kiro/surfaces/surface.js'
import type { Limit } from '../../../generated/settings-contract.js'
import { budgetSentences } from './budget-sentences.js'
import { loader, type BudgetInput, type Loads, type TokensOf } from './budget-load.js'
import {
  BUDGET_UNITS,
  type BudgetEffect,
  type BudgetOutcome,
  type BudgetSimulation,
  type BudgetUnit,
  type Reached,
} from './budget-simulation.js'
import { atEach } from './seat-cost.js'
import { workingDay } from './working-day.js'
import { workloadOf } from './workload.js'

/*
 * Simulates the budgets of a contract as if they were enforced; Kiro does not enforce them. One developer's work is
 * spread evenly over the working days, and an action is in force from the working day after the one on which the limit
 * is reached.
 */

/** Contracts whose budgets are simulated: bounds the time in a repository with very many. Chosen by hand. */
const MOST_CONTRACTS = 100

/** One simulation for each contract, period and unit of a limit, in the order of the contracts. */
export function simulateBudgets(
  input: BudgetInput,
  tokensOf: TokensOf = workloadOf(input.policy).tokensOf,
): BudgetSimulation[] {
  const load = loader(input, tokensOf)
  return input.after.contracts
    .filter(({ budgets }) => budgets.size > 0)
    .slice(0, MOST_CONTRACTS)
    .flatMap((contract) =>
      (['daily', 'monthly'] as const).flatMap((period) => {
        const limit = contract.budgets.get(period)?.limit
        return limit
          ? BUDGET_UNITS.flatMap((unit) => simulateOne(contract, period, unit, limit, input, load) ?? [])
          : []
      }),
    )
}

function simulateOne(
  contract: Contract,
  period: Period,
  unit: BudgetUnit,
  stated: Limit,
  input: BudgetInput,
  load: ReturnType<typeof loader>,
): BudgetSimulation | null {
  const limit = stated[unit]
  if (limit === undefined) return null
  const { file, root, profiles } = contract
  const { workdays } = workloadOf(input.policy)
  const name = profiles.get('fast')?.model?.name
  // The defaults are those of the contract's schema.
  const { alertThreshold = 0.8, action = 'notify' } = stated
  const known = {
    file,
    root,
    period,
    unit,
    limit,
    alertThreshold,
    action,
    workdays,
    fast: name === undefined ? null : { model: name, multiplier: multiplierOf(input.catalogue, name, input.day) },
  }
  const loads = load(contract, unit)
  const result =
    'reason' in loads
      ? { ...known, at: null, reason: loads.reason }
      : { ...known, at: atEach((of) => outcomeOf(known, loads[of])), reason: null }
  return {
    ...result,
    sentences: budgetSentences(result, 'reason' in loads ? loads.of : null, 'reason' in loads ? [] : loads.notCounted),
  }
}

type Terms = Pick<BudgetSimulation, 'period' | 'unit' | 'limit' | 'alertThreshold' | 'action' | 'workdays' | 'fast'>

function outcomeOf(terms: Terms, { daily, dailyOnFast }: Loads): BudgetOutcome {
  const { period, workdays, action } = terms
  const limit = new Big(terms.limit)
  const month = daily.times(workdays)
  const load = period === 'daily' ? daily : month
  const reached = load.gt(limit)
  const alertAt = limit.times(terms.alertThreshold)
  const days = !reached
    ? new Big(0)
    : period === 'daily'
      ? new Big(workdays).times(load.minus(limit)).div(load)
      : new Big(workdays - workingDay(limit, load, workdays))
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

/** A limit that is not reached. */
const NEVER: Reached = { when: 'never', day: null, partOfDay: null }

function reachedAt(amount: Big, load: Big, { period, workdays }: Pick<Terms, 'period' | 'workdays'>): Reached {
  if (period === 'daily') return { when: 'every day', day: null, partOfDay: roundHalfUp(amount.div(load), 4) }
  return { when: 'day', day: workingDay(amount, load, workdays), partOfDay: null }
}

/** The effect of the action on a day's use. */
function actionOf(
  action: Action,
  { unit, fast }: Pick<Terms, 'unit' | 'fast'>,
  daily: Big,
  dailyOnFast: Big | null,
): { readonly effect: BudgetEffect; readonly rate: Big | null } {
  if (action === 'notify') return { effect: 'only tells', rate: daily }
  if (action === 'pause') return { effect: 'stops', rate: new Big(0) }
  if (fast === null) return { effect: 'no fast profile', rate: daily }
  // Another model uses the same tokens, because the policy states them by kind of work.
  if (unit !== 'credits') return { effect: 'saves nothing', rate: daily }
  if (dailyOnFast === null) return { effect: 'not priced', rate: null }
  return {
    effect: dailyOnFast.lt(daily) ? 'saves' : dailyOnFast.eq(daily) ? 'saves nothing' : 'costs more',
    rate: dailyOnFast,
  }
}
