import type { UsageReport } from '../../contract/usage/report.js'

/** What the verdict on a month rests on. */
export type Judged = Pick<UsageReport, 'state' | 'completeness' | 'budgets' | 'unheld' | 'actions' | 'forecast'>

/** The verdict on a month. Rows that are not there are never good news, so `incomplete` comes first. */
export function usageVerdict(judged: Judged): UsageReport['verdict'] {
  if (!judged.completeness.whole) return 'incomplete'
  if (isOverLimit(judged)) return 'fail'
  const { state, budgets, actions, forecast } = judged
  // Nobody knows whether such a budget is kept.
  if (judged.unheld.length > 0) return 'warn'
  // The steps of a month that is over and stayed within its limits are history.
  if (state === 'closed') return 'pass'
  const willBe = budgets.some((budget) => (budget.forecast?.share.typical ?? 0) >= 1)
  const doubtful = budgets.length > 0 && (forecast?.doubts.length ?? 0) > 0
  return willBe || doubtful || actions.length > 0 ? 'warn' : 'pass'
}

/** Whether a monthly limit is reached, or a step for which more than `notify` was agreed. */
export function isOverLimit({ budgets, actions }: Pick<Judged, 'budgets' | 'actions'>): boolean {
  return (
    budgets.some(({ period, share }) => period === 'monthly' && (share ?? 0) >= 1) ||
    actions.some(({ action }) => action !== 'notify')
  )
}
