import type { Range } from '../amount.js'
import type { Assignment } from '../kiro/assignment.js'
import { TASK_KINDS, type TaskKind } from '../kiro/task-kind.js'
import { agentParts, hooksOf } from './agents-and-hooks.js'
import { leftOf } from './agent-parts.js'
import {
  agentName,
  carrierOf,
  isLoaded,
  nameIn,
  paired,
  SIDES,
  type Carried,
  type CarriedSide,
  type Of,
  type Paired,
  type RootPair,
} from './carried.js'
import type { RootWork } from './carriers.js'
import { memoizeByObject } from '../text/memoize.js'
import { standing, UNREAD, type Carrier, type Standing } from './standing.js'
import { decimal, partOf, type WorkVolume } from './workload.js'

/**
 * Who carries which part of the work, on both sides. The amount of work never depends on the files:
 *
 * - The terminal carries `cliShare` of interactiveChat and of every kind that nothing routes; the rest is on the route, else `auto`.
 * - Agents that the policy maps carry their kind in place of the route; the most expensive of several.
 * - Other agents and steps that name a model carry parts of taskExecution (agent-parts.ts).
 * - Hooks add to the work.
 */
export function carriedBy(pair: RootPair): Carried[] {
  const chat = chatOf(pair)
  const separate = SIDES.some((of) => !isDefault(chat[of]))
  const terminal: Record<Of, WorkVolume[]> = { before: [], after: [] }
  const rows: Carried[] = []
  const parts: Carried[] = []
  for (const kind of TASK_KINDS) {
    const one = kindOf(kind, pair)
    const work = partOf(pair.workload.task(kind), pair.share)
    const { cliShare } = pair.workload
    let works = {
      before: dividedWork(kind, work, one.before.routed, cliShare),
      after: dividedWork(kind, work, one.after.routed, cliShare),
    }
    if (kind === 'taskExecution') {
      const own = (of: Of): number => ownMultiplier(works[of], one.standing[of], chat.standing[of])
      const agents = agentParts(pair, work, { before: own('before'), after: own('after') })
      parts.push(...agents.carried)
      works = { before: without(works.before, agents.left.before), after: without(works.after, agents.left.after) }
    }
    const inPlace = (of: Of): WorkVolume => {
      const { there, inTerminal } = works[of]
      if (inTerminal === null) return there
      if (!separate && kind !== 'interactiveChat') return together(there, inTerminal)
      terminal[of].push(inTerminal)
      return there
    }
    rows.push(...rowsOfKind(kind, one, { before: inPlace('before'), after: inPlace('after') }))
  }
  const inTerminal: Carried = {
    name: 'chat:cli',
    work: { kind: 'chat' },
    kind: 'interactiveChat',
    before: { carrier: chat.before, works: terminal.before },
    after: { carrier: chat.after, works: terminal.after },
    standing: chat.standing,
  }
  return [...rows, inTerminal, ...parts, ...hooksOf(pair)]
}

/** A kind of work on both sides: the route, the mapped agent in its place, or nothing that names a model. */
interface Kind {
  readonly before: KindSide
  readonly after: KindSide
  readonly standing: Standing
  readonly mapped: readonly Mapped[]
}

interface KindSide {
  readonly route: Carrier
  /** What carries the kind: the route itself, or an agent. */
  readonly carrier: Carrier
  /** The agent that carries it; null is the route. */
  readonly by: Mapped | null
  readonly routed: boolean
}

/** An agent that the policy maps to the kind. */
interface Mapped extends Paired {
  readonly carriers: Readonly<Record<Of, Carrier | null>>
}

function kindOf(kind: TaskKind, pair: RootPair): Kind {
  const all = ({ agents }: RootWork): Assignment[] =>
    agents.filter((agent) => isLoaded(agent) && pair.workload.kindOf(agentName(agent)) === kind)
  const mapped = paired(all(pair.before), all(pair.after), pair).map((one): Mapped => ({
    ...one,
    carriers: { before: carrierOf(one, 'before', pair), after: carrierOf(one, 'after', pair) },
  }))
  const [before, after] = [kindSide(kind, mapped, 'before', pair), kindSide(kind, mapped, 'after', pair)]
  return { before, after, mapped, standing: standing(before.carrier, after.carrier, pair.prices.before.byDefault) }
}

