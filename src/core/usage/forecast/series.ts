import { dayIn, MICRO, weekdayIn } from '../ledger.js'
import type { UsedMonth } from '../used.js'
import type { Roster } from './roster.js'
import { weekOf } from './week.js'
import { FORECAST } from './constants.js'
import { median } from './median.js'

/** The credits of all people day by day, for the simple forecasters. */
export interface MonthSeries {
  /** `YYYY-MM`. */
  readonly month: string
  readonly days: number
  /** The weekday of each 0-based day; 0 is Sunday. */
  readonly weekdays: readonly number[]
  /** Credits by 0-based day. */
  readonly totals: Float64Array
  /** The same with extreme days of a person cut, and with the estimated use of people whose allowance is used up. */
  readonly demand: Float64Array
  /** The weight of each day in ordinary working days: 0 on holidays and on days that were quiet. */
  readonly weights: Float64Array
  /** The price of each day / the price that `demand` is stated at. */
  readonly prices: Float64Array
  /** The 0-based days that were quiet without being stated holidays. */
  readonly quiet: ReadonlySet<number>
  /** The 0-based day of the first row ever, 0 in later months: the days before it have no weight. */
  readonly begun: number
}

/** Weekday weights (0 is Sunday; an ordinary working day is 1) from the days of these months before a day. */
function weekdays(months: readonly MonthSeries[], last: MonthSeries, through: number): readonly number[] {
  const parts: number[][] = FORECAST.weekdayPrior.value.map(() => [])
  for (const one of [...months.slice(-FORECAST.simpleMonths.value), last]) {
    const end = one === last ? through + 1 : one.days
    const seen = Array.from({ length: end }, (_, day) => day).filter(
      (day) => (one.weights[day] ?? 0) > 0 || !isWeekday(one, day),
    )
    const level = median(seen.filter((day) => isWeekday(one, day)).map((day) => one.demand[day] ?? 0))
    if (level === null || level === 0) continue
    for (const day of seen)
      parts[one.weekdays[day] ?? 0]?.push(Math.min(FORECAST.weekdayMost.value, (one.demand[day] ?? 0) / level))
  }
  return weekOf(parts, FORECAST.simplePriorWeeks.value)
}

/** Standard deviation of the logarithm of an ordinary working day, from its quartiles: extreme days do not widen it. */
function noiseOf(days: readonly number[]): number {
  const usual = median(days)
  if (usual === null || usual <= 0) return FORECAST.dayNoise.value
  const apart = days.map((credits) => Math.abs(Math.log(Math.max(credits, usual / 100) / usual)))
  return Math.max(FORECAST.dayNoise.value, (median(apart) ?? 0) * FORECAST.quartiles.value)
}

/** Months before, and a month up to a day. */
export interface Known {
  readonly before: readonly MonthSeries[]
  readonly month: MonthSeries
  /** The days of the last months before and of this one, each person weighed by how regular the use is (evened.ts). */
  readonly evened: readonly Float64Array[]
  /** 0-based: the last day that is known. */
  readonly through: number
}

/** Whether a 0-based day is Monday to Friday. */
export function isWeekday({ weekdays }: Pick<MonthSeries, 'weekdays'>, day: number): boolean {
  return (weekdays[day] ?? 0) % 6 !== 0
}

