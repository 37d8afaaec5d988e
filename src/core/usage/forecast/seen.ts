import { changeOf, type Change } from './change.js'
import { presenceAfter } from './quiet.js'
import { weightsSeen, type Known } from './series.js'

/** Everything that a simple forecaster may see, and what follows from it for all of them. */
export interface Seen extends Known {
  /** The weights of the days of the month, learned up to the known day. */
  readonly weights: Float64Array
  /** The part of a usual day that is expected of each day of the month, at its prices: 1 up to the known day. */
  readonly presence: Float64Array
  /** The change of level within the month. */
  readonly change: Change
}

/** What is seen on a day. */
export function seenOf(known: Known): Seen {
  const presence = presenceAfter(known.month, known.through)
  const weights = weightsSeen(known).map((weight, day) => weight * (presence[day] ?? 1))
  return { ...known, weights, presence, change: changeOf(known, weights) }
}
