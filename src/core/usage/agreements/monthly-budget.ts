import { product, quotient, rangeOf, roundHalfUp, type Range } from '../../amount.js'
import type { Action } from '../../policy/decide.js'
import type { UsageBudget } from '../../contract/usage/agreements.js'
import { MICRO } from '../ledger.js'

/** A budget before use is added. */
export type Agreed = Pick<
  UsageBudget,
  'id' | 'from' | 'file' | 'team' | 'unit' | 'period' | 'limit' | 'perDeveloper' | 'allPriced'
> & {
  readonly action: Action
  /** Percent of the limit, ascending. */
  readonly percents: readonly number[]
}

/** What was used on or up to a day: millionths of a credit or of a dollar, so that sums are exact. */
export interface UsedUpTo {
  readonly day: string
  readonly used: number
}

/** Where a month ends, in the unit of a budget. */
export interface Ahead {
  readonly byDay: readonly { readonly day: string; readonly typical: number }[]
  readonly end: Range
  /** Whether nothing says not to rely on it. */
  readonly reliable: boolean
}

/** A monthly budget with what was used from the first of the month to each day, and where that ends. */
export function monthlyBudget(agreed: Agreed, rising: readonly UsedUpTo[], ahead: Ahead | null): UsageBudget {
  const sum = rising.at(-1)?.used ?? 0
  const stated = statedOf(agreed, rising)
  const expected = (percent: number): string | null =>
    ahead?.byDay.find(({ typical }) => typical * 100 >= agreed.limit * percent)?.day ?? null
  const over = expected(100)
  return {
    ...stated,
    steps: stated.steps.map((step) => (step.reached === null ? { ...step, expected: expected(step.percent) } : step)),
    used: roundHalfUp(product(sum).div(MICRO), 2),
    usedOn: null,
    share: shareOf(sum, agreed.limit),
    daysOver: 0,
    forecast:
      ahead === null || agreed.limit === 0
        ? null
        : {
            reached: firstOf(rising, agreed.limit, 100) ?? over,
            share: rangeOf((of) => shareOf(ahead.end[of] * MICRO, agreed.limit) ?? 0),
            reliable: ahead.reliable,
          },
  }
}

/** The budget with the day on which each of its steps was reached. */
export function statedOf(
  { action, percents, ...budget }: Agreed,
  used: readonly UsedUpTo[],
): Pick<UsageBudget, keyof Omit<Agreed, 'action' | 'percents'> | 'steps'> {
  return {
    ...budget,
    steps: percents.map((percent) => ({
      percent,
      reached: firstOf(used, budget.limit, percent),
      expected: null,
      action: percent < 100 ? 'notify' : action,
    })),
  }
}

/** The first day on which this part of the limit was reached; a day without use never counts, even for a limit of 0. */
function firstOf(days: readonly UsedUpTo[], limit: number, percent: number): string | null {
  const least = thresholdOf(limit, percent)
  return days.find(({ used }) => used > 0 && used >= least)?.day ?? null
}

/** Millionths. */
export function thresholdOf(limit: number, percent: number): number {
  return product(limit, percent, MICRO).div(100).toNumber()
}

/** Millionths as a part of a limit; null where nothing is allowed. */
export function shareOf(micro: number, limit: number): number | null {
  const share = quotient(micro, product(limit, MICRO).toNumber())
  return share && roundHalfUp(share, 4)
}
