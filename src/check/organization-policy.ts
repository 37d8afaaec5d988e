import { parseReference } from '../core/policy/reference.js'
import type { FoundPolicy, ReadParent } from '../core/policy/layers.js'

/** The root layer that the workflow brings: `owner/repo/path@ref`, or the policy itself. */
export async function organizationPolicy(input: string | null, read: ReadParent): Promise<FoundPolicy | null> {
  if (input === null) return null
  const reference = parseReference(input)
  if (reference !== null) return read(reference)
  return { text: input, source: 'input organization-policy', sha: null }
}
