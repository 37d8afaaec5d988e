import { say } from '../text/message.js'
import { isPinned, parseReference } from '../policy/reference.js'
import type { Violation } from '../finding.js'
import { ownDocuments, type Layer } from '../policy/policy.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `policy-unpinned`: see docs/rules/policy-unpinned.md. */
export const policyUnpinned: Rule = {
  id: 'policy-unpinned',
  severity: 'warning',
  summary: 'A parent policy of another owner that is named by a branch or a tag.',
  why: 'Whoever can move that name changes what is allowed here, without a pull request here.',
  fix: 'Name a commit by its full id: `owner/repo/path@<40 digits>`. Parents of the same owner may float.',
  find: ({ policy, proposal, owner }) => {
    const proposed = proposal?.kind === 'policy' ? ownDocuments(proposal.policy) : []
    if (owner === null) return []
    return (proposed.length > 0 ? proposed : ownDocuments(policy)).flatMap((layer) => parentsOf(layer, owner))
  },
  examples: {
    failing: { after: {}, owner: 'shop', policy: 'version: 1\nextends: acme/policies/kiro.yml@v1' },
    passing: {
      after: {},
      owner: 'shop',
      policy: 'version: 1\nextends: acme/policies/kiro.yml@6b1c2d3e4f5061728394a5b6c7d8e9f001122334',
    },
  },
}

function parentsOf(layer: Layer, owner: string): Violation[] {
  const stated = layer.file.extends ?? []
  return [stated].flat().flatMap((text, index) => {
    const parent = parseReference(text)
    if (parent === null || isPinned(parent) || parent.owner.toLowerCase() === owner.toLowerCase()) return []
    const at = typeof stated === 'string' ? layer.at(['extends']) : layer.at(['extends', String(index)])
    return [
      {
        place: { file: layer.source, ...at },
        subjects: onItsOwn('extends'),
        value: text,
        say: () =>
          say`${text} belongs to ${parent.owner} and is named by ${parent.ref}, which can be moved; name a commit`,
      },
    ]
  })
}
