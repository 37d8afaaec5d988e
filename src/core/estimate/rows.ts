import type { Big } from 'big.js'
import { label, type Assignment } from '../assignment.js'
import { multiplierOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from '../configuration.js'
import { compareText } from '../place.js'
import type { Policy } from '../policy/policy.js'
import type { AppliedBy, Work } from '../surfaces/surface.js'
import { TASK_KINDS } from '../task-kind.js'
import { NOT_PRICED, product, quotient, rangeOf, roundHalfUp, ZERO, type Credits, type Range } from '../amount.js'
import { sideOf, type NoVolume, type Side, type Workload } from './workload.js'

export interface EstimateInput {
  readonly before: Configuration
  readonly after: Configuration
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The day whose prices count, `YYYY-MM-DD`. */
  readonly day: string
}

/** One kind of work before and after. A missing side has no model and costs 0. */
export interface EstimateRow {
  readonly assignment: string
  readonly label: string
  readonly root: string
  readonly work: Work
  readonly file: string
  readonly appliedBy: AppliedBy
  readonly before: EstimateSide
  readonly after: EstimateSide
  /** Whether model or work differ between the sides. */
  readonly changed: boolean
  /** How many times as much one run costs after a change of model; null when a side has no price. */
  readonly ratio: number | null
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

/**
 * Credits per month of some work on a model, before any rounding: runs × credits per run × multiplier.
 * Linear in developers, monotone in the multiplier.
 */
export function exactCredits(work: { runs: number; credits: Range }, multiplier: number, workdays: number, developers: number, of: keyof Range): Big {
  return product(work.runs, work.credits[of], multiplier, workdays, developers)
}

/** A row for every assignment of either side, in the order of every table. */
export function rowsOf(input: EstimateInput, workload: Workload): EstimateRow[] {
  const before = new Map(input.before.assignments.map((assignment) => [assignment.name, assignment]))
  const after = new Map(input.after.assignments.map((assignment) => [assignment.name, assignment]))
  const sides = { before: sideOf(input.before.assignments), after: sideOf(input.after.assignments) }
  const broken = { before: unreadable(input.before), after: unreadable(input.after) }
  const rows = [...new Map([...before, ...after])].map(([name, known]): EstimateRow => {
    const { file, root, work, appliedBy } = known
    const [old, now] = [before.get(name) ?? null, after.get(name) ?? null]
    const was = sideOfRow(old, isBehind(file, broken.before), sides.before, workload, input)
    const row = { before: was, after: input.before === input.after ? was : sideOfRow(now, isBehind(file, broken.after), sides.after, workload, input) }
    return {
      assignment: name,
      label: label(known),
      root,
      work,
      file,
      appliedBy,
      ...row,
      ratio: ratioOf(row.before, row.after),
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
export function unreadable({ files, unreachable }: Configuration): string[] {
  return [...files.filter((file) => !file.readable).map((file) => file.path), ...unreachable.map(({ place }) => place.file)]
}

function isBehind(file: string, paths: readonly string[]): boolean {
  return paths.some((path) => file === path || file.startsWith(`${path}/`))
}

function ratioOf(before: EstimateSide, after: EstimateSide): number | null {
  if (before.multiplier === null || after.multiplier === null) return null
  const ratio = quotient(after.multiplier, before.multiplier)
  return ratio === null ? null : roundHalfUp(ratio, 6)
}

/** Kinds of work in their usual order, then chat, agents and hooks; nested roots after the repository's own. */
function inOrder(a: EstimateRow, b: EstimateRow): number {
  const key = ({ root, work, assignment }: EstimateRow): [string, number, number, string] => [
    root,
    ['task', 'chat', 'agent', 'hook'].indexOf(work.kind),
    work.kind === 'task' ? TASK_KINDS.indexOf(work.task) : 0,
    assignment,
  ]
  const [left, right] = [key(a), key(b)]
  return compareText(left[0], right[0]) || left[1] - right[1] || left[2] - right[2] || compareText(left[3], right[3])
}
