import { label } from '../kiro/assignment.js'
import { succession } from '../advice/succession.js'
import { statusOn } from '../catalogue/catalogue.js'
import { successorOn } from '../catalogue/successor.js'
import { say, words } from '../text/message.js'
import { subjectsOf, type Rule } from './rule.js'

/** The rule `retiring-model`: see docs/rules/retiring-model.md. */
export const retiringModel: Rule = {
  id: 'retiring-model',
  severity: 'notice',
  dated: true,
  summary: 'A model for which Kiro or its maker has said on which day it goes.',
  why: 'A retired default makes requests fail or hang; an agent’s retired model is replaced by the default with no more than a warning, so that the cost changes silently.',
  fix: 'Move to the successor that the message names before that day.',
  silencedBy: [{ rule: 'misspelled-model' }, { rule: 'retired-model' }, { rule: 'model-not-allowed' }],
  find: ({ after, catalogue, policy, day }) =>
    after.mentions.flatMap((mention) => {
      const model = catalogue.find(mention.model)?.model
      const retiring = model?.retiringOn
      // Before it was announced, it could not be known.
      if (!model || !retiring || day < retiring.announced || statusOn(model, day) === 'retired') return []
      const next = successorOn(catalogue.models, model, day)
      const { sentence, instead } = succession({ catalogue, policy, day }, mention, { next, last: ['auto'] })
      const when =
        retiring.by === 'Kiro'
          ? `Kiro ends it on ${retiring.day}`
          : `its maker plans to end it on ${retiring.day}; the day on which Kiro does is not known`
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: `${mention.model} ${retiring.day}`,
          say: () => say`${mention.model} is going: ${words(when)}${sentence}`,
          instead,
        },
      ]
    }),
  examples: {
    failing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.5" }' },
      day: '2026-11-29',
    },
    passing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-5.5" }' }, day: '2026-11-29' },
  },
}
