import { Big } from 'big.js'
import { product } from '../amount.js'
import { costOf, type Offer, type Terms } from '../estimate/plan-cost.js'
import { MICRO } from './ledger.js'

/** Somebody’s whole closed months, and the seat that they have now. */
export interface PersonToSize {
  readonly person: number
  readonly now: Offer
  /** Microcredits of each whole closed month, oldest first; at least one. */
  readonly loads: readonly number[]
  /** Whether use beyond a plan is paid; otherwise work stops there. */
  readonly overage: boolean
  /** In one of these months a plan that stops was used up: they may have wanted more. */
  readonly capped: boolean
}

/** USD of all months together, exact. */
export interface PlanChoice {
  readonly best: Offer
  /** The plan now with its overage; where work stops, the seat alone; null is not priced. */
  readonly nowUsd: Big | null
  /** What the best plan would have saved: 0 when it is the plan now. */
  readonly savesUsd: Big
  /**
   * Whether the saving is not certain. A month may lie as far beyond the most (or the least) of these months as that lies from their mean: would
   * the plan now have been cheaper in such a month, or would work stop on the other one? One month alone says nothing about the next.
   */
  readonly volatile: boolean
}

/**
 * The plan that would have been cheapest over the months together: a plan is chosen for all of them, and has to do all of the work. Of two that
 * cost the same the larger one, as for seats in general; but nobody moves for nothing. Free is advice for nobody: it lacks models, and organisations do
 * not have it. Nobody who was capped moves to a smaller plan.
 */
export function cheapestPlan({ now, loads, overage, capped }: PersonToSize, offers: readonly Offer[], stated: Terms): PlanChoice {
  const terms = stated.overage === overage ? stated : { ...stated, overage }
  const paid = cost(now, loads, terms)
  const zero = new Big(0)
  if (paid === null) return { best: now, nowUsd: now.usd === null || overage ? null : product(now.usd, loads.length), savesUsd: zero, volatile: false }
  let best = now
  let least = paid
  for (const offer of offers) {
    if (offer.plan === now.plan || offer.usd === null || offer.usd === 0 || (capped && offer.allowance < now.allowance)) continue
    const usd = cost(offer, loads, terms)
    if (usd !== null && (usd.lt(least) || (best !== now && usd.eq(least) && offer.allowance > best.allowance))) {
      best = offer
      least = usd
    }
  }
  return best === now ? { best, nowUsd: paid, savesUsd: zero, volatile: false } : { best, nowUsd: paid, savesUsd: paid.minus(least), volatile: isVolatile(now, best, loads, terms) }
}

function isVolatile(now: Offer, best: Offer, loads: readonly number[], terms: Terms): boolean {
  if (loads.length < 2) return true
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length
  const [least, most] = [Math.min(...loads), Math.max(...loads)]
  return [Math.max(0, 2 * least - mean), 2 * most - mean].some((load) => {
    const month = [Math.round(load)]
    const then = cost(best, month, terms)
    const kept = cost(now, month, terms)
    return then === null || (kept !== null && then.gt(kept))
  })
}

const CREDIT = new Big(1).div(MICRO)

/** A seat for these months with all their work, USD; null where work stops or is not priced. */
function cost(offer: Offer, loads: readonly number[], terms: Terms): Big | null {
  if (offer.usd === null) return null
  const seats = product(offer.usd, loads.length)
  const allowance = offer.allowance * MICRO
  const over = loads.reduce((sum, load) => sum + Math.max(0, load - allowance), 0)
  if (over === 0) return seats
  // A company pays each credit alike, so all months are one sum; what a person buys in advance has a least amount a month.
  if (terms.billing !== 'individual') return costOf(offer, CREDIT.times(allowance + over), terms).usd?.plus(seats).minus(offer.usd) ?? null
  let total = new Big(0)
  for (const load of loads) {
    const { usd } = costOf(offer, CREDIT.times(load), terms)
    if (usd === null) return null
    total = total.plus(usd)
  }
  return total
}
