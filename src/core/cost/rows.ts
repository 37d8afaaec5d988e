import type { Big } from 'big.js'
import { label, prefixed, type Assignment } from '../kiro/assignment.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Message } from '../text/message.js'
import type { AppliedBy, AssignedWork } from '../kiro/surfaces/surface.js'
import { TASK_KINDS, type TaskKind } from '../kiro/task-kind.js'
import type { Policy } from '../policy/policy.js'
import { memoize } from '../text/memoize.js'
import { compareText } from '../text/place.js'
import { isPriced, NOT_PRICED, plus, product, ZERO, type Credits, type Range } from '../amount.js'
import { amountOf } from './credits.js'
import type { Carried } from './carried.js'
import type { Carrier, Cost, NoPrice } from './standing.js'
import { decimal, type WorkVolume, type Workload } from './workload.js'

export interface EstimateInput {
  readonly before: Configuration
  readonly after: Configuration
  /** The tip of the branch that the change is for; null or left out where that is the state before. */
  readonly tip?: Configuration | null
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The day of the prices, `YYYY-MM-DD`. */
  readonly day: string
  /** The day of the prices for the side before, where it is another one: gives the cost of a price change. */
  readonly baseDay?: string | undefined
}

/** What one carrier does before and after: a route, the terminal, an agent, a step, a hook, or what Kiro uses by default. */
export interface EstimateRow {
  /** The name of the assignment, or `task:<kind>` for a kind that nothing routes; unique within a root. */
  readonly assignment: string
  readonly label: string
  readonly root: string
  readonly work: AssignedWork
  /** The kind of work whose runs it carries a part of; null for a hook, which adds to the work. */
  readonly kind: TaskKind | null
  /** Null where no file assigns it. */
  readonly file: string | null
  readonly appliedBy: AppliedBy
  readonly before: EstimateSide
  readonly after: EstimateSide
  /** Whether model, price or work differ between the sides. */
  readonly changed: boolean
  /** Credits per run after / before a change of model; null when a side has no price. */
  readonly ratio: number | null
  /** What limits compare, credits/month before any rounding, typical. */
  readonly exact: { readonly before: Big; readonly after: Big; readonly lost: boolean }
  /** Credits/month by list alone, low to high: without what models take by measurement; zero where they are not priced. */
  readonly listed: { readonly before: Range; readonly after: Range }
}

export interface EstimateSide {
  readonly assignment: Assignment | null
  /** Null where nothing does it on this side, or where a file cannot be read. */
  readonly model: string | null
  readonly multiplier: number | null
  /** What the credits are made of; null where they are not priced, or nothing is carried. */
  readonly basis: Cost | null
  /** The multiplier at which a model without a price is counted, because it has one after the change; else null. */
  readonly standsAt: number | null
  /** The work that it carries; several where a carrier does several kinds of work. */
  readonly works: readonly WorkVolume[]
  /** Runs per month on the estimate's basis; null when not known. */
  readonly runs: number | null
  readonly credits: Credits
  readonly reason: NoPrice | null
  /** Why Kiro does not load it, as in Assignment: then it costs nothing, and is not unpriced either. */
  readonly dropped: Message | null
}

/** Whether a row has a price: only such rows are in totals, and print credits. */
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

/** Typical credits/month of what is carried under one root after a change, as its rows print them: those that are priced on both sides. */
export function typicalAfter({ workdays, developers }: Workload): (carried: readonly Carried[]) => number {
  const amount = amountOf(workdays, developers ?? 1)
  return (carried) =>
    carried.reduce((sum, { after: { works }, standing: { priced, after: multiplier } }) => {
      const isCarried = priced && multiplier !== null && works.length > 0
      return isCarried ? sum + amount(works, multiplier).whole.typical : sum
    }, 0)
}

