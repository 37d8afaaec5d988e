import { resolved, type ComparePolicies } from '../../../../src/core/policy/merge/policy-edit.js'
import type { Policy } from '../../../../src/core/policy/policy.js'
import { RULES } from '../../../../src/core/rules/index.js'
import { plain } from '../../../../src/core/text/message.js'
import { DAY, policy } from '../../support/repository.js'

/** The text of the repository's own policy, or of a parent and of its own. */
export type Texts = string | readonly [string, string]

/** A parent above the repository's own policy, or the latter alone. */
function layers(text: Texts): Policy {
  const all = typeof text === 'string' ? [text] : text
  return all.flatMap((one, index) =>
    policy(`version: 1\n${one}`).map((layer) => ({
      ...layer,
      role: index === all.length - 1 ? ('repository' as const) : ('parent' as const),
    })),
  )
}

/** What a comparison says of two policies: `direction message`. */
export function edits(compare: ComparePolicies, before: Texts, after: Texts): string[] {
  const ground = { day: DAY, rules: RULES }
  return compare(resolved(layers(before)), resolved(layers(after)), ground).map(
    ({ direction, message }) => `${direction} ${plain(message)}`,
  )
}
