import { loadCatalogue, type Catalogue } from '../catalogue/catalogue.js'
import { EMBEDDED, type Prices } from '../catalogue/prices.js'
import { facts, type Policy } from './policy.js'

/**
 * The catalogue by which a policy judges: some prices (those that ship with the program, if no others are given), without the
 * multipliers that are not known in the team’s regions, and on top of them what the policy states.
 */
export function catalogueOf(policy: Policy, prices: Prices = EMBEDDED): Catalogue {
  return loadCatalogue(
    facts(policy, 'catalogue'),
    policy[0]?.source,
    isInGovCloud(policy) ? withoutMultipliers(prices) : prices,
  )
}

/** Whether the policy states a region of AWS GovCloud (US): its models and prices are its own, and not known. */
export function isInGovCloud(policy: Policy): boolean {
  return facts(policy, 'team').region?.some((region) => region.startsWith('us-gov-')) === true
}

/** Prices of which no multiplier is known, as in AWS GovCloud (US). */
function withoutMultipliers(prices: Prices): Prices {
  const { source, checked, note } = prices.plans.govCloud
  const unknown = [{ from: '2025-01-01', to: null, value: null, source, checked, reason: note }]
  const models = prices.models.models.map((model) => ({ ...model, multipliers: unknown }))
  return { ...prices, models: { ...prices.models, models } }
}
