import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { DAY, policy } from '../support/repository.js'

/** A policy that another one extends. */
export const parentPolicy = (yaml: string): Policy =>
  policy(yaml, 'acme/policies/kiro.yml@v1').map((layer) => ({ ...layer, role: 'parent' }))
/** The catalogue, the policy and the day that an explanation goes by. */
export const ground = (layers: Policy) => ({ catalogue: loadCatalogue(), policy: layers, day: DAY })
