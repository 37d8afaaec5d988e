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
  return Math.sqrt(
    level.noise ** 2 * (1 / Math.max(days, FORECAST.leastDays.value) + 1 / level.days) +
      wandering +
      (FORECAST.unsettled.value * level.change) ** 2,
  )
}

/** The deviations that the range extends to each side: the 80 % quantile of own past errors and usual errors. */
export function reachOf(misses: readonly Miss[]): number {
  const perMonth = new Map<string, number>()
  for (const { month } of misses) perMonth.set(month, (perMonth.get(month) ?? 0) + 1)
  const own = misses.map(({ month, by }) => ({
    by: Math.abs(by),
    weight: FORECAST.errorsOfMonth.value / (perMonth.get(month) ?? 1),
  }))
  const all = [...own, ...USUAL].sort((a, b) => a.by - b.by)
  let left = FORECAST.coverage.value * all.reduce((sum, { weight }) => sum + weight, 0)
  // Weights are fractions: a sum that is equal to the quantile may differ from it in its last digits.
  return all.find(({ weight }) => (left -= weight) <= 1e-9)?.by ?? FORECAST.unforeseen.value
}

/** Usual absolute errors in deviations, each with its weight in past errors. */
const USUAL = FORECAST.usualErrors.value.map((by) => ({
  by: by * FORECAST.unforeseen.value,
  weight: FORECAST.errorPrior.value / FORECAST.usualErrors.value.length,
}))

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
