import { HALF, weightOf } from './days.js'
import { median } from './median.js'
import type { Roster } from './roster.js'

/** How much everybody uses on an ordinary working day now, and how sure that is. */
export interface Level {
  /** Credits of an ordinary working day. */
  readonly credits: number
  /** Relative standard deviation of a working day. */
  readonly noise: number
  /** As many working days the level rests on. */
  readonly days: number
  /** By which part it grows a working day. */
  readonly growth: number
  /** Logarithm of the part by which the last days lie apart from the level before, as far as that is believed. */
  readonly change: number
}

/** Days that have a say: more than the slowest of what follows needs. */
const LOOKED_AT = 112
/** Working days after which a day counts half: of the level that follows slowly, and of the one that follows fast. */
const SLOW = 7
const FAST = 3
/** A day counts at most as so many ordinary ones. */
const WILD = 2.5
/** As many days the prior of the noise stands for. */
const PRIOR_DAYS = 6
/** Working days of a block, by which growth is measured, and how many blocks are looked at. */
const BLOCK = 10
const BLOCKS = 7
/** Standard deviation of growth in a block that is usual, and the most that is believed. */
const USUAL_GROWTH = 0.03
const USUAL_GROWTH_EACH = 0.007
const MOST_GROWTH = 0.06

/** `heads` is how many people as large as each other the organisation amounts to: fewer are noisier. */
export function levelOf(roster: Pick<Roster, 'days' | 'weights' | 'wildness'>, heads: number): Level {
  const weights = roster.weights()
  const ordinary = roster.days.slice(-LOOKED_AT).filter(({ off }) => !off)
  const points = ordinary.map((day) => ({ demand: day.demand, present: day.present, weight: weightOf(weights, day) }))
  const prior = 0.1 ** 2 + 1.3 / heads
  const typical = localMedians(points)
  const bound = WILD + 2 * Math.sqrt(prior)
  const cut = points.map(({ demand, present, weight }, index) => ({
    weight,
    present,
    demand: Math.min(demand, bound * Math.max(weight, 0.3) * (typical[index] ?? Infinity)),
  }))
  const slow = smoothed(cut, SLOW)
  const noise = Math.sqrt(noiseOf(cut, typical, prior))
  if (slow.credits === 0) return { credits: 0, noise, days: slow.days, growth: 0, change: 0 }
  const fast = smoothed(cut, FAST)
  // A level that has really changed is followed fast: when what the last days say is far from the slow level for their noise.
  const apart = Math.log(Math.max(fast.credits, slow.credits / 20) / slow.credits)
  const doubt = noise ** 2 / fast.days + 0.05 ** 2
  const change = apart ** 2 / doubt
  const share = change / (change + 6)
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

/** Exponentially smoothed demand by weight, so that a weekend neither lowers the level nor makes old what was before. */
function smoothed(
  points: readonly Point[],
  half: number,
): { readonly credits: number; readonly days: number; readonly age: number } {
  let [sum, weight, squares, ages, age] = [0, 0, 0, 0, 0]
  for (let index = points.length - 1; index >= 0 && age < 8 * half; index -= 1) {
    const point = points[index]
    if (!point) continue
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

/** For each day the median of the working days around it, so that one wild day has no say about what is wild. */
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
  let [sum, count] = [prior * PRIOR_DAYS, PRIOR_DAYS]
  points.forEach(({ demand, weight }, index) => {
    const level = typical[index] ?? 0
    if (weight < HALF || level === 0 || !Number.isFinite(level)) return
    sum += Math.min(1, (demand / weight / level - 1) ** 2)
    count += 1
  })
  return sum / count
}

/** Growth a working day: of how many people there are, which is well known, and of what each of them uses, which is not. */
function growthOf(points: readonly Point[], noise: number, heads: number): number {
  const people = blocksOf(points, ({ present }) => present)
  const credits = blocksOf(points, ({ demand }) => demand)
  const usual = median(points.slice(-40).flatMap(({ present, weight }) => (weight >= HALF ? [present] : []))) ?? 1
  const each = credits.map((level, index) => level - (people[index] ?? 0))
  return (
    (stepOf(people, 0.02 ** 2 + 0.15 / Math.max(1, usual), USUAL_GROWTH) +
      stepOf(each, noise ** 2 / BLOCK + 0.05 ** 2 + 0.1 / heads, USUAL_GROWTH_EACH)) /
    BLOCK
  )
}

/** The mean step from block to block without the largest one, which may be a change of another kind; shrunk as far as blocks vary. */
function stepOf(blocks: readonly number[], variance: number, usual: number): number {
  const steps = blocks.slice(1).map((level, index) => Math.max(-0.3, Math.min(0.3, level - (blocks[index] ?? level))))
  if (steps.length < 2) return 0
  const middle = median(steps) ?? 0
  const kept = steps.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, -1)
  const mean = kept.reduce((sum, step) => sum + step, 0) / kept.length
  const ofSlope = (variance * 12) / (blocks.length ** 3 - blocks.length)
  return Math.max(-MOST_GROWTH, Math.min(MOST_GROWTH, (mean * usual ** 2) / (usual ** 2 + ofSlope)))
}

/** Logarithms of the level in blocks of working days, the last one last. */
function blocksOf(points: readonly Point[], of: (point: Point) => number): number[] {
  const blocks: number[] = []
  let [sum, weight] = [0, 0]
  for (let index = points.length - 1; index >= 0 && blocks.length < BLOCKS; index -= 1) {
    const point = points[index]
    if (!point) continue
    sum += of(point)
    weight += point.weight
    if (weight < BLOCK) continue
    if (sum <= 0) break
    blocks.unshift(Math.log(sum / weight))
    sum = 0
    weight = 0
  }
  return blocks
}
