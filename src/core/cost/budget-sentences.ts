import { product, roundHalfUp } from '../amount.js'
import { prefixed } from '../kiro/assignment.js'
import { joined, say, words, type Message } from '../text/message.js'
import { count, whole } from '../text/number.js'
import type { BudgetOutcome, BudgetSimulation, Reached } from './budget-simulation.js'
import defaults from './workload.json' with { type: 'json' }

/** The units of a budget in words. */
const UNITS = { credits: 'credits', inputTokens: 'input tokens', outputTokens: 'output tokens' } as const

/**
 * A simulation in sentences: the typical load, then the differences at the others, then what is not counted. `together`: the contract
 * has other limits, which act in the same month.
 */
export function budgetSentences(
  simulation: Omit<BudgetSimulation, 'sentences'>,
  tokens: { readonly stated: boolean; readonly assumed: boolean },
  together: boolean,
): Message[] {
  const { root, period, unit, limit, at, notCounted } = simulation
  const name = prefixed(root, `budget.${period}`)
  const amount = words(`limit of ${whole(limit)}${unit === 'credits' ? '' : ` ${UNITS[unit]}`}`)
  const missing = notCounted.map(({ reason, of }) => say`${of} (${words(WHY[reason])})`)
  if (at === null)
    return [say`${name}: ${amount}, not simulated: nothing of the work has a price: ${inMessages(missing)}.`]
  return [
    say`${name}: ${typical(simulation, at.typical, amount, together)}.`,
    ...others(simulation, at),
    ...(missing.length === 0 ? [] : [say`That is the least: not counted is ${inMessages(missing)}.`]),
    ...(unit === 'credits' ? [] : [words(`Kiro does not meter tokens: they are ${sourceOf(tokens)}.`)]),
  ]
}

const WHY = {
  'no price': 'no known price',
  'unknown trigger': 'not known what starts it',
  'file cannot be read': 'a file that cannot be read',
} as const

function sourceOf({ stated, assumed }: { readonly stated: boolean; readonly assumed: boolean }): string {
  const table = `an assumption, ${whole(defaults.tokensPerDay.input.value)} in and ${whole(defaults.tokensPerDay.output.value)} out a day of default work`
  if (!assumed) return 'the policy’s tokens per run'
  return stated ? `the policy’s tokens per run, elsewhere ${table}` : table
}

/** Clauses in a row, at most five. */
function inMessages(all: readonly Message[]): Message {
  const shown = joined(all.slice(0, 5), ', ')
  return all.length > 5 ? [...shown, ` and ${all.length - 5} more`] : shown
}

function typical(
  simulation: Omit<BudgetSimulation, 'sentences'>,
  outcome: BudgetOutcome,
  amount: Message,
  together: boolean,
): Message {
  const { period, unit, workdays } = simulation
  const { alert, limit, load, spent } = outcome
  const told = alert.when === 'never' ? [] : say`alert ${words(whenIs(alert))}`
  if (limit.when === 'never') {
    const usual = `${whole(load)} ${UNITS[unit]} a ${period === 'daily' ? 'day' : 'month'}`
    const last = words(
      load <= simulation.limit
        ? `${usual} is the typical use`
        : together && period === 'monthly'
          ? `the other limits leave ${whole(spent)} of ${usual}`
          : `another limit stops the day before it, of ${usual}`,
    )
    return say`${told}${words(told.length === 0 ? '' : alert.when === 'day' ? ` of ${workdays}; ` : '; ')}${amount} is never reached: ${last}`
  }
  const at = limit.when === 'day' ? `on day ${whole(limit.day)} of ${workdays}` : whenIs(limit)
  return say`${told}${words(told.length === 0 ? '' : ', ')}${amount} ${words(at)}; then ${action(simulation, outcome)}`
}

function whenIs({ when, day, partOfDay }: Reached): string {
  return when === 'day' ? `on working day ${whole(day)}` : `every day after ${whole(percent(partOfDay))} % of its work`
}

/** Whole percent of a day's work; 0 for null. */
function percent(part: number | null): number {
  return roundHalfUp(product(part ?? 0, 100))
}

/** Credits or tokens beyond a limit, at least 0: rounding can make the use smaller than the limit. */
function beyond(used: number | null, limit: number): string {
  return whole(Math.max(0, roundHalfUp(product(used ?? 0).minus(limit), 2)))
}

/** The effect of the action from then on. */
function action(
  { action: does, period, unit, limit, fast }: Omit<BudgetSimulation, 'sentences'>,
  { effect, limit: reached, days, usual, then, load, spent }: BudgetOutcome,
): Message {
  const rest =
    period === 'daily' ? 'for the rest of each day' : `for the last ${days === 1 ? 'day' : `${whole(days)} days`}`
  const month = period === 'daily' ? ' a month' : ''
  const used = (value: number | null): string => `${whole(value)} ${UNITS[unit]}${month} ${rest}`
  const target = fast ? say`${'fast'} (${fast.model})` : say`${'fast'}`
  switch (effect) {
    case 'not reached':
      return []
    case 'no day left':
      return say`no working day is left for ${does}`
    case 'only tells': {
      const over =
        period === 'daily'
          ? `${beyond(load, limit)} ${UNITS[unit]} a day over the limit, ${whole(usual)} a month`
          : `${beyond(spent, limit)} ${UNITS[unit]} over the limit`
      return say`${does} stops nothing: ${words(over)}`
    }
    case 'stops': {
      const without =
        period === 'daily'
          ? `${whole(100 - percent(reached.partOfDay))} % of each day`
          : `${count(days, 'working day')} a month`
      return say`${does} stops the work: ${words(`${without} without Kiro, ${whole(usual)} ${UNITS[unit]}${month} not spent`)}`
    }
    case 'no fast profile':
      return say`${does} saves nothing: there is no profile ${'fast'} to move the work to`
    case 'not priced':
      return say`${does} moves the contract’s work to ${target}, which is not priced; ${words(used(usual))} before that`
    case 'saves nothing':
      return unit === 'credits'
        ? say`${does} moves the contract’s work to ${target} and saves nothing: ${words(used(usual))}, as before`
        : say`${does} moves the contract’s work to ${target} and saves no tokens: they are counted per run, not per model`
    case 'saves':
    case 'costs more':
      return say`${does} moves the contract’s work to ${target}${words(effect === 'costs more' ? ' and costs more' : '')}: ${words(`${used(then)} instead of ${whole(usual)}`)}`
  }
}

/** The low and the high load, where they end differently. */
function others(
  { workdays }: Pick<BudgetSimulation, 'workdays'>,
  { low, typical: middle, high }: NonNullable<BudgetSimulation['at']>,
): Message[] {
  const same = (a: Reached, b: Reached): boolean => a.when === b.when && a.day === b.day && a.partOfDay === b.partOfDay
  if (same(low.limit, middle.limit) && same(high.limit, middle.limit)) return []
  const end = ({ limit }: BudgetOutcome): string =>
    limit.when === 'never'
      ? 'never reached'
      : `reached ${limit.when === 'day' ? `on day ${whole(limit.day)} of ${workdays}` : whenIs(limit)}`
  return [words(`At low use the limit is ${end(low)}; at high use it is ${end(high)}.`)]
}
