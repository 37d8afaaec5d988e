import { weekdayIn } from '../ledger.js'
import type { UsedMonth } from '../used.js'
import { creditsIn, demandOf, type Demand } from './demand.js'
import { daysAhead } from './days.js'
import { levelOf, type Level } from './level.js'
import { deviationOf } from './range.js'
import type { Roster } from './roster.js'

/** What is known on one day of a month about the days that are left. */
export interface Moment {
  readonly used: number
  readonly level: Level
  readonly demand: Demand
  /** Working days that are left, by weight. */
  readonly days: number
  readonly deviation: number
}

/** The roster must have been read up to `through`. */
export function momentOf(roster: Roster, month: UsedMonth, through: number): Moment {
  const standing = roster.standing()
  const [sum, squares] = standing.reduce(([all, square], { rate }) => [all + rate, square + rate ** 2], [0, 0])
  const heads = Math.max(1, squares > 0 ? sum ** 2 / squares : 1)
  const level = levelOf(roster, heads)
  const demand = demandOf(standing, level, daysAhead(roster.days, month.month, through, month.days - 1, roster.weights))
  const days = demand.ahead.at(-1) ?? 0
  return { used: standing.reduce((all, { used }) => all + used, 0), level, demand, days, deviation: deviationOf(level, days, heads) }
}

/** Credits at the end of the month, if the level is `deviations` away from what it seems. */
export function endOf({ used, demand, days, deviation }: Moment, deviations: number): number {
  return used + creditsIn(demand, days, Math.exp(deviations * deviation))
}

export function isWorkday(month: string, day: number): boolean {
  return ![0, 6].includes(weekdayIn(month, day))
}
