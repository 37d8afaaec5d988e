import type { Assignment } from '../assignment.js'
import { label } from '../assignment.js'
import { multiplierOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from '../configuration.js'
import { compareText } from '../place.js'
import type { Policy } from '../policy/policy.js'
import type { AppliedBy } from '../surfaces/surface.js'
import { TASK_KINDS } from '../task-kind.js'
import { isPriced, minus, NOT_PRICED, plus, product, quotient, rangeOf, roundHalfUp, ZERO, type Credits, type Range } from './amount.js'
import { assumptionsOf, type Assumption } from './assumptions.js'
import { exampleTasks, type ExampleTasks } from './example-tasks.js'
import { seatRows, type SeatRow } from './seats.js'
import { sideOf, workloadOf, type NoVolume, type Side, type Workload } from './workload.js'

/** What a change costs. All credits are per calendar month, for the team or for one developer as `basis` says. */
export interface Estimate {
  readonly basis: 'developer' | 'team'
  readonly developers: number | null
  readonly workdays: number
  /** False when some row is not priced on a side, or some file could not be read. */
  readonly complete: boolean
  /** Sums over the rows that are priced on both sides, so that before + delta = after as printed. */
  readonly before: Credits
  readonly after: Credits
  readonly delta: Credits
  /** The same sums, apart by who acts on the files. */
  readonly appliedBy: Readonly<Record<AppliedBy, { readonly before: Range; readonly after: Range }>>
  readonly rows: readonly EstimateRow[]
  readonly unpriced: readonly Unpriced[]
  /** Files that could not be parsed: what they assign is not known. */
  readonly notEstimated: readonly string[]
  readonly seats: readonly SeatRow[]
  readonly exampleTasks: ExampleTasks | null
  readonly assumptions: readonly Assumption[]
}

/** One kind of work before and after. A missing side has no model and costs 0. */
export interface EstimateRow {
  readonly assignment: string
  readonly label: string
  readonly file: string
  readonly appliedBy: AppliedBy
  readonly before: EstimateSide
  readonly after: EstimateSide
  /** Whether model or work differ between the sides. */
  readonly changed: boolean
}

export interface EstimateSide {
  readonly assignment: Assignment | null
  readonly model: string | null
  readonly multiplier: number | null
  /** Runs per month on the estimate's basis; null when not stated. */
  readonly runs: number | null
  readonly credits: Credits
  readonly reason: 'no price' | NoVolume | 'file cannot be read' | null
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

export interface EstimateInput {
  readonly before: Configuration
  readonly after: Configuration
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The day whose prices count, `YYYY-MM-DD`. */
  readonly day: string
}

/** Estimates both sides of a change with the same workload and the prices of the same day. */
export function estimate(input: EstimateInput): Estimate {
  const workload = workloadOf(input.policy)
  const rows = rowsOf(input, workload)
  const priced = rows.filter((row) => isPriced(row.before.credits) && isPriced(row.after.credits))
  const unpriced = rows.filter((row) => !priced.includes(row)).map(unpricedOf)
  const notEstimated = [...new Set([...unreadable(input.before), ...unreadable(input.after)])]
  const sum = (side: 'before' | 'after', of: readonly EstimateRow[]): Range =>
    of.reduce<Range>((total, row) => (isPriced(row[side].credits) ? plus(total, row[side].credits) : total), ZERO)
  const before = sum('before', priced)
  const after = sum('after', priced)
  const nothingPriced = priced.length === 0 && (rows.length > 0 || notEstimated.length > 0)
  const nothingChanged = rows.every((row) => !row.changed)
  const applied = (by: AppliedBy) => {
    const own = priced.filter((row) => row.appliedBy === by)
    return { before: sum('before', own), after: sum('after', own) }
  }
  return {
    basis: workload.developers === null ? 'developer' : 'team',
    developers: workload.developers,
    workdays: workload.workdays,
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

/**
 * Credits per month of some work on a model, before any rounding: runs × credits per run × multiplier.
 * Linear in developers, monotone in the multiplier.
 */
export function exactCredits(work: { runs: number; credits: Range }, multiplier: number, workdays: number, developers: number, of: keyof Range) {
  return product(work.runs, work.credits[of], multiplier, workdays, developers)
}

function rowsOf(input: EstimateInput, workload: Workload): EstimateRow[] {
  const before = new Map(input.before.assignments.map((assignment) => [assignment.name, assignment]))
  const after = new Map(input.after.assignments.map((assignment) => [assignment.name, assignment]))
  const sides = { before: sideOf(input.before.assignments), after: sideOf(input.after.assignments) }
  const broken = { before: unreadable(input.before), after: unreadable(input.after) }
  const rows = [...new Set([...before.keys(), ...after.keys()])].map((name): EstimateRow => {
    const [old, now] = [before.get(name) ?? null, after.get(name) ?? null]
    const file = (now ?? old)?.file ?? ''
    const was = sideOfRow(old, isBehind(file, broken.before), sides.before, workload, input)
    const row = { before: was, after: input.before === input.after ? was : sideOfRow(now, isBehind(file, broken.after), sides.after, workload, input) }
    const known = now ?? old
    return {
      assignment: name,
      label: known ? label(known) : name,
      file,
      appliedBy: known?.appliedBy ?? 'team',
      ...row,
      changed: row.before.model !== row.after.model || row.before.runs !== row.after.runs || (old === null) !== (now === null),
    }
  })
  return rows.sort(inOrder)
}

function sideOfRow(assignment: Assignment | null, broken: boolean, side: Side, workload: Workload, { catalogue, day }: EstimateInput): EstimateSide {
  if (assignment === null) {
    return { assignment, model: null, multiplier: null, runs: null, credits: broken ? NOT_PRICED : ZERO, reason: broken ? 'file cannot be read' : null }
  }
  const model = catalogue.find(assignment.model)?.model
  const multiplier = model ? multiplierOn(model, day) : null
  const work = workload.of(assignment, side)
  const known = { assignment, model: assignment.model, multiplier }
  if (typeof work === 'string') return { ...known, runs: null, credits: NOT_PRICED, reason: multiplier === null ? 'no price' : work }
  const developers = workload.developers ?? 1
  const runs = product(work.runs, workload.workdays, developers).toNumber()
  if (multiplier === null) return { ...known, runs, credits: NOT_PRICED, reason: 'no price' }
  const credits = rangeOf((of) => roundHalfUp(exactCredits(work, multiplier, workload.workdays, developers, of)))
  return { ...known, runs, credits, reason: null }
}

/** Files that say nothing we can read: broken ones, and what stands behind a link or submodule. */
function unreadable({ files, unreachable }: Configuration): string[] {
  return [...files.filter((file) => !file.readable).map((file) => file.path), ...unreachable.map(({ place }) => place.file)]
}

function isBehind(file: string, paths: readonly string[]): boolean {
  return paths.some((path) => file === path || file.startsWith(`${path}/`))
}

function unpricedOf(row: EstimateRow): Unpriced {
  const side = isPriced(row.after.credits) ? row.before : row.after
  return { assignment: row.assignment, label: row.label, file: row.file, model: side.model, reason: side.reason ?? 'no price', changed: row.changed }
}

/** How many times as much one run costs after a change of model; null when a side has no price. */
export function ratioPerRun(row: EstimateRow): number | null {
  const [before, after] = [row.before.multiplier, row.after.multiplier]
  if (before === null || after === null) return null
  const ratio = quotient(after, before)
  return ratio === null ? null : roundHalfUp(ratio, 6)
}

/** Kinds of work in their usual order, then chat, agents and hooks; nested roots after the repository's own. */
function inOrder(a: EstimateRow, b: EstimateRow): number {
  const key = (row: EstimateRow): [string, number, number, string] => {
    const known = row.after.assignment ?? row.before.assignment
    const work = known?.work
    const kind = work ? ['task', 'chat', 'agent', 'hook'].indexOf(work.kind) : 9
    return [known?.root ?? '', kind, work?.kind === 'task' ? TASK_KINDS.indexOf(work.task) : 0, row.assignment]
  }
  const [left, right] = [key(a), key(b)]
  return compareText(left[0], right[0]) || left[1] - right[1] || left[2] - right[2] || compareText(left[3], right[3])
}
