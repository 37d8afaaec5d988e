import { label } from '../kiro/assignment.js'
import { multiplierOn, statusOn } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import { compareVersions, stemAndVersion } from '../catalogue/model-version.js'
import type { TaskKind } from '../kiro/task-kind.js'
import { groupBy } from '../text/group-by.js'
import { memoize } from '../text/memoize.js'
import { list, say, words } from '../text/message.js'
import { multiplier, whole } from '../text/number.js'
import type { Suggestion } from './advice.js'
import type { AdviceContext, Candidates } from './candidates.js'
import { sourceOfVolume } from './volume.js'
import { isWorthSaying } from './worth-saying.js'

/**
 * A newer model of the same family that costs less than the one in use, with the credits that it saves. It need not be named by the
 * repository: whoever chose the older one chose the family. Only what every layer allows for all of the work, on every seat.
 */
export function newerModel(ground: AdviceContext, candidates: Candidates): Suggestion[] {
  const { after, catalogue, worksOf } = ground
  const inUse = after.assignments.filter(({ dropped, origin }) => dropped === null && origin !== 'auto')
  // The roots of one repository often use the same models for the same work.
  const newest = memoize(
    (asked: Asked) => newestOf(asked, ground, candidates),
    ({ own, tasks }) => JSON.stringify([own.id, tasks]),
  )
  const byModel = groupBy(inUse, ({ root, model }) => `${catalogue.find(model)?.model.id ?? ''} ${root}`)
  return [...byModel.values()].flatMap((assignments): Suggestion[] => {
    const [first] = assignments
    const own = first && catalogue.find(first.model)?.model
    const price = own ? candidates.price(own.id) : null
    if (first === undefined || !own || price === null) return []
    const { root } = first
    const { id } = own
    const newer = newest({ own, price, tasks: [...new Set(assignments.map(({ task }) => task))] })
    if (newer === null) return []
    const works = assignments.flatMap(worksOf)
    const saves = ground.saving(new Map(assignments.map((one) => [one, newer.id])))
    if (!isWorthSaying(saves, ground.totalOf(root))) return []
    const on = assignments.filter((assignment) => worksOf(assignment).length > 0).map(label)
    return [
      {
        message: say`${newer.id} (${words(multiplier(newer.price))}) is newer than ${id} (${words(multiplier(price))}) and costs ${words(whole(saves))} credits a month less for ${list([...new Set(on)], 4)}`,
        saves,
        source: sourceOfVolume(works),
      },
    ]
  })
}

/** A model in use with its price, and the kinds of its work. */
interface Asked {
  readonly own: Model
  readonly price: number
  readonly tasks: readonly (TaskKind | null)[]
}

/** The newest of the family that costs less and may do all of the work; null without one. */
function newestOf(
  { own, price, tasks }: Asked,
  { catalogue, day }: AdviceContext,
  candidates: Candidates,
): { readonly id: string; readonly price: number } | null {
  const named = stemAndVersion(own.id)
  if (named === null) return null
  const newer = catalogue.models.flatMap((model) => {
    const other = stemAndVersion(model.id)
    const cost = candidates.price(model.id)
    if (other?.stem !== named.stem || model.family !== own.family || cost === null || cost >= price) return []
    if (compareVersions(other.version, named.version) <= 0 || statusOn(model, day) !== 'available') return []
    if (multiplierOn(model, day) === null) return []
    return tasks.every((task) => candidates.mayDo(model.id, task))
      ? [{ id: model.id, price: cost, version: other.version }]
      : []
  })
  return newer.sort((a, b) => compareVersions(b.version, a.version) || a.price - b.price)[0] ?? null
}
