import { ACTIONS } from '../../policy/decide.js'
import { compareText } from '../../text/place.js'
import type { AgreedAction, UsageBudget } from '../../contract/usage/agreements.js'

/**
 * What the steps that were reached call for, the strongest action last. Each has an id of its own for as long as the month lasts, so that
 * it is said once: of a monthly budget every step, of a daily one only its limit, on the first day that reached it. A daily budget that is
 * used up every day would otherwise be told every day.
 */
export function agreedActions(budgets: readonly UsageBudget[]): AgreedAction[] {
  const actions = budgets.flatMap(({ id, period, steps }) =>
    steps.flatMap(({ percent, reached, action }): AgreedAction[] => {
      if (reached === null || (period === 'daily' && percent < 100)) return []
      return [
        { id: `${id}@${percent}${period === 'daily' ? `/${reached}` : ''}`, budget: id, percent, reached, action },
      ]
    }),
  )
  return actions.sort(
    (a, b) =>
      ACTIONS.indexOf(a.action) - ACTIONS.indexOf(b.action) ||
      compareText(a.reached, b.reached) ||
      a.percent - b.percent ||
      compareText(a.id, b.id),
  )
}

/** The contracts whose routing has to go to the cheaper profile, as it was agreed for a limit that was reached: their files, or `all`. */
export function restrictedContracts(budgets: readonly UsageBudget[]): 'all' | readonly string[] {
  const restricting = budgets.filter(({ steps }) =>
    steps.some(({ percent, reached, action }) => percent === 100 && reached !== null && action === 'restrict'),
  )
  if (restricting.some(({ from }) => from === 'policy')) return 'all'
  return [...new Set(restricting.map(({ file }) => file))]
}
