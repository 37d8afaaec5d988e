import { loadCatalogue, type Catalogue } from '../catalogue/catalogue.js'
import type { Violation } from '../finding.js'
import { deadNames } from '../policy/dead-names.js'
import { deadPatterns, type DeadPattern } from '../policy/dead-patterns.js'
import { facts, layerName, ownDocuments, policyName, type Layer, type Policy } from '../policy/policy.js'
import { confidential, say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** Dead patterns of one layer that are reported one by one. Chosen by hand. */
const MOST = 20

/** The rule `dead-pattern`: see docs/rules/dead-pattern.md. */
export const deadPattern: Rule = {
  id: 'dead-pattern',
  severity: 'warning',
  summary:
    'Something that the policy states matches nothing: a pattern no known model, a name no agent, root or region. A notice where the change leaves the policy alone; globs that may be meant for later are a notice where the policy changes.',
  why: 'A deny pattern with a slip denies nothing, and every check passes as if it did.',
  fix: 'Write what the message names, or delete the entry. A glob for models that do not exist yet can stay.',
  find: ({ after, paths, policy, proposal, catalogue, whole }) => {
    const proposed = proposal?.kind === 'policy' ? proposal.policy : null
    const documents = ownDocuments(proposed ?? policy)
    const known =
      proposed === null
        ? catalogue
        : loadCatalogue(facts(proposed, 'catalogue'), documents[0]?.source, catalogue.prices)
    return [
      // Names of agents and roots are those of this repository, whichever repositories a document with `when` is meant for.
      ...documents.flatMap((own) =>
        [...deadPatterns(own, known), ...(whole && own.file.when === undefined ? deadNames(own, after, paths) : [])]
          .filter(({ severity }) => severity === 'warning' || proposed !== null)
          .slice(0, MOST)
          .map((found) => violation(own, found, proposed !== null)),
      ),
      ...above(policy, catalogue),
    ]
  },
  examples: {
    failing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
      policy: 'version: 1',
      proposal: 'version: 1\nmodels: { deny: [opus, "claude-opuss-*"] }',
    },
    passing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
      policy: 'version: 1',
      proposal: 'version: 1\nmodels: { deny: ["claude-fable-*"] }',
    },
  },
}

function violation(own: Layer, { path, key, pattern, message, severity }: DeadPattern, changed: boolean): Violation {
  return {
    place: { file: own.source, ...own.at(path) },
    subjects: onItsOwn(
      `pattern:${own.document === undefined || own.document === null ? '' : `${own.document}:`}${key}`,
    ),
    value: pattern,
    say: () => message,
    ...(changed ? {} : { severity: 'notice' as const }),
    ...(severity === 'notice' ? { atMost: 'notice' as const } : {}),
  }
}

/** Of the layers above, whose text is not shown and whose owners are others, only that a key of theirs has a dead pattern. */
function above(policy: Policy, catalogue: Catalogue): Violation[] {
  return policy
    .filter(({ role }) => role !== 'repository')
    .flatMap((layer) =>
      [
        ...new Set(
          deadPatterns(layer, catalogue).flatMap(({ key, severity }) => (severity === 'warning' ? [key] : [])),
        ),
      ].map((key): Violation => ({
        place: null,
        subjects: onItsOwn(`pattern:${layerName(layer)}:${key}`),
        value: key,
        say: () =>
          confidential(
            say`${policyName(layer)}: something under ${key} matches nothing; its owner sees what with ${'kiro-governance check --policy FILE'}`,
            'Something that a policy above states matches nothing',
          ),
        atMost: 'notice',
      })),
    )
}
