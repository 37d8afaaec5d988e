import type { UsageReport } from '../../core/contract/usage/report.js'
import { csvRow } from '../escape/csv.js'
import { group, type Group } from './csv/group.js'
import { months, moved } from './csv/history.js'
import { breakdowns, completeness, totals } from './csv/month.js'
import { advice, budgets, estimate, forecast, monthEnd, sizing, unusual } from './csv/outlook.js'
import { readingAmounts } from './csv/readings.js'

/**
 * The usage report as one table, one amount per line, so that a pivot table or a database can take the files of many
 * days unchanged. An unknown amount is an empty value, never 0. The rows of one section add up to its total.
 */
export const CSV_COLUMNS: Readonly<Record<string, string>> = {
  month: 'The month that is reported, YYYY-MM.',
  state: '`to date` or `closed`.',
  verdict: '`pass`, `warn`, `fail`, or `incomplete` where rows are old, missing or unreadable.',
  reported: 'The day of the report, YYYY-MM-DD: files of a month to date follow each other.',
  section: 'What the amount belongs to: `money`, `credits`, `plan`, `team`, …',
  name: 'Which of its section: a day, a plan, a team. `(folded)` stands for groups with few people (fewer than 5, or what `fold` says), `(no team)` for people without one. Empty where the section has one of each only.',
  measure: 'What was measured.',
  unit: 'The unit of the value: credits, USD (without tax), people, seats, share (a part of one), …',
  value: 'The amount, with a point before decimals. Empty: not known, or not priced.',
}

/** The table with its header first. Foreign names are escaped against formula injection. */
export function usageCsv(report: UsageReport): string {
  const { month, state, verdict, day } = report
  const all = [
    ...completeness(report),
    ...monthEnd(report),
    ...advice(report),
    ...unusual(report),
    ...totals(report),
    ...months(report),
    ...moved(report),
    ...breakdowns(report),
    ...budgets(report),
    ...forecast(report),
    ...sizing(report.rightSizing),
    ...estimate(report),
    ...persons(report),
    ...readings(report),
    ...source(report),
  ]
  const rows = all.flatMap(({ section, name, amounts }) =>
    amounts.map(([measure, unit, value]) => csvRow([month, state, verdict, day, section, name, measure, unit, value])),
  )
  return csvRow(Object.keys(CSV_COLUMNS)) + rows.join('')
}

function persons({ byPerson }: UsageReport): Group[] {
  return (byPerson ?? []).map(({ name, credits, overage, ofAllowance, activeDays }) =>
    group('person', name, [
      ['credits', 'credits', credits],
      ['overage', 'credits', overage],
      ['of allowance', 'share', ofAllowance],
      ['active', 'days', activeDays],
    ]),
  )
}

function readings({ readings: all }: UsageReport): Group[] {
  return all.map((reading) => group('/usage text', reading.file, readingAmounts(reading)))
}

function source({ source: read }: UsageReport): Group[] {
  return [
    group('source', '', [
      ['files', 'files', read.files],
      ['size', 'bytes', read.bytes],
      ['rows', 'rows', read.rows],
      ['replaced', 'rows', read.replaced],
      ['repeated', 'rows', read.repeated.rows],
      ['left out', 'objects', read.stray],
      ['not readable', 'rows', read.badRows],
    ]),
  ]
}
