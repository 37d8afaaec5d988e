import type { UsedBy } from '../used.js'
import type { Level } from './level.js'
import { mayExceed, type Standing } from './roster.js'

/** What everybody would still use in the days that are left, if nothing stopped them; and what stops them. */

/** Relative variance of what one person uses on a day, and of the phase that the person is in. */
const OF_A_DAY = 2
const OF_A_PHASE = 0.15

export interface Demand {
  /** Working days that are left, by weight, up to each day that is left. */
  readonly ahead: readonly number[]
  readonly people: readonly Share[]
  /** Sum of the rates of people whom nothing stops. */
  readonly free: number
  /** People who stop where their allowance ends. */
  readonly bounded: readonly Share[]
}

export interface Share {
  readonly of: UsedBy
  /** Credits of an ordinary working day. */
  readonly rate: number
  readonly used: number
  readonly out: number | null
  /** Credits of the allowance that are left; null for an unknown plan. */
  readonly left: number | null
  readonly mayExceed: boolean
}

/** The people's rates made to add up to the level of all. */
export function demandOf(standing: readonly Standing[], level: Level, weights: readonly number[]): Demand {
  const total = standing.reduce((sum, { rate }) => sum + rate, 0)
  const people = standing.map((one): Share => {
    const { allowance } = one.of.seat
    return { of: one.of, rate: total > 0 ? (one.rate * level.credits) / total : 0, used: one.used, out: one.out, left: allowance === null ? null : Math.max(0, allowance - one.used), mayExceed: mayExceed(one) }
  })
  let [sum, time] = [0, 0]
  const ahead = weights.map((weight) => {
    sum += weight * Math.exp(level.growth * (time + weight / 2))
    time += weight
    return sum
  })
  return { ahead, people, free: people.reduce((all, { rate, mayExceed: may }) => all + (may ? rate : 0), 0), bounded: people.filter(({ mayExceed: may }) => !may) }
}

/** Credits in so many working days, if the level is `times` what it is supposed to be. */
export function creditsIn({ free, bounded }: Demand, days: number, times: number): number {
  const spread = spreadIn(days)
  return bounded.reduce((sum, { rate, left }) => sum + within(rate * days * times, left ?? Infinity, spread), free * days * times)
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
  const tail = (((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-x * x) / 2)) / 2
  return x < 0 ? tail : 1 - tail
}
