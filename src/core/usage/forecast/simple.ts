import type { Seen } from './seen.js'
import { isWeekday, type MonthSeries } from './series.js'

/** Credits from the first of the month to a 0-based day, as a forecaster expects them; null where it has nothing to go by. */
export type Forecaster = (seen: Seen, to: number) => number | null

/** The simple forecasters. The blend weighs them by their errors in the organization's own past. */
export const FORECASTERS = {
  /** The straight line by working days, Monday to Friday. */
  line: (seen, to) =>
    scaled(
      seen,
      to,
      Array.from(seen.month.prices, (price, day) => (!isWeekday(seen.month, day) ? 0 : day > seen.through ? price : 1)),
    ),
  /** The same with the rhythm of the week, without holidays and quiet days. */
  'weighted line': (seen, to) => scaled(seen, to, seen.weights),
  /** The level of the last days goes on with the rhythm of the week; days before a change of level count as far as it is not believed. */
  'short level': (seen, to) => levelled(seen, to, 5),
  /** The level of three weeks, and of a quarter. */
  'long level': (seen, to) => levelled(seen, to, 15),
  'quarterly level': (seen, to) => levelled(seen, to, 45),
  /** The month grows as the last months did. */
  shape: (seen, to) => shaped(seen, to, 3),
  /** As the last month alone did: what repeats at the end of each month. */
  'last shape': (seen, to) => shaped(seen, to, 1),
  /** The credits of the last month. */
  'last month': ({ before, month, through }, to) => {
    const last = before.at(-1)
    if (!last) return null
    const used = sum(month.totals, 0, through + 1)
    const [from, end] = [position(month, through + 1), position(month, to + 1)]
    const total = (wholeOf(last) * sum(month.prices, 0, month.days)) / month.days
    if (total === 0) return null
    return to === month.days - 1
      ? Math.max(used, total)
      : used + Math.max(0, total * (shareAt(last, end) - shareAt(last, from)))
  },
} as const satisfies Readonly<Record<string, Forecaster>>

export type ForecasterName = keyof typeof FORECASTERS

function scaled({ month, through }: Seen, to: number, weights: ArrayLike<number>): number | null {
  const used = sum(month.totals, 0, through + 1)
  const past = sum(weights, 0, through + 1)
  if (past <= 0 || used === 0) return null
  return used + (sum(month.demand, 0, through + 1) * sum(weights, through + 1, to + 1)) / past
}

function levelled(seen: Seen, to: number, days: number): number | null {
  const { before, month, through, weights } = seen
  const { belief, day: changed } = seen.change
  const all = { credits: 0, weight: 0 }
  const since = { credits: 0, weight: 0 }
  const add = (own: number, used: number, isNew: boolean): void => {
    if (own <= 0) return
    for (const one of isNew ? [all, since] : [all]) {
      one.credits += used
      one.weight += own
    }
  }
  for (let day = through; day >= 0 && all.weight < days; day -= 1)
    add(weights[day] ?? 0, month.demand[day] ?? 0, day >= changed)
  for (const one of before.toReversed())
    for (let day = one.days - 1; day >= 0 && all.weight < days; day -= 1)
      add(one.weights[day] ?? 0, one.demand[day] ?? 0, false)
  if (all.weight <= 0) return null
  const old = all.credits / all.weight
  const level = since.weight > 0 ? belief * (since.credits / since.weight) + (1 - belief) * old : old
  return sum(month.totals, 0, through + 1) + level * sum(weights, through + 1, to + 1)
}

function shaped({ before, month, through }: Seen, to: number, months: number): number | null {
  const known = before.slice(-months).filter((one) => sum(one.demand, 0, one.days) > 0)
  const used = sum(month.totals, 0, through + 1)
  if (known.length === 0 || used === 0) return null
  const [now, then] = [position(month, through + 1), position(month, to + 1)]
  const share = (at: number): number => known.reduce((all, one) => all + shareAt(one, at), 0) / known.length
  if (share(now) <= 0) return null
  const price = sum(month.prices, through + 1, to + 1) / Math.max(1, to - through)
  return used + price * sum(month.demand, 0, through + 1) * Math.max(0, share(then) / share(now) - 1)
}

/** The credits of a month; of one that had its first rows late, as if its whole working time had been like the rest of it. */
function wholeOf(one: MonthSeries): number {
  const all = one.weekdays.map((_, day) => Number(isWeekday(one, day)))
  return (sum(one.demand, 0, one.days) * sum(all, 0, one.days)) / Math.max(1, sum(all, one.begun, one.days))
}

/** The part of a month's working weight before a 0-based day. */
function position({ weights, days }: MonthSeries, end: number): number {
  const all = sum(weights, 0, days)
  return all > 0 ? sum(weights, 0, end) / all : 0
}

/** The part of the credits of a closed month with some that was used when this part of its working weight was over. */
function shareAt(one: MonthSeries, at: number): number {
  const total = sum(one.demand, 0, one.days)
  const all = sum(one.weights, 0, one.days)
  if (all === 0) return 0
  if (at >= 1) return 1
  let [credits, weight] = [0, 0]
  for (let day = 0; day < one.days; day += 1) {
    const own = (one.weights[day] ?? 0) / all
    if (weight + own >= at && own > 0) return (credits + ((at - weight) / own) * (one.demand[day] ?? 0)) / total
    weight += own
    credits += one.demand[day] ?? 0
  }
  return 1
}

/** The sum of some days: from the first 0-based day up to the one before `end`. */
export function sum(values: ArrayLike<number>, from: number, end: number): number {
  let all = 0
  for (let index = from; index < end; index += 1) all += values[index] ?? 0
  return all
}
