import { FORECAST } from './constants.js'
import { HALF, weightOf } from './days.js'
import { median } from './median.js'
import type { Roster } from './roster.js'

/** The current credits of an ordinary working day of all people, and their uncertainty. */
export interface Level {
  /** Credits of an ordinary working day. */
  readonly credits: number
  /** Relative standard deviation of a working day. */
  readonly noise: number
  /** The effective number of working days that the level is averaged over. */
  readonly days: number
  /** Relative growth per working day. */
  readonly growth: number
  /** The logarithm of the latest change of level, as far as it is believed. */
  readonly change: number
}

/** `heads` is the effective number of people, if all used the same: fewer are noisier. */
export function levelOf(roster: Pick<Roster, 'days' | 'weights' | 'wildness'>, heads: number): Level {
  const weights = roster.weights()
  const ordinary = roster.days.slice(-FORECAST.levelHistory.value).filter(({ off }) => !off)
  const points = ordinary.map((day) => ({ demand: day.demand, present: day.present, weight: weightOf(weights, day) }))
  const prior = FORECAST.noiseOfAll.value ** 2 + FORECAST.noiseOfOne.value / heads
  const typical = localMedians(points)
  const bound = FORECAST.cutDay.value + 2 * Math.sqrt(prior)
  const cut = points.map(({ demand, present, weight }, index) => ({
    weight,
    present,
    demand: Math.min(demand, bound * Math.max(weight, FORECAST.cutWeight.value) * (typical[index] ?? Infinity)),
  }))
  const slow = smoothed(cut, FORECAST.slowHalfLife.value)
  const noise = Math.sqrt(noiseOf(cut, typical, prior))
  if (slow.credits === 0) return { credits: 0, noise, days: slow.days, growth: 0, change: 0 }
  const fast = smoothed(cut, FORECAST.fastHalfLife.value)
  // The level follows the fast average when it differs from the slow one by more than their noise explains.
  const apart = Math.log(Math.max(fast.credits, slow.credits / 20) / slow.credits)
  const doubt = noise ** 2 / fast.days + FORECAST.changeNoise.value ** 2
  const change = apart ** 2 / doubt
  const share = change / (change + FORECAST.changeDoubt.value)
  const growth = growthOf(cut, noise, heads)
  const followed = slow.credits * Math.exp(share * apart)
  const lag = (1 - share) * slow.age + share * fast.age
  return {
    credits: roster.wildness() * followed * Math.exp(growth * lag),
    noise,
    days: (1 - share) * slow.days + share * fast.days,
    growth,
    change: share * apart,
  }
}

interface Point {
  readonly demand: number
  readonly present: number
  readonly weight: number
}

/**
 * Exponentially smoothed demand. Time is counted in weights, so that a weekend neither lowers the level nor ages the
 * days before it.
 */
function smoothed(
  points: readonly Point[],
  half: number,
): { readonly credits: number; readonly days: number; readonly age: number } {
  let [sum, weight, squares, ages, age] = [0, 0, 0, 0, 0]
  for (const point of points.toReversed()) {
    if (age >= 8 * half) break
    const counts = 2 ** (-(age + point.weight / 2) / half)
    sum += counts * point.demand
    weight += counts * point.weight
    squares += counts ** 2 * point.weight
    ages += counts * point.weight * (age + point.weight / 2)
    age += point.weight
  }
  return weight > 0
    ? { credits: sum / weight, days: weight ** 2 / squares, age: ages / weight }
    : { credits: 0, days: 1, age: 0 }
}

/** For each day the median of the working days around it, so that one extreme day does not move its own threshold. */
function localMedians(points: readonly Point[]): readonly number[] {
  const working = points.flatMap(({ demand, weight }, index) =>
    weight >= HALF ? [{ index, rate: demand / weight }] : [],
  )
  const medians = working.map(
    (_, at) =>
      median(
        working.slice(Math.max(0, Math.min(at - 5, working.length - 9)), Math.max(9, at + 6)).map(({ rate }) => rate),
      ) ?? Infinity,
  )
  let at = 0
  return points.map((_, index) => {
    while (at < working.length - 1 && (working[at]?.index ?? 0) < index) at += 1
    return medians[at] ?? Infinity
  })
}

function noiseOf(points: readonly Point[], typical: readonly number[], prior: number): number {
  let [sum, count]: [number, number] = [prior * FORECAST.noisePriorDays.value, FORECAST.noisePriorDays.value]
  points.forEach(({ demand, weight }, index) => {
    const level = typical[index] ?? 0
    if (weight < HALF || level === 0 || !Number.isFinite(level)) return
    sum += Math.min(1, (demand / weight / level - 1) ** 2)
    count += 1
  })
  return sum / count
}

/**
 * Growth per working day: of the number of people, which is measured well, plus of credits per person, which is
 * noisier.
 */
function growthOf(points: readonly Point[], noise: number, heads: number): number {
  const people = blocksOf(points, ({ present }) => present)
  const credits = blocksOf(points, ({ demand }) => demand)
  const usual = median(points.slice(-40).flatMap(({ present, weight }) => (weight >= HALF ? [present] : []))) ?? 1
  const each = credits.map((level, index) => level - (people[index] ?? 0))
  return (
    (stepOf(
      people,
      FORECAST.peopleNoise.value.ofAll ** 2 + FORECAST.peopleNoise.value.ofOne / Math.max(1, usual),
      FORECAST.growthOfPeople.value,
    ) +
      stepOf(
        each,
        noise ** 2 / FORECAST.growthBlock.value +
          FORECAST.eachNoise.value.ofAll ** 2 +
          FORECAST.eachNoise.value.ofOne / heads,
        FORECAST.growthOfEach.value,
      )) /
    FORECAST.growthBlock.value
  )
}

/**
 * The mean step from block to block without the largest one, which may be a one-time change; shrunk by the variance of
 * the blocks.
 */
function stepOf(blocks: readonly number[], variance: number, usual: number): number {
  const steps = blocks
    .slice(1)
    .map((level, index) =>
      Math.max(
        -FORECAST.growthMostStep.value,
        Math.min(FORECAST.growthMostStep.value, level - (blocks[index] ?? level)),
      ),
    )
  if (steps.length < 2) return 0
  const middle = median(steps) ?? 0
  const kept = steps.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, -1)
  const mean = kept.reduce((sum, step) => sum + step, 0) / kept.length
  const ofSlope = (variance * 12) / (blocks.length ** 3 - blocks.length)
  return Math.max(
    -FORECAST.growthMost.value,
    Math.min(FORECAST.growthMost.value, (mean * usual ** 2) / (usual ** 2 + ofSlope)),
  )
}

/** Logarithms of the level in blocks of working days, the newest last. */
function blocksOf(points: readonly Point[], of: (point: Point) => number): number[] {
  const blocks: number[] = []
  let [sum, weight] = [0, 0]
  for (const point of points.toReversed()) {
    if (blocks.length === FORECAST.growthBlocks.value) break
    sum += of(point)
    weight += point.weight
    if (weight < FORECAST.growthBlock.value) continue
    if (sum <= 0) break
    blocks.unshift(Math.log(sum / weight))
    sum = 0
    weight = 0
  }
  return blocks
}
