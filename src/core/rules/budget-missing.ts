import { say } from '../text/message.js'
import { requiredBudgets } from '../policy/decide.js'
import { isLimited } from '../kiro/surfaces/surface.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `budget-missing`: see docs/rules/budget-missing.md. */
export const budgetMissing: Rule = {
  id: 'budget-missing',
  severity: 'error',
  byPolicy: 'budget',
  summary: 'A contract lacks a budget that the policy requires, or has it without a limit.',
  why: 'Without a limit in the contract, no one is warned before the credits are gone.',
  fix: 'Add the budget. Repositories without a contract are not asked for one.',
  find: ({ after, policy }) =>
    after.contracts.flatMap((contract) =>
      requiredBudgets(policy).flatMap((period) => {
        const budget = contract.budgets.get(period)
        if (budget && isLimited(budget)) return []
        const example = `"${period}": { "credits": ${period === 'daily' ? 50 : 1000}, "alertThreshold": 0.8, "action": "notify" }`
        return [
          {
            place: budget?.place ?? contract.budgetPlace,
            subjects: onItsOwn(`budget:${period}`),
            value: period,
            say: () =>
              budget
                ? say`${`budget.${period}`} has no limit; the policy requires one of credits or tokens, for example ${example}`
                : say`${`budget.${period}`} is missing; the policy requires it, for example ${example}`,
          },
        ]
      }),
    ),
  examples: {
    failing: {
      after: { '.kiro/settings.json': '{ "models": { "primary": { "model": "auto" } } }' },
      policy: 'version: 1\nbudget: { required: [monthly] }',
    },
    passing: {
      after: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 900 } } }' },
      policy: 'version: 1\nbudget: { required: [monthly] }',
    },
  },
}
