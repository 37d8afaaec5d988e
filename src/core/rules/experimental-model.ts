import { label } from '../kiro/assignment.js'
import { statusOn } from '../catalogue/catalogue.js'
import { say, words } from '../text/message.js'
import { subjectsOf, type Rule } from './rule.js'

/** The rule `experimental-model`: see docs/rules/experimental-model.md. */
export const experimentalModel: Rule = {
  id: 'experimental-model',
  severity: 'notice',
  summary: 'A model that Kiro calls experimental or a preview.',
  why: 'Such models can change their price, their behavior or disappear, and are outside Kiro’s indemnity.',
  fix: 'Fine for trying out; for daily work choose a model that is generally available.',
  silencedBy: [
    { rule: 'misspelled-model' },
    { rule: 'model-not-entitled' },
    { rule: 'model-not-allowed' },
    { rule: 'multiplier-over-cap' },
  ],
  find: ({ after, catalogue, day }) =>
    after.mentions.flatMap((mention) => {
      const model = catalogue.find(mention.model)?.model
      const status = model ? statusOn(model, day) : null
      if (status !== 'experimental' && status !== 'preview') return []
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: mention.model,
          say: () => say`${mention.model} is ${words(status === 'preview' ? 'a preview' : 'experimental')}`,
        },
      ]
    }),
  examples: {
    failing: { after: { '.kiro/agents/lite.json': '{ "name": "lite", "model": "qwen3-coder-next" }' } },
    passing: { after: { '.kiro/agents/lite.json': '{ "name": "lite", "model": "claude-haiku-4.5" }' } },
  },
}
