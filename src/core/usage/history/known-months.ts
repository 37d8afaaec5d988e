import { offersOn } from '../../cost/plan-cost.js'
import type { Catalogue } from '../../catalogue/catalogue.js'
import { facts, type Policy } from '../../policy/policy.js'
import { memoize } from '../../text/memoize.js'
import { dayIn, daysIn, type Ledger, type MonthLedger } from '../ledger.js'
import { modelRates } from '../month/by-model.js'
import { monthParts, type MonthGround } from '../month/month-parts.js'
import type { PolicySeats } from '../month/paid-seats.js'
import { isOver } from '../month/used-months.js'
import type { IsWorkingDay } from '../month/working-days.js'
import { planReader } from '../reading/plan-of.js'
import type { SeatPlan, UsedMonth } from '../used.js'
import { monthCoverage } from './month-coverage.js'
import type { ComparedMonth } from './moved.js'

/** What the months of a report are reckoned with. */
export interface HistoryInput {
  /** The months that are shown. */
  readonly ledger: Ledger
  readonly used: readonly UsedMonth[]
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The day of the report, `YYYY-MM-DD`. */
  readonly day: string
  readonly isWorking: IsWorkingDay
  readonly ground: Omit<MonthGround, 'policySeats' | 'rates'>
}

/** Each month that has rows, reckoned as a report on it would, at its own prices. */
export function knownMonths({
  ledger,
  used,
  catalogue,
  policy,
  day,
  isWorking,
  ground,
}: HistoryInput): ComparedMonth[] {
  return used.flatMap((month): ComparedMonth[] => {
    const read = ledger.months.get(month.month)
    if (!read) return []
    const asOf = pricesOn(month.month, day)
    const seatOf = seatReader(catalogue, policy, asOf)
    const priced = repriced(month, read, seatOf)
    const rates = ratesOf(ledger, month.month, catalogue, asOf)
    const parts = monthParts({ ...ground, policySeats: seatsOfPolicy(policy, seatOf), rates }, priced, read)
    const closed = isOver(month.month, day)
    return [{ used: priced, read, parts, coverage: monthCoverage(read, closed, isWorking), closed }]
  })
}

/** The month with the plans of its own day. */
function repriced(month: UsedMonth, read: MonthLedger, seatOf: (tier: string) => SeatPlan): UsedMonth {
  const tiers = new Map(read.people.map(({ person, tier }) => [person, tier]))
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
export function ratesOf({ months }: Ledger, month: string, catalogue: Catalogue, asOf: string): MonthGround['rates'] {
  const some = [...months.values()].filter((one) => one.month <= month).slice(-MONTHS_OF_RATES)
  return modelRates(some, catalogue, asOf)
}
