import { isPriced, product, type Range } from '../amount.js'
import { periodOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Billing, PlanId } from '../catalogue/catalogue-schema.js'
import { usd as dollars, whole } from '../text/number.js'
import type { Assumption } from './assumptions.js'
import type { Estimate } from './estimate.js'
import { breakEvens, offersOn, termsOf, type BreakEven, type SeatOffer, type Terms } from './plan-cost.js'
import type { EstimateInput, EstimateRow } from './rows.js'
import {
  atEach,
  cents,
  loadOfOne,
  seatCost,
  statedSeats,
  type AtLoad,
  type PlanSeats,
  type SeatCost,
  type StatedSeats,
} from './seat-cost.js'
import { cheapestSeats } from './seat-mix.js'

/** The seats for the load after the change. Plain data; credits/month, USD/month without tax, null is not priced. */
export interface SeatAdvice {
  /** People who need seats: `team.developers`, or the number of stated seats, or one. */
  readonly developers: number
  readonly workdays: number
  /** Who pays; null when the policy does not say. */
  readonly billing: Billing | null
  /** Whether use beyond the plan is billed; null when the policy does not say. */
  readonly overage: boolean | null
  /** False when some work is not priced: the load is then a lower bound. */
  readonly complete: boolean
  /** Credits/month of one developer, whole, half up. */
  readonly load: Range
  /** Every plan that is offered on the day, cheapest first. */
  readonly plans: readonly PlanAdvice[]
  /** Loads, credits/month, at which the next larger plan costs the same as the smaller one with overage. */
  readonly breakEven: readonly BreakEven[]
  /** The cheapest seats that do all the work; null when no plan does it at a known price. */
  readonly cheapest: AtLoad<CheapestSeats | null>
  /** The seats of the policy at the same loads; null when it states none. */
  readonly stated: StatedSeats | null
  /** The sources of the prices. */
  readonly sources: readonly Assumption[]
}

export interface PlanAdvice {
  readonly plan: PlanId
  readonly name: string
  /** Credits/month that one seat includes. */
  readonly allowance: number
  /** USD/month of one seat; null where no source gives the price. */
  readonly fixedUsd: number | null
  /** Models of the configuration that the plan does not offer; such a plan is not advised. */
  readonly lacks: readonly string[]
  readonly source: string
  readonly at: AtLoad<SeatCost>
}

export interface CheapestSeats {
  readonly seats: readonly PlanSeats[]
  /** USD/month of all these seats, overage included. */
  readonly usd: number
  /**
   * Their cost less that of the stated seats, USD/month; negative is cheaper; null where those are not priced, not
   * stated or another number. Stated seats that stop cost less because they do less: `stated.at.….undone` has the rest.
   */
  readonly differenceUsd: number | null
}

/** Null without a priced total: then there is no load to advise on. */
export function seatAdvice(
  { policy, catalogue, day }: Pick<EstimateInput, 'policy' | 'catalogue' | 'day'>,
  estimate: Pick<Estimate, 'after' | 'developers' | 'workdays' | 'complete' | 'rows'>,
): SeatAdvice | null {
  const { after, workdays, complete } = estimate
  if (!isPriced(after)) return null
  const load = loadOfOne(after, estimate.developers)
  const offers = offersOn(catalogue, policy, day)
  const terms = termsOf(catalogue, policy)
  const plans = offers.map((offer): PlanAdvice => {
    const { plan, name, allowance, usd, source } = offer
    return {
      plan,
      name,
      allowance,
      fixedUsd: usd,
      lacks: lacking(plan, estimate.rows, catalogue, day),
      source,
      at: atEach((of) => seatCost(offer, load[of], terms, workdays)),
    }
  })
  const stated = statedSeats(policy, catalogue, offers, load, terms)
  const seats = stated?.seats.reduce((sum, one) => sum + one.seats, 0) ?? 0
  const developers = estimate.developers ?? Math.max(1, seats)
  const usable = offers.filter(({ plan }) => plans.some((one) => one.plan === plan && one.lacks.length === 0))
  return {
    developers,
    workdays,
    billing: terms.billing,
    overage: terms.overage,
    complete,
    load,
    plans,
    breakEven: breakEvens(offers, terms.usdPerCredit),
    cheapest: atEach((of) =>
      cheapest(usable, load[of], developers, terms, seats === developers ? (stated?.at[of].usd ?? null) : null),
    ),
    stated,
    sources: sourcesOf(catalogue, terms, offers),
  }
}

function cheapest(
  offers: readonly SeatOffer[],
  load: number,
  people: number,
  terms: Terms,
  statedUsd: number | null,
): CheapestSeats | null {
  const mix = cheapestSeats(offers, [{ credits: product(load), people }], terms)
  const usd = cents(mix?.usd ?? null)
  if (mix === null || usd === null) return null
  const seats = offers.flatMap(({ plan, name }): PlanSeats[] => {
    const count = mix.seats.get(plan)
    return count === undefined ? [] : [{ plan, name, seats: count }]
  })
  return { seats, usd, differenceUsd: statedUsd === null ? null : cents(product(usd).minus(statedUsd)) }
}

/** Models in use after the change that no seat of the plan can use. */
function lacking(plan: PlanId, rows: readonly EstimateRow[], catalogue: Catalogue, day: string): string[] {
  const ids = new Set(
    rows.flatMap(({ after }) => (after.model === null ? [] : (catalogue.find(after.model)?.model ?? []))),
  )
  return [...ids].flatMap((model) => {
    const plans = periodOn(model.availability, day)?.plans ?? 'unknown'
    // What no source says of the model is not said against the plan.
    return plans === 'all' || plans === 'unknown' || plans.includes(plan) ? [] : [model.id]
  })
}

/** The sources of the prices, and prices that no source gives. */
function sourcesOf(
  catalogue: Catalogue,
  { billing, overage, usdPerCredit, addOn }: Terms,
  offers: readonly SeatOffer[],
): Assumption[] {
  const { overage: known } = catalogue.facts
  const result: Assumption[] = [...new Set(offers.map(({ source }) => source))].map((source) => ({
    text: 'Prices of plans, per person and month, without tax.',
    source,
  }))
  if (offers.some(({ usd }) => usd === null))
    result.push({
      text: 'AWS GovCloud (US) is more expensive and publishes no prices: its seats are not priced.',
      source: known.source,
    })
  if (billing !== 'individual')
    result.push({
      text: `Company: overage costs ${dollars(usdPerCredit)} a credit, afterwards; an administrator switches it on for everybody or for no one. No cap is published, so none is counted.`,
      source: known.source,
    })
  if (billing !== 'enterprise') {
    const most = product(addOn.maximumUsd, addOn.maximumPacks).toNumber()
    result.push({
      text: `Person: add-on credits cost ${dollars(usdPerCredit)} each, in advance, at least ${dollars(addOn.minimumUsd)} at once, at most ${whole(addOn.maximumPacks)} packs of ${dollars(addOn.maximumUsd)}; they are valid for ${whole(addOn.validMonths)} months and roll over, so a month is counted as what it uses. More than ${dollars(most)} a month is not priced: no source says whether it can be bought.`,
      source: known.individual.source,
    })
  }
  if (overage === null)
    result.push({ text: 'team.overage is not stated: what lies beyond a plan is not priced.', source: 'policy' })
  return result
}
