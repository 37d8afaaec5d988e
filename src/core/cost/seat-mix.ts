import { Big } from 'big.js'
import type { PlanId } from '../catalogue/catalogue-schema.js'
import { costOf, type SeatOffer, type Terms } from './plan-cost.js'

/** People with the same load. */
export interface Load {
  /** Credits/month of each. */
  readonly credits: Big
  readonly people: number
}

/** Seats by plan that do all of some work, and their exact cost in USD/month. */
export interface SeatMix {
  readonly seats: ReadonlyMap<PlanId, number>
  readonly usd: Big
}

/**
 * The cheapest seats for these people; null when a load fits no priced plan. Credits do not move between people and
 * overage is enabled for all at once, so the cheapest plan of each person is the team's: exact, without a search.
 */
export function cheapestSeats(offers: readonly SeatOffer[], loads: readonly Load[], terms: Terms): SeatMix | null {
  const seats = new Map<PlanId, number>()
  let usd = new Big(0)
  for (const { credits, people } of loads) {
    const best = cheapestSeat(offers, credits, terms)
    if (best === null) return null
    seats.set(best.plan, (seats.get(best.plan) ?? 0) + people)
    usd = usd.plus(best.usd.times(people))
  }
  return { seats, usd }
}

/** The cheapest seat for all of the work; of two with the same cost, the one with the larger allowance. */
function cheapestSeat(
  offers: readonly SeatOffer[],
  load: Big,
  terms: Terms,
): { readonly plan: PlanId; readonly usd: Big } | null {
  let best: { plan: PlanId; usd: Big; allowance: number } | null = null
  for (const offer of offers) {
    const { plan, allowance } = offer
    const { usd } = costOf(offer, load, terms)
    if (usd === null) continue
    if (best === null || usd.lt(best.usd) || (usd.eq(best.usd) && allowance > best.allowance))
      best = { plan, usd, allowance }
  }
  return best
}
