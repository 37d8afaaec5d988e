import type { UsedBy } from '../used.js'
import { FORECAST } from './constants.js'
import type { Level } from './level.js'
import { mayExceed, type RosterState } from './roster.js'

/** What all people would still use in the remaining days without a limit, and the allowances that limit them. */

export interface Demand {
  /** The cumulative weight, in working days, up to each remaining day. */
  readonly ahead: readonly Ahead[]
  /** People by index: their newest row, credits of an ordinary working day, the day they ran out or -1. */
  readonly of: readonly UsedBy[]
  readonly rate: Float64Array
  readonly out: Float64Array
  /** Credits left of the allowance; Infinity for an unknown plan. */
  readonly left: Float64Array
  /** Credits of an ordinary working day of all people who may exceed their allowance. */
  readonly free: number
  /** Indexes of people who stop at their allowance. */
  readonly bounded: readonly number[]
}

export interface Ahead {
  readonly days: number
  /** Credits of people who will join. */
  readonly joining: number
}

/** After the last day of the month. */
export const NOTHING_AHEAD: Ahead = { days: 0, joining: 0 }

/** Scales the people's rates so that they add up to the level of all. */
export function demandOf(
  { of, rate: rates, used, out }: RosterState,
  level: Level,
  weights: readonly number[],
): Demand {
  let [total, free] = [0, 0]
  for (const one of rates) total += one
  const scale = total > 0 ? level.credits / total : 0
  const [rate, left, bounded]: [Float64Array, Float64Array, number[]] = [
    new Float64Array(of.length),
    new Float64Array(of.length),
    [],
  ]
  for (let index = 0; index < of.length; index += 1) {
    const person = of[index]
    if (!person) continue
    const [own, spent] = [(rates[index] ?? 0) * scale, used[index] ?? 0]
    rate[index] = own
    left[index] = Math.max(0, (person.seat.allowance ?? Infinity) - spent)
    if (mayExceed(person, spent)) free += own
    else bounded.push(index)
  }
  let [days, more, time] = [0, 0, 0]
  const ahead = weights.map((weight) => {
    const times = Math.exp(level.growth * (time + weight / 2))
    time += weight
    days += weight * Math.min(1, times)
    more += weight * Math.max(0, times - 1)
    return { days, joining: more * level.credits }
  })
  return { ahead, of, rate, out, left, free, bounded }
}

/** Credits up to a day, if the level is `times` the estimated level. */
export function creditsIn({ free, bounded, rate, left }: Demand, { days, joining }: Ahead, times: number): number {
  const spread = spreadIn(days)
  const far = Math.exp(FORECAST.certain.value * spread)
  let sum = (free * days + joining) * times
  for (const index of bounded) {
    const mean = (rate[index] ?? 0) * days * times
    const most = left[index] ?? 0
    sum += most > mean * far ? mean : within(mean, most, spread)
  }
  return sum
}

/** Standard deviation of the logarithm of one person's credits in so many working days. */
export function spreadIn(days: number): number {
  return Math.sqrt(
    Math.log(1 + FORECAST.personDayVariance.value / Math.max(days, 0.1) + FORECAST.personPhaseVariance.value),
  )
}

/** The mean of min(X, `most`) for a log-normal X with this mean and spread. */
export function within(mean: number, most: number, spread: number): number {
  if (mean <= 0) return 0
  if (most === Infinity) return mean
  const at = Math.log(most / mean)
  return mean * below((at - spread ** 2 / 2) / spread) + most * (1 - below((at + spread ** 2 / 2) / spread))
}

/** The chance that a log-normal X is `least` or more. */
export function reaches(mean: number, least: number, spread: number): number {
  if (least <= 0) return 1
  return 1 - below((Math.log(least / mean) + spread ** 2 / 2) / spread)
}

/**
 * The distribution function of the standard normal distribution. Source: Abramowitz and Stegun 7.1.26, error below
 * 1.5e-7.
 */
function below(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2)
  const tail =
    (((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) *
      t *
      Math.exp((-x * x) / 2)) /
    2
  return x < 0 ? tail : 1 - tail
}
