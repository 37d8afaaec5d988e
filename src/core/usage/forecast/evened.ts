import { FORECAST } from './constants.js'
import type { UsedBy, UsedMonth } from '../used.js'
import type { MonthSeries } from './series.js'

/** A month as far as it is known, with the weights and prices of its days. */
export interface WeighedMonth {
  readonly month: UsedMonth
  readonly series: Pick<MonthSeries, 'weights' | 'prices'>
  /** The day after the last known one, 0-based. */
  readonly end: number
}

/** People by number; 0 for those without use on working days. */
interface Persons {
  /** Credits of a mean working day. */
  readonly means: Float64Array
  /** What one credit counts in the sum. */
  readonly counts: Float64Array
}

/** The months before the running one, and what people count by them. */
export interface EvenedBefore {
  readonly persons: Persons
  readonly days: readonly Float64Array[]
  /** Working days. */
  readonly working: number
}

/**
 * The days of the months before the running one, with people weighed by how regular their use is, so that a change of all is seen
 * through the ups and downs of a few: the sum of which a common factor stands out most. A person with the mean m and the variance
 * v counts by m / v. The sums are in no unit: they can only be compared with each other.
 */
export function evenedBefore(months: readonly WeighedMonth[]): EvenedBefore {
  const working = months.reduce((all, { series, end }) => all + workingDays(series.weights, end).length, 0)
  const persons = personsOf(months, working)
  return { persons, working, days: months.map((one) => daysOf(one, () => persons)) }
}

/** The days of the months before, and of the running one: people who are new in it count by their days in it. None without months before. */
export function evenedDays({ persons, working, days }: EvenedBefore, now: WeighedMonth): readonly Float64Array[] {
  if (days.length === 0) return []
  const isNew = (person: number): boolean => !((persons.counts[person] ?? 0) > 0)
  const joined = personsOf([now], working + workingDays(now.series.weights, now.end).length, isNew)
  return [...days, daysOf(now, (person) => (isNew(person) ? joined : persons))]
}

/** The 0-based days before `end` that are working days. */
export function workingDays(weights: Float64Array, end: number): number[] {
  return Array.from({ length: end }, (_, day) => day).filter((day) => isWorking(weights, day))
}

function isWorking(weights: Float64Array, day: number): boolean {
  return (weights[day] ?? 0) > FORECAST.workdayWeight.value
}

/** `count` is the working days that people could have used. The relative variance of a day is shrunk to the usual one. */
function personsOf(
  months: readonly WeighedMonth[],
  count: number,
  isCounted: (person: number) => boolean = () => true,
): Persons {
  const size = months.reduce(
    (most, { month }) => month.people.reduce((all, one) => Math.max(all, one.person + 1), most),
    0,
  )
  const [sums, squares, skipped] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  for (const { month, series, end } of months) {
    const working = workingDays(series.weights, end)
    for (const one of month.people) {
      if (!isCounted(one.person)) continue
      const stop = stopOf(one, end)
      let [sum, square, after] = [0, 0, 0]
      for (const day of working) {
        const credits = (one.daily[day] ?? 0) / (series.prices[day] ?? 1)
        sum += credits
        square += credits * credits
        if (day >= stop) after += 1
      }
      sums[one.person] = (sums[one.person] ?? 0) + sum
      squares[one.person] = (squares[one.person] ?? 0) + square
      skipped[one.person] = (skipped[one.person] ?? 0) + after
    }
  }
  const { days: prior, variance: usual } = FORECAST.evenedPrior.value
  const daysOfUse = skipped.map((after) => count - after)
  const means = sums.map((sum, person) => (sum > 0 ? sum / (daysOfUse[person] ?? 0) : 0))
  const counts = means.map((mean, person) => {
    if (mean === 0) return 0
    const days = daysOfUse[person] ?? 0
    const own = Math.max(0, (squares[person] ?? 0) / days / mean ** 2 - 1)
    return (days + prior) / (mean * (own * days + usual * prior))
  })
  return { means, counts }
}

function daysOf({ month, series, end }: WeighedMonth, personsFor: (person: number) => Persons): Float64Array {
  const { weights, prices } = series
  const days = new Float64Array(month.days)
  for (const one of month.people) {
    const persons = personsFor(one.person)
    const [mean, counts] = [persons.means[one.person] ?? 0, persons.counts[one.person] ?? 0]
    if (counts === 0) continue
    const most = FORECAST.evenedMost.value * mean
    const stop = stopOf(one, end)
    for (let day = 0; day < stop; day += 1) {
      const credits = one.daily[day] ?? 0
      if (credits > 0) days[day] = (days[day] ?? 0) + counts * Math.min(most, credits / (prices[day] ?? 1))
    }
    // What a person would have used after the allowance shows no change: it counts as usual.
    for (let day = stop; day < end; day += 1) if (isWorking(weights, day)) days[day] = (days[day] ?? 0) + counts * mean
  }
  return days
}

/** The day after the last use of a person who may have stopped at an allowance; else the end of what is known. */
function stopOf({ overageEnabled, credits, seat, daily }: UsedBy, end: number): number {
  const isFull =
    overageEnabled === false && seat.allowance !== null && credits >= seat.allowance * FORECAST.evenedFull.value
  return isFull ? Math.min(end, daily.findLastIndex((used) => used > 0) + 1) : end
}
