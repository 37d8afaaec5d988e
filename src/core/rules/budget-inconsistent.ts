import type { Violation } from '../finding.js'
import { say, words } from '../text/message.js'
import { whole } from '../text/number.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import { onItsOwn, type Rule } from './rule.js'

/** Days. */
const LONGEST_MONTH = 31

/** The rule `budget-inconsistent`: see docs/rules/budget-inconsistent.md. */
export const budgetInconsistent: Rule = {
  id: 'budget-inconsistent',
  severity: 'warning',
  summary: 'A daily limit above the monthly one, or a monthly limit that the daily one makes unreachable.',
  why: 'One of the two limits never acts, so somebody believes in a protection that is not there.',
  fix: 'Set the daily limit to about a twentieth to a tenth of the monthly one.',
  find: ({ after }) => after.contracts.flatMap(contradictions),
  examples: {
    failing: {
      after: { '.kiro/settings.json': '{ "budget": { "daily": { "credits": 10 }, "monthly": { "credits": 900 } } }' },
    },
    passing: {
      after: { '.kiro/settings.json': '{ "budget": { "daily": { "credits": 60 }, "monthly": { "credits": 900 } } }' },
    },
  },
}

function contradictions(contract: Contract): Violation[] {
  const [daily, monthly] = [contract.budgets.get('daily'), contract.budgets.get('monthly')]
  if (!daily || !monthly) return []
  return (['credits', 'inputTokens', 'outputTokens'] as const).flatMap((unit) => {
    const [day, month] = [daily.limit[unit], monthly.limit[unit]]
    if (day === undefined || month === undefined) return []
    const above = day > month
    if (!above && day * LONGEST_MONTH >= month) return []
    const at = above ? daily.place : monthly.place
    return [
      {
        place: at,
        subjects: onItsOwn(`budget:${unit}`),
        value: `${day} ${month}`,
        say: () =>
          above
            ? say`${`budget.daily.${unit}`} (${words(whole(day))}) is above ${`budget.monthly.${unit}`} (${words(whole(month))})`
            : say`${`budget.monthly.${unit}`} (${words(whole(month))}) is never reached: ${LONGEST_MONTH} days of ${words(whole(day))} are ${words(whole(day * LONGEST_MONTH))}`,
      },
    ]
  })
}
