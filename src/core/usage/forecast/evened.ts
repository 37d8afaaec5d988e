import { FORECAST } from './constants.js'
import type { UsedBy, UsedMonth } from '../used.js'

/** A month as far as it is known, at the prices that all is stated at. */
export interface KnownMonth {
  readonly month: UsedMonth
  /** The day after the last known one, 0-based. */
  readonly end: number
  /** The weight of each 0-based day in ordinary working days. */
  readonly weights: Float64Array
  /** The price of each day / the price that all is stated at. */
  readonly prices: Float64Array
}

/** What each person, by number, used on working days. */
interface Uses {
  /** Credits, and their squares. */
  readonly sums: Float64Array
  readonly squares: Float64Array
  /** Working days after the person had stopped at an allowance: they show the allowance, and no change. */
  readonly skipped: Float64Array
  /** Working days of all. */
  readonly count: number
}

/** The months before the running one, and how regular each person's use was. */
export interface EvenedBefore {
  readonly uses: Uses
  readonly days: readonly Float64Array[]
}

/** A person in the sum: credits of a mean day, and what one credit counts. */
interface Person {
  readonly mean: number
  readonly counts: number
}

/**
 * The days of the months before the running one, with people weighed by how regular their use is, so that a change of all is seen
 * through the ups and downs of a few: the sum of which a common factor stands out most. A person with the mean m and the variance
 * v counts by m / v. The sums are in no unit: they can only be compared with each other.
 */
export function evenedBefore(months: readonly KnownMonth[]): EvenedBefore {
  const uses = usesOf(months, 0, () => true)
  return { uses, days: months.map((one) => daysOf(one, (person) => personOf(uses, person))) }
}

/** The days of the months before, and of the running one: people who are new in it count by their days in it. */
export function evenedDays({ uses, days }: EvenedBefore, now: KnownMonth): readonly Float64Array[] {
  const isNew = (person: number): boolean => !((uses.sums[person] ?? 0) > 0)
  const joined = usesOf([now], uses.count, isNew)
  return [...days, daysOf(now, (person) => personOf(isNew(person) ? joined : uses, person))]
}

function usesOf(months: readonly KnownMonth[], before: number, isCounted: (person: number) => boolean): Uses {
  const size = months.reduce(
    (most, { month }) => month.people.reduce((all, one) => Math.max(all, one.person + 1), most),
    0,
  )
  const [sums, squares, skipped] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  let count = before
  for (const known of months) {
    const { month, end, prices } = known
    const working = Array.from({ length: end }, (_, day) => day).filter((day) => isWorking(known, day))
    count += working.length
    for (const one of month.people) {
      if (!isCounted(one.person)) continue
      const stop = stopOf(one, end)
      let [sum, square, after] = [0, 0, 0]
      for (const day of working) {
        const credits = (one.daily[day] ?? 0) / (prices[day] ?? 1)
        sum += credits
        square += credits * credits
        if (day >= stop) after += 1
      }
      sums[one.person] = (sums[one.person] ?? 0) + sum
      squares[one.person] = (squares[one.person] ?? 0) + square
      skipped[one.person] = (skipped[one.person] ?? 0) + after
    }
  }
  return { sums, squares, skipped, count }
}

function daysOf(known: KnownMonth, of: (person: number) => Person | null): Float64Array {
  const { month, end, prices } = known
  const days = new Float64Array(month.days)
  for (const one of month.people) {
    const person = of(one.person)
    if (person === null) continue
    const { mean, counts } = person
    const most = FORECAST.evenedMost.value * mean
    const stop = stopOf(one, end)
    for (let day = 0; day < stop; day += 1) {
      const credits = one.daily[day] ?? 0
      if (credits > 0) days[day] = (days[day] ?? 0) + counts * Math.min(most, credits / (prices[day] ?? 1))
    }
    // What is not known counts as usual.
    for (let day = stop; day < end; day += 1) if (isWorking(known, day)) days[day] = (days[day] ?? 0) + counts * mean
  }
  return days
}

/** Null for a person without use. The relative variance of a day is shrunk to the usual one. */
function personOf({ sums, squares, skipped, count }: Uses, person: number): Person | null {
  const sum = sums[person] ?? 0
  if (sum === 0) return null
  const { days: prior, variance: usual } = FORECAST.evenedPrior.value
  const days = count - (skipped[person] ?? 0)
  const mean = sum / days
  const own = Math.max(0, (squares[person] ?? 0) / days / mean ** 2 - 1)
  return { mean, counts: (days + prior) / (mean * (own * days + usual * prior)) }
}

/** The day after the last use of a person who may have stopped at an allowance; else the end of what is known. */
function stopOf({ overageEnabled, credits, seat, daily }: UsedBy, end: number): number {
  const isFull =
    overageEnabled === false && seat.allowance !== null && credits >= seat.allowance * FORECAST.evenedFull.value
  return isFull ? Math.min(end, daily.findLastIndex((used) => used > 0) + 1) : end
}

function isWorking({ weights }: KnownMonth, day: number): boolean {
  return (weights[day] ?? 0) > FORECAST.workdayWeight.value
}
