import { count, whole } from '../../../core/text/number.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { code } from '../../escape/markdown.js'
import type { PageSection } from '../../markdown/fit.js'
import { fold } from '../../markdown/fold.js'
import { markdownTable, type Table } from '../../tables/table.js'
import { dollars, percent } from '../../../core/text/amounts.js'
import { moveTable, personMoveTable, seatOutlookTable } from '../outlook-tables.js'
import { monthsNotes, monthsTable, movedAgainst, movedNotes, movedTable } from '../history.js'
import { runningTotal } from '../running-total.js'
import { estimateLines, forecastLines, readingLine, rightSizingLines, sourceLines } from '../sentences.js'
import {
  budgetTable,
  clientTable,
  dayTable,
  modelTable,
  moneyTable,
  personTable,
  planTable,
  stepTable,
  teamTable,
  useTable,
  workedDays,
} from '../tables.js'
import { unheldSentence } from '../names.js'
import { modelChart, monthCaption, monthChart } from './charts.js'
import { MARKDOWN_NAMES as NAMES } from './names.js'

/* The sections of the issue and the job summary. `usual` is the number of rows of a long table where there is room. */

const section = (name: string, write: PageSection['write']): PageSection => ({ name, write })

/** The month's USD. */
export function moneySection(report: UsageReport): PageSection {
  return section('the money', (most) =>
    blocks(markdownTable(moneyTable(report, NAMES)), list(report.money.notes.slice(0, most))),
  )
}

/** The budgets, and their steps. */
export function budgetSections(report: UsageReport, usual: number): PageSection[] {
  const { budgets, unheld } = report
  if (budgets.length + unheld.length === 0) return []
  return [
    section('the budgets', (most = usual) =>
      blocks(
        budgets.length === 0 ? '' : cut(budgetTable(report, NAMES), most, 'budget'),
        list(unheld.slice(0, most).map((budget) => unheldSentence(budget, NAMES))),
      ),
    ),
    section('the steps of the budgets', (most = usual) =>
      budgets.length === 0
        ? ''
        : fold('Steps of the budgets, and what was agreed for them', cut(stepTable(report, NAMES), most, 'step')),
    ),
  ]
}

/** The month by day: chart and table. */
export function monthSections(report: UsageReport, usual: number): PageSection[] {
  const days = runningTotal(report)
  const worked = workedDays(report)
  if (days.length === 0) return []
  return [
    section('the chart of the month', () => blocks(monthCaption(report, days), monthChart(report, days))),
    section('the credits by day', (most = usual) =>
      fold(`Credits by day · ${whole(worked.length)}`, limited(dayTable(report, days, most), worked.length, 'day')),
    ),
  ]
}

/** What moved most against the month before. */
export function movedSection(report: UsageReport): PageSection {
  const { moved } = report
  return section('what moved', (most = MOST_MOVED) => {
    if (moved === null) return ''
    const notes = list(movedNotes(report))
    if (moved.total === null) return notes
    return fold(
      `What moved most against ${movedAgainst(moved)}`,
      blocks(moved.rows.length === 0 ? '' : limited(movedTable(report, NAMES, most), moved.rows.length, 'row'), notes),
    )
  })
}

/** Rows of what moved. Chosen by hand. */
const MOST_MOVED = 20

/** The last twelve months side by side. */
export function monthsSection(report: UsageReport): PageSection {
  return section('the months side by side', (most) =>
    report.months.length === 0
      ? ''
      : fold(
          `Months side by side · ${whole(report.months.length)}`,
          blocks(cut(monthsTable(report), most, 'month'), list(monthsNotes(report))),
        ),
  )
}

/** The month by plan. */
export function planSection(report: UsageReport): PageSection {
  return section('the plans', (most) => (report.byPlan.length === 0 ? '' : cut(planTable(report, NAMES), most, 'plan')))
}

/** Where the month ends. */
export function forecastSection({ forecast, fold: least }: UsageReport): PageSection {
  return section('the forecast', () => {
    if (forecast === null) return ''
    const table = forecast.seats.length === 0 ? '' : markdownTable(seatOutlookTable(forecast, NAMES, least))
    return blocks(table, fold('What the forecast rests on', list(forecastLines(forecast))))
  })
}

/** Which plans would have been cheaper. */
export function rightSizingSection({ rightSizing, fold: least }: UsageReport): PageSection {
  return section('the cheaper plans', (most) => {
    if (rightSizing === null) return ''
    const { moves, savesUsd, months } = rightSizing
    const people = moves.reduce((sum, move) => sum + move.people, 0)
    const heading =
      moves.length === 0
        ? `**No plan would have been cheaper** in ${count(months.length, 'closed month')}`
        : `**A cheaper plan for ${count(people, 'person', 'people')}**${savesUsd === null ? '' : ` · ${dollars(savesUsd)} a month`}, by ${count(months.length, 'closed month')}`
    return blocks(
      heading,
      moves.length === 0 ? '' : cut(moveTable(rightSizing, NAMES, least), most, 'move'),
      list(rightSizingLines(rightSizing, NAMES)),
    )
  })
}

