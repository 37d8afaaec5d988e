import { dayIn, weekdayIn } from '../ledger.js'
import type { UsedBy, UsedMonth } from '../used.js'
import { FORECAST } from './constants.js'
import { HALF, isOff, weekdayWeights, weightOf, type Day } from './days.js'
import type { Weights } from './week.js'
import { columnsOf, type Columns } from './columns.js'
import { median } from './median.js'

/*
 * Each person's rate of use, followed day by day. Time is counted in working days, so that a rate does not decay over a
 * weekend or a holiday; it does not advance for a person whose allowance is used up. The state per person has a fixed
 * size, whatever the number of months.
 */

/** Rate at which a person's day loses weight, per working day. */
const DECAY = Math.LN2 / FORECAST.personHalfLife.value

export interface Roster {
  readonly days: readonly Day[]
  readonly weights: () => Weights
  /** The factor for cut days that adds the mean of what was cut. */
  readonly wildness: () => number
  /** Reads a month up to a 0-based day; months and days ascending. */
  readonly readTo: (month: UsedMonth, day: number) => void
  /** All people seen so far: valid until more is read. */
  readonly state: () => RosterState
}

/** What a person used on a 0-based day. */
interface Use {
  /** Credits. */
  readonly value: number
  readonly price: number
  readonly day: number
  readonly weight: number
}

/** People by index, each with the newest row. */
export interface RosterState {
  readonly of: readonly UsedBy[]
  /** Credits of an ordinary working day, cut and smoothed, weighted by the chance that the person has not left. */
  readonly rate: Float64Array
  /** Credits of this month. */
  readonly used: Float64Array
  /** The 0-based day on which the allowance was used up; -1 when it is not. */
  readonly out: Float64Array
}

/**
 * An empty roster. `holidays` are `YYYY-MM-DD`. `pricesOf` is the price of a 0-based day / the price that rates are
 * stated at.
 */
