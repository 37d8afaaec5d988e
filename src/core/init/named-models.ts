import { statusOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { Configuration } from '../kiro/configuration.js'
import { compareText } from '../text/place.js'

/** What the Kiro files of a repository name today, as a first policy and a first contract need it. */
export interface NamedModels {
  /** Models that Kiro has, by id, with the number of places that name them; a misspelled one counts as the one that is meant. */
  readonly usable: readonly UsableModel[]
  /** Names that nobody should allow, as they are written. */
  readonly leftOut: readonly LeftOut[]
}

export interface UsableModel {
  readonly model: Model
  readonly places: number
}

export interface LeftOut {
  readonly name: string
  readonly why: 'retired' | 'unknown'
  readonly successor: string | null
}

export function namedModels({ mentions }: Configuration, catalogue: Catalogue, day: string): NamedModels {
  const usable = new Map<string, UsableModel>()
  const leftOut = new Map<string, LeftOut>()
  for (const { model: name, assignments } of mentions) {
    // Work without any model runs on Kiro's default, which nobody named.
    if (assignments.length > 0 && assignments.every(({ origin }) => origin === 'auto')) continue
    const model = catalogue.find(name)?.model
    if (!model) leftOut.set(name, { name, why: 'unknown', successor: null })
    else if (statusOn(model, day) === 'retired') leftOut.set(name, { name, why: 'retired', successor: model.successor })
    else usable.set(model.id, { model, places: (usable.get(model.id)?.places ?? 0) + 1 })
  }
  return {
    usable: [...usable.values()].sort((a, b) => compareText(a.model.id, b.model.id)),
    leftOut: [...leftOut.values()].sort((a, b) => compareText(a.name, b.name)),
  }
}
