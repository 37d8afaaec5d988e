import type { Credits } from '../../core/amount.js'
import { type Estimate } from '../../core/cost/estimate.js'
import type { EstimateRow } from '../../core/cost/rows.js'
import { count, multiplier, percentChange, signed, times, UNKNOWN, usd, whole } from '../../core/text/number.js'
import type { SeatLoad, SeatRow } from '../../core/cost/seats.js'
import type { Table } from './table.js'

/** How a destination writes the parts of a table that are not the program's own words. */
export interface Style {
  readonly code: (text: string) => string
  readonly model: (name: string) => string
  readonly strong: (text: string) => string
  /** The mark that refers to the footnote on contracts. */
  readonly footnote: string
}

/** "credits / month, 12 developers": the unit of every number in the table below it. */
export function unit({ basis, developers }: Estimate): string {
  return basis === 'team' ? `credits / month, ${count(developers ?? 0, 'developer')}` : 'credits / month, per developer'
}

/** The totals in credits/month, and the share of each kind of seat's allowance. */
export function totalsTable(estimate: Estimate, { strong, footnote }: Style): Table {
  const { before, after, delta, appliedBy } = estimate
  const total = (title: string, was: number | null, is: number | null): string[] => [
    title,
    whole(was),
    whole(is),
    change(was, is),
  ]
  const mixed = [appliedBy.kiro, appliedBy.team].every((part) => part.before.typical + part.after.typical > 0)
  const onlyTeam = !mixed && appliedBy.kiro.before.typical + appliedBy.kiro.after.typical === 0
  const title = mixed
    ? strong('typical')
    : onlyTeam
      ? `${strong('typical')}, if the team follows it${footnote}`
      : `${strong('typical')}, applied by Kiro`
  return {
    columns: [
      { title: unit(estimate), align: 'left' },
      ...(['before', 'after', 'change'] as const).map((name) => ({ title: name, align: 'right' as const })),
    ],
    rows: [
      [
        title,
        strong(whole(before.typical)),
        strong(whole(after.typical)),
        delta.typical === 0 ? '' : strong(change(before.typical, after.typical)),
      ],
      ['low – high', span(before), span(after), ''],
      ...(mixed
        ? [
            total('applied by Kiro', appliedBy.kiro.before.typical, appliedBy.kiro.after.typical),
            total(`declared by the team${footnote}`, appliedBy.team.before.typical, appliedBy.team.after.typical),
          ]
        : []),
      ...estimate.seats.map((seat) => [
        `each of ${seat.seats} × ${seat.name} (${whole(seat.allowance)})`,
        whole(seat.before.each),
        whole(seat.after.each),
        seatNote(seat, estimate.workdays),
      ]),
    ],
  }
}

function span({ low, high }: Credits): string {
  return low === high ? whole(low) : `${whole(low)} – ${whole(high)}`
}

function change(before: number | null, after: number | null): string {
  if (before === null || after === null) return UNKNOWN
  if (before === after) return ''
  const percent = percentChange(before, after)
  return percent === '' ? signed(after - before) : `${signed(after - before)} (${percent})`
}

function seatNote({ before, after }: SeatRow, workdays: number): string {
  const note = (load: SeatLoad): string =>
    load.overageUsd === null
      ? `out on working day ${load.exhaustedOn ?? workdays} of ${workdays}`
      : `${whole(load.short)} over, ${usd(load.overageUsd)}`
  if (after.exhaustedOn !== null) return note(after)
  return before.exhaustedOn === null ? '' : 'lasts the month again'
}

/** Rows. Chosen by hand. */
const MOST_ROWS = 40

/**
 * What runs on which model and what it costs: changed rows first, the most expensive first; unchanged rows in one line.
 */
