import type { AuditedRepository } from '../core/contract/audit/repository.js'
import { isFailure, resolveLayers, type FoundPolicy } from '../core/policy/layers.js'
import { ownLayer, type Policy } from '../core/policy/policy.js'
import { isPinned, parseReference, referenceKey, type PolicyReference } from '../core/policy/reference.js'
import { stackedLayers, type Binding, type Parents } from '../core/policy/resolve.js'
import { memoize } from '../core/text/memoize.js'

type Parent = AuditedRepository['policy']['parents'][number]

/** Binds the policies of repositories: parents and their newest states are read once for all of them. */
export interface Binder {
  readonly bind: (
    own: FoundPolicy | null,
  ) => Promise<{ readonly binding: Binding; readonly parents: readonly Parent[] }>
  /** What a policy extends, as it is now. */
  readonly parent: (source: string) => Promise<Parent>
}

/** `branchOf` tells the default branch of a repository (in lower case), where it is known. */
export function binder(organization: Policy, parents: Parents, branchOf: ReadonlyMap<string, string>): Binder {
  /** The digest of a parent with all its own parents; null where it cannot be read or is no valid policy. */
  const digestOf = memoize(async (reference: PolicyReference): Promise<string | null> => {
    const found = await parents.read(reference)
    if (found === null || 'unreadable' in found) return null
    const resolved = await resolveLayers(found, 'organization', parents.read, parents.digest)
    return isFailure(resolved) ? null : resolved.layers.map(({ digest }) => digest ?? '').join(' ')
  }, referenceKey)
  const isOutdated = async (reference: PolicyReference, digest: string | null): Promise<boolean | null> => {
    const branch = branchOf.get(`${reference.owner}/${reference.repository}`.toLowerCase())
    if (branch === reference.ref) return digest === null ? null : false
    const newest = await digestOf({ ...reference, ref: branch ?? 'HEAD' })
    return digest === null || newest === null ? null : digest !== newest
  }
  const parent = memoize(async (source: string): Promise<Parent> => {
    const reference = parseReference(source)
    if (reference === null) return { source, pinned: false, digest: null, outdated: null }
    const digest = await digestOf(reference)
    return { source, pinned: isPinned(reference), digest, outdated: await isOutdated(reference, digest) }
  })
  return {
    parent,
    bind: async (own) => {
      if (own === null) return { binding: { policy: organization, failure: null }, parents: [] }
      const below = await resolveLayers(own, 'repository', parents.read, parents.digest)
      if (isFailure(below)) return { binding: { failure: below, above: organization }, parents: [] }
      const named = [ownLayer(below.layers)?.file.extends ?? []].flat()
      return {
        binding: { policy: stackedLayers(organization, below.layers), failure: null },
        parents: await Promise.all(named.map(parent)),
      }
    },
  }
}
