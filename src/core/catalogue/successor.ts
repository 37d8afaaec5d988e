import type { Model } from './catalogue-schema.js'
import { isOffered, newestOf } from './foreign-names.js'
import { compareVersions, stemAndVersion } from './model-version.js'

/**
 * The id of the model to move to on `day` (`YYYY-MM-DD`), once a model is retired or outdated: its successor, and before that one was
 * there the newest of the family that was; null when there was none newer.
 */
export function successorOn(models: readonly Model[], model: Model, day: string): string | null {
  if (model.successor === null) return null
  const successor = models.find(({ id }) => id === model.successor)
  if (successor && isOffered(successor, day)) return successor.id
  const newest = newestOf(model.family, models, day)
  if (newest === null || newest === model.id) return null
  const version = (id: string): readonly number[] => stemAndVersion(id)?.version ?? []
  return compareVersions(version(newest), version(model.id)) > 0 ? newest : null
}
