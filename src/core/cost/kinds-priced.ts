import type { TaskKind } from '../kiro/task-kind.js'
import { isPricedRow, type EstimateRow } from './rows.js'

/** How many kinds of work a total holds. */
export interface KindsPriced {
  readonly priced: number
  readonly all: number
}

/** The kinds of work of some rows, and how many of them are priced as a whole on both sides. Hooks are no kind of work. */
export function kindsPriced(rows: readonly EstimateRow[]): KindsPriced {
  const [all, open] = [kindsOf(rows), kindsOf(rows.filter((row) => !isPricedRow(row)))]
  return { priced: [...all].filter((kind) => !open.has(kind)).length, all: all.size }
}

function kindsOf(rows: readonly EstimateRow[]): ReadonlySet<TaskKind> {
  return new Set(
    rows.flatMap(({ kind, before, after }) =>
      kind === null ? [] : [...before.works, ...after.works].map((work) => work.kind),
    ),
  )
}