/** Of several mapped agents the most expensive carries the kind; one that has no price, or cannot be read, before all others. */
function kindSide(kind: TaskKind, mapped: readonly Mapped[], of: Of, { [of]: root, prices }: RootPair): KindSide {
  const routes = root.routes.get(kind)
  const route = routes ? prices[of].mostExpensive(routes) : root.unread.contract ? UNREAD : prices[of].byDefault
  const rank = ({ carriers: { [of]: carrier } }: Mapped): number =>
    carrier === null ? -2 : (carrier.cost?.effective.typical ?? Infinity)
  const by = mapped.reduce<Mapped | null>(
    (best, one) => (rank(one) > (best === null ? -2 : rank(best)) ? one : best),
    null,
  )
  return {
    route,
    by,
    carrier: by?.carriers[of] ?? route,
    routed: by !== null || routes !== undefined || root.unread.contract,
  }
}

/** What the terminal runs on: cli.json, else `auto`. */
function chatOf({ before, after, prices }: RootPair): Readonly<Record<Of, Carrier>> & { readonly standing: Standing } {
  const side = (of: Of, { chats, unread }: RootWork): Carrier =>
    chats.length > 0 ? prices[of].mostExpensive(chats) : unread.cli ? UNREAD : prices[of].byDefault
  const [was, is] = [side('before', before), side('after', after)]
  return { before: was, after: is, standing: standing(was, is, prices.before.byDefault) }
}

function isDefault({ model, cost }: Carrier): boolean {
  return model === 'auto' && cost !== null
}

/** One kind of work, divided between where it is routed and the terminal. */
interface Divided {
  readonly there: WorkVolume
  readonly inTerminal: WorkVolume | null
}

function dividedWork(kind: TaskKind, work: WorkVolume, routed: boolean, cliShare: number): Divided {
  if (kind === 'hookActions' || (routed && kind !== 'interactiveChat')) return { there: work, inTerminal: null }
  return { there: partOf(work, decimal(1 - cliShare)), inTerminal: partOf(work, cliShare) }
}

function without({ there, inTerminal }: Divided, left: Range): Divided {
  return { there: leftOf(there, left), inTerminal: inTerminal && leftOf(inTerminal, left) }
}

/** Two parts of one kind of work on one model; the same two are the same object, as those of partOf. */
function together(a: WorkVolume, b: WorkVolume): WorkVolume {
  return sums(a)(b)
}

const sums = memoizeByObject((a: WorkVolume) => memoizeByObject((b: WorkVolume) => sumOf(a, b)))

function sumOf(a: WorkVolume, b: WorkVolume): WorkVolume {
  const sum = (x: number, y: number): number => decimal(x + y)
  const bounds =
    a.runsLow === undefined && b.runsLow === undefined
      ? {}
      : {
          runsLow: sum(a.runsLow ?? a.runs, b.runsLow ?? b.runs),
          runsHigh: sum(a.runsHigh ?? a.runs, b.runsHigh ?? b.runs),
        }
  return { ...a, ...bounds, runs: sum(a.runs, b.runs), share: sum(a.share, b.share) }
}

/** The multiplier of a kind's own runs: between that of the terminal and `auto` where nothing routes it. */
function ownMultiplier({ there, inTerminal }: Divided, own: Range | null, terminal: Range | null): number {
  const [here, cli] = [own?.typical ?? 0, terminal?.typical ?? 0]
  const runs = there.runs + (inTerminal?.runs ?? 0)
  return inTerminal === null || runs === 0 ? here : (there.runs * here + inTerminal.runs * cli) / runs
}

/** The row of a kind, and those of the agents that the policy maps to it: each carries what is its own on its side. */
function rowsOfKind(kind: TaskKind, one: Kind, works: Readonly<Record<Of, WorkVolume>>): Carried[] {
  const side = (of: Of, carrier: Carrier | null, by: Mapped | null): CarriedSide => ({
    carrier,
    works: carrier !== null && one[of].by === by ? [works[of]] : [],
  })
  const task: Carried = {
    name: `task:${kind}`,
    work: { kind: 'task', task: kind },
    kind,
    before: side('before', one.before.route, null),
    after: side('after', one.after.route, null),
    standing: one.standing,
  }
  const agents = one.mapped.flatMap((agent): Carried[] => {
    const known = agent.after ?? agent.before
    if (known === null) return []
    const { before, after } = agent.carriers
    return [
      {
        name: nameIn(known),
        work: known.work,
        kind,
        before: side('before', before, agent),
        after: side('after', after, agent),
        standing: one.standing,
      },
    ]
  })
  return [task, ...agents].map((row) => (carriesNothing(row) ? { ...row, standing: NOTHING } : row))
}

/** Nothing is carried, so nothing has a price. */
const NOTHING: Standing = {
  before: null,
  after: null,
  listed: { before: null, after: null },
  priced: true,
  lost: false,
}

function carriesNothing({ before, after }: Carried): boolean {
  return before.works.length === 0 && after.works.length === 0
}
