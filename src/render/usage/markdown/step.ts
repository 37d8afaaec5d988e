import { writeSum } from '../../../core/text/number.js'
import { brief } from '../../../core/text/message.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import type { AgreedAction } from '../../../core/contract/usage/agreements.js'
import { credits, percent, ranged, roughly } from '../../../core/text/amounts.js'
import { dayName, monthName } from '../dates.js'
import type { Names } from '../names.js'
import { agreedSentence, limitAhead, stepSentence } from '../sentences.js'
import { MARKDOWN_NAMES } from './names.js'

/** An annotation on the page of a workflow run. */
export interface StepAnnotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly title: string
  /** Plain text; the runner's escaper is applied later. */
  readonly message: string
}

/** The comment on the month's issue when a step is reached. */
export function stepComment(report: UsageReport, action: AgreedAction): string {
  return [
    `${MARKS[action.action]} ${reached(report, action, MARKDOWN_NAMES)}`,
    `${agreedSentence(action.action)}${next(action)}`,
    ending(report, action),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

/** The icon of each agreed action. */
const MARKS = { notify: '⚠️', restrict: '❌', pause: '❌' } as const

/** Names for plain text. */
const PLAIN_NAMES: Names = { code: brief, model: brief, strong: (text) => text }

/** The step in one line, as an annotation. `pause` fails the job, so its annotation is an error. */
export function stepAnnotation(report: UsageReport, action: AgreedAction): StepAnnotation {
  const message = [reached(report, action, PLAIN_NAMES), agreedSentence(action.action), ending(report, action)]
    .filter((part) => part !== '')
    .join(' ')
  return { level: action.action === 'pause' ? 'error' : 'warning', title: 'Kiro usage', message }
}

function reached(report: UsageReport, action: AgreedAction, names: Names): string {
  const spent =
    report.money.total === null
      ? ''
      : ` ${monthName(report.month)} has cost ${writeSum(report.money.total, report.money.allPriced, roughly)}${report.state === 'closed' ? '' : ' so far'}.`
  return `${stepSentence(
    action,
    report.budgets.find(({ id }) => id === action.budget),
    names,
  )}${spent}`
}

function next({ action }: AgreedAction): string {
  return action === 'restrict' ? ' The issue above has it ready.' : ''
}

/** Where the month ends, and on which day the budget is used up. */
function ending({ forecast, budgets }: UsageReport, { budget: id }: AgreedAction): string {
  if (forecast === null) return ''
  const usd = forecast.usd === null ? '' : ` and ${ranged(forecast.usd, roughly)}`
  const budget = budgets.find((one) => one.id === id)
  const share = budget?.forecast ? `, ${percent(budget.forecast.share.typical)} of this budget` : ''
  const reached = budget ? limitAhead(budget) : null
  const when = reached === null ? '' : ` All of it is used about ${dayName(reached)}.`
  return `Forecast: the month ends at about ${ranged(forecast.credits, credits, ' credits')}${usd}${share}.${when}`
}
