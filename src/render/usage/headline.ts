import { UNKNOWN } from '../../core/text/number.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { AgreedAction, UsageBudget } from '../../core/contract/usage/agreements.js'
import { credits, percent, ranged, roughly } from '../../core/text/amounts.js'
import { monthName } from './dates.js'

/**
 * The first line: the state of the month, what was spent, where it ends, and the agreed budget. Own words and numbers
 * only.
 */
export interface UsageHeadline {
  readonly mood: 'bad' | 'warning' | 'good'
  readonly words: string
}

/** The first line of a usage report, and whether it is good, a warning or bad. */
export function usageHeadline(report: UsageReport): UsageHeadline {
  const budget = foremostBudget(report)
  const share = budget?.share ?? null
  const against =
    budget === null || share === null
      ? ''
      : `${percent(share)} of the budget${budget.forecast === null ? '' : `, about ${percent(budget.forecast.share.typical)} at the end`}`
  return {
    mood: moodOf(report),
    words: [`Kiro in ${monthName(report.month)}: ${spent(report)}`, against].filter((part) => part !== '').join(' · '),
  }
}

/** USD, or credits where a plan is not priced. */
function spent({ state, money, credits: used, forecast }: UsageReport): string {
  const amount = money.total === null ? `${credits(used.total)} credits` : roughly(money.total)
  const unpriced = money.total === null ? `, ${UNKNOWN}` : ''
  if (state === 'closed') return `${amount}${unpriced}`
  const end =
    forecast === null
      ? ''
      : forecast.usd !== null
        ? `, about ${ranged(forecast.usd, roughly, ' at the end')}`
        : `, about ${ranged(forecast.credits, credits, ' credits at the end')}`
  return `${amount} so far${unpriced}${end}`
}

/** The monthly budget with the largest used share; null without a monthly budget. */
export function foremostBudget({ budgets }: UsageReport): UsageBudget | null {
  const monthly = budgets.filter(({ period }) => period === 'monthly')
  return monthly.reduce<UsageBudget | null>(
    (most, budget) => (most === null || (budget.share ?? 0) > (most.share ?? 0) ? budget : most),
    null,
  )
}

function moodOf(report: UsageReport): UsageHeadline['mood'] {
  const over = report.budgets.some(({ period, share }) => period === 'monthly' && (share ?? 0) >= 1)
  if (over || report.actions.some(({ action }) => action !== 'notify')) return 'bad'
  const willBe = report.budgets.some(({ forecast }) => forecast !== null && forecast.share.typical >= 1)
  return willBe || report.actions.length > 0 ? 'warning' : 'good'
}

/** For each budget the last step that was reached, the strongest action first. */
export function lastSteps({ actions }: UsageReport): AgreedAction[] {
  const last = new Map<string, AgreedAction>()
  for (const action of actions) {
    const known = last.get(action.budget)
    if (
      !known ||
      action.percent > known.percent ||
      (action.percent === known.percent && action.reached >= known.reached)
    )
      last.set(action.budget, action)
  }
  return [...last.values()].sort((a, b) => STRENGTH.indexOf(b.action) - STRENGTH.indexOf(a.action))
}

/** The agreed actions, weakest first. */
const STRENGTH = ['notify', 'restrict', 'pause'] as const satisfies readonly AgreedAction['action'][]
