import { FEWEST } from '../month/folding.js'
import { product, roundHalfUp } from '../../amount.js'
import { dayIn } from '../ledger.js'
import type { UsageForecast } from '../../contract/usage/outlook.js'
import type { UsedMonth } from '../used.js'
import { aimOf, isLimited } from './aim.js'
import { backtest } from './backtest.js'
import { basisOf } from './basis.js'
import { blended, expectations } from './blend.js'
import { FORECAST } from './constants.js'
import type { Demand } from './demand.js'
import { evenedDays } from './evened.js'
import { endOf, momentOf } from './moment.js'
import { overageAt, withinUsdAt } from './overage.js'
import { reachOf } from './range.js'
import { restatedInTurn, SAME_PRICES, type PriceHistory } from './price-history.js'
import { rosterOf } from './roster.js'
import { seenOf } from './seen.js'
import { seriesOf } from './series.js'
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
  /** Days on which the team is off, `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
  /** Known price changes; default: none. */
  readonly prices?: PriceHistory
  /** People: smaller counts are not shown; default `FEWEST`. */
  readonly fold?: number
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
  const all = withoutLooseFlags(months)
  const prices = terms.prices ?? SAME_PRICES
  const closed = all.slice(0, -1)
  const now = all.at(-1) ?? running
  const holidays = new Set(terms.holidays)
  // Closed months are restated; of the running one only what is expected is, not what was used.
  const pricesOf = (month: string, day: number): number => (month === now.month ? prices.index(month, day) : 1)
  const roster = rosterOf(holidays, pricesOf)
  const { misses, errors, series, recent, result } = backtest(
    restatedInTurn(closed, prices),
    now.through,
    holidays,
    roster,
  )
  roster.readTo(now, now.through)
  const reach = reachOf(misses)
  const month = seriesOf(now, now.through, series, holidays, roster, pricesOf)
  const evened = evenedDays(recent, { month: now, series: month, end: now.through + 1 })
  const seen = seenOf({ before: series, month, evened, through: now.through })
  const moment = momentOf(roster, now, now.through, seen.presence)
  const aim = aimOf(moment, blended(expectations(seen, endOf(moment, 0)), errors, seen, isLimited(moment)))
  const at = (deviations: number): number => aim.times * Math.exp(deviations * reach * moment.deviation)
  const times = { low: at(-1), typical: aim.times, high: at(1) }
  return {
    credits: rangeOf(({ deviations }) => cents(aim.end(deviations * reach))),
    usd: usdOf(moment.demand, times, running, terms),
    unusedUsd: unusedOf(moment.demand, times, now, terms),
    byDay: moment.demand.ahead.map((ahead, index) => ({
      day: dayIn(now.month, now.through + 1 + index),
      ...rangeOf(({ deviations }) => cents(moment.used + aim.upTo(ahead, deviations * reach))),
    })),
    seats: seatOutlook(moment.demand, times, now, terms.fold),
    doubts: [
      ...(terms.whole ? [] : (['rows are missing'] as const)),
      ...(isBad(result) ? (['its trial is bad'] as const) : []),
    ],
    basis: basisOf({ closed, prices, running: now, roster, moment, misses, fold: terms.fold ?? FEWEST }),
    backtest: result,
  }
}

/** Forecasts that a trial needs to be judged, and months that they are of. Chosen by hand. */
const ENOUGH = { forecasts: 5, months: 2 }
/** The part of the months that ended within the range, below which a trial is bad: 80 of 100 should. Chosen by hand. */
const LEAST_COVERED = 0.5
/** The middle error, a part of what the month came to, from which a trial is bad. Chosen by hand. */
const MOST_ERROR = 0.25

function isBad(result: UsageForecast['backtest']): boolean {
  if (result === null || result.forecasts < ENOUGH.forecasts) return false
  const missed = result.months >= ENOUGH.months && (result.coverage ?? 1) < LEAST_COVERED
  return missed || (result.error ?? 0) > MOST_ERROR
}

/** Part of the people at their allowance who go on beyond it, from which the flag binds no one person. Chosen by hand. */
const GO_ON = 0.25

/**
 * The months without `Overage_Enabled=false` where people exceed their plans all the same, as with bonus or add-on
 * credits: who exceeds it shows that the flag does not bind.
 */
function withoutLooseFlags(months: readonly UsedMonth[]): readonly UsedMonth[] {
  let [full, beyond] = [0, 0]
  for (const { credits, overageEnabled, seat } of months.flatMap(({ people }) => people)) {
    if (overageEnabled !== false || seat.allowance === null || credits < seat.allowance * 0.98) continue
    full += 1
    if (credits > seat.allowance * FORECAST.allowanceOvershoot.value) beyond += 1
  }
  if (beyond === 0 || beyond < GO_ON * full) return months
  return months.map((month) => ({
    ...month,
    people: month.people.map((one) => (one.overageEnabled === false ? { ...one, overageEnabled: null } : one)),
  }))
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
  const unbilled = new Set(people.flatMap(({ person, overageEnabled }) => (overageEnabled === false ? [person] : [])))
  const credits = rangeOf(({ of }) => overageAt(demand, times[of], present, unbilled) ?? NaN)
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
