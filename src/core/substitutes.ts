import type { Assignment } from './assignment.js'
import { multiplierOn, statusOn, type Catalogue } from './catalogue/catalogue.js'
import { entitlement, type Seats } from './catalogue/entitlement.js'
import type { Model, PlanId } from './catalogue/catalogue-schema.js'
import { compareText } from './place.js'
import { multiplierCap, refusal } from './policy/decide.js'
import { facts, type Policy } from './policy/policy.js'
import type { TaskKind } from './task-kind.js'

interface Ground {
  readonly catalogue: Catalogue
  readonly policy: Policy
  readonly day: string
}

/** The team's seats as entitlement needs them. */
export function seatsOf(policy: Policy): Seats {
  const team = facts(policy, 'team')
  const plans = Object.entries(team.seats ?? {}).flatMap(([plan, count]) => (count > 0 ? [plan as PlanId] : []))
  return { plans, logins: team.login, regions: team.region, billing: team.billing, approvedModels: team.approvedModels }
}

/**
 * Models that may do all of this work: allowed, entitled for every seat, priced within the cap, not experimental or retired.
 * The model used before comes first, then `auto`, then the dearest of the rest; at most `most`.
 */
export function substitutes(ground: Ground, assignments: readonly Assignment[], previous: readonly string[] = [], most = 2): string[] {
  const tasks: (TaskKind | null)[] = assignments.length === 0 ? [null] : [...new Set(assignments.map(({ task }) => task))]
  const current = new Set(assignments.map(({ model }) => ground.catalogue.find(model)?.model.id))
  const usable = ground.catalogue.models.filter((model) => !current.has(model.id) && mayDo(ground, model, tasks))
  const rank = (model: Model): number => (previous.includes(model.id) ? 0 : model.id === 'auto' ? 1 : 2)
  const price = (model: Model): number => multiplierOn(model, ground.day) ?? 0
  return usable
    .sort((a, b) => rank(a) - rank(b) || price(b) - price(a) || compareText(b.id, a.id))
    .slice(0, most)
    .map(({ id }) => id)
}

function mayDo({ catalogue, policy, day }: Ground, model: Model, tasks: readonly (TaskKind | null)[]): boolean {
  const multiplier = multiplierOn(model, day)
  if (statusOn(model, day) !== 'available' || multiplier === null) return false
  if (entitlement(catalogue, model, seatsOf(policy), day).blocked.length > 0) return false
  return tasks.every((task) => refusal(policy, [model.id], task) === null && multiplier <= (multiplierCap(policy, task)?.cap ?? Infinity))
}
