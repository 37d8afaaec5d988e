import file from '../../../prices/v1.json' with { type: 'json' }
import { priceFileSchema, type Model, type PriceFile } from '../../../src/core/catalogue/catalogue-schema.js'
import { readPrices } from '../../../src/core/catalogue/price-file.js'
import type { Prices } from '../../../src/core/catalogue/prices.js'

/** The shipped price file. */
export const SHIPPED: PriceFile = priceFileSchema.parse(file)

/** A day after every row of it. */
export const LATER = '2026-12-09'

/** A price file of a later day, as text: the shipped one with some models in the place of theirs, and added ones. */
export function priceFile(models: readonly Model[] = [], more: object = {}): string {
  const others = SHIPPED.models.filter(({ id }) => !models.some((model) => model.id === id))
  return JSON.stringify({ ...SHIPPED, asOf: '2026-12-01', models: [...others, ...models], ...more })
}

/** A shipped model. */
export function shipped(id: string): Model {
  const model = SHIPPED.models.find((one) => one.id === id)
  if (!model) throw new Error(`${id} is not shipped`)
  return model
}

/** A shipped model at another price since 2026-12-01. */
export function pricedAt(id: string, value: number | null): Model {
  const model = shipped(id)
  const last = model.multipliers.at(-1)
  if (!last) throw new Error(`${id} has no price`)
  const to = '2026-12-01'
  const next = {
    from: to,
    to: null,
    value,
    source: last.source,
    checked: to,
    ...(value === null ? { reason: 'x' } : {}),
  }
  return { ...model, multipliers: [...model.multipliers.slice(0, -1), { ...last, to }, next] }
}

/** Reads a price file on a later day. */
export function read(text: string, day = LATER): Prices {
  return readPrices({ source: 'acme/prices/v1.json@main', sha: null, text }, day)
}

/** A price file in which Opus 4.8 costs 2.4x since 2026-12-01. */
export const NEWER = priceFile([pricedAt('claude-opus-4.8', 2.4)])
