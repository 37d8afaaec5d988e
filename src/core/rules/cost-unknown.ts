import { label } from '../kiro/assignment.js'
import { list, say } from '../text/message.js'
import { costLimits } from '../policy/decide.js'
import { exampleSettings, subjectOf, type Rule } from './rule.js'

/** The rule `cost-unknown`: see docs/rules/cost-unknown.md. */
export const costUnknown: Rule = {
  id: 'cost-unknown',
  severity: 'error',
  byPolicy: 'cost',
  summary: 'A changed assignment has a model without a price while the policy limits cost.',
  why: 'A limit that cannot be checked is no limit; an unknown price is never taken for 0.',
  fix: 'Use a priced model, or add the multiplier under `catalogue.models` of the policy.',
  silencedBy: [
    { rule: 'misspelled-model' },
    { rule: 'retired-model' },
    { rule: 'model-not-allowed' },
    { rule: 'multiplier-over-cap' },
  ],
  find: ({ estimate, after, policy }) => {
    if (costLimits(policy, 'warn').length + costLimits(policy, 'fail').length === 0) return []
    const unknown = new Set(
      estimate.rows.flatMap((row) =>
        row.changed && row.after.reason === 'no price' && row.after.assignment ? [row.after.assignment] : [],
      ),
    )
    return after.mentions.flatMap((mention) => {
      const assignments = mention.assignments.filter((assignment) => unknown.has(assignment))
      if (assignments.length === 0) return []
      return [
        {
          place: mention.place,
          subjects: assignments.map((assignment) => subjectOf(assignment, label(assignment))),
          value: mention.model,
          say: (labels: readonly string[]) =>
            say`${mention.model} has no known price, so the cost limits cannot be checked for ${list(labels)}`,
        },
      ]
    })
  },
  examples: {
    failing: {
      before: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { codeReview: 'primary' }) },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'some-new-model' }, { codeReview: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { credits: 100 } } }',
    },
    passing: {
      before: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { codeReview: 'primary' }) },
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-haiku-4.5' }, { codeReview: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { increase: { credits: 100 } } }',
    },
  },
}
