import { multiplierOn, statusOn } from '../../catalogue/catalogue.js'
import { entitlement, isUnapproved } from '../../catalogue/entitlement.js'
import { matchesModel } from '../../text/glob.js'
import { list, say, words } from '../../text/message.js'
import { compareText } from '../../text/place.js'
import { seatsOf } from '../seats.js'
import type { TaskKind } from '../../kiro/task-kind.js'
import { WORK, workNames } from '../../kiro/work-names.js'
import { multiplierCap, namesOf, refusal } from '../decide.js'
import { ENTITLEMENT, parentViewFor } from '../parent-view.js'
import type { Policy } from '../policy.js'
import { compareCaps } from './compare-caps.js'
import type { ComparePolicies, PolicyEdit, Priced, Resolved } from './policy-edit.js'

/** The kinds of work that a model may do: allowed and within the cap for every layer, offered, and usable by some seat. */
export function usableFor(whole: Resolved, name: string, day: string): (TaskKind | null)[] {
  const model = whole.catalogue.find(name)?.model
  if (model && statusOn(model, day) === 'retired') return []
  if (seatsLack(whole, name, day) === 'all') return []
  return allowedWork(whole, name, day)
}

/** The kinds of work for which the lists and caps of every layer allow a model on `day`, whether or not it is offered. */
export function allowedWork({ policy, catalogue, outer }: Resolved, name: string, day: string): (TaskKind | null)[] {
  return WORK.filter((task) => [{ policy, catalogue }, ...outer].every((part) => allowedBy(part, name, task, day)))
}

function allowedBy({ policy, catalogue }: Priced, name: string, task: TaskKind | null, day: string): boolean {
  const model = catalogue.find(name)?.model
  if (refusal(policy, namesOf(catalogue, name), task) !== null) return false
  const cap = multiplierCap(policy, task)?.cap
  if (cap === undefined) return true
  const multiplier = model ? multiplierOn(model, day) : null
  return multiplier !== null && multiplier <= cap
}

/** How many of the team's seats cannot use a model, by the whole policy or by a parent that says who the seats are. */
function seatsLack({ policy, catalogue, outer }: Resolved, name: string, day: string): 'none' | 'some' | 'all' {
  const insisting = outer.flatMap(({ view, catalogue: prices }) => {
    const layers = parentViewFor(view, ENTITLEMENT)
    return layers === null ? [] : [{ policy: layers, catalogue: prices }]
  })
  const lack = [{ policy, catalogue }, ...insisting].map((part) => lackedBy(part, name, day))
  return (['all', 'some'] as const).find((many) => lack.includes(many)) ?? 'none'
}

function lackedBy({ policy, catalogue }: Priced, name: string, day: string): 'none' | 'some' | 'all' {
  const [model, seats] = [catalogue.find(name)?.model, seatsOf(policy)]
  if (!model) return isUnapproved(catalogue, name, seats) ? 'all' : 'none'
  const { blocked, kinds } = entitlement(catalogue, model, seats, day)
  return blocked.length === 0 ? 'none' : blocked.length < kinds ? 'some' : 'all'
}

/** Models that become usable for some work, or stop being so; over every known id and whatever either policy names. */
export const compareModels: ComparePolicies = (before, after, { day }) => {
  const freed = new Map<string, { tasks: (TaskKind | null)[]; names: string[] }>()
  const lost = new Map<string, { tasks: (TaskKind | null)[]; names: string[] }>()
  const [reached, missed] = [new Set<string>(), new Set<string>()]
  for (const { probe, shown } of probes(before, after)) {
    const [was, is] = [usableFor(before, probe, day), usableFor(after, probe, day)]
    const [lacked, lacks] = [before, after].map((side) => seatsLack(side, probe, day))
    if (lacked === 'some' && lacks === 'none') reached.add(shown)
    if (lacked === 'none' && lacks === 'some') missed.add(shown)
    collect(
      freed,
      is.filter((task) => !was.includes(task)),
      shown,
    )
    collect(
      lost,
      was.filter((task) => !is.includes(task)),
      shown,
    )
  }
  return [
    ...edits(freed, 'loosened', 'may now be used for'),
    ...edits(lost, 'tightened', 'may no longer be used for'),
    ...seatEdits(reached, 'loosened', 'no seat of the team lacks'),
    ...seatEdits(missed, 'tightened', 'some seats of the team lack'),
    ...compareCaps(before, after, { freer: tasksOf(freed), tighter: tasksOf(lost) }),
  ]
}

function tasksOf(
  groups: ReadonlyMap<string, { readonly tasks: readonly (TaskKind | null)[] }>,
): ReadonlySet<TaskKind | null> {
  return new Set([...groups.values()].flatMap(({ tasks }) => tasks))
}

function collect(
  into: Map<string, { tasks: (TaskKind | null)[]; names: string[] }>,
  tasks: (TaskKind | null)[],
  name: string,
): void {
  if (tasks.length === 0) return
  const group = into.get(tasks.join()) ?? { tasks, names: [] }
  if (!group.names.includes(name)) group.names.push(name)
  into.set(tasks.join(), group)
}

function edits(
  groups: ReadonlyMap<string, { tasks: (TaskKind | null)[]; names: string[] }>,
  direction: 'loosened' | 'tightened',
  verb: string,
): PolicyEdit[] {
  return [...groups.values()].map(({ tasks, names }) => ({
    direction,
    key: 'models',
    message: say`${list(names.sort(compareText))} ${words(verb)} ${workNames(tasks)}`,
  }))
}

/** Models that part of the team's seats lack, and then none, or the other way round. */
function seatEdits(models: ReadonlySet<string>, direction: PolicyEdit['direction'], verb: string): PolicyEdit[] {
  return models.size === 0
    ? []
    : [{ direction, key: 'models', message: say`${words(verb)} ${list([...models].sort(compareText))}` }]
}

/** Known ids; ids that a policy names; and for each glob a name that only it could match, which is shown as the glob. */
function probes(before: Resolved, after: Resolved): { probe: string; shown: string }[] {
  const known = new Map<string, string>()
  for (const { id } of [...before.catalogue.models, ...after.catalogue.models]) known.set(id, id)
  for (const glob of [...globsOf(before.policy), ...globsOf(after.policy)]) {
    if (!/[*?]/.test(glob)) known.set(glob, glob)
    else if (![...known.keys()].some((id) => matchesModel(glob, id)))
      known.set(glob.replaceAll('*', '0').replaceAll('?', '0'), glob)
  }
  return [...known].map(([probe, shown]) => ({ probe, shown }))
}

/** Globs of the repository's own layer only: a parent's text is never shown. */
function globsOf(policy: Policy): string[] {
  return policy.flatMap(({ role, file: { models = {} } }) =>
    role === 'repository'
      ? [
          ...(models.allow ?? []),
          ...(models.deny ?? []),
          ...Object.values(models.tasks ?? {}).flatMap((task) => task.allow ?? []),
        ]
      : [],
  )
}
