import type { AppliedBy } from '../kiro/surfaces/surface.js'
import type { Configuration } from '../kiro/configuration.js'
import { product, minus, plus, NOT_PRICED, type Credits, type Range } from '../amount.js'
import { assumptionsOf, priceNotes, type Assumption } from './assumptions.js'
import { unreadableFiles, workByRoot, type RootWork } from './carriers.js'
import { exampleTasks, type ExampleTasks } from './example-tasks.js'
import { carriedBy } from './kinds.js'
import { workflowLoops, type WorkflowLoops } from './loops.js'
import { breachesOf, measure, severityOf, type Breach, type Measured } from './limits.js'
import { assignmentPairs, pairRoots, rootAbove, type PairedRoots, type Pairs } from './root-pairs.js'
import { isPricedRow, rowMaker, totalOf, type EstimateInput, type EstimateRow } from './rows.js'
import { memoizeByObject } from '../text/memoize.js'
import { seatRows, type SeatRow } from './seats.js'
import { pricer, type NoPrice } from './standing.js'
import { workloadOf, type Workload } from './workload.js'

/**
 * What a change costs. All credits are per calendar month, for the team or for one developer as `basis` says. The amounts are those of
 * one root: several roots are never added up, because a developer works in one of them at a time.
 */
export interface Estimate extends RootEstimate {
  readonly basis: 'developer' | 'team'
  readonly developers: number | null
  /** Where the number of developers comes from: `team.developers`, or the seats that the same layer states. */
  readonly developersFrom: Workload['developersFrom']
  readonly workdays: number
  /** Whether the policy states the working days. */
  readonly workdaysStated: boolean
  /** The part of the chat, and of every kind that nothing routes, that is done in the terminal, 0 to 1. */
  readonly cliShare: number
  /** Whether the policy states which part of the work is done in which root; else each root is priced as if all were done there. */
  readonly sharesStated: boolean
  /** Whether the policy states how much work there is: some key of `workload`. */
  readonly workStated: boolean
  /** Every root, the one of the amounts above first: furthest over a limit, else with the largest change, up before down. */
  readonly roots: readonly RootEstimate[]
  /** The rows of all roots. */
  readonly allRows: readonly EstimateRow[]
  readonly unpriced: readonly Unpriced[]
  /** Files that could not be parsed: their assignments are unknown. */
  readonly notEstimated: readonly string[]
  readonly seats: readonly SeatRow[]
  /** Workflows with loops after the change; in no total. */
  readonly loops: readonly WorkflowLoops[]
  readonly exampleTasks: ExampleTasks | null
  readonly assumptions: readonly Assumption[]
  /** Of these the ones about the prices themselves: a jump in a price file, rows that were not checked for long. */
  readonly priceNotes: readonly Assumption[]
}

/** One root before and after. */
export interface RootEstimate {
  /** The folder that holds `.kiro`; empty for the repository's own. */
  readonly root: string
  /** The root that it is compared with, where that is another one; null is what Kiro uses without files. */
  readonly rootBefore: string | null
  /** The part of the work that is done here, 0 to 1: what the policy states of either root; 1 without shares. */
  readonly share: number
  /** False when some row is not priced on a side, or some file could not be read. */
  readonly complete: boolean
  /** Sums over the rows that are priced on both sides, so that before + delta = after as printed. */
  readonly before: Credits
  readonly after: Credits
  readonly delta: Credits
  /** The total after and the change by list alone: without what models take by measurement, which is in every other range. */
  readonly byList: { readonly after: Credits; readonly delta: Credits }
  /** The same sums by what applies the files. */
  readonly appliedBy: Readonly<Record<AppliedBy, { readonly before: Range; readonly after: Range }>>
  readonly rows: readonly EstimateRow[]
  readonly measured: Measured
  /** The limits of the policy that it is over, `fail` first. */
  readonly breaches: readonly Breach[]
}

/** The folder of a root as people know it, with the other one that it is compared with. */
export function rootLabel({ root, rootBefore }: Pick<RootEstimate, 'root' | 'rootBefore'>): string {
  const folder = (of: string): string => (of === '' ? '.kiro' : `${of}/.kiro`)
  return rootBefore === null || rootBefore === root ? folder(root) : `${folder(root)} (before: ${folder(rootBefore)})`
}

/** The estimate of a root after the change; of several, where a root that is gone fell to it too, that of the root itself. */
export function estimateOfRoot({ roots }: Pick<Estimate, 'roots'>, root: string): RootEstimate | null {
  return byRoot(roots).get(root) ?? null
}

const byRoot = memoizeByObject((roots: readonly RootEstimate[]): ReadonlyMap<string, RootEstimate> => {
  const found = new Map<string, RootEstimate>()
  for (const one of roots) if (!found.has(one.root) || one.rootBefore === one.root) found.set(one.root, one)
  return found
})

/** A row that is in no total, and why. */
export interface Unpriced {
  readonly assignment: string
  readonly label: string
  readonly file: string | null
  readonly model: string | null
  readonly reason: NoPrice
  readonly changed: boolean
}

