import type { UsedBy, UsedMonth } from '../used.js'
import { weekdayIn } from '../ledger.js'
import { HALF, isOff, weekdayWeights, weightOf, type Day, type Weights } from './days.js'

/*
 * Who uses how much, followed day by day. Time is counted in working days, so that nobody is forgotten over a weekend or a holiday; it
 * stands still for somebody whose allowance is used up. The state has a fixed size for each person, whatever the number of months.
 */

/** Working days after which a day counts half. */
const HALF_LIFE = 20
const DECAY = Math.LN2 / HALF_LIFE
/** A day of one person counts at most as so many typical ones of that person. */
const WILD = 8
/** What is beyond counts for everybody’s average, at most as so many typical days. */
const WILDEST = 25
/** Days of an average person that a new one is supposed to have had. */
const NEWCOMER = 2
/** Working days from the first row on in which somebody who appears was there before. */
const OPENING = 10
/** Chance that somebody leaves on a working day, that somebody silent is only away, and for how many working days that goes on. */
const LEAVES = 0.004
const AWAY = 0.1
const AWAY_DAYS = 8

export interface Roster {
  readonly days: readonly Day[]
  readonly weights: Weights
  /** By how many times the cut days are to be multiplied for what wild days add on average. */
  readonly wildness: number
  /** Reads a month up to a day, 0-based; months ascending, days too. */
  readonly readTo: (month: UsedMonth, day: number) => void
  /** Everybody who was seen, as they are now. */
  readonly standing: () => Standing[]
}

/** One person on the day up to which was read. */
export interface Standing {
  /** Their newest row. */
  readonly of: UsedBy
  /** Credits of an ordinary working day, cut and smoothed; counts people who may have left in part. */
  readonly rate: number
  /** Credits of this month. */
  readonly used: number
  /** The 0-based day on which the allowance was used up; null when it is not. */
  readonly out: number | null
}

interface State {
  of: UsedBy
  /** Smoothed credits and smoothed number of days with credits, as of `at`. */
  credits: number
  active: number
  at: number
  born: number
  /** Time that does not count, because the allowance was used up. */
  paused: number
  /** Roots of credits and how many: the typical day is the square of their mean, which a wild day hardly moves. */
  roots: number
  counted: number
  used: number
  out: number | null
  /** Since when the allowance stops them; null while it does not. */
  stopped: number | null
}