export function workTable(estimate: Estimate, { code, model, strong }: Style, most = MOST_ROWS): Table {
  const changed = estimate.rows.filter((row) => row.changed)
  const rest = estimate.rows.filter((row) => !row.changed)
  const sorted = [...changed].sort((a, b) => Math.abs(moved(b)) - Math.abs(moved(a)))
  const mixed = new Set(estimate.rows.map(({ appliedBy }) => appliedBy)).size > 1
  const by = (cell: string): string[] => (mixed ? [cell] : [])
  const row = (one: EstimateRow): string[] => [
    name(one, code),
    models(one, model),
    ...by(one.after.dropped ? 'Kiro drops it' : one.appliedBy === 'kiro' ? 'Kiro' : 'the team'),
    runs(one),
    credits(one, 'before'),
    credits(one, 'after'),
    changeOf(one),
  ]
  const shown = sorted.slice(0, most)
  const left = sorted.length - shown.length
  return {
    columns: [
      { title: onlyTasks(changed) ? 'task' : 'work', align: 'left' },
      { title: 'model', align: 'left' },
      ...by('').map(() => ({ title: 'applied by', align: 'left' as const })),
      ...(['runs', 'before', 'after', 'change'] as const).map((title) => ({ title, align: 'right' as const })),
    ],
    rows: [
      ...shown.map(row),
      ...(left > 0 ? [[`${left} more change`]] : []),
      ...unchanged(rest, model, mixed),
      ...(estimate.before.typical === null
        ? []
        : [
            [
              strong('total'),
              '',
              ...by(''),
              '',
              strong(whole(estimate.before.typical)),
              strong(whole(estimate.after.typical)),
              strong(signed(estimate.delta.typical)),
            ],
          ]),
    ],
  }
}

function unchanged(rest: readonly EstimateRow[], model: Style['model'], mixed: boolean): string[][] {
  const priced = rest.filter(({ after }) => after.credits.typical !== null)
  const unpriced = rest.filter(({ after }) => after.credits.typical === null)
  const line = (rows: readonly EstimateRow[], title: string, cost: string): string[][] => {
    if (rows.length === 0) return []
    const names = [...new Set(rows.flatMap(({ after }) => after.model ?? []))]
    const shown = names.length <= 3 ? names.map(model).join(', ') : `${names.length} models`
    return [[title, shown, ...(mixed ? [''] : []), '', cost, cost, '']]
  }
  const sum = priced.reduce((total, { after }) => total + (after.credits.typical ?? 0), 0)
  return [
    ...line(priced, `${priced.length} unchanged`, whole(sum)),
    ...line(unpriced, `${unpriced.length} unchanged, not in the totals`, ''),
  ]
}

/** Whether every row is a task, so that "task" is the right word. */
export function onlyTasks(rows: readonly EstimateRow[]): boolean {
  return rows.every(({ work }) => work.kind === 'task')
}

function name({ label, root, work }: EstimateRow, code: Style['code']): string {
  return (work.kind === 'task' || work.kind === 'chat') && root === '' ? label : code(label)
}

function models({ before, after }: EstimateRow, model: Style['model']): string {
  // A row without credits/month still shows its credits per run.
  const price = after.credits.typical === null && after.multiplier !== null ? ` (${multiplier(after.multiplier)})` : ''
  if (before.model === null) return after.model === null ? '' : `new: ${model(after.model)}${price}`
  if (after.model === null)
    return `${model(before.model)} → ${after.credits.typical === null ? 'cannot be read' : 'removed'}`
  return before.model === after.model ? model(after.model) : `${model(before.model)} → ${model(after.model)}`
}

function runs({ before, after }: EstimateRow): string {
  const value = after.runs ?? before.runs
  return value === null ? '' : whole(value > 0 && value < 1 ? value : Math.round(value))
}

function credits(row: EstimateRow, side: 'before' | 'after'): string {
  const { credits: amount, reason } = row[side]
  if (row[side].dropped !== null) return ''
  if (amount.typical !== null) return row[side].model === null ? '' : whole(amount.typical)
  return reason === 'no price' || reason === 'file cannot be read' ? UNKNOWN : ''
}

function changeOf(row: EstimateRow): string {
  const ratio = row.ratio
  if (row.before.credits.typical !== null && row.after.credits.typical !== null) return signed(moved(row))
  return ratio === null ? '' : `${times(ratio)} per run`
}

function moved(row: EstimateRow): number {
  return (row.after.credits.typical ?? 0) - (row.before.credits.typical ?? 0)
}