/** A month as a series: days that are stated holidays, or were far quieter than usual, have no weight. */
export function seriesOf(
  month: UsedMonth,
  through: number,
  before: readonly MonthSeries[],
  holidays: ReadonlySet<string>,
  roster: Pick<Roster, 'days' | 'wildness'>,
  pricesOf: (month: string, day: number) => number = () => 1,
): MonthSeries {
  const totals = totalsOf(month)
  const demand = new Float64Array(month.days)
  for (const one of roster.days) {
    if (one.month !== month.month) continue
    demand[one.day] = one.off ? 0 : one.demand * roster.wildness()
  }
  const most =
    FORECAST.seriesCut.value *
    (median([...demand, ...(before.at(-1)?.demand ?? [])].filter((credits) => credits > 0)) ?? Infinity)
  demand.forEach((credits, day) => {
    demand[day] = Math.min(credits, most)
  })
  const blank: MonthSeries = {
    month: month.month,
    days: month.days,
    weekdays: Array.from(totals, (_, day) => weekdayIn(month.month, day)),
    totals,
    demand,
    weights: new Float64Array(month.days).fill(1),
    prices: Float64Array.from(totals, (_, day) => pricesOf(month.month, day)),
    quiet: new Set(),
    begun:
      before.length > 0
        ? 0
        : Math.max(
            0,
            totals.findIndex((credits) => credits > 0),
          ),
  }
  const weights = weekdays(before, blank, -1)
  const recent = before
    .slice(-2)
    .flatMap((one) => Array.from(one.demand, (credits, day) => ({ credits, weight: one.weights[day] ?? 0 })))
    .filter(({ weight }) => weight >= FORECAST.workdayWeight.value)
    .map(({ credits }) => credits)
    .slice(-FORECAST.offWindow.value)
  const result = new Float64Array(month.days)
  const known: number[] = [...recent]
  const far = Math.min(FORECAST.quietShare.value, Math.exp(-FORECAST.quietDeviations.value * noiseOf(recent)))
  const quietDays = new Set<number>()
  let quiet = 0
  for (let day = 0; day < month.days; day += 1) {
    const isCounted = day >= blank.begun && !holidays.has(dayIn(month.month, day))
    result[day] = isCounted ? (weights[blank.weekdays[day] ?? 0] ?? 0) : 0
  }
  const isDue = (day: number): boolean => day <= through && (result[day] ?? 0) >= FORECAST.workdayWeight.value
  const often = isFitful(
    before,
    demand.filter((_, day) => isDue(day)),
  )
  for (let day = 0; day < month.days; day += 1) {
    if (!isDue(day)) continue
    const usual = median(known.slice(-FORECAST.offWindow.value))
    const credits = demand[day] ?? 0
    if (
      !often &&
      usual !== null &&
      known.length >= FORECAST.quietKnown.value &&
      credits < far * usual &&
      quiet < FORECAST.offMost.value
    ) {
      result[day] = 0
      quietDays.add(day)
      quiet += 1
    } else {
      known.push(credits)
      quiet = 0
    }
  }
  return { ...blank, quiet: quietDays, weights: withoutDaysOff(blank, result, weights, through) }
}

/** Whether days without work come and go, as in a team of one: then they are usual, and no days off of all. */
function isFitful(before: readonly MonthSeries[], now: Float64Array): boolean {
  const closed = before
    .slice(-FORECAST.simpleMonths.value)
    .flatMap(({ demand, quiet, weights }) => [
      ...demand.filter((_, day) => quiet.has(day) || (weights[day] ?? 0) >= FORECAST.workdayWeight.value),
    ])
  const days = [...closed, ...now]
  const least = FORECAST.quietShare.value * (median(days.filter((credits) => credits > 0)) ?? 0)
  const spells = days.filter((credits, at) => credits < least && (days[at - 1] ?? Infinity) >= least).length
  return spells > 1 + FORECAST.quietOften.value * days.length
}

/** A weekday that is quiet each time is no working day of the team, and no holiday: it keeps its weight, to be learned. */
function withoutDaysOff(
  { days, weekdays, begun }: MonthSeries,
  weights: Float64Array,
  usual: readonly number[],
  through: number,
): Float64Array {
  const known = Array.from({ length: Math.min(days, through + 1) }, (_, day) => day).slice(begun)
  return weights.map((weight, day) => {
    if (day < begun) return 0
    const weekday = weekdays[day] ?? 0
    const same = known.filter((other) => weekdays[other] === weekday)
    const isFree = weight === 0 && day <= through && same.length > 1 && same.every((other) => weights[other] === 0)
    return isFree ? (usual[weekday] ?? 0) : weight
  })
}

/** The weights of the days of a month, learned up to the known day too. */
export function weightsSeen({ before, month, through }: Known): Float64Array {
  const learned = weekdays(before, month, through)
  const old = weekdays(before, month, -1)
  return month.weights.map((weight, day) => {
    const weekday = month.weekdays[day] ?? 0
    const was = old[weekday] ?? 0
    return was > 0 ? (weight * (learned[weekday] ?? 0)) / was : 0
  })
}

/** Credits of all people, by day: exact to the microcredit, so that the order of people does not matter. */
export function totalsOf({ people, days }: UsedMonth): Float64Array {
  const totals = new Float64Array(days)
  for (const { daily } of people)
    for (let day = 0; day < days; day += 1) totals[day] = (totals[day] ?? 0) + Math.round((daily[day] ?? 0) * MICRO)
  return totals.map((micro) => micro / MICRO)
}
