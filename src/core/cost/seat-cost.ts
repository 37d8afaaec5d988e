import { Big } from 'big.js'
import { product, quotient, rangeOf, roundHalfUp, type Range } from '../amount.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { PlanId } from '../catalogue/catalogue-schema.js'
import { PLAN_IDS } from '../catalogue/plan-ids.js'
import { facts, type Policy } from '../policy/policy.js'
import { costOf, type SeatOffer, type SeatOutcome, type Terms } from './plan-cost.js'
import { workingDay } from './working-day.js'

/** A value at the low, the typical and the high load. */
export type AtLoad<T> = Readonly<Record<keyof Range, T>>

/** Computes a value at each load. */
export function atEach<T>(make: (of: keyof Range) => T): AtLoad<T> {
  return { low: make('low'), typical: make('typical'), high: make('high') }
}

/** One seat at one load. */
export interface SeatCost {
  readonly outcome: SeatOutcome
  /** Credits/month beyond the allowance. */
  readonly over: number
  /** The price of these credits, USD/month; null unless they are billed and priced. */
  readonly overUsd: number | null
  /** The minimum that an individual pays in advance in the first month, USD; null unless add-on credits are bought. */
  readonly upFrontUsd: number | null
  /** Seat and overage, USD/month: the price of all the work; null where part of it does not happen or is not priced. */
  readonly usd: number | null
  /** The working day, 1-based, on which the allowance is used up; null when it lasts. */
  readonly exhaustedOn: number | null
  /**
   * The part of the work that does not happen, 0 to 1, four decimals; null when the policy does not state whether it
   * does.
   */
  readonly undone: number | null
}

/** The cost of one seat at a load of credits/month, USD/month. */
export function seatCost(offer: SeatOffer, load: number, terms: Terms, workdays: number): SeatCost {
  const { outcome, over, overUsd, upFrontUsd, usd } = costOf(offer, product(load), terms)
  return {
    outcome,
    over: over.toNumber(),
    overUsd: cents(overUsd),
    upFrontUsd: cents(upFrontUsd),
    usd: cents(usd),
    exhaustedOn: over.eq(0) ? null : workingDay(new Big(offer.allowance), product(load), workdays),
    undone: outcome === 'stops' ? roundHalfUp(over.div(load), 4) : outcome === 'overage not stated' ? null : 0,
  }
}

/** USD with two decimals, half up. */
export function cents(value: Big | null): number | null {
  return value === null ? null : roundHalfUp(value, 2)
}

export interface PlanSeats {
  readonly plan: PlanId
  readonly name: string
  readonly seats: number
}

/** The seats that the policy states, and their cost at each load. */
export interface StatedSeats {
  readonly seats: readonly PlanSeats[]
  readonly at: AtLoad<StatedCost>
}

export interface StatedCost {
  /** USD/month of all stated seats with their overage; null when some of it is not priced. */
  readonly usd: number | null
  /** Credits/month of work that does not happen on seats that stop, and is not in `usd`; null when unknown. */
  readonly undone: number | null
}

/** Null when the policy states no seats. */
export function statedSeats(
  policy: Policy,
  catalogue: Catalogue,
  offers: readonly SeatOffer[],
  load: Range,
  terms: Terms,
): StatedSeats | null {
  const stated = facts(policy, 'team').seats ?? {}
  const seats = PLAN_IDS.flatMap((plan): PlanSeats[] => {
    const count = stated[plan] ?? 0
    return count > 0 ? [{ plan, name: catalogue.plans.find(({ id }) => id === plan)?.name ?? plan, seats: count }] : []
  })
  return seats.length === 0 ? null : { seats, at: atEach((of) => statedCost(seats, offers, load[of], terms)) }
}

/** A seat that stops is paid too. */
function statedCost(
  stated: readonly PlanSeats[],
  offers: readonly SeatOffer[],
  load: number,
  terms: Terms,
): StatedCost {
  let usd: Big | null = new Big(0)
  let undone: Big | null = new Big(0)
  for (const { plan, seats } of stated) {
    const offer = offers.find((candidate) => candidate.plan === plan)
    const cost = offer ? costOf(offer, product(load), terms) : null
    const each = cost?.outcome === 'stops' && typeof offer?.usd === 'number' ? new Big(offer.usd) : (cost?.usd ?? null)
    const left =
      cost?.outcome === 'stops' ? cost.over : cost === null || cost.outcome === 'overage not stated' ? null : new Big(0)
    usd = each === null ? null : (usd?.plus(each.times(seats)) ?? null)
    undone = left === null ? null : (undone?.plus(left.times(seats)) ?? null)
  }
  return { usd: cents(usd), undone: undone?.toNumber() ?? null }
}

/** One developer's load, whole credits/month, half up: the number that the table of totals prints for each seat. */
export function loadOfOne(total: Range, developers: number | null): Range {
  return rangeOf((of) => roundHalfUp(quotient(total[of], developers ?? 1) ?? new Big(0)))
}