export function rosterOf(
  holidays: ReadonlySet<string> = new Set(),
  pricesOf: (month: string, day: number) => number = () => 1,
): Roster {
  const days: Day[] = []
  const of: UsedBy[] = []
  const slots = new Map<number, number>()
  const all = columnsOf()
  let columns: Columns = all.grown(0)
  // The days of one month after another: an array for each would only be freed with the next full collection.
  let room = new Float64Array()
  let month: {
    readonly of: string
    readonly people: readonly UsedBy[]
    readonly slots: Int32Array
    readonly credits: Float64Array
  } = { of: '', people: [], slots: new Int32Array(), credits: new Float64Array() }
  // Time; days of this month that were read; square roots and number of all days with credits; credits kept of them and
  // cut from them; estimated credits per working day, and number, of people whose allowance is used up.
  let [clock, read, roots, counted, kept, cutOff, stoppedRate, stoppedPeople] = [0, 0, 0, 0, 0, 0, 0, 0]
  // Credits of a typical day of a typical person, and of an ordinary working day of an average one.
  let [ordinary, average] = [0, 0]
  let weights = weekdayWeights(days)

  function begin({ month: name, people, days: length }: UsedMonth): void {
    if (room.length < people.length * length) room = new Float64Array(people.length * length)
    const credits = room.subarray(0, people.length * length)
    people.forEach(({ daily }, index) => {
      for (let day = 0; day < length; day += 1) credits[day * people.length + index] = daily[day] ?? 0
    })
    month = { of: name, people, slots: Int32Array.from(people, ({ person }) => slots.get(person) ?? -1), credits }
    read = stoppedRate = stoppedPeople = 0
    for (let slot = 0; slot < of.length; slot += 1) resume(slot)
    columns.used.fill(0)
    columns.out.fill(-1)
  }

  function resume(slot: number): void {
    const since = columns.stopped[slot] ?? -1
    if (since >= 0) columns.paused[slot] = (columns.paused[slot] ?? 0) + clock - since
    columns.stopped[slot] = -1
  }

  function readDay(day: number): void {
    const { people, credits } = month
    const size = people.length
    const today = credits.subarray(day * size, (day + 1) * size)
    let active = 0
    for (const value of today) if (value > 0) active += 1
    if (days.length === 0 && active === 0) return
    if (days.length % 7 === 0) weights = weekdayWeights(days)
    const weekday = weekdayIn(month.of, day)
    const weight = weightOf(weights, { weekday })
    if (days.length === 0) {
      // A first day on a weekend says little of a working day: nobody is cut by it.
      const typical = median([...today].filter((value) => value > 0)) ?? 0
      ;[roots, counted] = [active * Math.sqrt(typical / Math.min(1, weight)), active]
    }
    // From the day before, so that the order of people does not matter.
    ordinary = (roots / counted) ** 2
    average = counted === active && kept === 0 ? ordinary : (FORECAST.usualShare.value * kept) / counted
    const price = pricesOf(month.of, day)
    const sum = today.reduce((all, value) => all + value, 0) / price
    const off = holidays.has(dayIn(month.of, day)) || isOff(days, weight, { people: active, credits: sum }, weights)
    const before = clock
    if (!off) clock += weight
    let demand = off ? 0 : weight * stoppedRate
    const present = active + stoppedPeople * weight
    for (let index = 0; index < size; index += 1) {
      const value = today[index] ?? 0
      if (value > 0) demand += use(slotOf(index, day, before), index, { value, price, day, weight })
    }
    days.push({ month: month.of, day, weekday, demand, people: active, present, off })
  }

  function slotOf(index: number, day: number, before: number): number {
    const known = month.slots[index] ?? -1
    const person = month.people[index]
    if (known >= 0 || !person) return known
    const slot = of.length
    of.push(person)
    slots.set(person.person, slot)
    month.slots[index] = slot
    columns = all.grown(of.length)
    // A person without `New_User` is first seen on a day with credits: at least one day without credits is assumed
    // before it.
    columns.born[slot] = person.began === day ? before : before <= FORECAST.opening.value ? 0 : before - 1
    columns.at[slot] = columns.born[slot]
    columns.out[slot] = columns.stopped[slot] = -1
    return slot
  }

  /** Counts a day of a person; returns what it adds to the demand. */
  function use(slot: number, index: number, { value, price, day, weight }: Use): number {
    const worth = value / price
    const person = month.people[index]
    if (!person) return 0
    of[slot] = person
    const ownCount = columns.counted[slot] ?? 0
    const usual = (((columns.roots[slot] ?? 0) + 3 * Math.sqrt(ordinary)) / (ownCount + 3)) ** 2
    // Of a person of whom little is known, more counts as usual.
    const most = FORECAST.personCutDay.value * (1 + FORECAST.personUnknown.value / (ownCount + 1))
    const cut = Math.min(worth, most * usual)
    const keeps = ownCount > 20 ? 0.95 : 1
    columns.roots[slot] = (columns.roots[slot] ?? 0) * keeps + Math.sqrt(cut)
    columns.counted[slot] = ownCount * keeps + 1
    roots += Math.sqrt(cut)
    counted += 1
    kept += cut
    cutOff += Math.max(0, Math.min(worth, FORECAST.personMostDay.value * usual) - cut)
    const used = (columns.used[slot] ?? 0) + value
    columns.used[slot] = used
    if ((columns.stopped[slot] ?? -1) >= 0) {
      if (!mayExceed(person, used)) return cut
      resume(slot)
    }
    const now = clock - (columns.paused[slot] ?? 0)
    const decay = Math.exp(-DECAY * (now - (columns.at[slot] ?? 0)))
    columns.credits[slot] = (columns.credits[slot] ?? 0) * decay + cut
    columns.active[slot] = (columns.active[slot] ?? 0) * decay + (weight >= HALF ? 1 : 0)
    columns.at[slot] = now
    const { allowance } = person.seat
    if (
      (columns.out[slot] ?? -1) < 0 &&
      allowance !== null &&
      used >= allowance * (1 - FORECAST.allowanceSpare.value)
    ) {
      columns.out[slot] = day
      if (mayExceed(person, used)) return cut
      columns.stopped[slot] = clock
      stoppedPeople += shareOf(columns, slot)
      stoppedRate += rateOf(columns, slot, now, average)
    }
    return cut
  }

  function state(): RosterState {
    average = counted === 0 ? 0 : (FORECAST.usualShare.value * kept) / counted
    const rate = new Float64Array(of.length)
    for (let slot = 0; slot < rate.length; slot += 1) {
      const since = columns.stopped[slot] ?? -1
      const now = (since >= 0 ? since : clock) - (columns.paused[slot] ?? 0)
      rate[slot] = rateOf(columns, slot, now, average) * staying(columns, slot, now)
    }
    return { of, rate, used: columns.used, out: columns.out }
  }

  return {
    days,
    weights: () => weights,
    wildness: () => (kept > 0 ? 1 + cutOff / kept : 1),
    readTo: (next, day) => {
      if (next.month !== month.of) begin(next)
      for (; read <= day; read += 1) readDay(read)
    },
    state,
  }
}

/** Whether a person can exceed the allowance: overage is not known to be off, or the person has exceeded it. */
export function mayExceed({ overageEnabled, seat }: UsedBy, used: number): boolean {
  return (
    overageEnabled !== false || seat.allowance === null || used > seat.allowance * FORECAST.allowanceOvershoot.value
  )
}

/**
 * Credits of an ordinary working day. A silence longer than usual for the person means away or gone: the silent days
 * then count for that only.
 */
function rateOf(columns: Columns, slot: number, now: number, average: number): number {
  const at = columns.at[slot] ?? 0
  const silent = now > at ? Math.min(now - at, 2 / shareOf(columns, slot)) : 0
  const fades = Math.exp(-DECAY * silent)
  // exp(-DECAY · age) as a product, because its first factor is used twice.
  const young = fades * Math.exp(-DECAY * (at - (columns.born[slot] ?? 0)))
  const supposed = FORECAST.newcomerDays.value * young
  return ((columns.credits[slot] ?? 0) * fades + supposed * average) / ((1 - young) / DECAY + supposed)
}

/** The part of the working days on which the person works, as of the last one. */
function shareOf({ active, at, born }: Columns, slot: number): number {
  const time = (1 - Math.exp(-DECAY * ((at[slot] ?? 0) - (born[slot] ?? 0)))) / DECAY
  return Math.min(0.95, ((active[slot] ?? 0) + 0.5) / (time + 1))
}

/** The chance that a silent person has not left, from how often the person worked before. */
function staying(columns: Columns, slot: number, now: number): number {
  const silent = now - (columns.at[slot] ?? 0)
  if (silent < 2) return 1
  const there =
    (1 - shareOf(columns, slot)) ** silent + FORECAST.away.value * Math.exp(-silent / FORECAST.awayDays.value)
  return there / (there + FORECAST.leaves.value * silent)
}
