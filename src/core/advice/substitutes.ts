import type { Assignment } from '../kiro/assignment.js'
import { multiplierOn, statusOn, type Catalogue } from '../catalogue/catalogue.js'
import { isEntitled, type Seats } from '../catalogue/entitlement.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import { compareText } from '../text/place.js'
import { multiplierCap, refusal } from '../policy/decide.js'
import type { Policy } from '../policy/policy.js'
import { seatsOf } from '../policy/seats.js'
import type { TaskKind } from '../kiro/task-kind.js'

interface SubstituteContext {
  readonly catalogue: Catalogue
  readonly policy: Policy
  readonly day: string
}

/**
 * Models that may do all of this work: allowed, entitled for every seat, priced within the cap, not experimental or
 * retired. The model used before comes first, then `auto`, then the most expensive of the rest; at most `most`.
 */
export function substitutes(
  ground: SubstituteContext,
  assignments: readonly Assignment[],
  previous: readonly string[] = [],
  most = 2,
): string[] {
  const tasks: (TaskKind | null)[] =
    assignments.length === 0 ? [null] : [...new Set(assignments.map(({ task }) => task))]
  const current = new Set(assignments.map(({ model }) => ground.catalogue.find(model)?.model.id))
  const rank = (model: Model): number => (previous.includes(model.id) ? 0 : model.id === 'auto' ? 1 : 2)
  const candidates = ground.catalogue.models
    .flatMap((model) => {
      const price = multiplierOn(model, ground.day)
      return price === null || current.has(model.id) || statusOn(model, ground.day) !== 'available'
        ? []
        : [{ model, price }]
    })
    .sort((a, b) => rank(a.model) - rank(b.model) || b.price - a.price || compareText(b.model.id, a.model.id))
  const seats = seatsOf(ground.policy)
  const found: string[] = []
  // Best first, so that only as many are judged as needed.
  for (const { model, price } of candidates) {
    if (found.length === most) break
    if (mayDo(ground, seats, model, price, tasks)) found.push(model.id)
  }
  return found
}

function mayDo(
  { catalogue, policy, day }: SubstituteContext,
  seats: Seats,
  model: Model,
  price: number,
  tasks: readonly (TaskKind | null)[],
): boolean {
  return (
    tasks.every(
      (task) => price <= (multiplierCap(policy, task)?.cap ?? Infinity) && refusal(policy, [model.id], task) === null,
    ) && isEntitled(catalogue, model, seats, day)
  )
}