export function rosterOf(): Roster {
  const states = new Map<number, State>()
  const days: Day[] = []
  let [clock, read, month, roots, counted, closed, absent, kept, lost] = [0, -1, '', 0, 0, 0, 0, 0, 0]
  let weights = weekdayWeights(days)

  function begin(next: string): void {
    month = next
    read = -1
    closed = 0
    absent = 0
    weights = weekdayWeights(days)
    for (const state of states.values()) {
      resume(state)
      state.used = 0
      state.out = null
    }
  }

  function resume(state: State): void {
    if (state.stopped !== null) state.paused += clock - state.stopped
    state.stopped = null
  }

  function readDay(of: UsedMonth, day: number): void {
    const weekday = weekdayIn(of.month, day)
    const active = of.people.filter(({ daily }) => (daily[day] ?? 0) > 0)
    if (days.length === 0 && active.length === 0) return
    if (days.length % 7 === 0) weights = weekdayWeights(days)
    const weight = weightOf(weights, weekday)
    const off = isOff(days, weekday, active.length, weights)
    const before = clock
    if (!off) clock += weight
    if (days.length === 0) for (const { daily } of active) {
      roots += Math.sqrt(daily[day] ?? 0)
      counted += 1
    }
    let demand = off ? 0 : weight * closed
    for (const person of active) {
      const state = states.get(person.person) ?? joined(person, day, before)
      states.set(person.person, state)
      demand += use(state, person, day, weight)
    }
    days.push({ month: of.month, day, weekday, demand, people: active.length, present: active.length + absent * weight, off })
  }

  function joined(of: UsedBy, day: number, before: number): State {
    // Somebody without a known beginning is first seen on a day with credits: there will have been one without.
    const born = of.began === day ? before : before <= OPENING ? 0 : before - 1
    return { of, credits: 0, active: 0, at: born, born, paused: 0, roots: 0, counted: 0, used: 0, out: null, stopped: null }
  }

  /** Counts a day of somebody; what it adds to the demand. */
  function use(state: State, of: UsedBy, day: number, weight: number): number {
    const credits = of.daily[day] ?? 0
    const usual = (state.roots + (3 * roots) / counted) / (state.counted + 3)
    const cut = Math.min(credits, WILD * usual ** 2)
    kept += cut
    lost += Math.min(credits, WILDEST * usual ** 2) - cut
    const keeps = state.counted > 20 ? 0.95 : 1
    state.roots = state.roots * keeps + Math.sqrt(cut)
    state.counted = state.counted * keeps + 1
    roots += Math.sqrt(cut)
    counted += 1
    state.of = of
    state.used += credits
    if (state.stopped !== null && mayExceed(state)) resume(state)
    if (state.stopped !== null) return cut
    const now = clock - state.paused
    const decay = Math.exp(-DECAY * (now - state.at))
    state.credits = state.credits * decay + cut
    state.active = state.active * decay + (weight >= HALF ? 1 : 0)
    state.at = now
    const { allowance } = of.seat
    if (state.out === null && allowance !== null && state.used >= allowance - SPARE) {
      state.out = day
      if (mayExceed(state)) return cut
      state.stopped = clock
      absent += shareOf(state)
      closed += rateOf(state, now, (roots / counted) ** 2)
    }
    return cut
  }

  function standing(): Standing[] {
    const all = [...states.values()]
    const average = counted === 0 ? 0 : (roots / counted) ** 2
    return all.map((state) => {
      const now = (state.stopped ?? clock) - state.paused
      return { of: state.of, rate: rateOf(state, now, average) * staying(state, now), used: state.used, out: state.out }
    })
  }

  return {
    days,
    get weights() {
      return weights
    },
    get wildness() {
      return kept > 0 ? 1 + lost / kept : 1
    },
    readTo: (of, day) => {
      if (of.month !== month) begin(of.month)
      while (read < day) readDay(of, (read += 1))
    },
    standing,
  }
}

/** Credits that are too few to work with. */
const SPARE = 0.5

/** Whether somebody can go on beyond the allowance: nothing says that they cannot, or they did. */
export function mayExceed({ of: { overageEnabled, seat }, used }: Pick<Standing, 'of' | 'used'>): boolean {
  return overageEnabled !== false || seat.allowance === null || used > seat.allowance * 1.02 + SPARE
}

/** Credits of an ordinary working day. Who is silent for longer than they usually are is away or gone: the time counts for that only. */
function rateOf(state: State, now: number, average: number): number {
  const silent = Math.min(now - state.at, 2 / shareOf(state))
  const age = state.at + silent - state.born
  const supposed = NEWCOMER * Math.exp(-DECAY * age)
  return (state.credits * Math.exp(-DECAY * silent) + supposed * average) / (timeIn(age) + supposed)
}

/** The part of the working days on which somebody works, as of the last one. */
function shareOf({ active, at, born }: State): number {
  return Math.min(0.95, (active + 0.5) / (timeIn(at - born) + 1))
}

function timeIn(age: number): number {
  return (1 - Math.exp(-DECAY * age)) / DECAY
}

/** The chance that somebody who has been silent is still there: from how often they worked before. */
function staying(state: State, now: number): number {
  const silent = now - state.at
  if (silent < 2) return 1
  const there = (1 - shareOf(state)) ** silent + AWAY * Math.exp(-silent / AWAY_DAYS)
  return there / (there + LEAVES * silent)
}
