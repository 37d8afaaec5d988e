import { say } from '../text/message.js'
import { onItsOwn, renaming, type Rule } from './rule.js'

/** The rule `near-miss-key`: see docs/rules/near-miss-key.md. */
export const nearMissKey: Rule = {
  id: 'near-miss-key',
  severity: 'notice',
  summary: 'A key of `.kiro/settings.json` that is nearly one of the contract’s: `modles`, `budgets`, `models.routng`.',
  why: 'Nothing reads it, so the contract or budget that was meant does not exist. Another tool may use the file too, so this is no more than a notice.',
  fix: 'Write the key that the message names. Where the key belongs to another tool, nothing needs to be done.',
  find: ({ after }) =>
    after.nearMisses.map(({ key, place, instead, rename }) => ({
      place,
      subjects: onItsOwn(`key:${key}`),
      value: key,
      say: () => say`${key} is not a key of the contract, so nothing reads it; ${instead}`,
      ...renaming(rename),
    })),
  examples: {
    failing: { after: { '.kiro/settings.json': '{ "budgets": { "monthly": { "credits": 900 } } }' } },
    passing: { after: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 900 } } }' } },
  },
}
