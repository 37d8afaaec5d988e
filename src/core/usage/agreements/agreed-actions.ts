import { ACTIONS } from '../../policy/decide.js'
import { compareText } from '../../text/place.js'
import type { AgreedAction, UsageBudget } from '../../contract/usage/agreements.js'

/**
 * The actions that the reached steps call for, the strongest last. Each id is unique in its month, so that each is
 * announced once: every step of a monthly budget; of a daily budget only its limit, on the first day that reached it,
 * because a daily budget that is used up every day would otherwise be announced every day.
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

/**
 * The files of the contracts whose routing has to switch to the cheaper profile, as agreed for a limit that was
 * reached; or `all`.
 */
export function restrictedContracts(budgets: readonly UsageBudget[]): 'all' | readonly string[] {
  const restricting = budgets.filter(({ steps }) =>
    steps.some(({ percent, reached, action }) => percent === 100 && reached !== null && action === 'restrict'),
  )
  if (restricting.some(({ from }) => from === 'policy')) return 'all'
  return [...new Set(restricting.map(({ file }) => file))]
}
