import type { Prices } from '../catalogue/prices.js'
import { memoizeByObject } from '../text/memoize.js'
import { EXPIRING_DAYS } from '../policy/exceptions.js'
import type { Policy } from '../policy/policy.js'
import { dayAfter, isDay } from '../text/day.js'

/**
 * The last day, from `day` on, on which the same files have the same judgement: the day before the next one that prices or a policy name,
 * or from which an exception counts as expiring. Null where no later one is named. Days are `YYYY-MM-DD`.
 */
export function holdsUntil(prices: Prices, policy: Policy, day: string): string | null {
  const days = [...datesOf(prices.models), ...datesOf(prices.plans), ...policy.flatMap(({ file }) => datesOf(file))]
  // What names a day ends with it, or begins on it; an exception expires after its last day.
  const turns = days.flatMap((named) => [named, dayAfter(named, 1), dayAfter(named, -EXPIRING_DAYS)])
  const [next] = turns.filter((turn) => turn > day).sort()
  return next === undefined ? null : dayAfter(next, -1)
}

/** Every day that some value of an object is, once for each object. */
const datesOf = memoizeByObject((whole: object): readonly string[] => {
  const found = new Set<string>()
  const open: unknown[] = [whole]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string' && isDay(next)) found.add(next)
    else if (typeof next === 'object' && next !== null)
      open.push(...Object.values<unknown>(next as Readonly<Record<string, unknown>>))
  }
  return [...found]
})
