import { product, roundHalfUp } from '../../amount.js'
import { dayIn } from '../ledger.js'
import type { UsageForecast } from '../../contract/usage/outlook.js'
import type { UsedMonth } from '../used.js'
import { backtest } from './backtest.js'
import { basisOf } from './basis.js'
import { creditsIn, type Demand } from './demand.js'
import { endOf, momentOf } from './moment.js'
import { overageAt, withinUsdAt } from './overage.js'
import { reachOf } from './range.js'
import { seatOutlook } from './seats.js'

export interface ForecastTerms {
  /** Prices of the seats, USD/month; null is not priced. */
  readonly fixedUsd: number | null
  /** USD/month of the seats whose price and allowance are known. */
  readonly meteredUsd: number | null
  /** USD per credit of overage. */
  readonly usdPerCredit: number
  /** Whether no rows are missing. */
  readonly whole: boolean
}

/**
 * Where the running month ends: credits, USD and used-up allowances, each as a range that should hold in 80 of 100
 * months. `months` are ascending; the last one is running, those before are closed. Null when the last one is closed or
 * has no row.
 *
 * Credits of an ordinary working day are smoothed with the weekday weights removed, and continue for the remaining
 * working days; people who cannot exceed their plan stop at its allowance. The width of the range comes from the errors
 * of the same forecast in the closed months. The computation has no random part: the same months give the same
 * forecast.
 */
export function forecastMonth(months: readonly UsedMonth[], terms: ForecastTerms): UsageForecast | null {
  const running = months.at(-1)
  if (!running || running.through >= running.days - 1 || running.people.length === 0) return null
  const closed = months.slice(0, -1)
  const { roster, misses, result } = backtest(closed, running.through)
  roster.readTo(running, running.through)
  const moment = momentOf(roster, running, running.through)
  const reach = reachOf(misses)
  const times = { low: Math.exp(-reach * moment.deviation), typical: 1, high: Math.exp(reach * moment.deviation) }
  return {
    credits: rangeOf(({ deviations }) => cents(endOf(moment, deviations * reach))),
    usd: usdOf(moment.demand, times, running, terms),
    unusedUsd: unusedOf(moment.demand, times, running, terms),
    byDay: moment.demand.ahead.map((ahead, index) => ({
      day: dayIn(running.month, running.through + 1 + index),
      ...rangeOf(({ of }) => cents(moment.used + creditsIn(moment.demand, ahead, times[of]))),
    })),
    seats: seatOutlook(moment.demand, times, running),
    doubts: terms.whole ? [] : ['rows are missing'],
    basis: basisOf({ closed, running, roster, moment, misses }),
    backtest: result,
  }
}

type Bound = 'low' | 'typical' | 'high'
/** The bounds of a range, in deviations to each side. */
const BOUNDS = [
  { of: 'low', deviations: -1 },
  { of: 'typical', deviations: 0 },
  { of: 'high', deviations: 1 },
] as const

function rangeOf(make: (bound: { readonly of: Bound; readonly deviations: number }) => number): Record<Bound, number> {
  const [low, typical, high] = BOUNDS
  return { low: make(low), typical: make(typical), high: make(high) }
}

function usdOf(
  demand: Demand,
  times: Record<Bound, number>,
  { people }: UsedMonth,
  { fixedUsd, usdPerCredit }: ForecastTerms,
): UsageForecast['usd'] {
  const present = new Set(people.map(({ person }) => person))
  const credits = rangeOf(({ of }) => overageAt(demand, times[of], present) ?? NaN)
  if (fixedUsd === null || Number.isNaN(credits.typical)) return null
  return rangeOf(({ of }) => roundHalfUp(product(cents(credits[of]), usdPerCredit).plus(fixedUsd), 2))
}

function unusedOf(
  demand: Demand,
  times: Record<Bound, number>,
  { people }: UsedMonth,
  { meteredUsd }: ForecastTerms,
): UsageForecast['unusedUsd'] {
  if (meteredUsd === null) return null
  const present = new Set(people.map(({ person }) => person))
  const unused = (of: Bound): number => Math.max(0, cents(meteredUsd - withinUsdAt(demand, times[of], present)))
  // The more is used, the less is unused.
  return { low: unused('high'), typical: unused('typical'), high: unused('low') }
}

function cents(credits: number): number {
  return Math.round(credits * 100) / 100
}
