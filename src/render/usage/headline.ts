import { inARow } from '../../core/text/message.js'
import { writeSum, count, UNKNOWN } from '../../core/text/number.js'
import { isOverLimit } from '../../core/usage/agreements/usage-verdict.js'
import type { UsageForecast } from '../../core/contract/usage/outlook.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { AgreedAction, UsageBudget } from '../../core/contract/usage/agreements.js'
import { credits, ranged, roughly } from '../../core/text/amounts.js'
import { incompleteBecause } from './completeness.js'
import { monthName } from './dates.js'
import { atTheEnd, budgetName, usedShare, type Names } from './names.js'

/** The first line: the verdict, what was spent, where it ends, and every monthly budget by name. */
export interface UsageHeadline {
  readonly mood: 'bad' | 'warning' | 'good'
  /** Finished text of the destination that `names` is for. */
  readonly words: string
}

/** Budgets named in the first line. Chosen by hand. */
const MOST_BUDGETS = 3

/** The first line of a usage report, and whether it is good, a warning or bad. */
export function usageHeadline(report: UsageReport, names: Pick<Names, 'code'>): UsageHeadline {
  const monthly = monthlyBudgets(report)
  const parts = [
    judgement(report, names),
    `Kiro in ${monthName(report.month)}: ${spent(report)}`,
    ...monthly.slice(0, MOST_BUDGETS).map((budget) => against(budget, names)),
    monthly.length > MOST_BUDGETS ? count(monthly.length - MOST_BUDGETS, 'more budget') : '',
  ]
  return { mood: moodOf(report), words: parts.filter((part) => part !== '').join(' · ') }
}

/** The verdict in words. */
function judgement(report: UsageReport, names: Pick<Names, 'code'>): string {
  switch (report.verdict) {
    case 'incomplete':
      return `Incomplete: ${incompleteBecause(report, names)}${isOverLimit(report) ? ' · Over budget' : ''}`
    case 'fail':
      return report.budgets.some(({ period, share }) => period === 'monthly' && (share ?? 0) >= 1)
        ? 'Over budget'
        : 'Agreed step reached'
    case 'warn':
      return 'Watch'
    case 'pass':
      return report.budgets.length === 0 ? '' : 'OK'
  }
}

function against(budget: UsageBudget, names: Pick<Names, 'code'>): string {
  if (budget.share === null) return ''
  return `${usedShare(budget)} of the ${budgetName(budget, names)}${atTheEnd(budget)}`
}

/** USD, or credits where a plan is not priced. */
function spent({ state, money, credits: used, forecast, completeness }: UsageReport): string {
  if (completeness.newest === null) return 'credits and dollars not known'
  const amount =
    money.total === null ? `${credits(used.total)} credits` : writeSum(money.total, money.allPriced, roughly)
  const unpriced = money.total === null ? `, ${UNKNOWN}` : ''
  if (state === 'closed') return `${amount}${unpriced}`
  const end =
    forecast === null
      ? ''
      : forecast.usd !== null
        ? `, about ${ranged(forecast.usd, roughly, ' at the end')}`
        : `, about ${ranged(forecast.credits, credits, ' credits at the end')}`
  return `${amount} so far${unpriced}${end}${forecast === null ? '' : doubtOf(forecast)}`
}

/** Why not to rely on a forecast; empty when nothing says so. */
function doubtOf({ doubts }: UsageForecast): string {
  return doubts.length === 0 ? '' : `, do not rely on this: ${inARow(doubts)}`
}

/** Monthly budgets, the largest used share first. */
function monthlyBudgets({ budgets }: UsageReport): UsageBudget[] {
  return budgets.filter(({ period }) => period === 'monthly').sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
}

/** Of the monthly budgets in credits of everybody the one with the largest used share; null without one. */
export function foremostBudget({ budgets }: UsageReport): UsageBudget | null {
  const monthly = budgets.filter((budget) => budget.period === 'monthly' && isOfCredits(budget))
  return monthly.reduce<UsageBudget | null>(
    (most, budget) => (most === null || (budget.share ?? 0) > (most.share ?? 0) ? budget : most),
    null,
  )
}

/** Whether a budget can be drawn beside the credits of everybody. */
export function isOfCredits({ unit, team }: UsageBudget): boolean {
  return unit === 'credits' && team === null
}

function moodOf(report: UsageReport): UsageHeadline['mood'] {
  if (isOverLimit(report)) return 'bad'
  return report.verdict === 'pass' ? 'good' : 'warning'
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
