import { FORECAST } from './constants.js'
import { median } from './median.js'
import { weightsSeen, type MonthSeries, type Seen } from './series.js'

/** A change of the level of all people in the running month, as when a team doubles or a price changes. */
export interface Change {
  /** 0-based: the first day of the new level. */
  readonly day: number
  /** 0 for no change, towards 1 for one that the noise of single days does not explain. */
  readonly belief: number
}

const NONE: Change = { day: 0, belief: 0 }

interface Point {
  /** 0-based in the running month; null in the months before. */
  readonly day: number | null
  /** Credits of an ordinary working day. */
  readonly credits: number
}

/** The clearest change within the running month up to the known day; none where no month before shows the noise. */
export function changeOf(seen: Seen): Change {
  const { before, month, through } = seen
  if (before.length === 0) return NONE
  const old = before.slice(-FORECAST.changeMonths.value).flatMap((one) => pointsOf(one, one.weights, one.days))
  const points = [
    ...old.map(({ credits }) => ({ day: null, credits })),
    ...pointsOf(month, weightsSeen(seen), through + 1),
  ]
  const noise = noiseOf(points)
  let [best, far] = [NONE, 0]
  const first = Math.max(old.length, FORECAST.changeFewest.value + 1)
  for (let at = first; at <= points.length - FORECAST.changeFewest.value; at += 1) {
    const [was, is] = [points.slice(Math.max(0, at - FORECAST.changeBefore.value), at), points.slice(at)]
    const apart = Math.log(meanOf(is) / meanOf(was))
    if (!Number.isFinite(apart)) continue
    const doubt = noise ** 2 * (1 / is.length + 1 / was.length) + FORECAST.changeUsual.value ** 2
    const deviations = Math.abs(apart) / Math.sqrt(doubt)
    if (deviations <= far) continue
    far = deviations
    best = {
      day: points[at]?.day ?? 0,
      belief: deviations ** 4 / (deviations ** 4 + FORECAST.changeHalf.value ** 4),
    }
  }
  return best
}

function pointsOf(one: MonthSeries, weights: Float64Array, end: number): Point[] {
  return Array.from({ length: end }, (_, day) => day).flatMap((day) => {
    const weight = weights[day] ?? 0
    return weight > FORECAST.workdayWeight.value ? [{ day, credits: (one.demand[day] ?? 0) / weight }] : []
  })
}

function meanOf(points: readonly Point[]): number {
  return points.reduce((sum, { credits }) => sum + credits, 0) / points.length
}

/** Relative standard deviation of a day around the days beside it, shrunk to the usual one. */
function noiseOf(points: readonly Point[]): number {
  const { value: window } = FORECAST.changeWindow
  const apart = points.flatMap(({ credits }, at) => {
    const usual = median(points.slice(Math.max(0, at - window), at + window + 1).map((one) => one.credits))
    return usual === null || usual <= 0 ? [] : [Math.abs(credits / usual - 1)]
  })
  const prior = FORECAST.changePriorDays.value
  const own = ((median(apart) ?? 0) * FORECAST.quartiles.value) ** 2
  return Math.sqrt((own * apart.length + FORECAST.dayNoise.value ** 2 * prior) / (apart.length + prior))
}
