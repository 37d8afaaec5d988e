import { weekdayIn } from '../ledger.js'
import type { UsedMonth } from '../used.js'
import { creditsIn, demandOf, NOTHING_AHEAD, type Ahead, type Demand } from './demand.js'
import { daysAhead } from './days.js'
import { levelOf, type Level } from './level.js'
import { deviationOf } from './range.js'
import type { Roster } from './roster.js'

/** The state of the forecast on one day of a month. */
export interface Moment {
  readonly used: number
  readonly level: Level
  readonly demand: Demand
  /** All remaining days. */
  readonly end: Ahead
  readonly deviation: number
}

/**
 * The state on the 0-based day `through`. The roster must have been read up to it. `presence` is the part of a usual day
 * that is expected of each day.
 */
export function momentOf(roster: Roster, month: UsedMonth, through: number, presence: Float64Array): Moment {
  const people = roster.state()
  let [sum, squares, used] = [0, 0, 0]
  for (const rate of people.rate) {
    sum += rate
    squares += rate ** 2
  }
  for (let index = 0; index < people.of.length; index += 1) used += people.used[index] ?? 0
  const heads = Math.max(1, squares > 0 ? sum ** 2 / squares : 1)
  const level = levelOf(roster, heads)
  const ahead = daysAhead(roster.days, month.month, through, month.days - 1, roster.weights())
  const demand = demandOf(
    people,
    level,
    ahead.map((weight, index) => weight * (presence[through + 1 + index] ?? 1)),
  )
  const end = demand.ahead.at(-1) ?? NOTHING_AHEAD
  return { used, level, demand, end, deviation: deviationOf(level, end.days, heads) }
}

/** Credits at the end of the month, if the level is `deviations` standard deviations away from the estimate. */
export function endOf({ used, demand, end, deviation }: Moment, deviations: number): number {
  return used + creditsIn(demand, end, Math.exp(deviations * deviation))
}

/** Whether a 0-based day of a month (`YYYY-MM`) is Monday to Friday. */
export function isWorkday(month: string, day: number): boolean {
  return ![0, 6].includes(weekdayIn(month, day))
}
