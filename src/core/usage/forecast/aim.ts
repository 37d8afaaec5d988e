import { creditsIn, type Ahead, type Demand } from './demand.js'
import type { Moment } from './moment.js'

/** A forecast of single people, drawn to what the blend expects at the end of the month. */
export interface Aim {
  /** By which the level of all people is multiplied. */
  readonly times: number
  /** Credits at the end of the month, that many standard deviations away. */
  readonly end: (deviations: number) => number
  /** Credits of the days that are left up to one of them, that many standard deviations away. */
  readonly upTo: (ahead: Ahead, deviations: number) => number
  /** Credits of all days that are left, with the level multiplied by a factor. */
  readonly left: (factor: number) => number
}

/** The part of the demand of the days that are left, below which allowances stop people. Chosen by hand. */
const STOPPED = 0.97

/** Whether allowances stop enough people that a forecast of all of them together is wrong. */
export function isLimited({ demand, end }: Moment): boolean {
  if (demand.bounded.length === 0) return false
  const own = demand.bounded.reduce((sum, index) => sum + (demand.rate[index] ?? 0), 0)
  const all = (demand.free + own) * end.days + end.joining
  return creditsIn(demand, end, 1) < STOPPED * all
}

/** Factors between which the level is searched: beyond them allowances leave nothing to draw. */
const MOST = 30
/** Halvings of the search: a relative precision of a millionth. */
const STEPS = 40

/**
 * Draws the forecast to an end of so many credits. Where the people of the forecast cannot reach it, because their
 * allowances are used up, the rest is spread over the days that are left.
 */
export function aimOf({ used, demand, end, deviation }: Moment, expected: number): Aim {
  const wanted = Math.max(0, expected - used)
  const times = timesOf(demand, end, wanted)
  const rest = Math.max(0, wanted - creditsIn(demand, end, times))
  const part = ({ days }: Ahead): number => (end.days > 0 ? days / end.days : 0)
  const upTo = (ahead: Ahead, deviations: number): number => {
    const factor = Math.exp(deviations * deviation)
    return creditsIn(demand, ahead, times * factor) + rest * part(ahead) * factor
  }
  return {
    times,
    end: (deviations) => used + upTo(end, deviations),
    upTo,
    left: (factor) => creditsIn(demand, end, times * factor) + rest * factor,
  }
}

function timesOf(demand: Demand, end: Ahead, wanted: number): number {
  let [low, high] = [1 / MOST, MOST]
  if (creditsIn(demand, end, high) <= wanted) return creditsIn(demand, end, 1) <= 0 ? 1 : high
  if (creditsIn(demand, end, low) >= wanted) return low
  for (let step = 0; step < STEPS; step += 1) {
    const middle = Math.sqrt(low * high)
    if (creditsIn(demand, end, middle) < wanted) low = middle
    else high = middle
  }
  return Math.sqrt(low * high)
}
