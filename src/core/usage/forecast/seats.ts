import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import { dayIn } from '../ledger.js'
import type { UsageForecast } from '../../contract/usage/outlook.js'
import { FEWEST, hidden } from '../month/folding.js'
import { headcount } from '../month/identities.js'
import type { UsedBy, UsedMonth } from '../used.js'
import { FORECAST } from './constants.js'
import { NOTHING_AHEAD, reaches, spreadIn, type Ahead, type Demand } from './demand.js'

type SeatOutlook = UsageForecast['seats'][number]

/** A seat and what it would still use. */
interface Share {
  readonly of: UsedBy
  readonly rate: number
  readonly left: number
  /** The 0-based day on which the allowance was used up to its last credit; -1 for not yet. */
  readonly out: number
}

/** The seats of one plan of one human, who has run out when one of them has. */
type Human = readonly Share[]

interface Times {
  readonly low: number
  readonly typical: number
  readonly high: number
}

/**
 * How many people of each plan use up their allowance, and when: all people with a row in the month, each once. Plans of
 * fewer than `fold` people are left out.
 */
export function seatOutlook(demand: Demand, times: Times, running: UsedMonth, fold = FEWEST): SeatOutlook[] {
  const indices = new Map(demand.of.map(({ person }, index) => [person, index]))
  const rows = running.people.map((of): Share => {
    // Somebody without credits in any month has no demand yet.
    const index = indices.get(of.person) ?? -1
    const { credits, seat } = of
    // The forecast takes the last credits of an allowance for too little to work with; here they are still there.
    const isOut = seat.allowance !== null && credits > 0 && credits >= seat.allowance
    return {
      of,
      rate: demand.rate[index] ?? 0,
      left: demand.left[index] ?? Infinity,
      out: isOut ? (demand.out[index] ?? -1) : -1,
    }
  })
  const plans = groupBy(rows, ({ of: { seat } }) => seat.plan ?? `?${seat.name}`)
  return [...plans.values()]
    .filter(
      (people) =>
        headcount(people.map(({ of }) => of)) >= fold && people.every(({ of: { seat } }) => seat.allowance !== null),
    )
    .map((people) => outlookOf(people, demand.ahead, times, running, fold))
    .sort((a, b) => b.people - a.people || compareText(a.name, b.name))
}

function outlookOf(
  seats: readonly Share[],
  ahead: readonly Ahead[],
  times: Times,
  { month, through }: UsedMonth,
  fold: number,
): SeatOutlook {
  const [first] = seats
  const people = [...groupBy(seats, ({ of }) => of.identity).values()]
  const out = people.filter((own) => own.some((seat) => seat.out >= 0)).length
  const outAtEnd = atEnd(people, (ahead.at(-1) ?? NOTHING_AHEAD).days, times, out)
  return {
    plan: first?.of.seat.plan ?? null,
    name: first?.of.seat.name ?? '',
    people: people.length,
    out: hidden(out, fold),
    // The range starts at those who are out already; where they are few, the range would reveal their number.
    outAtEnd: hidden(out, fold) === null && outAtEnd.low < fold ? null : outAtEnd,
    exhaustion: middleDay(people, ahead, month, through, fold),
  }
}

function atEnd(people: readonly Human[], days: number, times: Times, out: number): Times {
  const spread = spreadIn(days)
  const expected = (of: keyof Times): { readonly mean: number; readonly deviation: number } => {
    const chance = ({ rate, left, out: since }: Share): number =>
      since >= 0 ? 1 : reaches(rate * days * times[of], left, spread)
    // The chance that not every seat lasts.
    const chances = people.map((own) => 1 - own.reduce((lasts, seat) => lasts * (1 - chance(seat)), 1))
    return {
      mean: sum(chances),
      deviation: FORECAST.eightyOfHundred.value * Math.sqrt(sum(chances.map((one) => one * (1 - one)))),
    }
  }
  const [low, typical, high] = [expected('low'), expected('typical'), expected('high')]
  const middle = Math.max(out, Math.round(typical.mean))
  // The error of the level and the variation of each person are independent.
  const below = Math.hypot(typical.mean - low.mean, typical.deviation)
  const above = Math.hypot(high.mean - typical.mean, typical.deviation)
  return {
    low: Math.min(middle, Math.max(out, Math.round(typical.mean - below))),
    typical: middle,
    high: Math.max(middle, Math.min(people.length, Math.round(typical.mean + above))),
  }
}

/** The median day of those who run out; null when fewer than `fold` do. */
function middleDay(
  people: readonly Human[],
  ahead: readonly Ahead[],
  month: string,
  through: number,
  fold: number,
): string | null {
  const dayOf = ({ out, left, rate }: Share): number => {
    if (out >= 0) return out
    const index = ahead.findIndex(({ days: time }) => rate * time >= left)
    return index === -1 ? Infinity : through + 1 + index
  }
  const days = people.map((own) => Math.min(...own.map(dayOf))).filter((day) => day < Infinity)
  const middle = days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)]
  return middle === undefined || days.length < fold ? null : dayIn(month, middle)
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
