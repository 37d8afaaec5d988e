import { brief, plain } from '../../core/text/message.js'
import { count, whole } from '../../core/text/number.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { Paint } from '../text/paint.js'
import { priceLine } from '../text/price-lines.js'
import { textTable, type Table } from '../tables/table.js'
import { width } from '../text/width.js'
import { bar, credits, dollars, percent } from '../../core/text/amounts.js'
import { shortDay } from './dates.js'
import { toDoLines } from './first-lines.js'
import { lastSteps, usageHeadline } from './headline.js'
import { monthsNotes, monthsTable, movedNotes, movedTable } from './history.js'
import { atTheEnd, budgetName, foldedName, unheldSentence, usedOfLimit, usedShare, type Names } from './names.js'
import { moveTable, personMoveTable, seatOutlookTable } from './outlook-tables.js'
import {
  agreedSentence,
  agreedSteps,
  estimateLines,
  forecastLines,
  leadLines,
  readingLine,
  rightSizingLines,
  sourceLines,
  stepSentence,
} from './sentences.js'
import {
  clientTable,
  modelTable,
  moneyTable,
  personTable,
  planTable,
  teamTable,
  useTable,
  workedDays,
} from './tables.js'

/** Rows of a table. Chosen by hand: fits a terminal; the other formats have all rows. */
const MOST_ROWS = 30
/** Rows of what moved. Chosen by hand. */
const MOST_MOVED = 10

