import type { Big } from 'big.js'
import { label, type Assignment } from '../kiro/assignment.js'
import { priceOn, type Catalogue, type Price } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { Configuration } from '../kiro/configuration.js'
import { compareText } from '../text/place.js'
import type { Message } from '../text/message.js'
import type { Policy } from '../policy/policy.js'
import type { AppliedBy, AssignedWork } from '../kiro/surfaces/surface.js'
import { TASK_KINDS } from '../kiro/task-kind.js'
import {
  isPriced,
  NOT_PRICED,
  plus,
  product,
  quotient,
  rangeOf,
  roundHalfUp,
  ZERO,
  type Credits,
  type Range,
} from '../amount.js'
import { carriersOf, type NoVolume, type Carriers, type WorkVolume as Volume, type Workload } from './workload.js'

export interface EstimateInput {
  readonly before: Configuration
  readonly after: Configuration
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The day of the prices, `YYYY-MM-DD`. */
  readonly day: string
  /** The day of the prices for the side before, where it is another one: gives the cost of a price change. */
  readonly baseDay?: string | undefined
}

/** One kind of work before and after. A missing side has no model and costs 0. */
export interface EstimateRow {
  readonly assignment: string
  readonly label: string
  readonly root: string
  readonly work: AssignedWork
  readonly file: string
  readonly appliedBy: AppliedBy
  readonly before: EstimateSide
  readonly after: EstimateSide
  /** Whether model or work differ between the sides. */
  readonly changed: boolean
  /** Credits per run after / before a change of model; null when a side has no price. */
  readonly ratio: number | null
}

export interface EstimateSide {
  readonly assignment: Assignment | null
  readonly model: string | null
  readonly multiplier: number | null
  /** What the credits are made of; null where they are not priced. */
  readonly basis: Basis | null
  /** Runs per month on the estimate's basis; null when not stated. */
  readonly runs: number | null
  readonly credits: Credits
  readonly reason: 'no price' | NoVolume | 'file cannot be read' | null
  /** Why Kiro does not load it, as in Assignment: then it costs nothing, and is not unpriced either. */
  readonly dropped: Message | null
}

/** The factors of a row's credits, each with its source. */
export interface Basis {
  readonly work: Volume
  readonly price: Price
  /** The multiplier in use, low to high: disagreeing sources, long context and the model's own factor included. */
  readonly effective: Range
  readonly factor: number
  /** The part of the runs, 0 to 1, at the long-context multiplier. */
  readonly longContext: number
}

/**
 * Credits per month of some work on a model, before any rounding: runs × credits per run × multiplier.
 * Linear in developers, monotone in the multiplier.
 */
export function exactCredits(
  work: { readonly runs: number; readonly credits: Range },
  multiplier: number,
  workdays: number,
  developers: number,
  of: keyof Range,
): Big {
  return product(work.runs, work.credits[of], multiplier, workdays, developers)
}

/** Whether both sides have a price: only such rows are in totals. */
export function isPricedRow({ before, after }: EstimateRow): boolean {
  return isPriced(before.credits) && isPriced(after.credits)
}

/** The sum of one side over priced rows, credits/month: a sum of the printed numbers. */
export function totalOf(rows: readonly EstimateRow[], side: 'before' | 'after'): Range {
  return rows.reduce<Range>(
    (total, { [side]: { credits } }) => (isPriced(credits) ? plus(total, credits) : total),
    ZERO,
  )
}

/** A row for every assignment of either side, in the order of every table. */
export function rowsOf(input: EstimateInput, workload: Workload): EstimateRow[] {
  const before = new Map(input.before.assignments.map((assignment) => [assignment.name, assignment]))
  const after = new Map(input.after.assignments.map((assignment) => [assignment.name, assignment]))
  const sides = { before: carriersOf(input.before.assignments), after: carriersOf(input.after.assignments) }
  const baseDay = input.baseDay ?? input.day
  const priced = { ...workload, credits: creditsOf(workload.workdays, workload.developers ?? 1) }
  const broken = { before: unreadableFiles(input.before), after: unreadableFiles(input.after) }
  const rows = [...new Map([...before, ...after])].map(([name, known]): EstimateRow => {
    const { file, root, work, appliedBy } = known
    const [old, now] = [before.get(name) ?? null, after.get(name) ?? null]
    const was = sideOfRow(old, isBehind(file, broken.before), sides.before, priced, input, baseDay)
    const same = input.before === input.after && baseDay === input.day
    const row = {
      before: was,
      after: same ? was : sideOfRow(now, isBehind(file, broken.after), sides.after, priced, input, input.day),
    }
    return {
      assignment: name,
      label: label(known),
      root,
      work,
      file,
      appliedBy,
      ...row,
      ratio: ratioOf(row.before, row.after, workload, input.catalogue),
      changed:
        row.before.model !== row.after.model ||
        row.before.runs !== row.after.runs ||
        (old === null) !== (now === null) ||
        (row.before.dropped === null) !== (row.after.dropped === null) ||
        row.before.multiplier !== row.after.multiplier,
    }
  })
  return rows.sort(inOrder)
}

function sideOfRow(
  assignment: Assignment | null,
  broken: boolean,
  side: Carriers,
  workload: Workload & { readonly credits: ReturnType<typeof creditsOf> },
  { catalogue }: EstimateInput,
  day: string,
): EstimateSide {
  if (assignment === null) {
    return {
      assignment,
      model: null,
      multiplier: null,
      basis: null,
      runs: null,
      credits: broken ? NOT_PRICED : ZERO,
      reason: broken ? 'file cannot be read' : null,
      dropped: null,
    }
  }
  return [assignment, ...assignment.twins].map((one) => sideOf(one, side, workload, { catalogue }, day)).reduce(dearer)
}

