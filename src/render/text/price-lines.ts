import { BUILT_IN, type PriceOrigin } from '../../core/catalogue/prices.js'
import { say, words, type Message } from '../../core/text/message.js'

/** Hexadecimal digits of a digest that are shown; the JSON report has all. */
const SHOWN = 7

/** Which prices were used: their day, where they come from, and why not those of a price file that was stated. */
export function priceLine(asOf: string, { source, digest, refused }: PriceOrigin): Message {
  const of = words(`prices of ${asOf}`)
  // As code: GitHub makes a link of seven hexadecimal digits, as it does of a commit.
  const sum = digest.slice(0, SHOWN)
  if (refused !== null)
    return say`${of} (${words(BUILT_IN)}, ${sum}): ${refused.source} is not used, because ${refused.why}`
  return source === BUILT_IN ? say`${of} (${words(source)}, ${sum})` : say`${of} (${source}, ${sum})`
}
