import { groupBy } from '../group-by.js'
import type { SeatPlan, UsedMonth } from './used.js'

/** The seats of one plan that are paid. */
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

/**
 * The seats that are paid. A user_report names active people only, so a list of seats, or what the policy states, tells how many there are
 * besides. Somebody with a row has a seat of the plan that the row says, whatever else says.
 */
export function paidSeats(month: UsedMonth, stated: { readonly from: 'seats file' | 'policy'; readonly plans: readonly PaidPlan[] } | null): PaidSeats {
  const active = groupBy(month.people, ({ seat }) => seat.name)
  const plans = new Map([...active].flatMap(([name, people]): [string, PaidPlan][] => people.slice(0, 1).map(({ seat }) => [name, { seat, seats: people.length }])))
  if (stated === null) return { from: 'active people', plans: ordered(plans), idle: null }
  for (const { seat, seats } of stated.plans) {
    const known = plans.get(seat.name)
    plans.set(seat.name, { seat, seats: Math.max(seats, known?.seats ?? 0) })
  }
  const all = [...plans.values()].reduce((sum, { seats }) => sum + seats, 0)
  return { from: stated.from, plans: ordered(plans), idle: all - month.people.length }
}

/** Cheapest first; those without a price last, by name. */
function ordered(plans: ReadonlyMap<string, PaidPlan>): PaidPlan[] {
  return [...plans.values()].sort((a, b) => (a.seat.usd ?? Infinity) - (b.seat.usd ?? Infinity) || (a.seat.name < b.seat.name ? -1 : 1))
}
