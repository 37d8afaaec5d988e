import { addUp } from '../month/exact-sums.js'
import type { UsageForecast } from '../../contract/usage/outlook.js'
import type { UsedMonth } from '../used.js'
import { aimOf, isLimited } from './aim.js'
import { blended, errorsOf, expectations, type MemberErrors } from './blend.js'
import { FORECAST } from './constants.js'
import { evenedBefore, evenedDays, type EvenedBefore, type WeighedMonth } from './evened.js'
import { median } from './median.js'
import { endOf, isWorkday, momentOf } from './moment.js'
import { missOf, reachOf, type Miss } from './range.js'
import { rosterOf, type Roster } from './roster.js'
import { seenOf } from './seen.js'
import { seriesOf, totalsOf, type MonthSeries } from './series.js'

/** The forecast repeated for closed months, each from the data that was available then. */
export interface Backtest {
  readonly result: UsageForecast['backtest']
  readonly misses: readonly Miss[]
  /** What each forecaster of the blend was off by. */
  readonly errors: readonly MemberErrors[]
  /** The closed months as series. */
  readonly series: readonly MonthSeries[]
  /** The last closed months, whose days show the noise that a change stands out of. */
  readonly recent: EvenedBefore
  /** Read to the end of the last closed month. */
  readonly roster: Roster
}

interface Trial {
  readonly month: string
  readonly error: number
  readonly lineError: number
  readonly lastMonthError: number | null
  readonly covered: boolean
}

/**
 * Forecasts every closed month again, on days around the 0-based day `through`. Errors are parts of the month's
 * credits. `holidays` are `YYYY-MM-DD`.
 */
export function backtest(
  closed: Iterable<UsedMonth>,
  through: number,
  holidays: ReadonlySet<string>,
  roster: Roster = rosterOf(holidays),
): Backtest {
  const misses: Miss[] = []
  const trials: Trial[] = []
  const errors: MemberErrors[] = []
  const series: MonthSeries[] = []
  let known: readonly WeighedMonth[] = []
  let recent = evenedBefore(known)
  let before: { readonly month: string; readonly credits: number } | null = null
  for (const month of closed) {
    const daily = totalsOf(month)
    const came = addUp(daily)
    const last: number | null = before !== null && followsOn(before.month, month.month) ? before.credits : null
    before = { month: month.month, credits: came }
    // Only months before this one decide the blend and the width of its ranges.
    const reach = reachOf(misses)
    const earlierErrors = [...errors]
    for (const day of new Set(
      FORECAST.backtestDays.value.map((away) => Math.max(0, Math.min(month.days - 2, through + away))),
    )) {
      roster.readTo(month, day)
      const line = lineOf(month.month, daily, day)
      if (line === null) continue
      const own = seriesOf(month, day, series, holidays, roster)
      const evened = evenedDays(recent, { month, series: own, end: day + 1 })
      const seen = seenOf({ before: series, month: own, evened, through: day })
      const moment = momentOf(roster, month, day, seen.presence)
      const expected = expectations(seen, endOf(moment, 0))
      const aim = aimOf(moment, blended(expected, earlierErrors, seen, isLimited(moment)))
      const off = (forecast: number): number => Math.abs(forecast - came) / came
      trials.push({
        month: month.month,
        error: off(aim.end(0)),
        lineError: off(line),
        lastMonthError: last === null ? null : off(last),
        covered: aim.end(-reach) <= came && came <= aim.end(reach),
      })
      errors.push(errorsOf(month.month, seen, expected, came))
      const by = missOf(aim.left, moment.deviation, Math.max(0, came - moment.used))
      if (by !== null) misses.push({ month: month.month, by })
    }
    roster.readTo(month, month.days - 1)
    const whole = seriesOf(month, month.days - 1, series, holidays, roster)
    series.push(whole)
    known = [...known, { month, series: whole, end: month.days }].slice(-FORECAST.changeMonths.value)
    recent = evenedBefore(known)
  }
  return { result: summaryOf(trials), misses, errors, series, recent, roster }
}

/**
 * Median errors, all three over the same forecasts. The first month has no month before it and counts only when it is
 * the only one.
 */
function summaryOf(trials: readonly Trial[]): Backtest['result'] {
  const comparable = trials.filter(({ lastMonthError }) => lastMonthError !== null)
  const counted = comparable.length > 0 ? comparable : trials
  if (counted.length === 0) return null
  const middle = (of: (trial: Trial) => number | null): number | null => {
    const value = median(counted.flatMap((trial) => of(trial) ?? []))
    return value === null ? null : Math.round(value * 10_000) / 10_000
  }
  return {
    months: new Set(counted.map(({ month }) => month)).size,
    forecasts: counted.length,
    error: middle(({ error }) => error),
    lineError: middle(({ lineError }) => lineError),
    lastMonthError: middle(({ lastMonthError }) => lastMonthError),
    coverage: Math.round((counted.filter(({ covered }) => covered).length / counted.length) * 100) / 100,
  }
}

function followsOn(before: string, month: string): boolean {
  const number = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
  return number(month) === number(before) + 1
}

/**
 * The naive line by working days, Monday to Friday: credits so far × working days of the month / working days so far.
 * Null before the first working day, or without credits.
 */
export function lineOf(month: string, daily: Float64Array, through: number): number | null {
  const used = addUp(daily.subarray(0, through + 1))
  const workdays = Array.from(daily, (_, day) => day).filter((day) => isWorkday(month, day))
  const past = workdays.filter((day) => day <= through).length
  return past === 0 || used === 0 ? null : (used * workdays.length) / past
}
