import { say, words } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** Days. Chosen by hand. */
const DAYS = 60

/** The rule `catalogue-old`: see docs/rules/catalogue-old.md. */
export const catalogueOld: Rule = {
  id: 'catalogue-old',
  severity: 'notice',
  summary: `The built-in catalogue is more than ${DAYS} days older than the day of the check.`,
  why: 'Multipliers really move: one model’s changed four times in three months.',
  fix: 'Update Kiro Governance, or put today’s prices into the policy with `kiro-governance models --import`.',
  find: ({ catalogue, day }) => {
    const age = Math.floor((Date.parse(day) - Date.parse(catalogue.asOf)) / 86_400_000)
    if (!(age > DAYS)) return []
    return [
      {
        place: null,
        subjects: onItsOwn('catalogue'),
        value: catalogue.asOf,
        say: () => say`Prices are of ${words(catalogue.asOf)}, ${age} days ago; newer ones may differ`,
      },
    ]
  },
  examples: {
    failing: { after: { '.kiro/settings/cli.json': '{}' }, day: '2027-03-01' },
    passing: { after: { '.kiro/settings/cli.json': '{}' }, day: '2026-11-01' },
  },
}
