import { FORECAST } from './constants.js'
import { workingDays } from './evened.js'
import { median } from './median.js'
import type { Known } from './series.js'

/** A change of the level of all people in the running month, as when a team doubles or a price changes. */
export interface Change {
  /** 0-based: the first day of the new level. */
  readonly day: number
  /** 0 for no change, towards 1 for one that the noise of single days does not explain. */
  readonly belief: number
  /** The part of the known working days of the month that were before it. */
  readonly part: number
  /** Whether the new level is the higher one. */
  readonly rises: boolean
}

const NONE: Change = { day: 0, belief: 0, part: 0, rises: false }

interface Point {
  /** 0-based in the running month; null in the months before. */
  readonly day: number | null
  /** The evened sum of a day, as that of an ordinary working day. */
  readonly credits: number
}

/**
 * The clearest change within the running month up to the known day, in the evened days of all people; none where no month before
 * shows the noise.
 */
export function changeOf({ before, evened, through }: Known, weights: Float64Array): Change {
  if (evened.length < 2) return NONE
  const earlier = before.slice(1 - evened.length)
  const old = earlier.flatMap((one, at) => pointsOf(evened[at], one.weights, one.days))
  const points = [
    ...old.map(({ credits }) => ({ day: null, credits })),
    ...pointsOf(evened.at(-1), weights, through + 1),
  ]
  const noise = noiseOf(points)
  const usual = wanderOf(old, noise)
  let [best, far, odds]: [Omit<Change, 'belief'>, number, number] = [NONE, 0, 0]
  const fewest = FORECAST.changeFewest.value
  const first = Math.max(old.length, fewest + 1)
  const end = points.length - fewest
  for (let at = first; at <= end; at += 1) {
    const [was, is] = [points.slice(Math.max(0, at - FORECAST.changeBefore.value), at), points.slice(at)]
    const apart = Math.log(meanOf(is) / meanOf(was))
    if (!Number.isFinite(apart)) continue
    const doubt = noise ** 2 * (1 / is.length + 1 / was.length) + usual
    const deviations = Math.abs(apart) / Math.sqrt(doubt)
    odds += oddsOf(deviations, Math.sqrt(doubt)) / (end - first + 1)
    if (deviations <= far) continue
    far = deviations
    best = {
      day: points[at]?.day ?? 0,
      part: (at - old.length) / (points.length - old.length),
      rises: apart > 0,
    }
  }
  return { day: best.day, part: best.part, belief: odds / (1 + odds), rises: best.rises }
}

/**
 * The odds of a change by Bayes, if it was on this day: against the noise, a change of any size that is usual for
 * changes. A change may be on any day, so the odds of all days are averaged: of many days one looks like a change by chance.
 */
function oddsOf(deviations: number, noise: number): number {
  const { before, size } = FORECAST.changePrior.value
  return (before / (1 - before)) * (noise / Math.hypot(noise, size)) * Math.exp(Math.min(30, deviations ** 2 / 2))
}

function pointsOf(days: Float64Array | undefined, weights: Float64Array, end: number): Point[] {
  return workingDays(weights, end).map((day) => ({ day, credits: (days?.[day] ?? 0) / (weights[day] ?? 1) }))
}

function meanOf(points: readonly Point[]): number {
  return points.reduce((sum, { credits }) => sum + credits, 0) / points.length
}

/**
 * The variance of the logarithm of a week's level against the week before, without the noise of single days and without
 * the largest steps, which may be changes; shrunk to the usual one.
 */
function wanderOf(points: readonly Point[], noise: number): number {
  const days = FORECAST.changeWindow.value
  const weeks = Array.from({ length: Math.floor(points.length / days) }, (_, at) =>
    Math.log(meanOf(points.slice(at * days, (at + 1) * days))),
  ).filter(Number.isFinite)
  const steps = weeks.slice(1).map((level, at) => Math.abs(level - (weeks[at] ?? level)))
  const prior = FORECAST.changePriorDays.value
  const own = Math.max(0, ((median(steps) ?? 0) * FORECAST.quartiles.value) ** 2 - (2 * noise ** 2) / days)
  return (own * steps.length + FORECAST.changeUsual.value ** 2 * prior) / (steps.length + prior)
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
