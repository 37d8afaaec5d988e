import { prefixed, type Assignment } from './assignment.js'
import { multiplierOf, type Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from './configuration.js'
import { comparePlaces, type Place } from '../text/place.js'
import type { AppliedBy, Contract } from './surfaces/surface.js'
import { writtenOnce } from './written-once.js'

/** One edit, as a reviewer would describe it. */
export type Change =
  | {
      readonly kind: 'model'
      readonly what: string
      readonly appliedBy: AppliedBy
      readonly before: ModelAtPrice
      readonly after: ModelAtPrice
      readonly place: Place
    }
  | {
      readonly kind: 'route'
      readonly what: string
      readonly appliedBy: 'team'
      readonly before: string | null
      readonly after: string | null
      readonly place: Place
    }

export interface ModelAtPrice {
  readonly model: string
  readonly multiplier: number | null
}

/** The edits between two configurations: models of profiles, agents, hooks and chat first, then routes. */
export function changesBetween(
  before: Configuration,
  after: Configuration,
  catalogue: Catalogue,
  day: string,
): Change[] {
  const side = (model: string): ModelAtPrice => ({ model, multiplier: multiplierOf(catalogue, model, day) })
  const models = [...profileModels(before, after), ...assignedModels(before, after)].map(
    ({ what, appliedBy, from, to, place }): Change => ({
      kind: 'model',
      what,
      appliedBy,
      before: side(from),
      after: side(to),
      place,
    }),
  )
  return [...models.sort((a, b) => comparePlaces(a.place, b.place)), ...routes(before, after)]
}

interface ModelEdit {
  readonly what: string
  readonly appliedBy: AppliedBy
  readonly from: string
  readonly to: string
  readonly place: Place
}

function profileModels(before: Configuration, after: Configuration): ModelEdit[] {
  const old = byRoot(before.contracts)
  return after.contracts.flatMap((contract) =>
    [...contract.profiles].flatMap(([name, { model }]) => {
      const was = old.get(contract.root)?.profiles.get(name)?.model
      if (!model || !was || was.name === model.name) return []
      return [
        {
          what: prefixed(contract.root, name),
          appliedBy: 'team' as const,
          from: was.name,
          to: model.name,
          place: model.place,
        },
      ]
    }),
  )
}

/** Agents, hooks, workflows and chat: each names its model itself. One that merely inherits another model follows from another edit. */
function assignedModels(before: Configuration, after: Configuration): ModelEdit[] {
  const old = new Map(before.assignments.map((assignment) => [assignment.name, assignment]))
  const own = (assignment: Assignment): boolean => assignment.surface === 'cli' || assignment.origin === 'stated'
  const edits = after.assignments.flatMap((now) => {
    const was = old.get(now.name)
    return now.surface === 'settings' || !was || was.model === now.model || !(own(was) || own(now))
      ? []
      : [{ was, now }]
  })
  return writtenOnce(edits).map(({ what, was, now }) => ({
    what,
    appliedBy: now.appliedBy,
    from: was.model,
    to: now.model,
    place: now.place,
  }))
}

function routes(before: Configuration, after: Configuration): Change[] {
  const old = byRoot(before.contracts)
  return after.contracts.flatMap((contract) => {
    const was = old.get(contract.root)
    if (!was) return []
    const changed = [...contract.routing].flatMap(([task, profile]): Change[] => {
      const from = was.routing.get(task)?.name ?? null
      return from === profile.name
        ? []
        : [
            {
              kind: 'route',
              what: prefixed(contract.root, task),
              appliedBy: 'team',
              before: from,
              after: profile.name,
              place: profile.place,
            },
          ]
    })
    const removed = [...was.routing].flatMap(([task, profile]): Change[] =>
      contract.routing.has(task)
        ? []
        : [
            {
              kind: 'route',
              what: prefixed(contract.root, task),
              appliedBy: 'team',
              before: profile.name,
              after: null,
              place: contract.routingPlace ?? contract.budgetPlace,
            },
          ],
    )
    return [...changed, ...removed]
  })
}

function byRoot(contracts: readonly Contract[]): Map<string, Contract> {
  return new Map(contracts.map((contract) => [contract.root, contract]))
}
