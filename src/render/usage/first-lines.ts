import { inARow } from '../../core/text/message.js'
import { count, whole } from '../../core/text/number.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { ToDo, UnusualDay } from '../../core/contract/usage/events.js'
import { credits, dollars, percent, ranged } from '../../core/text/amounts.js'
import { dayName, monthName } from './dates.js'
import { budgetName, clientName, foldedName, planName, type Names } from './names.js'

/* What the first lines and the first screen say: what will it cost, what should I do, what was or will be crossed. */

/** Where the month ends in dollars, and how much of it is paid for nothing; empty where that is not known. */
export function costLine({ forecast, state, month }: UsageReport): string {
  if (state === 'closed' || !forecast?.usd) return ''
  const unused =
    forecast.unusedUsd === null
      ? ''
      : `, of which ${dollars(forecast.unusedUsd.typical)} is for credits that will go unused`
  const doubt = forecast.doubts.length === 0 ? '' : ` Do not rely on this: ${inARow(forecast.doubts)}.`
  return `At the end of ${monthName(month)}: ${ranged(forecast.usd, dollars)}${unused}.${doubt}`
}

/** Each step that the forecast expects, in the order of the days. */
export function expectedSteps({ budgets, forecast }: UsageReport, names: Pick<Names, 'code'>): string[] {
  // A forecast that is not to be relied on announces nothing.
  if (forecast === null || forecast.doubts.length > 0) return []
  return budgets.flatMap((budget) => {
    const steps = budget.steps.filter(({ expected }) => expected !== null)
    if (steps.length === 0) return []
    const all = steps.map(
      ({ percent: at, expected, action }) =>
        `${whole(at)} % about ${dayName(expected ?? '')}${action === 'notify' ? '' : ` (${action})`}`,
    )
    return [`Expected of the ${budgetName(budget, names)}: ${inARow(all)}.`]
  })
}

/** What was used on an unusual day, and what rose most. */
export function unusualLine({ day, credits: used, usual, team, client, model }: UnusualDay, names: Names): string {
  const most = [
    team === null ? '' : `team ${names.code(team)}`,
    client === null ? '' : clientName(client, names),
    model === null ? '' : names.model(model),
  ].filter((part) => part !== '')
  return `Unusual: ${credits(used)} credits on ${dayName(day)}, where ${credits(usual)} are usual${most.length === 0 ? '' : `; most of the rise: ${most.join(', ')}`}.`
}

/** A piece of advice with its money. */
export function toDoLine(
  { kind, from, to, folded, seats, uncertain, savesUsd }: ToDo,
  names: Names,
  fold: number,
): string {
  const what =
    kind === 'idle seats'
      ? `Give back ${count(seats, 'idle seat')} of ${planName(from, names)}`
      : folded > 0
        ? `Change plans: ${foldedName(folded, 'move', fold)}, ${count(seats, 'person', 'people')}`
        : `Move ${count(seats, 'person', 'people')} from ${planName(from, names)} to ${planName(to ?? '', names)}`
  const part = uncertain === null ? 'some' : percent(uncertain / seats)
  const unsure = uncertain === 0 ? '' : `, ${part} of them uncertain`
  return `${what}: saves ${dollars(savesUsd)} a month${unsure}.`
}

/** The advice, or why there is none. */
export function toDoLines(report: UsageReport, names: Names): string[] {
  if (report.toDo.length > 0) return report.toDo.map((one) => toDoLine(one, names, report.fold))
  return [
    report.rightSizing === null
      ? 'Nothing yet: plans are judged by closed months, and the files have none.'
      : report.rightSizing.now.usd === null
        ? 'Not known: a plan has no price.'
        : 'Nothing: no plan would have been cheaper, and no idle seat is known.',
  ]
}
