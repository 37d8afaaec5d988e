import type { AppliedBy } from '../kiro/surfaces/surface.js'
import { isPriced, minus, NOT_PRICED, type Credits, type Range } from '../amount.js'
import { assumptionsOf, type Assumption } from './assumptions.js'
import { exampleTasks, type ExampleTasks } from './example-tasks.js'
import {
  isPricedRow,
  rowsOf,
  totalOf,
  unreadableFiles,
  type EstimateInput,
  type EstimateRow,
  type EstimateSide,
} from './rows.js'
import { seatRows, type SeatRow } from './seats.js'
import { workloadOf } from './workload.js'

/** What a change costs. All credits are per calendar month, for the team or for one developer as `basis` says. */
export interface Estimate {
  readonly basis: 'developer' | 'team'
  readonly developers: number | null
  readonly workdays: number
  /** Whether the policy states the working days. */
  readonly workdaysStated: boolean
  /** False when some row is not priced on a side, or some file could not be read. */
  readonly complete: boolean
  /** Sums over the rows that are priced on both sides, so that before + delta = after as printed. */
  readonly before: Credits
  readonly after: Credits
  readonly delta: Credits
  /** The same sums by what applies the files. */
  readonly appliedBy: Readonly<Record<AppliedBy, { readonly before: Range; readonly after: Range }>>
  readonly rows: readonly EstimateRow[]
  readonly unpriced: readonly Unpriced[]
  /** Files that could not be parsed: their assignments are unknown. */
  readonly notEstimated: readonly string[]
  readonly seats: readonly SeatRow[]
  readonly exampleTasks: ExampleTasks | null
  readonly assumptions: readonly Assumption[]
}

/** A row that is in no total, and why. */
export interface Unpriced {
  readonly assignment: string
  readonly label: string
  readonly file: string
  readonly model: string | null
  readonly reason: NonNullable<EstimateSide['reason']>
  readonly changed: boolean
}

/** Estimates both sides of a change with the same workload and the prices of the same day. */
export function estimate(input: EstimateInput): Estimate {
  const workload = workloadOf(input.policy)
  const rows = rowsOf(input, workload)
  const priced = rows.filter(isPricedRow)
  const unpriced = rows.filter((row) => !isPricedRow(row)).map(unpricedOf)
  const notEstimated = [...new Set([...unreadableFiles(input.before), ...unreadableFiles(input.after)])]
  const before = totalOf(priced, 'before')
  const after = totalOf(priced, 'after')
  const nothingPriced = priced.length === 0 && (rows.length > 0 || notEstimated.length > 0)
  const nothingChanged = rows.every((row) => !row.changed)
  const applied = (by: AppliedBy) => {
    const own = priced.filter((row) => row.appliedBy === by)
    return { before: totalOf(own, 'before'), after: totalOf(own, 'after') }
  }
  return {
    basis: workload.developers === null ? 'developer' : 'team',
    developers: workload.developers,
    workdays: workload.workdays,
    workdaysStated: workload.workdaysStated,
    complete: unpriced.length === 0 && notEstimated.length === 0,
    before: nothingPriced ? NOT_PRICED : before,
    after: nothingPriced ? NOT_PRICED : after,
    delta: nothingPriced && !(nothingChanged && notEstimated.length === 0) ? NOT_PRICED : minus(after, before),
    appliedBy: { kiro: applied('kiro'), team: applied('team') },
    rows,
    unpriced,
    notEstimated,
    seats: nothingPriced ? [] : seatRows(input, workload, before.typical, after.typical),
    exampleTasks: exampleTasks(input, rows),
    assumptions: assumptionsOf(input, workload, rows),
  }
}

function unpricedOf(row: EstimateRow): Unpriced {
  const side = isPriced(row.after.credits) ? row.before : row.after
  return {
    assignment: row.assignment,
    label: row.label,
    file: row.file,
    model: side.model,
    reason: side.reason ?? 'no price',
    changed: row.changed,
  }
}
