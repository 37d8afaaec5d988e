import type { Range } from '../amount.js'
import type { Assignment } from '../kiro/assignment.js'
import { partsOf, type PartWanted } from './agent-parts.js'
import {
  agentName,
  carrierOf,
  isLoaded,
  loopsOf,
  nameIn,
  paired,
  withKnownWork,
  type Carried,
  type CarriedSide,
  type Of,
  type Paired,
  type RootPair,
} from './carried.js'
import type { RootWork } from './carriers.js'
import { standing } from './standing.js'
import { partOf, type Runs, type WorkVolume, type Workload } from './workload.js'

/** Agents that the policy maps to no kind, and steps: what they carry of taskExecution's `work`, and what is left of it. */
export function agentParts(
  pair: RootPair,
  work: WorkVolume,
  own: Readonly<Record<Of, number>>,
): { readonly carried: Carried[]; readonly left: Readonly<Record<Of, Range>> } {
  const { workload, share, prices } = pair
  const free = ({ agents, steps }: RootWork): Assignment[] => [
    ...agents.filter((agent) => !isLoaded(agent) || workload.kindOf(agentName(agent)) === null),
    ...steps,
  ]
  const all = paired(free(pair.before), free(pair.after), pair).flatMap((one) => {
    const known = one.after ?? one.before
    if (known === null) return []
    const [before, after] = [carrierOf(one, 'before', pair), carrierOf(one, 'after', pair)]
    return [{ ...one, known, carriers: { before, after }, standing: standing(before, after, prices.before.byDefault) }]
  })
  if (all.length === 0) return NO_PARTS
  const divided = (of: Of) => {
    const wanted = all.map((one): PartWanted => ({
      runs: runsOf(one[of] ?? one.known, workload),
      share,
      multiplier: one.standing[of],
    }))
    return partsOf(work, own[of], wanted)
  }
  const [before, after] = [divided('before'), divided('after')]
  const side = (carrier: CarriedSide['carrier'], part: WorkVolume | null | undefined): CarriedSide => ({
    carrier,
    works: part ? [part] : [],
  })
  return {
    left: { before: before.left, after: after.left },
    carried: all.map(({ known, carriers, standing: stands }, index) => ({
      name: nameIn(known),
      work: known.work,
      kind: 'taskExecution',
      before: side(carriers.before, before.works[index]),
      after: side(carriers.after, after.works[index]),
      standing: stands,
    })),
  }
}

/** No agent and no step: all of the work stays. */
const NO_PARTS: ReturnType<typeof agentParts> = {
  carried: [],
  left: { before: { low: 1, typical: 1, high: 1 }, after: { low: 1, typical: 1, high: 1 } },
}

function runsOf(assignment: Assignment, { agent, step }: Workload): Runs {
  const name = agentName(assignment)
  return assignment.work.kind === 'step' ? step(name, loopsOf(assignment)) : agent(name)
}

/** Hooks add to the work; of twins the one counts that costs most by its trigger and its model. */
export function hooksOf(pair: RootPair): Carried[] {
  return paired(pair.before.hooks, pair.after.hooks, pair).flatMap((one): Carried[] => {
    const known = one.after ?? one.before
    if (known === null) return []
    const [before, after] = [hookSide(one, 'before', pair), hookSide(one, 'after', pair)]
    const stands = standing(before.carrier, after.carrier, pair.prices.before.byDefault)
    return [withKnownWork({ name: nameIn(known), work: known.work, kind: null, before, after, standing: stands })]
  })
}

function hookSide(one: Paired, of: Of, pair: RootPair): CarriedSide {
  const { workload, share, prices } = pair
  const { [of]: own } = one
  if (own === null) return { carrier: carrierOf(one, of, pair), works: [] }
  return [own, ...own.twins]
    .map((twin): CarriedSide => {
      const carrier = prices[of].of(twin)
      if (carrier.dropped !== null) return { carrier, works: [] }
      const work = twin.work.kind === 'hook' ? workload.hook(twin.work) : 'unknown trigger'
      return work === 'unknown trigger'
        ? { carrier: { ...carrier, cost: null, reason: carrier.reason ?? work }, works: [] }
        : { carrier, works: [partOf(work, share)] }
    })
    .reduce((best, twin) => (dayOf(twin) > dayOf(best) ? twin : best))
}

/** Credits of a working day; what is not known may be more than all that is. */
function dayOf({ carrier, works: [work] }: CarriedSide): number {
  if (carrier?.cost === null && carrier.dropped === null) return Infinity
  if (carrier?.dropped) return -1
  return (work?.runs ?? 0) * (work?.credits.typical ?? 0) * (carrier?.cost?.effective.typical ?? 0)
}
