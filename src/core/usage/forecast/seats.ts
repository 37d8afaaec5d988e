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

interface Share {
  readonly of: UsedBy
  readonly rate: number
  readonly left: number
  /** The 0-based day; -1 for not yet. */
  readonly out: number
}

interface Times {
  readonly low: number
  readonly typical: number
  readonly high: number
}

/** How many people of each plan use up their allowance, and when. Plans of fewer than `fold` people are left out. */
export function seatOutlook(demand: Demand, times: Times, running: UsedMonth, fold = FEWEST): SeatOutlook[] {
  const seen = new Set(running.people.map(({ person }) => person))
  const rows = demand.of.flatMap((of, index): Share[] =>
    seen.has(of.person)
      ? [{ of, rate: demand.rate[index] ?? 0, left: demand.left[index] ?? 0, out: demand.out[index] ?? -1 }]
      : [],
  )
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
  people: readonly Share[],
  ahead: readonly Ahead[],
  times: Times,
  { month, through }: UsedMonth,
  fold: number,
): SeatOutlook {
  const [first] = people
  const out = people.filter((one) => one.out >= 0).length
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

function atEnd(people: readonly Share[], days: number, times: Times, out: number): Times {
  const spread = spreadIn(days)
  const expected = (of: keyof Times): { readonly mean: number; readonly deviation: number } => {
    const chances = people.map(({ rate, left, out: since }) =>
      since >= 0 ? 1 : reaches(rate * days * times[of], left, spread),
    )
    return {
      mean: sum(chances),
      deviation: FORECAST.eightyOfHundred.value * Math.sqrt(sum(chances.map((chance) => chance * (1 - chance)))),
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
  people: readonly Share[],
  ahead: readonly Ahead[],
  month: string,
  through: number,
  fold: number,
): string | null {
  const days = people.flatMap(({ out, left, rate }) => {
    if (out >= 0) return [out]
    const index = ahead.findIndex(({ days: time }) => rate * time >= left)
    return index === -1 ? [] : [through + 1 + index]
  })
  const middle = days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)]
  return middle === undefined || days.length < fold ? null : dayIn(month, middle)
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