/** The usage report for a terminal. Control characters in text from files are made visible. */
export function usageText(report: UsageReport, paint: Paint): string {
  const names: Names = { code: brief, model: (name) => brief(name).replace(/^claude-(?=.)/, ''), strong: paint.bold }
  const { forecast, rightSizing, estimate, byModel, byTeam, byPerson } = report
  const blocks = [
    headline(report, names, paint),
    leadLines(report, names)
      .map((line) => `  ${line}`)
      .join('\n'),
    lines(
      lastSteps(report)
        .slice(0, MOST_ROWS)
        .map(
          (step) =>
            `${stepSentence(
              step,
              report.budgets.find(({ id }) => id === step.budget),
              names,
            )} ${agreedSentence(step.action)}`,
        ),
    ),
    titled('What to do', lines(toDoLines(report, names).map((line, index) => `${index + 1}. ${line}`)), paint),
    join(textTable(moneyTable(report, names)), lines(report.money.notes, paint)),
    lines(report.notes),
    titled('Budgets', budgets(report, names), paint),
    titled(
      'What moved most',
      join(
        report.moved === null || report.moved.rows.length === 0 ? '' : table(movedTable(report, names, MOST_MOVED)),
        lines(movedNotes(report), paint),
      ),
      paint,
    ),
    titled(
      'Months side by side',
      report.months.length === 0 ? '' : join(textTable(monthsTable(report)), lines(monthsNotes(report), paint)),
      paint,
    ),
    titled('Credits by day', days(report), paint),
    report.byPlan.length === 0 ? '' : textTable(planTable(report, names)),
    forecast === null
      ? ''
      : join(
          forecast.seats.length === 0 ? '' : textTable(seatOutlookTable(forecast, names, report.fold)),
          lines(forecastLines(forecast), paint),
        ),
    rightSizing === null
      ? ''
      : titled(
          'Cheaper plans',
          join(
            rightSizing.moves.length === 0
              ? '  none in the closed months'
              : table(moveTable(rightSizing, names, report.fold)),
            lines(rightSizingLines(rightSizing, names), paint),
          ),
          paint,
        ),
    byModel === null || byModel.rows.length === 0
      ? ''
      : titled(
          `Credits by model, an estimate${byModel.coverage === null ? '' : `: ${percent(byModel.coverage)} measured`}`,
          join(table(modelTable(report, names)), lines(byModel.notes, paint)),
          paint,
        ),
    byTeam === null || byTeam.length === 0 ? '' : table(teamTable(report, names)),
    report.byClient.length === 0 ? '' : table(clientTable(report, names)),
    report.byUse.length === 0 ? '' : table(useTable(report)),
    byPerson === null || byPerson.length === 0 ? '' : table(personTable(report, names)),
    rightSizing?.persons && rightSizing.persons.length > 0 ? table(personMoveTable(rightSizing, names)) : '',
    estimate === null ? '' : titled('What pull requests estimate', lines(estimateLines(estimate, names)), paint),
    report.readings.length === 0
      ? ''
      : titled(
          'What /usage says',
          lines(report.readings.slice(0, MOST_ROWS).map((reading) => readingLine(reading, names))),
          paint,
        ),
    titled('What was read', join(lines(sourceLines(report, brief), paint), badRows(report)), paint),
    footer(report, paint),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function headline(report: UsageReport, names: Names, paint: Paint): string {
  const { mood, words } = usageHeadline(report, names)
  const color = { bad: paint.red, warning: paint.yellow, good: paint.green }[mood]
  const mark = { bad: '✖', warning: '!', good: '✔' }[mood]
  return `${color(mark)} ${paint.bold(words)}`
}

/** A line for each budget with a bar, and what was agreed below it. */
function budgets({ budgets: all, unheld }: UsageReport, names: Names): string {
  const left = all.length - MOST_ROWS
  const lines = all.slice(0, MOST_ROWS).map((budget) => {
    const most = budget.usedOn === null ? '' : `at most, on ${shortDay(budget.usedOn)}`
    const facts = [usedOfLimit(budget), most, atTheEnd(budget).replace(/^, /, '')]
      .filter((part) => part !== '')
      .join(', ')
    return `  ${bar(budget.share)}  ${usedShare(budget)}  ${budgetName(budget, names)}\n  ${' '.repeat(width(bar(null)))}  ${facts}; ${agreedSteps(budget)}`
  })
  return [
    ...lines,
    ...(left > 0 ? [`  and ${whole(left)} more`] : []),
    ...unheld.slice(0, MOST_ROWS).map((budget) => `  ${unheldSentence(budget, names)}`),
  ].join('\n')
}

function days(report: UsageReport): string {
  const worked = workedDays(report)
  if (!worked.some(({ day }) => day !== null)) return ''
  const most = Math.max(...worked.map(({ credits: used }) => used))
  const rows = worked.map((row) => [
    row.day === null ? foldedName(row.folded, 'day', report.fold) : shortDay(row.day),
    credits(row.credits),
    most > 0 && row.day !== null ? bar(row.credits / most).replaceAll('░', '') : '',
  ])
  return textTable({
    columns: [
      { title: '', align: 'left' },
      { title: '', align: 'right' },
      { title: '', align: 'left' },
    ],
    rows,
  })
}

function badRows({ source }: UsageReport): string {
  const shown = source.firstBadRows.map(({ file, line, reason }) => `  ${brief(file)}:${whole(line)}  ${reason}`)
  const left = source.badRows - source.firstBadRows.length
  return [...shown, ...(left > 0 ? [`  ${count(left, 'more row')} that cannot be read`] : [])].join('\n')
}

function footer({ day, catalogueAsOf, prices, policy, money: usd, fold }: UsageReport, paint: Paint): string {
  const facts = [
    `As of ${day}`,
    `${plain(priceLine(catalogueAsOf, prices))}, without tax${usd.total === null ? `: the total is ${dollars(usd.total)}` : ''}`,
    policy === null ? 'no policy' : `policy ${brief(policy)}`,
    `groups of fewer than ${fold} people are shown together`,
  ]
  return `  ${paint.dim(facts.join(' · '))}`
}

function table(all: Table): string {
  const left = all.rows.length - MOST_ROWS
  return left > 0
    ? `${textTable({ ...all, rows: all.rows.slice(0, MOST_ROWS) })}\n  and ${whole(left)} more`
    : textTable(all)
}

/** Lines; with a paint they are dimmed. */
function lines(all: readonly string[], paint?: Paint): string {
  return all.map((line) => `  ${paint ? paint.dim(line) : line}`).join('\n')
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

function titled(heading: string, body: string, paint: Paint): string {
  return body === '' ? '' : `  ${paint.bold(heading)}\n${body}`
}
