import { usageBudgets, type BudgetsInput } from '../../../../src/core/usage/agreements/budgets.js'
import { configuration } from '../../support/repository.js'
import { usedMonth } from '../../support/used-month.js'

/** Ten people who each use a credit a day, to the 20th. */
export const TEN_A_DAY = usedMonth(
  '2026-11',
  10,
  Object.fromEntries(Array.from({ length: 20 }, (_, day) => [day, 1])),
  19,
)

/** Contracts with these budgets: the first of the root, the others of folders p1, p2 … */
export function contracts(...budgets: readonly unknown[]): BudgetsInput['contracts'] {
  return configuration(
    Object.fromEntries(
      budgets.map((budget, index) => [`${index === 0 ? '' : `p${index}/`}.kiro/settings.json`, { budget }]),
    ),
  ).contracts
}

/** The budgets of TEN_A_DAY without a policy, contracts or forecast, unless `input` gives them. */
export function budgetsOf(input: Partial<BudgetsInput>) {
  return usageBudgets({ policy: [], contracts: [], month: TEN_A_DAY, forecast: null, readings: [], ...input })
}
