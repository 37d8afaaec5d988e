import { BUILT_IN, type PriceOrigin } from '../../core/catalogue/prices.js'
import { say, words, type Message } from '../../core/text/message.js'

/** Hexadecimal digits of a digest that are shown; the JSON report has all. */
const SHOWN = 7

/** Where prices come from, as it is told; `why` is a text in reports that are data for other programs. */
export interface ToldOrigin extends Pick<PriceOrigin, 'source' | 'digest'> {
  readonly refused: { readonly source: string; readonly why: Message | string } | null
}

/** Which prices were used: their day, where they come from, and why not those of a price file that was stated. */
export function priceLine(asOf: string, origin: ToldOrigin): Message {
  return say`${words(`prices of ${asOf}`)} ${priceSource(origin)}`
}

/** The same without the day: `(built in, 1a2b3c4)`. */
export function priceSource({ source, digest, refused }: ToldOrigin): Message {
  // As code: GitHub makes a link of seven hexadecimal digits, as it does of a commit.
  const sum = digest.slice(0, SHOWN)
  if (refused === null) return source === BUILT_IN ? say`(${words(source)}, ${sum})` : say`(${source}, ${sum})`
  return say`(${words(BUILT_IN)}, ${sum}): ${refused.source} is not used, because ${refused.why}`
}
