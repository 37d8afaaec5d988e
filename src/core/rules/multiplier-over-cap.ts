import { label } from '../kiro/assignment.js'
import { multiplierOf } from '../catalogue/catalogue.js'
import { list, say, words } from '../text/message.js'
import { multiplier as x } from '../text/number.js'
import { multiplierCap } from '../policy/decide.js'
import { saidBy } from '../policy/policy.js'
import { substitutes } from '../advice/substitutes.js'
import { previousModels } from './model-not-allowed.js'
import { exampleSettings, subjectOf, type Rule } from './rule.js'

/** The rule `multiplier-over-cap`: see docs/rules/multiplier-over-cap.md. */
export const multiplierOverCap: Rule = {
  id: 'multiplier-over-cap',
  severity: 'error',
  byPolicy: 'models',
  summary: 'A model whose multiplier is above the policy’s cap, or not known while there is a cap.',
  why: 'The cap also holds for models that do not exist yet; a price that is not known cannot be under it.',
  fix: 'Use a model within the cap; for a model without a price, add its multiplier under `catalogue.models` of the policy.',
  silencedBy: [
    { rule: 'misspelled-model' },
    { rule: 'retired-model' },
    { rule: 'model-not-entitled' },
    { rule: 'model-not-allowed' },
  ],
  find: (subject) => {
    const { after, catalogue, policy, day } = subject
    return after.mentions.flatMap((mention) => {
      const multiplier = multiplierOf(catalogue, mention.model, day)
      const over = mention.assignments.flatMap((assignment) => {
        const lowest = multiplierCap(policy, assignment.task)
        return lowest !== null && (multiplier === null || multiplier > lowest.cap) ? [{ assignment, ...lowest }] : []
      })
      const [strictest] = [...over].sort((a, b) => a.cap - b.cap)
      if (strictest === undefined) return []
      const cap = saidBy(strictest.layer, words(x(strictest.cap)))
      const assignments = over.map(({ assignment }) => assignment)
      return [
        {
          place: mention.place,
          subjects: assignments.map((assignment) => subjectOf(assignment, label(assignment))),
          value: `${mention.model} ${x(multiplier)}`,
          say: (labels: readonly string[]) =>
            multiplier === null
              ? say`${mention.model} is not priced, so the cap of ${cap} cannot be kept for ${list(labels)}`
              : say`${mention.model} costs ${words(x(multiplier))}, more than the allowed ${cap} for ${list(labels)}`,
          instead: substitutes(subject, {
            assignments,
            model: mention.model,
            first: previousModels(subject, assignments),
          }),
        },
      ]
    })
  },
  examples: {
    failing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }) },
      policy: 'version: 1\nmodels: { maxMultiplier: 1.3 }',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-sonnet-5' }, { codeReview: 'primary' }) },
      policy: 'version: 1\nmodels: { maxMultiplier: 1.3 }',
    },
  },
}
