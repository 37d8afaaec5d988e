import { complaintsAbout } from './complaints.js'
import type { Rule } from './rule.js'

/** The rule `schema`: see docs/rules/schema.md. */
export const schema: Rule = {
  id: 'schema',
  severity: 'error',
  hides: true,
  summary:
    'A value does not have the form that its key needs: an unknown key in the contract, a text instead of a number, a threshold above 1.',
  why: 'A key with a slip in it is silently ignored, so the team believes in a setting that does not exist.',
  fix: 'Write what the message asks for; editors complete the keys with schemas/kiro-settings.schema.json.',
  find: (subject) => complaintsAbout('schema', subject),
  examples: {
    failing: {
      after: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 900, "alertTreshold": 0.8 } } }' },
    },
    passing: {
      after: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 900, "alertThreshold": 0.8 } } }' },
    },
  },
}
