import type { Violation } from '../finding.js'
import { say, words } from '../text/message.js'
import { count, whole } from '../text/number.js'
import { product } from '../amount.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `budget-inconsistent`: see docs/rules/budget-inconsistent.md. */
export const budgetInconsistent: Rule = {
  id: 'budget-inconsistent',
  severity: 'warning',
  summary:
    'A daily limit above the monthly one, or a monthly limit that the daily one makes unreachable in the working days of a month.',
  why: 'One of the two limits never acts, so the file promises a protection that is not there.',
  fix: 'Set the daily limit to about a twentieth to a tenth of the monthly one.',
  find: ({ after, estimate: { workdays } }) =>
    after.contracts.flatMap((contract) => contradictions(contract, workdays)),
  examples: {
    failing: {
      after: { '.kiro/settings.json': '{ "budget": { "daily": { "credits": 10 }, "monthly": { "credits": 900 } } }' },
    },
    passing: {
      after: { '.kiro/settings.json': '{ "budget": { "daily": { "credits": 60 }, "monthly": { "credits": 900 } } }' },
    },
  },
}

/** `workdays`: of a month, as the policy states them or by default. */
function contradictions(contract: Contract, workdays: number): Violation[] {
  const [daily, monthly] = [contract.budgets.get('daily'), contract.budgets.get('monthly')]
  if (!daily || !monthly) return []
  return (['credits', 'inputTokens', 'outputTokens'] as const).flatMap((unit) => {
    const [day, month] = [daily.limit[unit], monthly.limit[unit]]
    if (day === undefined || month === undefined) return []
    const above = day > month
    if (!above && product(day, workdays).gte(month)) return []
    const at = above ? daily.place : monthly.place
    return [
      {
        place: at,
        subjects: onItsOwn(`budget:${unit}`),
        value: `${day} ${month}`,
        say: () =>
          above
            ? say`${`budget.daily.${unit}`} (${words(whole(day))}) is above ${`budget.monthly.${unit}`} (${words(whole(month))})`
            : say`${`budget.monthly.${unit}`} (${words(whole(month))}) is never reached where the daily limit is kept: ${words(count(workdays, 'working day'))} of ${words(whole(day))} are ${words(whole(product(day, workdays).toNumber()))}`,
      },
    ]
  })
}
