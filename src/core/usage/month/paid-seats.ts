import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import type { BilledMonth, SeatPlan } from '../used.js'

/** The paid seats of one plan. */
export interface PaidPlan {
  readonly seat: SeatPlan
  readonly seats: number
}

export interface PaidSeats {
  readonly from: 'seats file' | 'policy' | 'active people'
  readonly plans: readonly PaidPlan[]
  /** Seats without a row in the month; null when only active people are known. */
  readonly idle: number | null
}

/** Other sources of seats: those of a list that have no row, or the number per plan that the policy states. */
export type PolicySeats =
  | { readonly from: 'seats file'; readonly idle: readonly SeatPlan[] }
  | { readonly from: 'policy'; readonly plans: readonly PaidPlan[] }

/**
 * The paid seats. A user_report has active people only, so a list of seats or the policy gives the number of others. A
 * person with a row has a seat of the row's plan, whatever the other sources say.
 */
export function paidSeats(month: BilledMonth, stated: PolicySeats | null): PaidSeats {
  const plans = new Map<string, PaidPlan>()
  const atLeast = (seat: SeatPlan, seats: number): void => {
    plans.set(seat.name, { seat, seats: Math.max(seats, plans.get(seat.name)?.seats ?? 0) })
  }
  for (const people of groupBy(month.people, ({ seat }) => seat.name).values())
    for (const { seat } of people.slice(0, 1)) atLeast(seat, people.length)
  if (stated?.from === 'seats file')
    for (const seat of stated.idle) atLeast(seat, (plans.get(seat.name)?.seats ?? 0) + 1)
  if (stated?.from === 'policy') for (const { seat, seats } of stated.plans) atLeast(seat, seats)
  const all = [...plans.values()].sort(
    (a, b) => (a.seat.usd ?? Infinity) - (b.seat.usd ?? Infinity) || compareText(a.seat.name, b.seat.name),
  )
  const seats = all.reduce((sum, plan) => sum + plan.seats, 0)
  return {
    from: stated?.from ?? 'active people',
    plans: all,
    idle: stated === null ? null : seats - month.people.length,
  }
}
