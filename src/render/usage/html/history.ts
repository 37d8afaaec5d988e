import { brief } from '../../../core/text/message.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'
import { credits, dollars, signedCredits, signedDollars } from '../../../core/text/amounts.js'
import { writeSum, whole } from '../../../core/text/number.js'
import { monthName } from '../dates.js'
import { changeOfAll, coverage, monthsNotes, movedAgainst, movedName, movedNotes } from '../history.js'
import { clientName, type Names } from '../names.js'
import { NOT_KNOWN } from '../tables.js'
import { markup, paragraphs, when } from './markup.js'
import type { HtmlSection } from './section.js'
import { creditsColumn, table, usdColumn, type Column } from './table.js'

const NAMES: Names = { code: brief, model: brief, strong: (text) => text }

type Row = UsageReport['months'][number]

/** An amount of a month; all of a month without rows is not known. */
function amount(
  title: string,
  unit: string,
  of: (row: Row) => number | null,
  write: (value: number | null, row: Row) => string,
): Column<Row> {
  return {
    title,
    unit,
    value: of,
    show: (row) => (row.state === 'not known' ? NOT_KNOWN : write(of(row), row)),
  }
}

function sum(value: number | null, { allPriced }: Row): string {
  return writeSum(value, allPriced, dollars)
}

/** The last twelve months side by side; no section without a user_report. */
export function months(report: UsageReport): HtmlSection[] {
  const rows = report.months.toReversed()
  if (rows.length === 0) return []
  const body = table(rows, {
    id: 'months-table',
    caption: 'Dollars and credits by month, the newest first',
    columns: [
      { title: 'Month', value: ({ month }) => Number(month.replace('-', '')), show: ({ month }) => monthName(month) },
      amount('Total', 'USD', ({ totalUsd }) => totalUsd, sum),
      amount('Seats', 'USD', ({ fixedUsd }) => fixedUsd, sum),
      amount('Overage', 'USD', ({ overageUsd }) => overageUsd, dollars),
      amount('Used', 'credits', ({ credits: of }) => of, credits),
      amount('A working day', 'credits', ({ perWorkingDay }) => perWorkingDay, credits),
      amount('People', 'active', ({ people }) => people, whole),
      { title: 'Rows of', text: coverage },
    ],
  })
  return [
    {
      id: 'months',
      title: 'Months side by side',
      name: 'Months',
      body: markup`${body}${paragraphs(monthsNotes(report))}`,
    },
  ]
}

/** What moved most against the month before; no section without a user_report. */
export function moved(report: UsageReport): HtmlSection[] {
  const { moved: all, fold } = report
  if (all === null) return []
  const { total, rows } = all
  const list = when(rows.length > 0, () =>
    table(rows, {
      id: 'moved-table',
      caption: 'Change by plan, client, team and model, the largest in credits first',
      tags: ({ kind, name, folded }) =>
        kind === 'model'
          ? {}
          : { [kind]: folded > 0 || name === null ? [] : [kind === 'client' ? clientName(name, NAMES) : brief(name)] },
      columns: [
        { title: 'What', text: (row) => movedName(row, NAMES, fold) },
        usdColumn('Change', ({ changeUsd }) => changeUsd, 'USD', signedDollars),
        creditsColumn('Change', ({ change }) => change, 'credits', signedCredits),
        creditsColumn('Before', ({ before }) => before),
        creditsColumn('Now', ({ now }) => now),
        usdColumn('Before', ({ beforeUsd }) => beforeUsd),
        usdColumn('Now', ({ nowUsd }) => nowUsd),
      ],
    }),
  )
  return [
    {
      id: 'moved',
      title: 'What moved most',
      name: 'Moved',
      ...(total === null
        ? {}
        : {
            lead: `Against ${movedAgainst(all)}: ${changeOfAll(total)}.`,
          }),
      body: markup`${list}${paragraphs(movedNotes(report))}`,
    },
  ]
}