/** Of twins the more expensive one, because it is not certain which of them Kiro loads; one without a price before all others. */
function dearer(a: EstimateSide, b: EstimateSide): EstimateSide {
  if (b.dropped !== null || a.dropped !== null) return a.dropped !== null && b.dropped === null ? b : a
  if (a.credits.typical === null) return a
  return b.credits.typical === null || b.credits.typical > a.credits.typical ? b : a
}

function sideOf(
  assignment: Assignment,
  side: Carriers,
  workload: Workload & { readonly credits: ReturnType<typeof creditsOf> },
  { catalogue }: Pick<EstimateInput, 'catalogue'>,
  day: string,
): EstimateSide {
  const model = catalogue.find(assignment.model)?.model
  const price = model ? priceOn(model, day) : null
  const work = workload.of(assignment, side)
  const { dropped } = assignment
  const known = { assignment, model: assignment.model, multiplier: price?.value ?? null, basis: null, dropped }
  if (dropped !== null) return { ...known, runs: null, credits: ZERO, reason: null }
  if (typeof work === 'string')
    return { ...known, runs: null, credits: NOT_PRICED, reason: price === null ? 'no price' : work }
  const developers = workload.developers ?? 1
  const runs = product(work.runs, workload.workdays * developers).toNumber()
  if (price === null || !model) return { ...known, runs, credits: NOT_PRICED, reason: 'no price' }
  const basis: Basis = {
    work,
    price,
    effective: effective(price, workload, model.id),
    factor: workload.factor(model.id),
    longContext: price.longContext ? workload.longContext : 0,
  }
  return { ...known, basis, runs, credits: workload.credits(work, basis.effective), reason: null }
}

/**
 * Rounded credits/month of some work, memoized: rows of one estimate share few works and prices, and exact decimals are
 * slow.
 */
export function creditsOf(workdays: number, developers: number): (work: Volume, multiplier: Range) => Range {
  const known = new Map<string, Range>()
  return (work, multiplier) => {
    const { low, typical, high } = work.credits
    const key = `${work.runs} ${low} ${typical} ${high} ${multiplier.low} ${multiplier.typical} ${multiplier.high}`
    const credits =
      known.get(key) ?? rangeOf((of) => roundHalfUp(exactCredits(work, multiplier[of], workdays, developers, of)))
    known.set(key, credits)
    return credits
  }
}

/** The multiplier as a range where sources disagree, scaled by the long-context part and the model's own factor. */
export function effective(price: Price, workload: Pick<Workload, 'longContext' | 'factor'>, modelId: string): Range {
  const share = price.longContext ? workload.longContext : 0
  const factor = workload.factor(modelId)
  if (share === 0 && factor === 1) return { low: price.low, typical: price.value, high: price.high }
  const of = (plain: number): number => {
    // Where sources disagree on the plain multiplier, long context is scaled by the same ratio.
    const long = product(plain, price.longContext?.value ?? price.value).div(price.value)
    return product(plain, 1 - share)
      .plus(long.times(share))
      .times(factor)
      .round(9)
      .toNumber()
  }
  return { low: of(price.low), typical: of(price.value), high: of(price.high) }
}

/** The multiplier of a model for typical work; null when it has no price on that day. */
export function typicalMultiplier(
  model: Model,
  day: string,
  workload: Pick<Workload, 'longContext' | 'factor'>,
): number | null {
  const price = priceOn(model, day)
  return price && effective(price, workload, model.id).typical
}

/** Files whose assignments are unknown: invalid ones, and those behind a link or submodule. */
export function unreadableFiles({ files, unreachable }: Configuration): string[] {
  return [
    ...files.filter((file) => !file.readable).map((file) => file.path),
    ...unreachable.map(({ place }) => place.file),
  ]
}

function isBehind(file: string, paths: readonly string[]): boolean {
  return paths.some((path) => file === path || file.startsWith(`${path}/`))
}

function ratioOf(before: EstimateSide, after: EstimateSide, workload: Workload, catalogue: Catalogue): number | null {
  const perRun = ({ model, multiplier, basis }: EstimateSide): number | null =>
    basis?.effective.typical ??
    (multiplier === null || model === null
      ? null
      : product(multiplier, workload.factor(catalogue.find(model)?.model.id ?? model)).toNumber())
  const [was, is] = [perRun(before), perRun(after)]
  if (was === null || is === null) return null
  if (was === is && was !== 0) return 1
  const ratio = quotient(is, was)
  return ratio === null ? null : roundHalfUp(ratio, 6)
}

/** Kinds of work in their usual order, then chat, agents, steps of workflows and hooks; nested roots after the repository's own. */
function inOrder(a: EstimateRow, b: EstimateRow): number {
  const key = ({ root, work, assignment }: EstimateRow): [string, number, number, string] => [
    root,
    ['task', 'chat', 'agent', 'step', 'hook'].indexOf(work.kind),
    work.kind === 'task' ? TASK_KINDS.indexOf(work.task) : 0,
    assignment,
  ]
  const [left, right] = [key(a), key(b)]
  return compareText(left[0], right[0]) || left[1] - right[1] || left[2] - right[2] || compareText(left[3], right[3])
}
