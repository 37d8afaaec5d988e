import type { UsedBy } from '../used.js'
import type { Level } from './level.js'
import { mayExceed, type RosterState } from './roster.js'

/** What everybody would still use in the days that are left, if nothing stopped them; and what stops them. */

/** Relative variance of what one person uses on a day, and of the phase that the person is in. */
const OF_A_DAY = 2
const OF_A_PHASE = 0.12
/** Beyond so many deviations it is certain. */
const CERTAIN = 4

export interface Demand {
  /** Working days that are left, by weight, up to each day that is left. */
  readonly ahead: readonly Ahead[]
  /** People by index: their newest row, credits of an ordinary working day, the day they ran out or -1. */
  readonly of: readonly UsedBy[]
  readonly rate: Float64Array
  readonly out: Float64Array
  /** Credits of the allowance that are left; Infinity for a plan that is not known. */
  readonly left: Float64Array
  /** Sum of the rates of people whom nothing stops. */
  readonly free: number
  /** Indexes of people who stop where their allowance ends. */
  readonly bounded: readonly number[]
}

export interface Ahead {
  readonly days: number
  /** Credits of people who are not there yet. */
  readonly joining: number
}

export const NOTHING_AHEAD: Ahead = { days: 0, joining: 0 }

/** The people's rates made to add up to the level of all. */
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

/** Credits up to a day, if the level is `times` what it is supposed to be. */
export function creditsIn({ free, bounded, rate, left }: Demand, { days, joining }: Ahead, times: number): number {
  const spread = spreadIn(days)
  const far = Math.exp(CERTAIN * spread)
  let sum = (free * days + joining) * times
  for (const index of bounded) {
    const mean = (rate[index] ?? 0) * days * times
    const most = left[index] ?? 0
    sum += most > mean * far ? mean : within(mean, most, spread)
  }
  return sum
}

/** Standard deviation of the logarithm of what one person uses in so many working days. */
export function spreadIn(days: number): number {
  return Math.sqrt(Math.log(1 + OF_A_DAY / Math.max(days, 0.1) + OF_A_PHASE))
}

/** The mean of what stays within `most`, of something log-normal. */
export function within(mean: number, most: number, spread: number): number {
  if (mean <= 0 || most <= 0) return 0
  if (most === Infinity) return mean
  const at = Math.log(most / mean)
  return mean * below((at - spread ** 2 / 2) / spread) + most * (1 - below((at + spread ** 2 / 2) / spread))
}

/** The chance that something log-normal is `least` or more. */
export function reaches(mean: number, least: number, spread: number): number {
  if (least <= 0) return 1
  return mean <= 0 ? 0 : 1 - below((Math.log(least / mean) + spread ** 2 / 2) / spread)
}

/** The normal distribution: Abramowitz and Stegun 7.1.26, to 1.5e-7. */
function below(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2)
  const tail =
    (((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) *
      t *
      Math.exp((-x * x) / 2)) /
    2
  return x < 0 ? tail : 1 - tail
}
