import { foreignWords } from '../catalogue/foreign-words.js'
import { label, type Mention } from '../kiro/assignment.js'
import { say, words, type Message } from '../text/message.js'
import { subjectsOf, type Rule } from './rule.js'
import { isLeftOut } from './unknown-model.js'

/** The rule `foreign-model-name`: see docs/rules/foreign-model-name.md. */
export const foreignModelName: Rule = {
  id: 'foreign-model-name',
  severity: 'warning',
  summary:
    'A word, an alias or an id of another tool in the place of a model: `inherit`, `opusplan`, `sonnet[1m]`, `Opus 4.5`, `gpt-4o`; an error where the policy has an allow list and no pattern of it matches.',
  why: 'It is not a newer model: Kiro has no such id, refuses it or falls back to another model, and the work is not priced.',
  fix: 'Delete the key, so that the model is inherited, or write the id of a model that Kiro lists.',
  find: ({ after, catalogue, policy, day }) =>
    after.mentions.flatMap((mention) => {
      const foreign = catalogue.foreign(mention.model, day)
      if (foreign === null) return []
      const meant = foreign.meant ?? (foreign.kind === 'word' ? null : catalogue.suggest(mention.model, day))
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: mention.model,
          say: () => say`${mention.model} ${foreignWords(foreign)}; ${remedy(mention, meant)}`,
          ...(meant === null ? {} : { instead: [meant] }),
          ...(isLeftOut(policy, mention) ? { severity: 'error' as const } : {}),
        },
      ]
    }),
  examples: {
    failing: { after: { '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "sonnet[1m]" }' } },
    passing: { after: { '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-sonnet-5" }' } },
  },
}

/** A profile of the contract needs its model; in a file that Kiro reads a missing key means the inherited one. */
function remedy({ appliedBy }: Mention, meant: string | null): Message {
  const id = meant === null ? words('write the id of a model that Kiro lists') : say`write ${meant}`
  return appliedBy === 'kiro' ? say`${id}, or delete the key to inherit the model` : id
}
