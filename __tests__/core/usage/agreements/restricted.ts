import type { Policy } from '../../../../src/core/policy/policy.js'
import { restrict, type Restriction } from '../../../../src/core/usage/agreements/restriction.js'
import { DAY, policy, sources, type Files } from '../../support/repository.js'

/** The restriction of a tree’s contracts; `rules` is the policy, or its text below `version: 1`. */
export function restricted(
  files: Files,
  rules: string | Policy = [],
  contracts: 'all' | readonly string[] = 'all',
  links: readonly string[] = [],
): Restriction {
  return restrict(
    sources(files, links),
    { policy: typeof rules === 'string' ? policy(`version: 1\n${rules}`) : rules, day: DAY },
    contracts,
  )
}
