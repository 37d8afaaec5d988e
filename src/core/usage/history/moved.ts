import type { Moved, MovedRow } from '../../contract/usage/history.js'
import { difference, roundHalfUp } from '../../amount.js'
import { Big } from 'big.js'
import { dayAfter } from '../../text/day.js'
import { compareText } from '../../text/place.js'
import { MICRO, monthAfter, type MonthLedger } from '../ledger.js'
import { addUp, metered, sumOf } from '../month/exact-sums.js'
import type { MonthGroups } from '../month/month-parts.js'
import { overageByDay } from '../month/overage-by-day.js'
import type { OverageMeaning } from '../month/used-of.js'
import type { UsedMonth } from '../used.js'
import { foldedIn, type GroupOf } from './moved-groups.js'
import type { KnownMonth } from './side-by-side.js'

/** A month that is compared. */
export interface ComparedMonth extends KnownMonth {
  readonly used: UsedMonth
  readonly read: MonthLedger
}

export interface MovedInput {
  readonly now: ComparedMonth
  /** The month before; null where no file has a row of it. */
  readonly before: ComparedMonth | null
  readonly meaning: OverageMeaning
  /** People; groups of fewer in either month are folded. */
  readonly fewest: number
}

/**
 * What moved against the month before, by group. Whole months are compared as they are. Where one of them is not over, or
 * lacks rows, both count from their first working day with rows through the same number of these. Of such days no group
 * is counted by itself, which would tell of fewer people than its month does: it has the part of its month that all
 * credits of these days are of all credits.
 */
export function moved({ now, before, meaning, fewest }: MovedInput): Moved {
  const against = monthAfter(now.used.month, -1)
  const nothing = (why: string): Moved => ({
    against,
    compared: 'not compared',
    workingDays: { before: 0, now: 0 },
    why,
    total: null,
    rows: [],
  })
  if (before === null) return nothing('no file has a row of the month before')
  const whole = [now, before].every(({ closed, coverage }) => closed && coverage.whole)
  const days = Math.min(now.coverage.covered.length, before.coverage.covered.length)
  if (!whole && days === 0) return nothing('no working day has rows in both months')
  const sides = [before, now].map((side) =>
    whole ? sideOf(side, WHOLE) : sideOf(side, partOf(side, days, now, meaning)),
  )
  const [was, is] = sides
  if (!was || !is) return nothing('no working day has rows in both months')
  return {
    against,
    compared: whole ? 'whole months' : 'same working days',
    workingDays: whole
      ? { before: before.coverage.working.length, now: now.coverage.working.length }
      : { before: days, now: days },
    why: null,
    total: changeOf(was.total, is.total),
    rows: rowsOf(was, is, before.parts.groups, now.parts.groups, fewest),
  }
}

/** The parts of a month that some of its days are, of one. */
interface Part {
  readonly credits: number
  readonly overage: number
  readonly seats: number
}

const WHOLE: Part = { credits: 1, overage: 1, seats: 1 }

/** What the first working days with rows are of a month, with the days off that follow them where the other month has these too. */
function partOf(
  { used, coverage, read }: ComparedMonth,
  days: number,
  now: ComparedMonth,
  meaning: OverageMeaning,
): Part {
  const { covered } = coverage
  const last = covered[days - 1] ?? ''
  const next = covered[days]
  const tail = (now.coverage.through ?? '') > (now.coverage.covered[days - 1] ?? '')
  const end = next === undefined ? null : tail ? dayAfter(next, -1) : last
  // The same part of the price on both sides: months of different length do not make the same seats cheaper or more expensive.
  const seats = days / Math.max(1, now.coverage.working.length)
  if (end === null) return { credits: 1, overage: 1, seats }
  const through = Number(end.slice(8, 10))
  const overage = read.people.flatMap((person) => overageByDay(person, meaning.reading) ?? [])
  const of = (some: number, all: number): number => (all > 0 ? some / all : 1)
  return {
    credits: of(
      sumOf(used.people, ({ daily }) => addUp(daily.subarray(0, through))),
      sumOf(used.people, ({ credits }) => credits),
    ),
    overage: of(
      sumOf(overage, (daily) => addUp(daily.subarray(0, through)) / MICRO),
      sumOf(overage, (daily) => addUp(daily) / MICRO),
    ),
    seats,
  }
}

/** Credits and USD; null is not known. */
interface Amounts {
  readonly credits: number | null
  readonly usd: number | null
}

interface Side {
  readonly total: Amounts
  /** The amounts of a group; null where the month has no such group. */
  readonly amounts: (kind: MovedRow['kind'], groups: readonly GroupOf[]) => Amounts
}

function sideOf({ parts }: KnownMonth, part: Part): Side {
  const { money, total } = parts
  const usd = usdOf(money.allPriced ? money.fixed : null, money.overage, part)
  const credits = total * part.credits
  // A client and a model have no seats: they have the part of the dollars that they have of the credits.
  const perCredit = usd === null || credits <= 0 ? null : usd / credits
  return {
    total: { credits: metered(credits), usd: rounded(usd) },
    amounts: (kind, groups) => {
      const own = sumOfKnown(groups.map((group) => group.credits))
      const used = own === null ? null : own * part.credits
      return {
        credits: used === null ? null : metered(used),
        usd: rounded(
          kind === 'team' || kind === 'plan'
            ? sumOfKnown(groups.map((group) => usdOf(group.seatsUsd, group.overageUsd, part)))
            : used === 0
              ? 0
              : used === null || perCredit === null
                ? null
                : used * perCredit,
        ),
      }
    },
  }
}

function usdOf(seats: number | null, overage: number | null, part: Part): number | null {
  return seats === null || overage === null ? null : seats * part.seats + overage * part.overage
}

/** A sum of which one part is not known is not known. */
function sumOfKnown(amounts: readonly (number | null)[]): number | null {
  let sum = 0
  for (const amount of amounts) {
    if (amount === null) return null
    sum += amount
  }
  return sum
}

function rounded(usd: number | null): number | null {
  return usd === null ? null : roundHalfUp(new Big(usd), 2)
}

function changeOf(was: Amounts, is: Amounts): NonNullable<Moved['total']> {
  const by = (a: number | null, b: number | null): number | null => {
    const off = difference(b, a)
    return off === null ? null : roundHalfUp(new Big(off), 2)
  }
  return {
    before: was.credits,
    now: is.credits,
    change: by(was.credits, is.credits),
    beforeUsd: was.usd,
    nowUsd: is.usd,
    changeUsd: by(was.usd, is.usd),
  }
}

function rowsOf(
  was: Side,
  is: Side,
  before: (fewest: number) => MonthGroups,
  now: (fewest: number) => MonthGroups,
  fewest: number,
): MovedRow[] {
  const rows = foldedIn(before, now, fewest).map(({ kind, name, folded, before: had, now: has }) => ({
    kind,
    name,
    folded,
    ...changeOf(was.amounts(kind, had), is.amounts(kind, has)),
  }))
  const size = (value: number | null): number => (value === null ? -1 : Math.abs(value))
  return rows
    .filter(({ change, changeUsd }) => change !== 0 || changeUsd !== 0)
    .sort(
      (a, b) =>
        size(b.change) - size(a.change) ||
        size(b.changeUsd) - size(a.changeUsd) ||
        compareText(a.kind, b.kind) ||
        compareText(a.name ?? '', b.name ?? ''),
    )
}
