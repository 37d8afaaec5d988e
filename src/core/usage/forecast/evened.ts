import { FORECAST } from './constants.js'
import type { UsedBy, UsedMonth } from '../used.js'

/** A month as far as it is known, at the prices that all is stated at. */
export interface KnownMonth {
  readonly month: UsedMonth
  /** The day after the last known one, 0-based. */
  readonly end: number
  /** The weight of each 0-based day in ordinary working days. */
  readonly weights: Float64Array
  /** The price of each day / the price that all is stated at. */
  readonly prices: Float64Array
}

/** What a person used on the working days of all months together, in credits. */
interface Use {
  sum: number
  squares: number
  /** Whether the person stops at an allowance, and has: the days after it show the allowance, and no change. */
  stopped: boolean
}

/**
 * The days of each month with people weighed by how regular their use is, so that a change of all is seen through the ups and
 * downs of a few: the sum of which a common factor stands out most. A person with the mean m and the variance v counts by m / v.
 * The sums are in no unit: they can only be compared with each other.
 */
export function evenedDays(months: readonly KnownMonth[]): readonly Float64Array[] {
  const uses = new Map<number, Use>()
  let count = 0
  for (const { month, end, weights, prices } of months) {
    const working = Array.from({ length: end }, (_, day) => day).filter(
      (day) => (weights[day] ?? 0) > FORECAST.workdayWeight.value,
    )
    count += working.length
    for (const one of month.people) {
      const use = uses.get(one.person) ?? { sum: 0, squares: 0, stopped: false }
      uses.set(one.person, use)
      use.stopped ||= isStopped(one)
      for (const day of working) {
        const credits = (one.daily[day] ?? 0) / (prices[day] ?? 1)
        use.sum += credits
        use.squares += credits ** 2
      }
    }
  }
  return months.map(({ month, end, prices }) => {
    const days = new Float64Array(month.days)
    for (const { person, daily } of month.people) {
      const use = uses.get(person)
      if (!use || use.stopped || use.sum === 0) continue
      const mean = use.sum / count
      const most = FORECAST.evenedMost.value * mean
      const counts = 1 / (mean * varianceOf(use, count))
      for (let day = 0; day < end; day += 1)
        days[day] = (days[day] ?? 0) + counts * Math.min(most, (daily[day] ?? 0) / (prices[day] ?? 1))
    }
    return days
  })
}

/** Relative variance of a working day of the person, shrunk to the usual one. */
function varianceOf({ sum, squares }: Use, count: number): number {
  const { days, variance } = FORECAST.evenedPrior.value
  const own = Math.max(0, (squares * count) / sum ** 2 - 1)
  return (own * count + variance * days) / (count + days)
}

function isStopped({ overageEnabled, credits, seat }: UsedBy): boolean {
  return overageEnabled === false && seat.allowance !== null && credits >= seat.allowance * FORECAST.evenedFull.value
}
