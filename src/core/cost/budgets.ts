import { Big } from 'big.js'
import { roundHalfUp } from '../amount.js'
import { multiplierOf } from '../catalogue/catalogue.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import { loader, type BudgetInput, type Loads } from './budget-load.js'
import { monthUnder, type DayRates, type LimitOutcome, type LimitTerms, type Rates } from './budget-month.js'
import { budgetSentences } from './budget-sentences.js'
import {
  BUDGET_UNITS,
  type BudgetEffect,
  type BudgetOutcome,
  type BudgetSimulation,
  type Reached,
} from './budget-simulation.js'
import { atEach, type AtLoad } from './seat-cost.js'
import { workloadOf } from './workload.js'

/*
 * Simulates the budgets of a contract as if they were enforced; Kiro does not enforce them. All limits of a contract act in the same
 * month (budget-month.ts).
 */

/** Contracts whose budgets are simulated: bounds the time in a repository with very many. Chosen by hand. */
const MOST_CONTRACTS = 100

/**
 * One simulation for each contract, period and unit of a limit, in the order of the contracts. `before`: the configuration before the
 * change; null where there is nothing to compare with.
 */
export function simulateBudgets(input: BudgetInput, before: Configuration | null): BudgetSimulation[] {
  const { workdays } = workloadOf(input.policy)
  const loadsOf = loader(input)
  const known = new Map(before?.contracts.map(({ file, budgets }) => [file, stateOf(budgets)]))
  return input.after.contracts
    .filter(({ budgets }) => budgets.size > 0)
    .slice(0, MOST_CONTRACTS)
    .flatMap((contract) => {
      const limits = limitsOf(contract)
      if (limits.length === 0) return []
      const name = contract.profiles.get('fast')?.model?.name
      const fast =
        name === undefined ? null : { model: name, multiplier: multiplierOf(input.catalogue, name, input.day) }
      const loads = loadsOf(contract)
      const changed = known.get(contract.file) !== stateOf(contract.budgets)
      const month = atEach((of) => monthUnder(limits, loads.at[of], workdays, fast !== null && loads.fastPriced))
      return limits.map((limit, index) =>
        simulationOf(limit, index, { contract, workdays, fast, loads, month, changed, together: limits.length > 1 }),
      )
    })
}

/** The limits of a contract as text, to be compared. */
function stateOf(budgets: Contract['budgets']): string {
  return JSON.stringify([...budgets].map(([period, { limit }]) => [period, limit]))
}

/** A limit with its terms as they are stated. */
interface StatedLimit extends LimitTerms {
  readonly amount: number
  readonly alertThreshold: number
}

/** Daily limits first, each in the order of its units. */
function limitsOf({ budgets }: Contract): StatedLimit[] {
  return (['daily', 'monthly'] as const).flatMap((period) => {
    const stated = budgets.get(period)?.limit
    if (!stated) return []
    // The defaults are those of the contract's schema.
    const { alertThreshold = 0.8, action = 'notify' } = stated
    return BUDGET_UNITS.flatMap((unit): StatedLimit[] => {
      const amount = stated[unit]
      if (amount === undefined) return []
      const limit = new Big(amount)
      return [{ period, unit, limit, amount, alertThreshold, alertAt: limit.times(alertThreshold), action }]
    })
  })
}

interface Simulated {
  readonly contract: Contract
  readonly workdays: number
  readonly fast: BudgetSimulation['fast']
  readonly loads: Loads
  readonly month: AtLoad<readonly LimitOutcome[]>
  readonly changed: boolean
  readonly together: boolean
}

function simulationOf(
  limit: StatedLimit,
  index: number,
  { contract, workdays, fast, loads, month, changed, together }: Simulated,
): BudgetSimulation {
  const { period, unit, amount, alertThreshold, action } = limit
  const { file, root } = contract
  const known = loads.at.typical.has(unit)
  const unknownOnFast = fast !== null && !loads.fastPriced
  const outcome = (of: keyof AtLoad<unknown>): BudgetOutcome => {
    const found = month[of][index]
    return outcomeOf(limit, found, loads.at[of], { workdays, fast: fast !== null, unknownOnFast })
  }
  const result = {
    file,
    root,
    period,
    unit,
    limit: amount,
    alertThreshold,
    action,
    workdays,
    fast,
    at: known ? atEach(outcome) : null,
    notCounted: loads.notCounted.get(unit) ?? [],
    changed,
  }
  return { ...result, sentences: budgetSentences(result, loads.tokens, together) }
}

/** No limit acts on work that is not known. */
const UNTOUCHED: LimitOutcome = {
  alert: null,
  reached: null,
  days: new Big(0),
  usual: new Big(0),
  then: new Big(0),
  spent: new Big(0),
}

function outcomeOf(
  terms: StatedLimit,
  { alert, reached, days, usual, then, spent }: LimitOutcome = UNTOUCHED,
  rates: DayRates,
  {
    workdays,
    fast,
    unknownOnFast,
  }: { readonly workdays: number; readonly fast: boolean; readonly unknownOnFast: boolean },
): BudgetOutcome {
  const { period, unit, action } = terms
  const own = rates.get(unit) ?? { usual: new Big(0), fast: new Big(0) }
  const load = period === 'daily' ? own.usual : own.usual.times(workdays)
  const effect = effectOf(terms, own, { fast, unknownOnFast })
  const happens = reached === null ? 'not reached' : days.eq(0) && effect !== 'only tells' ? 'no day left' : effect
  const open = happens === 'not priced'
  return {
    load: roundHalfUp(load, period === 'daily' ? 2 : 0),
    alert: reachedAt(alert, period),
    limit: reachedAt(reached, period),
    effect: happens,
    days: roundHalfUp(days, 2),
    usual: roundHalfUp(usual),
    then: open && action === 'restrict' ? null : roundHalfUp(then),
    spent: open ? null : roundHalfUp(spent),
  }
}

function reachedAt(at: Big | null, period: StatedLimit['period']): Reached {
  if (at === null) return { when: 'never', day: null, partOfDay: null }
  return period === 'daily'
    ? { when: 'every day', day: null, partOfDay: roundHalfUp(at, 4) }
    : { when: 'day', day: at.toNumber(), partOfDay: null }
}

/** The effect of the action on a day's use. */
function effectOf(
  { action, unit }: StatedLimit,
  { usual, fast: onFast }: Rates,
  { fast, unknownOnFast }: { readonly fast: boolean; readonly unknownOnFast: boolean },
): BudgetEffect {
  if (action === 'notify') return 'only tells'
  if (action === 'pause') return 'stops'
  if (!fast) return 'no fast profile'
  // Another model uses the same tokens: they are counted by kind of work.
  if (unit !== 'credits') return 'saves nothing'
  if (unknownOnFast) return 'not priced'
  return onFast.lt(usual) ? 'saves' : onFast.eq(usual) ? 'saves nothing' : 'costs more'
}
