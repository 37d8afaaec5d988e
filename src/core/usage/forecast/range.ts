import type { Level } from './level.js'
import { creditsIn, type Ahead, type Demand } from './demand.js'

/*
 * How wide the range is: from the noise of the days, how sure the level is and how it wanders, and corrected by how far the organisation’s
 * own past forecasts were off.
 */

/** How far a level wanders within a month, for a large organisation and, as a variance, for one person. */
const WANDERS = 0.1
const WANDERS_ALONE = 0.25
/** Past errors that the prior stands for, and how much the forecasts of one month count together. */
const PRIOR_ERRORS = 20
const OF_A_MONTH = 2
/** By how much more months end apart from the forecast than days and people vary. */
const UNFORESEEN = 1.3
/** By how much of a change that was just seen it may go on, or back. */
const UNSETTLED = 1.5

export interface Miss {
  readonly month: string
  /** By how many times the supposed deviation the days that were left missed. */
  readonly by: number
}

/** Standard deviation of the logarithm of what all would use in the days that are left. */
export function deviationOf(level: Level, days: number, heads: number): number {
  const wandering = (WANDERS ** 2 + WANDERS_ALONE / heads) * (0.35 + (0.65 * days) / (days + 5))
  return Math.sqrt(
    level.noise ** 2 * (1 / Math.max(days, 0.3) + 1 / level.days) + wandering + (UNSETTLED * level.change) ** 2,
  )
}

/** How many deviations the range goes to each side: the 80 % quantile of past errors, together with the usual ones. */
export function reachOf(misses: readonly Miss[]): number {
  const perMonth = new Map<string, number>()
  for (const { month } of misses) perMonth.set(month, (perMonth.get(month) ?? 0) + 1)
  const own = misses.map(({ month, by }) => ({ by: Math.abs(by), weight: OF_A_MONTH / (perMonth.get(month) ?? 1) }))
  const all = [...own, ...USUAL].sort((a, b) => a.by - b.by)
  let left = 0.8 * all.reduce((sum, { weight }) => sum + weight, 0)
  return all.find(({ weight }) => (left -= weight) <= 0)?.by ?? UNFORESEEN
}

/** Quantiles of the normal distribution’s amounts, wider by what changes without notice. */
const USUAL = [
  0.0627, 0.1257, 0.1891, 0.2533, 0.3186, 0.3853, 0.4538, 0.5244, 0.5978, 0.6745, 0.7554, 0.8416, 0.9346, 1.0364,
  1.1503, 1.2816, 1.4395, 1.6449, 1.96, 2.6,
].map((by) => ({ by: by * UNFORESEEN, weight: PRIOR_ERRORS / 20 }))

/** By how many deviations what happened missed, measured after everybody’s allowance, which narrows both. */
export function missOf(demand: Demand, end: Ahead, deviation: number, happened: number): number | null {
  const typical = creditsIn(demand, end, 1)
  if (typical <= 0 || happened < 0) return null
  const above = happened >= typical
  const one = Math.abs(Math.log(creditsIn(demand, end, Math.exp(above ? deviation : -deviation)) / typical))
  // Where all allowances are used up there is nothing to miss.
  return one < 0.001 ? null : Math.max(-6, Math.min(6, Math.log(Math.max(happened, typical / 1000) / typical) / one))
}
