import { successorOn } from '../catalogue/successor.js'
import { statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { Configuration } from '../kiro/configuration.js'
import { compareText } from '../text/place.js'

/** The models that a repository's Kiro files name, for a first policy and a first contract. */
export interface NamedModels {
  /** Known models by id, with the number of places that name them; a misspelling counts for the model it means. */
  readonly usable: readonly UsableModel[]
  /** Names that should not be allowed, as they are written. */
  readonly leftOut: readonly LeftOut[]
}

export interface UsableModel {
  readonly model: Model
  readonly places: number
}

export interface LeftOut {
  readonly name: string
  readonly why: 'retired' | 'unknown' | 'foreign'
  /** The model to use in its place; for another tool's name the one that it may mean. */
  readonly successor: string | null
}

/** The models that a configuration names, on `day` (`YYYY-MM-DD`). */
export function namedModels(
  { mentions, assignments: all }: Configuration,
  catalogue: Catalogue,
  day: string,
): NamedModels {
  const usable = new Map<string, UsableModel>()
  const leftOut = new Map<string, LeftOut>()
  const twins = new Set(all.flatMap((one) => one.twins))
  for (const { model: name, assignments } of mentions) {
    // Work without any model runs on Kiro's default, which no file names.
    if (assignments.length > 0 && assignments.every(({ origin }) => origin === 'auto')) continue
    const model = catalogue.find(name)?.model
    const foreign = model ? null : catalogue.foreign(name, day)
    if (foreign) leftOut.set(name, { name, why: 'foreign', successor: foreign.meant })
    else if (!model) leftOut.set(name, { name, why: 'unknown', successor: null })
    else if (statusOn(model, day) === 'retired')
      leftOut.set(name, { name, why: 'retired', successor: successorOn(catalogue.models, model, day) })
    else
      usable.set(model.id, {
        model,
        places:
          (usable.get(model.id)?.places ?? 0) +
          (assignments.some((one) => !twins.has(one)) || assignments.length === 0 ? 1 : 0),
      })
  }
  return {
    usable: [...usable.values()].sort((a, b) => compareText(a.model.id, b.model.id)),
    leftOut: [...leftOut.values()].sort((a, b) => compareText(a.name, b.name)),
  }
}
