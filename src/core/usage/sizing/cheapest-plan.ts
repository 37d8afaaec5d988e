import { Big } from 'big.js'
import { product, roundHalfUp } from '../../amount.js'
import { costOf, type SeatOffer, type Terms } from '../../cost/plan-cost.js'
import { MICRO } from '../ledger.js'

/**
 * Units of money per USD. One person's money is a whole number of hundred-millionths of a USD, as credits are whole
 * millionths: a millionth of a credit at $0.04 is 4 of them. So the costs of thousands of people are exact and fast,
 * and their sums do not depend on the order, up to $90,000,000.
 */
export const PER_USD = 100_000_000

/** USD a month. A move that saves less is not worth the change. Chosen by hand. */
const LEAST_SAVING = 1

/** The cost of a seat of a plan, in hundred-millionths of a USD. */
export interface SeatPrice {
  readonly offer: SeatOffer
  /** Per month; null is not priced. */
  readonly seat: number | null
  /** The cost of microcredits beyond the allowance in one month; null where work stops or is not priced. */
  readonly over: (micro: number) => number | null
}

/** A person's whole closed months, and their current seat. */
export interface PersonToSize {
  readonly person: number
  readonly now: SeatOffer
  /** Microcredits of each whole closed month, oldest first; at least one. */
  readonly loads: readonly number[]
  /** Whether use beyond a plan is billed; otherwise work stops there. */
  readonly overage: boolean
  /** Whether an allowance was used up in one of these months on a plan that stops: the demand may have been higher. */
  readonly capped: boolean
}

/** Hundred-millionths of a USD, all months together. */
export interface PlanChoice {
  readonly best: SeatOffer
  /** The current plan with its overage; where work stops, the seat alone; null is not priced. */
  readonly paid: number | null
  /** What the best plan would have saved; 0 when it is the current plan. */
  readonly saved: number
  /**
   * Whether the saving is uncertain. A month may exceed the maximum (or fall below the minimum) of these months by as
   * much as that differs from their mean: uncertain if in such a month the current plan would have been cheaper, or
   * work would stop on the other plan. One month alone is always uncertain.
   */
  readonly volatile: boolean
}

/** The prices of all plans, with overage billed or not. */
export function seatPrices(offers: readonly SeatOffer[], stated: Terms): (overage: boolean) => readonly SeatPrice[] {
  const list = (overage: boolean): SeatPrice[] =>
    offers.map((offer) => ({
      offer,
      seat: offer.usd === null ? null : units(product(offer.usd)),
      over: overPrice(offer, { ...stated, overage }),
    }))
  const lists = { paid: list(true), stops: list(false) }
  return (overage) => (overage ? lists.paid : lists.stops)
}

function overPrice(offer: SeatOffer, terms: Terms): SeatPrice['over'] {
  const costs = (credits: Big): Big | null => costOf(offer, credits.plus(offer.allowance), terms).overUsd
  // Overage that an individual buys in advance has a minimum and a maximum.
  if (terms.billing === 'individual') return (micro) => units(costs(new Big(micro).div(MICRO)))
  // A company pays the same price for each credit.
  const each = costs(new Big(1))?.times(PER_USD).div(MICRO).toNumber() ?? null
  return (micro) => (each === null ? null : Math.round(micro * each))
}

/**
 * The plan that would have been cheapest over all months together: one plan for all of them, which has to cover all of
 * the work. Of two with the same cost the larger one, as for seats in general, but no move without a saving. Free is
 * never advised: it lacks models, and organizations cannot have it. A person who was capped is not moved to a smaller
 * plan.
 */
export function cheapestPlan({ now, loads, capped }: PersonToSize, prices: readonly SeatPrice[]): PlanChoice {
  const kept = prices.find(({ offer }) => offer.plan === now.plan)
  const paid = kept ? cost(kept, loads) : null
  if (!kept || paid === null)
    return { best: now, paid: kept ? seatAlone(kept, loads.length) : null, saved: 0, volatile: false }
  let best = kept
  let least = paid
  for (const price of prices) {
    const { plan, usd, allowance } = price.offer
    if (plan === now.plan || usd === 0 || (capped && allowance < now.allowance)) continue
    const then = cost(price, loads)
    if (then !== null && (then < least || (best !== kept && then === least && allowance > best.offer.allowance))) {
      best = price
      least = then
    }
  }
  if (paid - least < LEAST_SAVING * PER_USD * loads.length) return { best: now, paid, saved: 0, volatile: false }
  return { best: best.offer, paid, saved: paid - least, volatile: best !== kept && isVolatile(kept, best, loads) }
}

/** Where overage has no price, any use beyond the allowance makes the cost unknown. */
function seatAlone({ seat, over }: SeatPrice, months: number): number | null {
  return seat === null || over(MICRO) !== null ? null : seat * months
}

function isVolatile(now: SeatPrice, best: SeatPrice, loads: readonly number[]): boolean {
  if (loads.length < 2) return true
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length
  const [least, most] = [Math.min(...loads), Math.max(...loads)]
  return [Math.max(0, 2 * least - mean), 2 * most - mean].some((load) => {
    const then = cost(best, [Math.round(load)])
    const kept = cost(now, [Math.round(load)])
    return then === null || (kept !== null && then > kept)
  })
}

/** The cost of a seat for these months with all their work; null where work stops or is not priced. */
function cost({ offer, seat, over }: SeatPrice, loads: readonly number[]): number | null {
  if (seat === null) return null
  const allowance = offer.allowance * MICRO
  let total = seat * loads.length
  for (const load of loads) {
    if (load <= allowance) continue
    const paid = over(load - allowance)
    if (paid === null) return null
    total += paid
  }
  return total
}

function units(usd: Big): number
function units(usd: Big | null): number | null
function units(usd: Big | null): number | null {
  return usd === null ? null : roundHalfUp(usd.times(PER_USD))
}
