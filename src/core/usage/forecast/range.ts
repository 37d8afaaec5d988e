import { groupBy } from '../../text/group-by.js'
import { FORECAST } from './constants.js'
import type { Level } from './level.js'

/*
 * The width of the range: from the noise of days, the uncertainty and drift of the level, corrected by the
 * organization's own past forecast errors.
 */

export interface Miss {
  readonly month: string
  /** The error in the remaining days, in expected deviations. */
  readonly by: number
}

/** Standard deviation of the logarithm of all credits in the remaining days. */
export function deviationOf(level: Level, days: number, heads: number): number {
  const { least, most, half } = FORECAST.wanderByDays.value
  const wandering =
    (FORECAST.wanderOfAll.value ** 2 + FORECAST.wanderOfOne.value / heads) *
    (least + ((most - least) * days) / (days + half))
  const deviation = Math.sqrt(
    level.noise ** 2 * (1 / Math.max(days, FORECAST.leastDays.value) + 1 / level.days) +
      wandering +
      (FORECAST.unsettled.value * level.change) ** 2,
  )
  return Math.min(FORECAST.mostDeviation.value, deviation)
}

/**
 * The deviations that the range extends to each side: those that hold 80 of 100 errors as large as the own past ones.
 * Each month with past errors counts as one, beside the usual errors.
 */
export function reachOf(misses: readonly Miss[]): number {
  const months = groupBy(misses, ({ month }) => month)
  const { months: prior, error } = FORECAST.errorPrior.value
  let [squares, count]: [number, number] = [prior * error ** 2, prior]
  for (const own of months.values()) {
    squares += own.reduce((all, { by }) => all + by ** 2, 0) / own.length
    count += 1
  }
  return FORECAST.eightyOfHundred.value * FORECAST.unforeseen.value * Math.sqrt(squares / count)
}

/**
 * The error in deviations, measured after each person's allowance, which limits both forecast and use. `left` gives the
 * credits of the days that are left for a factor of the level. Null where there is no error to measure.
 */
export function missOf(left: (factor: number) => number, deviation: number, happened: number): number | null {
  const typical = left(1)
  if (typical <= 0 || happened < 0) return null
  const above = happened >= typical
  const one = Math.abs(Math.log(left(Math.exp(above ? deviation : -deviation)) / typical))
  // Where all allowances are used up the forecast is exact.
  return one < 0.001
    ? null
    : Math.max(
        -FORECAST.errorMost.value,
        Math.min(FORECAST.errorMost.value, Math.log(Math.max(happened, typical / 1000) / typical) / one),
      )
}
