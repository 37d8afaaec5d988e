import type { Assignment } from '../kiro/assignment.js'
import { multiplierOn, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import { isEntitled, type Seats } from '../catalogue/entitlement.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import { compareText } from '../text/place.js'
import { multiplierCap, refusal } from '../policy/decide.js'
import type { Policy } from '../policy/policy.js'
import { seatsOf } from '../policy/seats.js'
import type { TaskKind } from '../kiro/task-kind.js'

export interface SubstituteContext {
  readonly catalogue: Catalogue
  readonly policy: Policy
  readonly day: string
}

/** What a substitute is asked for. */
interface Wanted {
  /** The work to be done; none for work in general. */
  readonly assignments: readonly Assignment[]
  /** The model that may not do it, as written. */
  readonly model: string | null
  /** Models that come first, in this order, where they may do it: what did the work before the change, a successor. */
  readonly first?: readonly string[]
  /** How many at most. */
  readonly most?: number
}

/**
 * Models that may do all of this work, nearest first: allowed, entitled for every seat, priced within the cap, not experimental or
 * retired. `first` comes first, then the family of the model that was asked for, then the nearest multiplier; what costs more than
 * that model only where nothing else may do the work.
 */
export function substitutes(ground: SubstituteContext, wanted: Wanted): string[] {
  const { assignments, model: asked, first = [], most = 2 } = wanted
  const { catalogue, day } = ground
  const tasks = tasksOf(assignments)
  const known = asked === null ? null : (catalogue.find(asked)?.model ?? null)
  const current = new Set([known?.id, ...assignments.map(({ model }) => catalogue.find(model)?.model.id)])
  const own = known && (multiplierOn(known, day) ?? lastMultiplier(known))
  const isAbove = (price: number): boolean => own !== null && price > own
  const auto = catalogue.find('auto')?.model
  // Without a known price of the model that was asked for the distance is that from `auto`, and none is too expensive.
  const from = own ?? (auto ? multiplierOn(auto, day) : null) ?? 1
  const candidates = catalogue.models
    .flatMap((model) => {
      const price = multiplierOn(model, day)
      return price === null || current.has(model.id) || statusOn(model, day) !== 'available' ? [] : [{ model, price }]
    })
    .map((one) => ({
      ...one,
      order: [
        first.includes(one.model.id) ? first.indexOf(one.model.id) : first.length,
        Number(isAbove(one.price)),
        Number(one.model.family !== known?.family),
        Math.abs(one.price - from),
      ],
    }))
    .sort((a, b) => compareNumbers(a.order, b.order) || compareText(b.model.id, a.model.id))
  const seats = seatsOf(ground.policy)
  const found: string[] = []
  let within = false
  // Best first, so that only as many are judged as needed.
  for (const { model, price } of candidates) {
    if (found.length === most || (within && isAbove(price) && !first.includes(model.id))) break
    if (obstacle(ground, seats, { model, price, tasks }) !== null) continue
    found.push(model.id)
    within ||= !isAbove(price)
  }
  return found
}

/** What a model that has no price any more cost last, credits per credit of `auto`; null where it never had one. */
function lastMultiplier({ multipliers }: Model): number | null {
  return multipliers.findLast(({ value }) => value !== null)?.value ?? null
}

/** Lists of numbers of one length, the first that differs decides. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

/** A model at its price, and the kinds of work asked for. */
interface Proposed {
  readonly model: Model
  readonly price: number
  readonly tasks: readonly (TaskKind | null)[]
}

/** Why a model may not do some work, as the end of a sentence; null where it may. No layer of the policy is quoted. */
function obstacle(
  { catalogue, policy, day }: SubstituteContext,
  seats: Seats,
  { model, price, tasks }: Proposed,
): string | null {
  if (tasks.some((task) => refusal(policy, [model.id], task) !== null)) return 'is not allowed by the policy'
  if (tasks.some((task) => price > (multiplierCap(policy, task)?.cap ?? Infinity)))
    return 'costs more than the policy allows'
  return isEntitled(catalogue, model, seats, day) ? null : 'is not known to be on every seat of the team'
}

/**
 * Why `id` is not among the substitutes of some work, as the end of a sentence ("is not allowed by the policy"): it is not offered
 * as a finished model, has no price, or some layer or seat lacks it.
 */
export function whyNoSubstitute(ground: SubstituteContext, assignments: readonly Assignment[], id: string): string {
  const { catalogue, policy, day } = ground
  const model = catalogue.find(id)?.model
  const price = model ? multiplierOn(model, day) : null
  if (!model || statusOn(model, day) !== 'available') return 'is not generally available'
  if (price === null) return 'has no known price'
  return (
    obstacle(ground, seatsOf(policy), { model, price, tasks: tasksOf(assignments) }) ?? 'does some of this work already'
  )
}

function tasksOf(assignments: readonly Assignment[]): (TaskKind | null)[] {
  return assignments.length === 0 ? [null] : [...new Set(assignments.map(({ task }) => task))]
}
