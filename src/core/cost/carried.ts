import { prefixed, stepName, type Assignment } from '../kiro/assignment.js'
import type { AssignedWork } from '../kiro/surfaces/surface.js'
import type { TaskKind } from '../kiro/task-kind.js'
import type { RootWork } from './carriers.js'
import { UNREAD, type Carrier, type Pricer, type Standing } from './standing.js'
import type { WorkVolume, Workload } from './workload.js'

/** What one carrier does on both sides of a change. */
export interface Carried {
  /** Without its root: `task:codeReview`, `chat:cli`, `agent:reviewer`. */
  readonly name: string
  readonly work: AssignedWork
  /** The kind of work of which it carries a part; null for a hook, which adds to the work. */
  readonly kind: TaskKind | null
  readonly before: CarriedSide
  readonly after: CarriedSide
  readonly standing: Standing
}

export interface CarriedSide {
  /** Null where it is not there. */
  readonly carrier: Carrier | null
  readonly works: readonly WorkVolume[]
}

/** Two states of one root, and how they are priced. */
export interface RootPair {
  readonly before: RootWork
  readonly after: RootWork
  /** The part of the work that is done here, 0 to 1. */
  readonly share: number
  readonly workload: Workload
  readonly prices: { readonly before: Pricer; readonly after: Pricer }
  /** Which assignment after the change is which before, by their keys: later → earlier. */
  readonly pairs: () => ReadonlyMap<string, string>
}

export type Of = 'before' | 'after'
export const SIDES = ['before', 'after'] as const

/** The same agent, step or hook on both sides. */
export interface Paired {
  readonly before: Assignment | null
  readonly after: Assignment | null
}

/** Which of them are the same on both sides: by their keys as they are paired in the trees, else by name; the rest is gone or new. */
export function paired(before: readonly Assignment[], after: readonly Assignment[], { pairs }: RootPair): Paired[] {
  if (before.length === 0) return after.map((one) => ({ before: null, after: one }))
  const keys = pairs()
  const byKey = new Map(before.map((one) => [one.key, one]))
  const found = new Map<Assignment, Assignment>()
  const left = new Set(before)
  const take = (one: Assignment, was: Assignment | undefined): void => {
    if (was !== undefined && left.delete(was)) found.set(one, was)
  }
  for (const one of after) take(one, byKey.get(keys.get(one.key) ?? ''))
  const byName = new Map([...left].map((one) => [nameIn(one), one]))
  for (const one of after) if (!found.has(one)) take(one, byName.get(nameIn(one)))
  return [
    ...after.map((one) => ({ before: found.get(one) ?? null, after: one })),
    ...[...left].map((one) => ({ before: one, after: null })),
  ]
}

/** The name of an assignment without its root. */
export function nameIn({ name, root }: Assignment): string {
  return root === '' ? name : name.slice(root.length + 1)
}

/** The name by which a policy knows an agent or a step: with its root. */
export function agentName({ root, work }: Assignment): string {
  return prefixed(root, work.kind === 'agent' ? work.agent : work.kind === 'step' ? stepName(work) : '')
}

/** The same work in other files, each of which may be what Kiro loads, as far as it names a model. */
export function withTwins(assignment: Assignment): Assignment[] {
  return [assignment, ...assignment.twins].filter(({ origin }) => origin === 'stated')
}

/** The caps of the loops around a step, outermost first; of twins those that allow the most runs, because any of them may be what Kiro runs. */
export function loopsOf(assignment: Assignment): readonly number[] {
  const loops = [assignment, ...assignment.twins].flatMap(({ work, dropped }) =>
    work.kind === 'step' && dropped === null ? [work.loops] : [],
  )
  return loops.reduce((most, own) => (runsIn(own) > runsIn(most) ? own : most), [])
}

function runsIn(loops: readonly number[]): number {
  return loops.reduce((runs, cap) => runs * cap, 1)
}

/** Whether Kiro loads an agent or a step, or a twin of it. */
export function isLoaded({ dropped, twins }: Assignment): boolean {
  return dropped === null || twins.some((twin) => twin.dropped === null)
}

/** The carrier on one side; what is not there, but was in a file that cannot be read on this side, is not known. */
export function carrierOf({ before, after }: Paired, of: Of, pair: RootPair): Carrier | null {
  const [own, other] = of === 'before' ? [before, after] : [after, before]
  if (own !== null) return pair.prices[of].mostExpensive(withTwins(own))
  return other !== null && pair[of].isUnread(other.file) ? UNREAD : null
}

/**
 * Both sides with the same work where one of them is not known: an unknown trigger, or a file that cannot be read, is neither a rise nor
 * a saving by the amount of work.
 */
export function withKnownWork(one: Carried): Carried {
  const { before, after, standing } = one
  if (before.carrier === null || after.carrier === null) return one
  if (after.works.length === 0 && !standing.priced) return { ...one, after: { ...after, works: before.works } }
  if (before.works.length === 0 && before.carrier.cost === null && before.carrier.dropped === null)
    return { ...one, before: { ...before, works: after.works } }
  return one
}
