import { isOversized, isRateLimit } from './api-error.js'
import type { GitHub } from './client.js'
import { isTooMuch, queryErrors, type PartialAnswer } from './partial.js'
import { isServerFailure } from './retry.js'

/** A batch that GitHub fails at is halved down to so many objects; a smaller one is tried again as it is. Chosen by hand. */
const SMALL_BATCH = 13

/**
 * What GitHub gives of a query for `size` objects; null where they have to be asked for in smaller parts: GitHub refuses their number, the answer is
 * larger than is read, or a server fails at a large one. `few`: so few objects that the caller has another way to read them.
 */
export async function askBatch<T>(
  github: GitHub,
  query: string,
  { size, few }: { readonly size: number; readonly few: number },
): Promise<PartialAnswer<T> | null> {
  const large = size > SMALL_BATCH
  try {
    return await (large ? github.partialOnce<T>(query) : github.partial<T>(query))
  } catch (error) {
    const divisible = size > 1 || few > 0
    if (divisible && (queryErrors(error).some(isTooMuch) || isOversized(error))) return null
    if (large && isRateLimit(error)) return github.partial<T>(query)
    if (isServerFailure(error) && (large || size <= few)) return null
    throw error
  }
}

/** A batch that is too much, as two; a single object stays one. */
export function halves<Item>(items: readonly Item[]): (readonly Item[])[] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)].filter(({ length }) => length > 0)
}
