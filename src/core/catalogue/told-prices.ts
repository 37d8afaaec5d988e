import type { JsonPrices } from '../contract/prices.js'
import { plain } from '../text/message.js'
import type { PriceOrigin } from './prices.js'

/** The prices of a report for other programs. `asOf` is `YYYY-MM-DD`, UTC. */
export function toldPrices(asOf: string, { source, sha, digest, refused, jumps }: PriceOrigin): JsonPrices {
  return {
    asOf,
    source,
    sha,
    digest,
    refused: refused && { source: refused.source, why: plain(refused.why) },
    jumps: jumps.map((jump) => ({ ...jump })),
  }
}
