import type { PlanId } from '../catalogue/catalogue-schema.js'
import type { Seats } from '../catalogue/entitlement.js'
import { facts, type Policy } from './policy.js'

/** The team's seats as entitlement needs them. */
export function seatsOf(policy: Policy): Seats {
  const team = facts(policy, 'team')
  const plans = Object.entries(team.seats ?? {}).flatMap(([plan, count]) => (count > 0 ? [plan as PlanId] : []))
  return { plans, logins: team.login, regions: team.region, billing: team.billing, approvedModels: team.approvedModels }
}
