import { label } from '../kiro/assignment.js'
import { statusOn } from '../catalogue/catalogue.js'
import { say } from '../text/message.js'
import { exampleSettings, subjectsOf, type Rule } from './rule.js'

/** The rule `misspelled-model`: see docs/rules/misspelled-model.md. */
export const misspelledModel: Rule = {
  id: 'misspelled-model',
  severity: 'error',
  summary: 'A model is written in a known wrong spelling: dashes for dots, another vendor’s id, a name from a menu.',
  why: 'Kiro refuses an id that it does not list, or falls back to another model; a headless run stops with exit 1.',
  fix: 'Write the id that the message names.',
  silencedBy: [{ rule: 'retired-model' }],
  find: ({ after, catalogue, policy, day }) =>
    after.mentions.flatMap((mention) => {
      const match = catalogue.find(mention.model)
      // The correct spelling of a retired model is not suggested: retired-model reports it.
      if (match?.spelling !== 'misspelled' || statusOn(match.model, day) === 'retired') return []
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: mention.model,
          say: () => say`${mention.model} is not an id that Kiro accepts; write ${match.model.id}`,
          instead: [match.model.id],
          exactly: match.model.id,
          ...(policy.length === 0 && mention.appliedBy === 'team' ? { severity: 'warning' as const } : {}),
        },
      ]
    }),
  examples: {
    failing: { after: { '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-opus-4-8" }' } },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }) },
    },
  },
}
