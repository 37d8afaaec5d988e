import { isFailure, resolveLayers, type FoundPolicy } from '../core/policy/layers.js'
import type { Target } from '../core/policy/groups.js'
import type { Policy } from '../core/policy/policy.js'
import type { Parents } from '../core/policy/resolve.js'
import { UserError } from '../core/user-error.js'

/** The organization's policy as it binds repositories. */
export interface OrganizationLayers {
  /** Every document that may bind some repository. */
  readonly all: Policy
  /** What binds a repository: the same object for all that the same documents are meant for. */
  readonly forRepository: (target: Target) => Promise<Policy>
}

/**
 * Resolves the organization's policy once, and once more for each repository where documents select repositories.
 * @throws {UserError} where it cannot be used.
 */
export async function organizationLayers(found: FoundPolicy | null, parents: Parents): Promise<OrganizationLayers> {
  const none: Policy = []
  if (found === null) return { all: none, forRepository: () => Promise.resolve(none) }
  let selects = false
  const noticed = (): Promise<null> => {
    selects = true
    return Promise.resolve(null)
  }
  const resolve = async (target: Target): Promise<Policy> => {
    const resolved = await resolveLayers(found, 'organization', { ...parents, target })
    if (!isFailure(resolved)) return resolved.layers
    throw new UserError(resolved.problems[0]?.message ?? '', resolved.hint, 'policy')
  }
  const all = await resolve({ repository: noticed, topics: noticed })
  const known = new Map<string, Policy>()
  return {
    all,
    forRepository: async (target) => {
      if (!selects) return all
      const layers = await resolve(target)
      const key = JSON.stringify(layers.map(({ source, document, matched }) => [source, document, matched]))
      const same = known.get(key) ?? layers
      known.set(key, same)
      return same
    },
  }
}
