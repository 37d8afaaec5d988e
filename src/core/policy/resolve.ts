import { memoize } from '../text/memoize.js'
import { referenceKey, type PolicyReference } from './reference.js'
import { UNKNOWN_TARGET, type Target } from './groups.js'
import type { Policy } from './policy.js'
import type { Proposal } from './merge/proposal.js'
import type { Failure } from '../report.js'
import {
  isFailure,
  keyOf,
  parseFound,
  resolveLayers,
  type Digest,
  type FoundPolicy,
  type ReadParent,
} from './layers.js'

/** Parents as they are read for the policy that binds, and as a proposal may see them: only those. */
export interface Parents {
  readonly read: ReadParent
  /** The parents that `read` has read; null for any other, so that a proposal causes no additional request. */
  readonly known: ReadParent
  readonly digest: Digest
  /** The repository that is judged: it selects documents with `when`. */
  readonly target: Target
}

/** Each parent is read once, however many layers name it. */
export function rememberParents(read: ReadParent, digest: Digest = null, target: Target = UNKNOWN_TARGET): Parents {
  const asked = new Set<string>()
  const readOnce = memoize((reference: PolicyReference) => {
    asked.add(referenceKey(reference))
    return read(reference)
  }, referenceKey)
  return {
    read: readOnce,
    digest,
    target,
    known: (reference) => (asked.has(referenceKey(reference)) ? readOnce(reference) : Promise.resolve(null)),
  }
}

/** The binding policies: the organization's above the repository's own; each with its parents above it. */
export interface PolicySources {
  readonly organization: FoundPolicy | null
  readonly own: FoundPolicy | null
}

export type Binding =
  | { readonly policy: Policy; readonly failure: null }
  /** `above`: the layers that bind although the repository's own policy is broken; null when they are what is broken. */
  | { readonly failure: Failure; readonly above: Policy | null }

/** The layers that bind, or the failure of an invalid one. */
export async function resolveBinding({ organization, own }: PolicySources, parents: Parents): Promise<Binding> {
  const [above, below] = await Promise.all([
    organization === null ? NONE : resolveLayers(organization, 'organization', parents),
    own === null ? NONE : resolveLayers(own, 'repository', parents),
  ])
  if (isFailure(above)) return { failure: above, above: null }
  if (isFailure(below)) return { failure: below, above: above.layers }
  return { policy: stackedLayers(above.layers, below.layers), failure: null }
}

/** No layers. */
const NONE = { layers: [], unread: [] }

/** The policy as a change would leave it. A parent that the binding policy does not name is left out, and named. */
export async function resolveProposal(
  { organization, own }: PolicySources,
  source: string,
  parents: Parents,
): Promise<Proposal> {
  const proposed = { ...parents, read: parents.known }
  const above = organization === null ? NONE : await resolveLayers(organization, 'organization', proposed)
  // The organization's policy is the same on both sides; if it were invalid, there would be no judgement.
  const layers = isFailure(above) ? [] : above.layers
  if (own === null) return { kind: 'policy', source, policy: layers, unread: [] }
  const parsed = parseFound(own)
  if ('problems' in parsed) return { kind: 'invalid', source, problems: parsed.problems }
  const below = await resolveLayers(own, 'repository', proposed)
  if (isFailure(below)) {
    const [problem] = below.problems
    return {
      kind: 'invalid',
      source,
      problems: [
        { line: problem?.line ?? 1, column: problem?.column ?? 1, message: [{ code: problem?.message ?? '' }] },
      ],
    }
  }
  return { kind: 'policy', source, policy: stackedLayers(layers, below.layers), unread: below.unread }
}

/** A parent that the organization's policy already includes keeps its position. */
export function stackedLayers(above: Policy, below: Policy): Policy {
  const known = new Set(above.map(({ source }) => keyOf(source)))
  return [...above, ...below.filter((layer) => layer.role === 'repository' || !known.has(keyOf(layer.source)))]
}
