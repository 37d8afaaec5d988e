import { brief } from '../../../core/text/message.js'
import { percent } from '../../../core/text/amounts.js'
import type { UsageEvent } from '../../../core/usage/agreements/usage-events.js'
import { dayName } from '../dates.js'
import { unusualLine } from '../first-lines.js'
import { budgetName, withUnit, type Names } from '../names.js'
import { MARKDOWN_NAMES } from './names.js'
import type { StepAnnotation } from './step.js'

/** Names for plain text. */
const PLAIN_NAMES: Names = { code: brief, model: brief, strong: (text) => text }

/** The comment on the month's issue about an event. */
export function eventComment(event: UsageEvent): string {
  return `⚠️ ${eventSentence(event, MARKDOWN_NAMES)}`
}

/** The event in one line, as an annotation. */
export function eventAnnotation(event: UsageEvent): StepAnnotation {
  return { level: 'warning', title: 'Kiro usage', message: eventSentence(event, PLAIN_NAMES) }
}

function eventSentence(event: UsageEvent, names: Names): string {
  if (event.kind === 'unusual day') return unusualLine(event.day, names)
  const { budget, day } = event
  const end = budget.forecast === null ? '' : `, and ${percent(budget.forecast.share.typical)} at the end of the month`
  return `Forecast: the ${budgetName(budget, names)} of ${withUnit(budget, budget.limit)} is used up about ${dayName(day)}${end}. It is not reached yet.`
}
