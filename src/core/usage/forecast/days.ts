import { weekdayIn } from '../ledger.js'
import { FORECAST } from './constants.js'
import { weekOf, type Weights } from './week.js'

/*
 * All people together, day by day: the data for weekday weights, level and noise. Days are appended in order, so that a
 * forecast made for the past sees the past only.
 */

export interface Day {
  /** `YYYY-MM`. */
  readonly month: string
  /** 0-based within the month. */
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  /** Credits, with extreme days of a person cut, and with the estimated use of people whose allowance was used up. */
  readonly demand: number
  readonly people: number
  /** People, including those who would have worked if their allowance were not used up. */
  readonly present: number
  /** A working day with few or no people, or without rows: it is left out when others are measured. */
  readonly off: boolean
}

/** A weekday with a lower weight is not a working day. */
export const HALF = FORECAST.workdayWeight.value

/** The weight of a day in ordinary working days. */
export function weightOf(weights: Weights, { weekday }: Pick<Day, 'weekday'>): number {
  return weights[weekday] ?? 0
}

function dateOf(month: string, day: number): string {
  return `${month.slice(5)}-${String(day + 1).padStart(2, '0')}`
}

/** The weights of the weekdays: the mean of demand / level, shrunk to the prior. */
export function weekdayWeights(days: readonly Day[]): Weights {
  const known = days.slice(-FORECAST.weekdayHistory.value)
  const free = alwaysOff(known)
  let weights: Weights = FORECAST.weekdayPrior.value
  // The level of a week needs the weights and the weights need the level, so both are computed in rounds.
  for (let round = 0; round < FORECAST.weekdayRounds.value; round += 1) {
    const parts: number[][] = FORECAST.weekdayPrior.value.map(() => [])
    for (const [at, one] of known.entries()) {
      if (one.off && !free.has(one.weekday)) continue
      const level = around(known, at, weights)
      if (level === 0) continue
      parts[one.weekday]?.push(Math.min(FORECAST.weekdayMost.value, one.demand / level))
    }
    weights = weekOf(parts, FORECAST.weekdayPriorWeeks.value)
  }
  return weights
}

/** Weekdays that were off each time, more often than a holiday lasts weeks: no days off, but the rhythm of the team. */
function alwaysOff(days: readonly Day[]): ReadonlySet<number> {
  const least = FORECAST.offMost.value / 5 + 1
  const times = FORECAST.weekdayPrior.value.map((_, weekday) => days.filter((one) => one.weekday === weekday))
  return new Set(
    times.flatMap((same, weekday) => (same.length >= least && same.every(({ off }) => off) ? [weekday] : [])),
  )
}

/** Credits of an ordinary working day in the days before and after. */
function around(days: readonly Day[], at: number, weights: Weights): number {
  let [sum, weight] = [0, 0]
  const window = FORECAST.weekdayWindow.value
  for (const one of days.slice(Math.max(0, at - window), at + window + 1)) {
    if (one.off) continue
    sum += one.demand
    weight += weightOf(weights, one)
  }
  return weight > 0 ? sum / weight : 0
}

/** Whether a day with so few people, or credits, is a day off for all. `weight` is the usual weight of such a day. */
export function isOff(
  days: readonly Day[],
  weight: number,
  today: { readonly people: number; readonly credits: number },
  weights: Weights,
): boolean {
  if (weight < HALF / 2) return false
  let [people, credits, count, offs] = [0, 0, 0, 0]
  for (const one of days.toReversed()) {
    if (count === FORECAST.offWindow.value) break
    if (weightOf(weights, one) < HALF) continue
    if (one.off) offs += count === 0 ? 1 : 0
    else {
      people += one.people
      credits += one.demand
      count += 1
    }
  }
  const part = Math.min(1, weight)
  return (
    offs < FORECAST.offMost.value &&
    people >= FORECAST.offTeam.value * count &&
    (today.people * count < FORECAST.offShare.value * people * part ||
      today.credits * count < FORECAST.offCredits.value * credits * part)
  )
}

/**
 * The weights of the days after the 0-based day `through`: lower where the same date was a day off before, and reduced
 * by the rate of days off among working days.
 */
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
  const usual = 1 - (off.length + FORECAST.offPrior.value.off) / (working.length + FORECAST.offPrior.value.of)
  return Array.from({ length: last - through }, (_, index) => {
    const day = through + 1 + index
    const weight = weightOf(weights, { weekday: weekdayIn(month, day) })
    return weight * (dates.has(dateOf(month, day)) ? FORECAST.offShare.value / 2 : weight >= HALF ? usual : 1)
  })
}
