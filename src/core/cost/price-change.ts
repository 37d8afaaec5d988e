import { minus, type Range } from '../amount.js'
import { multiplierOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Policy } from '../policy/policy.js'
import { estimate } from './estimate.js'
import { isPricedRow, totalOf, type EstimateRow } from './rows.js'

/** What prices that changed since a day do to files that did not change. Credits are per month, of the root with the largest change. */
export interface PriceChange {
  /** The day of the earlier prices, `YYYY-MM-DD`. */
  readonly since: string
  /** The models that do some of the work and whose multiplier is another one now, by id. */
  readonly models: readonly ModelPriceChange[]
  /** What is priced on both days, in credits/month: for the team or for one developer, as `basis` says. */
  readonly before: Range
  readonly after: Range
  readonly delta: Range
  /** False where something has no price on one of the days, or cannot be read: it is in no sum. */
  readonly complete: boolean
  readonly basis: 'developer' | 'team'
  readonly developers: number | null
  /** The folder that holds `.kiro`; empty for the repository's own. */
  readonly root: string
}

/** A multiplier on both days. */
export interface ModelPriceChange {
  readonly model: string
  readonly before: number
  readonly after: number
}

/** The files whose cost is asked for, and by what they are priced. */
export interface PricedFiles {
  readonly configuration: Configuration
  readonly catalogue: Catalogue
  readonly policy: Policy
  /** The days whose prices are compared, `YYYY-MM-DD`. */
  readonly since: string
  readonly day: string
}

/**
 * What the change of prices between two days costs where no file changed: the same files at the prices of both days, by the history in the
 * catalogue. Null where no price of a model that does some of the work is known on both days and moved, and where `since` is not the earlier
 * day. Before the first sighting of a model its price is not known, which is no change of it.
 */
export function priceChange({ configuration, catalogue, policy, since, day }: PricedFiles): PriceChange | null {
  if (since >= day || !catalogue.models.some((model) => moved(model, since, day))) return null
  const sides = { before: configuration, after: configuration, baseDay: since }
  const { rows, basis, developers, root, notEstimated } = estimate({ ...sides, catalogue, policy, day })
  const models = movedModels(rows, catalogue)
  if (models.length === 0) return null
  const known = rows.filter((row) => isPricedRow(row) && row.before.standsAt === null)
  const [before, after] = [totalOf(known, 'before'), totalOf(known, 'after')]
  return {
    since,
    models,
    before,
    after,
    delta: minus(after, before),
    complete: known.length === rows.length && notEstimated.length === 0,
    basis,
    developers,
    root,
  }
}

/** Whether the multiplier of a model is known on both days, and another one. */
function moved(model: Model, since: string, day: string): boolean {
  const [was, is] = [multiplierOn(model, since), multiplierOn(model, day)]
  return was !== null && is !== null && was !== is
}

function movedModels(rows: readonly EstimateRow[], catalogue: Catalogue): ModelPriceChange[] {
  const all = rows.flatMap(({ before, after }): ModelPriceChange[] => {
    const model = after.works.length === 0 || after.model === null ? null : catalogue.find(after.model)?.model.id
    const [was, is] = [before.multiplier, after.multiplier]
    return model && was !== null && is !== null && was !== is ? [{ model, before: was, after: is }] : []
  })
  return [...new Map(all.map((one) => [one.model, one])).values()].sort((a, b) => (a.model < b.model ? -1 : 1))
}
