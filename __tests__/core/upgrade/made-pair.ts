import type { Catalogue } from '../../../src/core/catalogue/catalogue.js'
import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { plain } from '../../../src/core/text/message.js'
import type { Pair, UpgradeFact } from '../../../src/core/upgrade/upgrade.js'
import { madeCatalogue, madeModel } from '../support/made-model.js'

const DAY = '2026-06-01'

/** What is stated of the two models, others, and the name of the second. */
export interface Given {
  readonly from?: Partial<Model>
  readonly to?: Partial<Model>
  readonly others?: readonly Model[]
  readonly named?: string
}

/** Model `a` that moves to `b`. */
export function pair({ from = {}, to = {}, others = [], named = 'b' }: Given): Pair {
  const [a, b] = [madeModel('a', { context: 100_000, ...from }), madeModel('b', { context: 100_000, ...to })]
  const catalogue: Catalogue = madeCatalogue(a, b, ...others)
  return { from: { name: 'a', model: a }, to: { name: named, model: b }, catalogue, day: DAY }
}
/** The sentences of facts. */
export const texts = (facts: readonly UpgradeFact[]): string[] => facts.map(({ text }) => plain(text))
/** Their sources. */
export const sources = (facts: readonly UpgradeFact[]): (string | null)[] => facts.map(({ source }) => source)
