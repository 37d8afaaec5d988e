import type { AuditedRepository } from '../core/contract/audit/repository.js'
import { isFailure, resolveLayers, type FoundPolicy } from '../core/policy/layers.js'
import type { Target } from '../core/policy/groups.js'
import { ownDocuments } from '../core/policy/policy.js'
import type { OrganizationLayers } from './organization-layers.js'
import { isPinned, parseReference, referenceKey, type PolicyReference } from '../core/policy/reference.js'
import { stackedLayers, type Binding, type Parents } from '../core/policy/resolve.js'
import type { ListedRepository } from '../core/audit/seen.js'
import { memoize } from '../core/text/memoize.js'

type Parent = AuditedRepository['policy']['parents'][number]

/** Binds the policies of repositories: parents and their newest states are read once for all of them. */
export interface Binder {
  readonly bind: (
    own: FoundPolicy | null,
    repository: Pick<ListedRepository, 'name' | 'topics'>,
  ) => Promise<{ readonly binding: Binding; readonly parents: readonly Parent[] }>
  /** What a policy extends, as it is now. */
  readonly parent: (source: string) => Promise<Parent>
}

/** `branchOf` tells the default branch of a repository (in lower case), where it is known. */
export function binder(
  organization: OrganizationLayers,
  parents: Parents,
  branchOf: ReadonlyMap<string, string>,
): Binder {
  /** The digest of a parent with all its own parents; null where it cannot be read or is no valid policy. */
  const digestOf = memoize(async (reference: PolicyReference): Promise<string | null> => {
    const found = await parents.read(reference)
    if (found === null || 'unreadable' in found) return null
    const resolved = await resolveLayers(found, 'organization', parents)
    return isFailure(resolved) ? null : resolved.layers.map(({ digest }) => digest ?? '').join(' ')
  }, referenceKey)
  const isOutdated = async (reference: PolicyReference, digest: string | null): Promise<boolean | null> => {
    const branch = branchOf.get(`${reference.owner}/${reference.repository}`.toLowerCase())
    if (branch === reference.ref) return digest === null ? null : false
    const newest = await digestOf({ ...reference, ref: branch ?? 'HEAD' })
    return digest === null || newest === null ? null : digest !== newest
  }
  // In the order of the contract, in which a report that was read has its fields.
  const parent = memoize(async (source: string): Promise<Parent> => {
    const reference = parseReference(source)
    if (reference === null) return { source, digest: null, pinned: false, outdated: null }
    const digest = await digestOf(reference)
    return { source, digest, pinned: isPinned(reference), outdated: await isOutdated(reference, digest) }
  })
  return {
    parent,
    bind: async (own, { name, topics }) => {
      const target: Target = { repository: () => Promise.resolve(name), topics: () => Promise.resolve(topics) }
      const above = await organization.forRepository(target)
      if (own === null) return { binding: { policy: above, failure: null }, parents: [] }
      const below = await resolveLayers(own, 'repository', { ...parents, target })
      if (isFailure(below)) return { binding: { failure: below, above }, parents: [] }
      const named = ownDocuments(below.layers).flatMap(({ file }) => file.extends ?? [])
      return {
        binding: { policy: stackedLayers(above, below.layers), failure: null },
        parents: await Promise.all(named.map(parent)),
      }
    },
  }
}
