import { label } from '../kiro/assignment.js'
import { succession } from '../advice/succession.js'
import { statusOn } from '../catalogue/catalogue.js'
import { successorOn } from '../catalogue/successor.js'
import { say, words } from '../text/message.js'
import { subjectsOf, type Rule } from './rule.js'

/** The rule `retired-model`: see docs/rules/retired-model.md. */
export const retiredModel: Rule = {
  id: 'retired-model',
  severity: 'error',
  dated: true,
  summary: 'A model that Kiro does not offer: removed, withdrawn, or never offered.',
  why: 'A request for it fails, or hangs when it is the default model (kirodotdev/Kiro#10512).',
  fix: 'Move to the successor that the message names, or to `auto`.',
  find: ({ after, catalogue, policy, day }) =>
    after.mentions.flatMap((mention) => {
      const model = catalogue.find(mention.model)?.model
      if (!model || statusOn(model, day) !== 'retired') return []
      const next = successorOn(catalogue.models, model, day)
      const { sentence, instead } = succession({ catalogue, policy, day }, mention, { next })
      const name = model.id === mention.model ? words('') : say` (${model.name})`
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: mention.model,
          say: () => say`${mention.model}${name} is not offered by Kiro${sentence}`,
          instead,
          ...(policy.length === 0 && mention.appliedBy === 'team' ? { severity: 'warning' as const } : {}),
        },
      ]
    }),
  examples: {
    failing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-3.7-sonnet" }' } },
    passing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-sonnet-4.5" }' } },
  },
}
