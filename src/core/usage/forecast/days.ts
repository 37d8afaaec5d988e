import { weekdayIn } from '../ledger.js'

/*
 * Everybody together, a day each: what rhythm, level and noise are learned from. It grows day by day, so that a forecast made in the past
 * sees the past only.
 */

export interface Day {
  /** `YYYY-MM`. */
  readonly month: string
  /** 0-based within the month. */
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  /** Credits, with what is wild for one person cut, and with what people would have used whose allowance was used up. */
  readonly demand: number
  readonly people: number
  /** People, with those who would have worked if their allowance were not used up. */
  readonly present: number
  /** A working day on which nearly nobody worked, or of which there are no rows: it says nothing about the others. */
  readonly off: boolean
  /** What the date is usually worth, a part of such a weekday: less around New Year. */
  readonly date: number
}

/** Days of the week, 0 is Sunday, by what they weigh in a working week: an ordinary working day is 1. */
export type Weights = readonly number[]

/** Before anything is known: working days are equal, weekends small. */
const PRIOR: Weights = [0.06, 1, 1, 1, 1, 1, 0.06]
/** As many weeks of each weekday the prior stands for. */
const PRIOR_WEEKS = 3
/** A week's rhythm is learned from half a year. */
const LEARNED = 182
/** Nobody is a working day's "nearly nobody" in a team that is often empty. */
const FEWEST = 4
const NEARLY_NOBODY = 0.25
/** Working days without people after which they are no holidays any more. */
const LONGEST = 10

/** Where working days end: a weekday that weighs less is no working day. */
export const HALF = 0.5

export function weightOf(weights: Weights, { weekday, date }: Pick<Day, 'weekday' | 'date'>): number {
  return (weights[weekday] ?? 0) * date
}

/** The days around New Year, on which most teams are small, whatever their calendar. */
const FESTIVE: Readonly<Record<string, number>> = {
  '12-24': 0.7,
  '12-25': 0.2,
  '12-26': 0.7,
  '12-27': 0.8,
  '12-28': 0.8,
  '12-29': 0.8,
  '12-30': 0.8,
  '12-31': 0.6,
  '01-01': 0.2,
  '01-02': 0.8,
}

export function dateWorth(month: string, day: number): number {
  return FESTIVE[dateOf(month, day)] ?? 1
}

function dateOf(month: string, day: number): string {
  return `${month.slice(5)}-${String(day + 1).padStart(2, '0')}`
}

/** What the weekdays weigh, learned from the days, shrunk to the prior. */
export function weekdayWeights(days: readonly Day[]): Weights {
  const known = days.slice(-LEARNED)
  let weights = PRIOR
  // The level of a week needs the weights, and they need it: twice is enough.
  for (let round = 0; round < 2; round += 1) {
    const sums = PRIOR.map((weight) => weight * PRIOR_WEEKS)
    const counts = PRIOR.map(() => PRIOR_WEEKS)
    for (let from = 0; from < known.length; from += 1) {
      const one = known[from]
      if (!one || one.off || one.date < 1) continue
      const level = around(known, from, weights)
      if (level === 0) continue
      sums[one.weekday] = (sums[one.weekday] ?? 0) + Math.min(3, one.demand / level)
      counts[one.weekday] = (counts[one.weekday] ?? 0) + 1
    }
    const raw = sums.map((sum, weekday) => sum / (counts[weekday] ?? 1))
    // Five days of the week are work, whichever they are.
    const working =
      raw
        .toSorted((a, b) => b - a)
        .slice(0, 5)
        .reduce((sum, weight) => sum + weight, 0) / 5
    weights = working > 0 ? raw.map((weight) => weight / working) : PRIOR
  }
  return weights
}

/** Credits of an ordinary working day in the weeks before and after. */
function around(days: readonly Day[], at: number, weights: Weights): number {
  let [sum, weight] = [0, 0]
  for (let index = Math.max(0, at - 10); index <= Math.min(days.length - 1, at + 10); index += 1) {
    const one = days[index]
    if (!one || one.off) continue
    sum += one.demand
    weight += weightOf(weights, one)
  }
  return weight > 0 ? sum / weight : 0
}

/** Whether a day with so few people is one that everybody has off. `weight` is what such a day usually weighs. */
export function isOff(days: readonly Day[], weight: number, people: number, weights: Weights): boolean {
  if (weight < HALF / 2) return false
  let [sum, count, offs] = [0, 0, 0]
  for (let index = days.length - 1; index >= 0 && count < 15; index -= 1) {
    const one = days[index]
    if (!one || weightOf(weights, one) < HALF) continue
    if (one.off) offs += count === 0 ? 1 : 0
    else {
      sum += one.people
      count += 1
    }
  }
  const usual = count > 0 ? sum / count : 0
  return offs < LONGEST && usual >= FEWEST && people < NEARLY_NOBODY * usual * Math.min(1, weight)
}

/** What the days after `through` weigh: less where the same date was off before, and by as much as working days are off now and then. */
export function daysAhead(
  days: readonly Day[],
  month: string,
  through: number,
  last: number,
  weights: Weights,
): readonly number[] {
  const working = days.filter((one) => weightOf(weights, one) >= HALF)
  const off = working.filter((one) => one.off)
  const dates = new Set(off.map((one) => dateOf(one.month, one.day)))
  const usual = 1 - (off.length + 0.6) / (working.length + 30)
  return Array.from({ length: last - through }, (_, index) => {
    const day = through + 1 + index
    const weight = weightOf(weights, { weekday: weekdayIn(month, day), date: dateWorth(month, day) })
    return weight * (dates.has(dateOf(month, day)) ? NEARLY_NOBODY / 2 : weight >= HALF ? usual : 1)
  })
}
