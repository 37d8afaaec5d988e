import { label } from '../kiro/assignment.js'
import { statusOn } from '../catalogue/catalogue.js'
import { entitlement } from '../catalogue/entitlement.js'
import { unknownWords } from '../catalogue/unknown-words.js'
import { say, words } from '../text/message.js'
import { seatsOf } from '../policy/seats.js'
import { exampleSettings, subjectsOf, type Rule } from './rule.js'

/** The rule `entitlement-unknown`: see docs/rules/entitlement-unknown.md. */
export const entitlementUnknown: Rule = {
  id: 'entitlement-unknown',
  severity: 'notice',
  dated: true,
  summary:
    'A model of which no source says who can use it: plans, logins, regions or billing that no page names, and everything in AWS GovCloud.',
  why: 'What is not known is neither “every plan” nor “no plan”: whether the team’s seats have the model shows only when it is tried.',
  fix: 'Try it with `kiro-cli chat --list-models` and state its `plans` under `catalogue.models` of the policy, or choose a model whose plans are known.',
  silencedBy: [
    { rule: 'misspelled-model' },
    { rule: 'retired-model' },
    { rule: 'unknown-model' },
    { rule: 'model-not-entitled' },
    { rule: 'model-not-allowed' },
  ],
  find: ({ after, catalogue, policy, day }) => {
    const seats = seatsOf(policy)
    return after.mentions.flatMap((mention) => {
      const stated = mention.assignments.length === 0 || mention.assignments.some(({ origin }) => origin !== 'auto')
      const model = stated ? catalogue.find(mention.model)?.model : undefined
      if (!model || statusOn(model, day) === 'retired') return []
      const { unknown } = entitlement(catalogue, model, seats, day)
      const what = [...new Set(unknown.flatMap((one) => one.what))]
      if (what.length === 0) return []
      return [
        {
          place: mention.place,
          subjects: subjectsOf(mention, label),
          value: mention.model,
          say: () => say`who can use ${mention.model} is not known: ${words(unknownWords(what, day))}`,
        },
      ]
    })
  },
  examples: {
    failing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-haiku-5.5' }, { codeReview: 'primary' }) },
      day: '2026-11-29',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-haiku-4.5' }, { codeReview: 'primary' }) },
    },
  },
}
