import { facts } from '../policy/policy.js'
import { PLAN_IDS } from '../catalogue/plan-ids.js'
import { periodOn } from '../catalogue/catalogue.js'
import { product, quotient, roundHalfUp } from '../amount.js'
import { costOf, offersOn, termsOf } from './plan-cost.js'
import type { EstimateInput } from './rows.js'
import type { Workload } from './workload.js'

/**
 * The load compared with the seats of one plan. Credits do not move between people, so each seat is compared with its
 * own allowance. Typical load; credits/month, USD/month.
 */
export interface SeatRow {
  readonly plan: string
  readonly name: string
  readonly seats: number
  /** Credits/month included in one seat. */
  readonly allowance: number
  readonly before: SeatLoad
  readonly after: SeatLoad
}

export interface SeatLoad {
  /** Credits/month of one developer. */
  readonly each: number
  /** The working day of the month on which the allowance is used up; null when it lasts. */
  readonly exhaustedOn: number | null
  /** Credits/month beyond the allowance, all seats of the plan together. */
  readonly short: number
  /** The price of these as overage, USD/month; null when overage is off, not offered, or not stated by the policy. */
  readonly overageUsd: number | null
}

/** One row per kind of stated seat. `before` and `after`: credits/month of one developer. */
export function seatRows(
  { policy, catalogue, day }: EstimateInput,
  workload: Workload,
  before: number,
  after: number,
): SeatRow[] {
  const team = facts(policy, 'team')
  const [offers, terms] = [offersOn(catalogue, policy, day), termsOf(catalogue, policy)]
  return PLAN_IDS.flatMap((id) => {
    const seats = team.seats?.[id]
    const plan = catalogue.plans.find((candidate) => candidate.id === id && periodOn([candidate], day) !== null)
    if (!seats || !plan) return []
    const load = (total: number): SeatLoad => {
      const each = roundHalfUp(quotient(total, workload.developers ?? 1) ?? product(0))
      const over = Math.max(0, each - plan.creditsPerMonth)
      const short = over * seats
      const day = over > 0 ? quotient(plan.creditsPerMonth * workload.workdays, each) : null
      // One price in one report: the same cost of a seat as in the table of plans.
      const offer = offers.find((one) => one.plan === id)
      const overUsd = offer && over > 0 ? costOf(offer, product(each), terms).overUsd : null
      const pays = team.overage === true && plan.overage
      return {
        each,
        exhaustedOn: day === null ? null : Math.max(1, Math.ceil(day.toNumber())),
        short,
        overageUsd: over === 0 ? (pays ? 0 : null) : overUsd && roundHalfUp(overUsd.times(seats), 2),
      }
    }
    return [
      { plan: id, name: plan.name, seats, allowance: plan.creditsPerMonth, before: load(before), after: load(after) },
    ]
  })
}