/** Estimates both sides of a change with the same workload and the prices of the same day. */
export function estimate(input: EstimateInput): Estimate {
  const { before, after, policy, catalogue, day } = input
  const workload = workloadOf(policy)
  const notEstimated = [...new Set([...unreadableFiles(before), ...unreadableFiles(after)])]
  const roots = rootEstimates(input, workload).sort(byWeight)
  const [main = NO_ROOT] = roots
  const allRows = roots.flatMap(({ rows }) => rows)
  const unpriced = allRows.filter((row) => !isPricedRow(row)).map(unpricedOf)
  const priced = main.rows.some(isPricedRow)
  return {
    ...main,
    basis: workload.developers === null ? 'developer' : 'team',
    developers: workload.developers,
    developersFrom: workload.developersFrom,
    workdays: workload.workdays,
    workdaysStated: workload.workdaysStated,
    cliShare: workload.cliShare,
    sharesStated: policy.some(({ file }) => file.workload?.roots !== undefined),
    workStated: policy.some(({ file }) => file.workload !== undefined),
    complete: unpriced.length === 0 && notEstimated.length === 0,
    roots,
    allRows,
    unpriced,
    notEstimated,
    seats: priced ? seatRows(input, workload, main.before.typical ?? 0, main.after.typical ?? 0) : [],
    loops: workflowLoops(after, workload, pricer(catalogue, workload, day)),
    exampleTasks: exampleTasks(input, main.rows),
    assumptions: assumptionsOf(input, workload, main.rows),
    priceNotes: priceNotes(input, main.rows),
  }
}

const NOTHING: Range = { low: 0, typical: 0, high: 0 }

/** A tree without Kiro files, on both sides. */
const NO_ROOT: RootEstimate = {
  root: '',
  rootBefore: '',
  share: 1,
  complete: true,
  before: NOTHING,
  after: NOTHING,
  delta: NOTHING,
  byList: { after: NOTHING, delta: NOTHING },
  appliedBy: { kiro: { before: NOTHING, after: NOTHING }, team: { before: NOTHING, after: NOTHING } },
  rows: [],
  measured: { before: 0, after: 0, rise: 0, percent: 0, withTip: null },
  breaches: [],
}

function rootEstimates(
  { before, after, tip, catalogue, policy, day, baseDay = day }: EstimateInput,
  workload: Workload,
): RootEstimate[] {
  const [was, is] = [workByRoot(before), workByRoot(after)]
  const prices = { before: pricer(catalogue, workload, baseDay), after: pricer(catalogue, workload, day) }
  const rowsOf = rowMaker(workload)
  const pairs = (): Pairs => assignmentPairs(before)(after)
  const shareOf = ({ before: a, after: b }: PairedRoots): number =>
    Math.max(...[a.root, b.root].map((root) => (root === null ? 0 : workload.shareOf(root))))
  const rows = (pair: PairedRoots, share: number, on: typeof prices, paired: () => Pairs): EstimateRow[] =>
    rowsOf(
      carriedBy({ ...pair, share, workload, prices: on, pairs: paired }),
      pair.after.root ?? pair.before.root ?? '',
    )
  const sameDay = { before: prices.after, after: prices.after }
  const alone = (root: RootWork) => {
    const both = { before: root, after: root }
    return measure(rows(both, shareOf(both), sameDay, NO_PAIRS), null).after
  }
  const there = tip ? workByRoot(tip) : null
  const compared = pairRoots(was, is, alone)
  return compared.map((pair): RootEstimate => {
    const root = pair.after.root ?? pair.before.root ?? ''
    const share = shareOf(pair)
    const own = rows(pair, share, prices, pairs)
    const atTip = there === null ? null : product(alone(rootAbove(root, there)))
    const measured = measure(own, atTip)
    return {
      root,
      rootBefore: pair.before.root,
      share,
      ...sums(own, [before, after]),
      rows: own,
      measured,
      breaches: breachesOf(measured, policy),
    }
  })
}

const NO_PAIRS = (): Pairs => new Map()

function sums(
  rows: readonly EstimateRow[],
  sides: readonly Configuration[],
): Pick<RootEstimate, 'complete' | 'before' | 'after' | 'delta' | 'byList' | 'appliedBy'> {
  const priced = rows.filter(isPricedRow)
  const [before, after] = [totalOf(priced, 'before'), totalOf(priced, 'after')]
  const nothingPriced =
    priced.every((row) => row.before.runs === 0 && row.after.runs === 0) && priced.length < rows.length
  const notKnown = nothingPriced && rows.some(({ changed }) => changed)
  const listed = (of: 'before' | 'after'): Range => priced.reduce((sum, row) => plus(sum, row.listed[of]), NOTHING)
  const applied = (by: AppliedBy) => {
    const own = priced.filter((row) => row.appliedBy === by)
    return { before: totalOf(own, 'before'), after: totalOf(own, 'after') }
  }
  return {
    complete: priced.length === rows.length && sides.every((side) => unreadableFiles(side).length === 0),
    before: nothingPriced ? NOT_PRICED : before,
    after: nothingPriced ? NOT_PRICED : after,
    delta: notKnown ? NOT_PRICED : minus(after, before),
    byList: {
      after: nothingPriced ? NOT_PRICED : listed('after'),
      delta: notKnown ? NOT_PRICED : minus(listed('after'), listed('before')),
    },
    appliedBy: { kiro: applied('kiro'), team: applied('team') },
  }
}

/** Furthest over a limit first, then the largest change, up before down, then the most expensive; of equal ones the first path. */
function byWeight(a: RootEstimate, b: RootEstimate): number {
  const key = ({ breaches, measured: { rise, after } }: RootEstimate): number[] => {
    const [fail, warn] = severityOf(breaches)
    return [fail, warn, rise > 0 ? 1 : 0, Math.abs(rise), after]
  }
  const [left, right] = [key(a), key(b)]
  const difference = left.findIndex((value, index) => value !== right[index])
  if (difference >= 0) return (right[difference] ?? 0) - (left[difference] ?? 0)
  return a.root < b.root ? -1 : 1
}

function unpricedOf(row: EstimateRow): Unpriced {
  const side = row.after.reason !== null ? row.after : row.before
  return {
    assignment: row.assignment,
    label: row.label,
    file: row.file,
    model: side.model,
    reason: side.reason ?? 'no price',
    changed: row.changed,
  }
}