/** Makes the rows of what is carried under one root, in the order of every table. */
export function rowMaker(workload: Workload): (carried: readonly Carried[], root: string) => EstimateRow[] {
  const amountOn = amountOf(workload.workdays, workload.developers ?? 1)
  const month = workload.workdays * (workload.developers ?? 1)
  const runs = memoize(decimal)
  const side = (
    one: Carried,
    of: 'before' | 'after',
    multiplier: Range | null,
  ): { printed: EstimateSide; typical: Big; listed: Range } => {
    const { carrier, works } = one[of]
    const {
      priced,
      listed: { [of]: list },
    } = one.standing
    const amount = multiplier === null || works.length === 0 ? null : amountOn(works, multiplier)
    const cost = carrier?.cost ?? null
    const standsAt =
      priced && carrier !== null && cost === null && works.length > 0 ? (multiplier?.typical ?? null) : null
    return {
      typical: amount?.exact ?? NOTHING,
      listed: !priced || amount === null || list === null ? ZERO : amountOn(works, list).whole,
      printed: {
        assignment: carrier?.assignment ?? null,
        model: carrier?.model ?? null,
        multiplier: cost?.price.value ?? null,
        basis: priced && cost !== null && works.length > 0 ? cost : null,
        standsAt,
        works,
        runs: isRun(carrier) ? runs(works.reduce((sum, work) => sum + work.runs * month, 0)) : null,
        credits: !priced ? NOT_PRICED : (amount?.whole ?? ZERO),
        reason: carrier?.reason ?? null,
        dropped: carrier?.dropped ?? null,
      },
    }
  }
  return (carried, root) =>
    carried
      .map((one): EstimateRow => {
        const before = side(one, 'before', one.standing.before)
        const after = side(one, 'after', one.standing.after)
        const known = one.after.carrier?.assignment ?? one.before.carrier?.assignment ?? null
        return {
          assignment: known?.root === root ? known.name : prefixed(root, one.name),
          label: labelOf(one, root),
          root,
          work: known?.work ?? one.work,
          kind: one.kind,
          file: known?.file ?? null,
          appliedBy: known?.appliedBy ?? 'kiro',
          before: before.printed,
          after: after.printed,
          changed: isChanged(one, before.printed, after.printed),
          ratio: ratioOf(one.before.carrier, one.after.carrier),
          exact: { before: before.typical, after: after.typical, lost: one.standing.lost },
          listed: { before: before.listed, after: after.listed },
        }
      })
      .sort(inOrder)
}

/** As people call it; the terminal by more than its chat where it does more. */
function labelOf({ work, before, after }: Carried, root: string): string {
  return work.kind === 'chat' && before.works.length + after.works.length > 2
    ? prefixed(root, 'work in the terminal')
    : label({ work: (after.carrier?.assignment ?? before.carrier?.assignment)?.work ?? work, root })
}

/** No credits, exactly. */
const NOTHING = product(0)

/** Whether it is known how often it runs. */
function isRun(carrier: Carrier | null): boolean {
  return carrier !== null && carrier.reason !== 'unknown trigger' && carrier.dropped === null
}

function isChanged({ work, before, after }: Carried, was: EstimateSide, is: EstimateSide): boolean {
  const ownRow = work.kind !== 'task' && work.kind !== 'chat'
  return (
    was.model !== is.model ||
    was.reason !== is.reason ||
    (was.dropped === null) !== (is.dropped === null) ||
    was.multiplier !== is.multiplier ||
    (was.runs ?? 0) !== (is.runs ?? 0) ||
    (ownRow && (before.carrier === null) !== (after.carrier === null))
  )
}

function ratioOf(before: Carrier | null, after: Carrier | null): number | null {
  const [was, is] = [before?.cost?.effective.typical, after?.cost?.effective.typical]
  if (was === undefined || is === undefined) return null
  if (was === is && was !== 0) return 1
  // Something is never 0 times as much.
  return was === 0 ? null : is === 0 ? 0 : Math.max(1e-6, Number((is / was).toFixed(6)))
}

const KINDS_OF_WORK = [...TASK_KINDS, 'chat', 'agent', 'step', 'hook']

function placeOf(work: AssignedWork): number {
  return KINDS_OF_WORK.indexOf(work.kind === 'task' ? work.task : work.kind)
}

/** Kinds of work in their usual order, then the terminal, agents, steps of workflows and hooks. */
function inOrder(a: EstimateRow, b: EstimateRow): number {
  return placeOf(a.work) - placeOf(b.work) || compareText(a.assignment, b.assignment)
}
