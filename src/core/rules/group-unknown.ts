import { whenWords } from '../policy/groups.js'
import { layerName, policyName, type Layer } from '../policy/policy.js'
import { confidential, say, words } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `group-unknown`: see docs/rules/group-unknown.md. */
export const groupUnknown: Rule = {
  id: 'group-unknown',
  severity: 'notice',
  summary: 'A document of the policy says `when`, and whether it is meant for this repository cannot be seen.',
  why: 'What cannot be seen must not free anything, so the document counts: what it forbids is refused, and what it permits is not permitted.',
  fix: 'Offline, state the repository with `--repository OWNER/NAME`. Topics are read by the action alone; its token needs to read the repository’s metadata.',
  find: ({ policy }) =>
    policy
      .filter(({ matched }) => matched === 'unknown')
      .map((layer) => ({
        place: layer.role === 'repository' ? { file: layer.source, ...layer.at(['when']) } : null,
        subjects: onItsOwn(`group:${layerName(layer)}`),
        value: layerName(layer),
        say: () => message(layer),
      })),
  examples: {
    failing: {
      after: {},
      policy: 'version: 1\n---\nversion: 1\nwhen: { topics: [pci] }\nmodels: { maxMultiplier: 1 }',
    },
    passing: { after: {}, policy: 'version: 1\nmodels: { maxMultiplier: 1 }' },
  },
}

function message(layer: Layer) {
  const selected = say`meant for ${whenWords(layer.file.when ?? {})}, and`
  return say`${policyName(layer)}: a document is ${layer.role === 'repository' ? selected : confidential(selected, 'meant for some repositories, and')} whether this is one of them cannot be seen; it counts, without what it permits${words(layer.file.when?.topics === undefined ? ': state --repository OWNER/NAME' : '')}`
}
