import { priceBook, priceBookDigest } from '../../../generated/price-book.mjs'
import type { Message } from '../text/message.js'
import type { ModelsFile, PlansFile, PriceFile } from './catalogue-schema.js'

/** Models, plans and prices with their history, and where they come from. */
export interface Prices {
  readonly models: ModelsFile
  readonly plans: PlansFile
  readonly origin: PriceOrigin
}

/** Where prices come from. */
export interface PriceOrigin {
  /** `built in`, or the price file as it was stated: `owner/repo/path@ref`, or a path of this machine. */
  readonly source: string
  /** The commit that the ref meant; null for a file of this machine, and for the built-in prices. */
  readonly sha: string | null
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly digest: string
  /** The price file that was stated and is not used; null when it is used, or none was stated. */
  readonly refused: RefusedPrices | null
  /** Prices that differ from the built-in ones by more than a factor of 3 on the day of the check, and models that those lack. */
  readonly jumps: readonly PriceJump[]
}

/** A price file that is not used. */
export interface RefusedPrices {
  readonly source: string
  /** Why, as a clause: `it is not JSON`. */
  readonly why: Message
}

/** A price that differs much between two price files; null is not priced. */
export interface PriceJump {
  readonly model: string
  readonly before: number | null
  readonly after: number | null
}

/** How the prices that ship with the program are called. */
export const BUILT_IN = 'built in'

/** A price file as prices. */
export function pricesOf({ asOf, source, models, plans }: PriceFile, origin: PriceOrigin): Prices {
  return { models: { asOf, source, models }, plans, origin }
}

/** The prices that ship with the program: those of prices/v1.json when it was built. */
export const EMBEDDED: Prices = pricesOf(priceBook as PriceFile, {
  source: BUILT_IN,
  sha: null,
  digest: priceBookDigest,
  refused: null,
  jumps: [],
})
