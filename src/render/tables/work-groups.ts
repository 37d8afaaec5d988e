import { isPricedRow, type EstimateRow } from '../../core/cost/rows.js'
import { product } from '../../core/amount.js'
import { whole } from '../../core/text/number.js'

/** What the table of work shows in one line: a kind of work with the agents that carry parts of it, or a single row. */
export interface WorkGroup {
  /** The row that names it. */
  readonly row: EstimateRow
  /** More than one where agents or steps carry parts of the kind. */
  readonly parts: readonly EstimateRow[]
  readonly changed: boolean
  /** Whole credits/month; null where it is in no total. */
  readonly before: number | null
  readonly after: number | null
  /** Runs per month; null where they are not known. */
  readonly runs: number | null
}

/** Rows that carry parts of the same kind of work are one line; what carries nothing, or has no price, is a line of its own. */
export function workGroups(rows: readonly EstimateRow[]): WorkGroup[] {
  const joins = (row: EstimateRow): boolean =>
    (row.work.kind === 'agent' || row.work.kind === 'step') && isPricedRow(row) && carries(row)
  return rows.flatMap((row): WorkGroup[] => {
    if (joins(row)) return []
    const parts = row.work.kind === 'task' ? [...rows.filter((one) => joins(one) && one.kind === row.kind), row] : [row]
    if (row.work.kind !== 'task' && row.work.kind !== 'hook' && !row.changed && isPricedRow(row) && !carries(row))
      return []
    const sum = (side: 'before' | 'after'): number | null =>
      isPricedRow(row) ? parts.reduce((total, one) => total + (one[side].credits.typical ?? 0), 0) : null
    return [
      {
        row,
        parts,
        changed: parts.some(({ changed }) => changed),
        before: sum('before'),
        after: sum('after'),
        runs: runsOf(parts, 'after') ?? runsOf(parts, 'before'),
      },
    ]
  })
}

function carries({ before, after }: EstimateRow): boolean {
  return before.works.length + after.works.length > 0
}

function runsOf(parts: readonly EstimateRow[], side: 'before' | 'after'): number | null {
  const known = parts.flatMap((part) => part[side].runs ?? [])
  return known.length === 0 ? null : known.reduce((sum, runs) => sum + runs, 0)
}

/** The parts of a kind on one side, runs a day and developer: `0.5 on fable-5.1 (coder) + 2.5 on auto`. */
export function partsOn(
  parts: readonly EstimateRow[],
  side: 'before' | 'after',
  { model, code }: { readonly model: (name: string) => string; readonly code: (text: string) => string },
): string {
  const done = parts.flatMap((part) => {
    const { works, model: name } = part[side]
    const runs = works.reduce((sum, one) => sum.plus(one.runs), product(0)).toNumber()
    return runs === 0 || name === null ? [] : [{ runs, name, by: part.work.kind === 'task' ? null : part.label }]
  })
  // The kind's own model comes last and is always named.
  const cut = done.length > MOST_PARTS ? done.slice(MOST_PARTS - 2, -1) : []
  return done
    .filter((one) => !cut.includes(one))
    .map(({ runs, name, by }) => `${whole(runs)} on ${model(name)}${by === null ? '' : ` (${code(by)})`}`)
    .concat(cut.length === 0 ? [] : [`${whole(cut.reduce((sum, { runs }) => sum + runs, 0))} on ${cut.length} others`])
    .join(' + ')
}

/** Parts of one kind in a cell. Chosen by hand. */
const MOST_PARTS = 5
