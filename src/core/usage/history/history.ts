import { offersOn } from '../../cost/plan-cost.js'
import type { MonthRow } from '../../contract/usage/history.js'
import type { Catalogue } from '../../catalogue/catalogue.js'
import { facts, type Policy } from '../../policy/policy.js'
import { memoize } from '../../text/memoize.js'
import { dayIn, daysIn, monthAfter, type Ledger, type MonthTallies } from '../ledger.js'
import { modelRates } from '../month/by-model.js'
import { monthParts, type MonthGround } from '../month/month-parts.js'
import type { PolicySeats } from '../month/paid-seats.js'
import { billedMonth, isOver } from '../month/used-months.js'
import type { IsWorkingDay } from '../month/working-days.js'
import { planReader } from '../reading/plan-of.js'
import type { BilledMonth, SeatPlan, UsedMonth } from '../used.js'
import { monthCoverage } from './month-coverage.js'
import type { ComparedMonth } from './moved.js'
import { rowOf, type KnownMonth } from './side-by-side.js'

/** What the months of a report are reckoned with. */
export interface HistoryInput {
  /** The months that are shown. */
  readonly ledger: Ledger
  /** Those of them that are kept day by day. */
  readonly used: readonly UsedMonth[]
  /** The humans of the people of the ledger. */
  readonly identities: ArrayLike<number>
  /** The month of the report, `YYYY-MM`. */
  readonly month: string
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The day of the report, `YYYY-MM-DD`. */
  readonly day: string
  readonly isWorking: IsWorkingDay
  readonly ground: Omit<MonthGround, 'policySeats' | 'rates'>
}

/** The months that have rows, each reckoned as a report on it would, at its own prices. */
export interface History {
  /** A row for each, ascending. */
  readonly rows: readonly MonthRow[]
  /** The month of the report, and the one before it; null without rows. */
  readonly now: ComparedMonth | null
  readonly before: ComparedMonth | null
}

/** Reckons the months one after another, so that only the two that are compared are held person by person at once. */
export function historyOf(input: HistoryInput): History {
  const { ledger, used, identities, month: name, ground } = input
  const older = [...ledger.older.values()].map((month) => {
    const seatOf = seatsAsOf(input, month.month)
    return rowOf(knownMonth(input, seatOf, billedMonth(month, identities, ground.meaning, seatOf), month))
  })
  let [now, before]: [ComparedMonth | null, ComparedMonth | null] = [null, null]
  const rows = used.flatMap((month): MonthRow[] => {
    const read = ledger.months.get(month.month)
    if (!read) return []
    const seatOf = seatsAsOf(input, month.month)
    const priced = repriced(month, read.people, seatOf)
    const known = { ...knownMonth(input, seatOf, priced, read), used: priced, read }
    if (month.month === name) now = known
    if (month.month === monthAfter(name, -1)) before = known
    return [rowOf(known)]
  })
  return { rows: [...older, ...rows], now, before }
}

function knownMonth(
  { ledger, catalogue, policy, day, isWorking, ground }: HistoryInput,
  seatOf: (tier: string) => SeatPlan,
  used: BilledMonth,
  read: MonthTallies,
): KnownMonth {
  const { month } = used
  const rates = ratesOf(ledger, month, catalogue, pricesOn(month, day))
  const closed = isOver(month, day)
  return {
    used,
    parts: monthParts({ ...ground, policySeats: seatsOfPolicy(policy, seatOf), rates }, used, read),
    coverage: monthCoverage(read, closed, isWorking),
    closed,
  }
}

function seatsAsOf({ catalogue, policy, day }: HistoryInput, month: string): (tier: string) => SeatPlan {
  return seatReader(catalogue, policy, pricesOn(month, day))
}

/** The month with the plans of its own day. */
function repriced(
  month: UsedMonth,
  read: readonly { readonly person: number; readonly tier: string }[],
  seatOf: (tier: string) => SeatPlan,
): UsedMonth {
  const tiers = new Map(read.map(({ person, tier }) => [person, tier]))
  return {
    ...month,
    people: month.people.map((person) => ({ ...person, seat: seatOf(tiers.get(person.person) ?? '') })),
  }
}

/** The day of the prices: that of the report, or the last one of a closed month. */
export function pricesOn(month: string, day: string): string {
  return isOver(month, day) ? dayIn(month, daysIn(month) - 1) : day
}

/** A tier's plan at the team's price of a day: for GovCloud (US) no source gives one. */
export function seatReader(catalogue: Catalogue, policy: Policy, asOf: string): (tier: string) => SeatPlan {
  const planOf = planReader(catalogue, asOf)
  const offers = offersOn(catalogue, policy, asOf)
  return memoize((tier: string): SeatPlan => {
    const seat = planOf(tier)
    const offer = offers.find(({ plan }) => plan === seat.plan)
    return offer ? { ...seat, usd: offer.usd } : seat
  })
}

/** Seats by plan that the policy states; null when it states none. */
export function seatsOfPolicy(policy: Policy, seatOf: (tier: string) => SeatPlan): PolicySeats | null {
  const stated = Object.entries(facts(policy, 'team').seats ?? {}).filter(([, seats]) => seats > 0)
  return stated.length === 0
    ? null
    : { from: 'policy', plans: stated.map(([plan, seats]) => ({ seat: seatOf(plan), seats })) }
}

/**
 * Months, this one and the two before it: enough rows to fit credits per message, and few enough that prices were the
 * same. Chosen by hand.
 */
const MONTHS_OF_RATES = 3

/** Credits per message on each model, by the rows of a month and the two before it. */
export function ratesOf(
  { months, older }: Ledger,
  month: string,
  catalogue: Catalogue,
  asOf: string,
): MonthGround['rates'] {
  const some = [...older.values(), ...months.values()].filter((one) => one.month <= month).slice(-MONTHS_OF_RATES)
  return modelRates(some, catalogue, asOf)
}