/** The month by model: chart and table. */
export function modelSection(report: UsageReport, usual: number): PageSection {
  const { byModel } = report
  return section('the models', (most = usual) => {
    if (byModel === null || byModel.rows.length === 0) return ''
    const known = byModel.coverage === null ? '' : `, ${percent(byModel.coverage)} of the credits measured`
    return blocks(
      `**Credits by model** · an estimate${known}`,
      modelChart(report),
      limited(modelTable(report, NAMES, most), byModel.rows.length, 'model'),
      list(byModel.notes),
    )
  })
}

/** The month by team, client and use. */
export function groupSections(report: UsageReport, usual: number): PageSection[] {
  const { byTeam, byClient, byUse } = report
  const groups = (rows: readonly { readonly folded: number }[]): number =>
    rows.reduce((sum, { folded }) => sum + Math.max(1, folded), 0)
  return [
    section('the teams', (most = usual) =>
      byTeam === null || byTeam.length === 0
        ? ''
        : fold(
            `Dollars and credits by team · ${whole(groups(byTeam))}`,
            limited(teamTable(report, NAMES, most), byTeam.length, 'row'),
          ),
    ),
    section('the clients', (most = usual) =>
      byClient.length === 0
        ? ''
        : fold(
            `Credits by client · ${whole(groups(byClient))}`,
            limited(clientTable(report, NAMES, most), byClient.length, 'row'),
          ),
    ),
    section('the use of allowances', () =>
      byUse.length === 0 ? '' : fold('How much of their own allowance people use', markdownTable(useTable(report))),
    ),
  ]
}

/** The month by person, and each person's cheaper plan. */
export function personSections(report: UsageReport, usual: number): PageSection[] {
  const { byPerson, rightSizing } = report
  const moves = rightSizing?.persons ?? null
  return [
    section('the people', (most = usual) =>
      byPerson === null || byPerson.length === 0
        ? ''
        : fold(
            `Credits by person · ${whole(byPerson.length)}`,
            limited(personTable(report, NAMES, most), byPerson.length, 'person', 'people'),
          ),
    ),
    section('the people with a cheaper plan', (most = usual) =>
      rightSizing === null || moves === null || moves.length === 0
        ? ''
        : fold(
            `Cheaper plans by person · ${whole(moves.length)}`,
            limited(personMoveTable(rightSizing, NAMES, most), moves.length, 'person', 'people'),
          ),
    ),
  ]
}

/** The pull-request check's estimate next to what was used. */
export function estimateSection({ estimate }: UsageReport): PageSection {
  return section('the estimate beside what was used', () =>
    estimate === null
      ? ''
      : fold('What pull requests estimate, and what was used', list(estimateLines(estimate, NAMES))),
  )
}

/** What `/usage` texts state. */
export function readingSection({ readings }: UsageReport, usual: number): PageSection {
  return section('the `/usage` texts', (most = usual) =>
    readings.length === 0
      ? ''
      : fold(
          `What /usage says · ${whole(readings.length)}`,
          blocks(
            list(readings.slice(0, most).map((reading) => readingLine(reading, NAMES))),
            more(readings.length - most, 'text'),
          ),
        ),
  )
}

/** What was read and what was left out. */
export function sourceSection(report: UsageReport): PageSection {
  const { badRows, firstBadRows, daysWithoutRows } = report.source
  return section('what was read', (most) => {
    const rows = firstBadRows
      .slice(0, most)
      .map(({ file, line, reason }) => `${code(shortPath(file))}, line ${whole(line)}: ${reason}`)
    const without =
      daysWithoutRows.length === 0
        ? []
        : [
            `Working days without a row: ${daysWithoutRows.slice(0, most).join(', ')}${daysWithoutRows.length > (most ?? Infinity) ? ' and more' : ''}.`,
          ]
    return fold(
      'What was read',
      blocks(
        list([...sourceLines(report, (file) => code(shortPath(file))), ...without, ...rows]),
        more(badRows - rows.length, 'row that cannot be read', 'rows that cannot be read'),
      ),
    )
  })
}

/** The report's notes. */
export function noteSection({ notes }: UsageReport): PageSection {
  return section('the notes', (most) => list(notes.slice(0, most)))
}

/** Characters of a path. Chosen by hand. */
const LONGEST_PATH = 100

/** A long path keeps its end, which is more specific than its beginning. */
function shortPath(path: string): string {
  return path.length > LONGEST_PATH ? `…${path.slice(-LONGEST_PATH)}` : path
}

/** Lines as a Markdown list. */
export function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** Nonempty parts, separated by blank lines. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}

/** A table whose rows were cut when it was made, with a line on the rest. */
function limited(table: Table, all: number, noun: string, plural?: string): string {
  return blocks(markdownTable(table), more(all - table.rows.length, noun, plural))
}

function cut(table: Table, most: number | undefined, noun: string): string {
  return limited({ ...table, rows: table.rows.slice(0, most) }, table.rows.length, noun)
}

function more(left: number, noun: string, plural = `${noun}s`): string {
  return left > 0 ? `${count(left, `more ${noun}`, `more ${plural}`)}.` : ''
}
