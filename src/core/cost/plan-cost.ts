import { Big } from 'big.js'
import { periodOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Billing, PlanId } from '../catalogue/catalogue-schema.js'
import { PLAN_IDS } from '../catalogue/plan-ids.js'
import { product } from '../amount.js'
import { isInGovCloud } from '../policy/catalogue-of.js'
import { facts, type Policy } from '../policy/policy.js'

/*
 * The exact cost of one seat at a load. A company's overage is postpaid and enabled for all users or none; an
 * individual buys add-on credits in advance. Both are in the catalogue, each with its source; what no source states is
 * not priced.
 */

/** A plan as it is offered on a day. */
export interface SeatOffer {
  readonly plan: PlanId
  readonly name: string
  /** USD/month of one seat; null where no source gives the price. */
  readonly usd: number | null
  /** Credits/month that the price includes. */
  readonly allowance: number
  /** Whether use beyond the allowance can be bought at all. */
  readonly overage: boolean
  readonly source: string
}

/** How use beyond the plan is billed; null is not stated by the policy. */
export interface Terms {
  readonly billing: Billing | null
  /** Company: overage is enabled. Individual: add-on credits are bought. */
  readonly overage: boolean | null
  readonly usdPerCredit: number
  readonly addOn: {
    readonly minimumUsd: number
    readonly maximumUsd: number
    readonly maximumPacks: number
    readonly validMonths: number
  }
}

/**
 * What happens at a load: the plan lasts; overage is billed (to a company afterwards, to an individual as add-on
 * credits in advance); work stops; the policy does not state which; or no source gives the price.
 */
export const SEAT_OUTCOMES = ['lasts', 'overage', 'add-on', 'stops', 'overage not stated', 'not priced'] as const
export type SeatOutcome = (typeof SEAT_OUTCOMES)[number]

/** Exact decimals: credits/month and USD/month of one seat. */
export interface ExactCost {
  readonly outcome: SeatOutcome
  /** Credits beyond the allowance. */
  readonly over: Big
  /** The price of these credits, USD; null unless they are billed and priced. */
  readonly overUsd: Big | null
  /** The minimum paid in advance in the first month, USD; null unless it is `add-on`. */
  readonly upFrontUsd: Big | null
  /**
   * Seat and overage together, USD: the price of all the work; null where part of it does not happen or is not priced.
   */
  readonly usd: Big | null
}

/** The plans of a day, cheapest first. A company has the paid ones only; AWS GovCloud (US) has no Free plan, and its prices are not published. */
export function offersOn(catalogue: Catalogue, policy: Policy, day: string): SeatOffer[] {
  const team = facts(policy, 'team')
  const govCloud = isInGovCloud(policy)
  return PLAN_IDS.flatMap((id): SeatOffer[] => {
    const plan = periodOn(
      catalogue.plans.filter((candidate) => candidate.id === id),
      day,
    )
    if (!plan || (plan.usdPerMonth === 0 && (team.billing === 'enterprise' || govCloud))) return []
    return [
      {
        plan: id,
        name: plan.name,
        usd: govCloud ? null : plan.usdPerMonth,
        allowance: plan.creditsPerMonth,
        overage: plan.overage,
        source: plan.source,
      },
    ]
  })
}

/** How the team's use beyond a plan is billed, from the catalogue and the policy. */
export function termsOf(catalogue: Catalogue, policy: Policy): Terms {
  const { billing = null, overage = null } = facts(policy, 'team')
  const { usdPerCredit, individual } = catalogue.facts.overage
  return { billing, overage, usdPerCredit, addOn: individual }
}

/** The cost of one seat at a load of credits/month. It never falls when the load rises. */
export function costOf(offer: SeatOffer, load: Big, terms: Terms): ExactCost {
  const over = load.gt(offer.allowance) ? load.minus(offer.allowance) : new Big(0)
  const unpaid = (outcome: SeatOutcome): ExactCost => ({ outcome, over, overUsd: null, upFrontUsd: null, usd: null })
  if (over.eq(0))
    return {
      outcome: 'lasts',
      over,
      overUsd: new Big(0),
      upFrontUsd: null,
      usd: offer.usd === null ? null : new Big(offer.usd),
    }
  if (!offer.overage || terms.overage === false) return unpaid('stops')
  if (terms.overage === null) return unpaid('overage not stated')
  if (offer.usd === null) return unpaid('not priced')
  const used = over.times(terms.usdPerCredit)
  if (terms.billing !== 'individual')
    return { outcome: 'overage', over, overUsd: used, upFrontUsd: null, usd: used.plus(offer.usd) }
  return addOnCost(offer.usd, over, used, terms.addOn) ?? unpaid('not priced')
}

/**
 * Add-on credits roll over, so at a steady load a month costs what it uses; but a purchase has a minimum, and credits
 * expire. No source says whether an individual who holds the maximum may buy again in the same month.
 */
function addOnCost(
  seat: number,
  over: Big,
  used: Big,
  { minimumUsd, maximumUsd, maximumPacks, validMonths }: Terms['addOn'],
): ExactCost | null {
  if (used.gt(product(maximumUsd, maximumPacks))) return null
  const least = new Big(minimumUsd).div(validMonths)
  const overUsd = used.gt(least) ? used : least
  return {
    outcome: 'add-on',
    over,
    overUsd,
    upFrontUsd: used.gt(minimumUsd) ? used : new Big(minimumUsd),
    usd: overUsd.plus(seat),
  }
}

/** The load from which the larger of two neighboring plans costs no more than the smaller one with overage. */
export interface BreakEven {
  readonly from: PlanId
  readonly fromName: string
  readonly to: PlanId
  readonly toName: string
  /** Credits/month; null when the larger plan is never cheaper, or a price is unknown. */
  readonly credits: number | null
}

/**
 * Between neighbors of the list, where the smaller one has overage: its allowance, plus the credits that the price
 * difference buys.
 */
export function breakEvens(offers: readonly SeatOffer[], usdPerCredit: number): BreakEven[] {
  return offers.slice(0, -1).flatMap((smaller, index): BreakEven[] => {
    const larger = offers[index + 1]
    if (!larger || !smaller.overage) return []
    return [
      {
        from: smaller.plan,
        fromName: smaller.name,
        to: larger.plan,
        toName: larger.name,
        credits: breakEven(smaller, larger, usdPerCredit)?.toNumber() ?? null,
      },
    ]
  })
}

function breakEven(smaller: SeatOffer, larger: SeatOffer, usdPerCredit: number): Big | null {
  if (smaller.usd === null || larger.usd === null || usdPerCredit === 0) return null
  const credits = product(larger.usd).minus(smaller.usd).div(usdPerCredit).plus(smaller.allowance)
  // Beyond the larger allowance both pay the same for each credit, so their difference is constant.
  return credits.gt(larger.allowance) || credits.lt(smaller.allowance) ? null : credits
}
