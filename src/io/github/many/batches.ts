import { isOversized, isRateLimit, statusOf } from '../api-error.js'
import { halves } from '../ask-batch.js'
import type { GitHub } from '../client.js'
import { isTooMuch, queryErrors, type PartialAnswer } from '../partial.js'
import { pauseAfter } from '../retry.js'
import type { Budget, Points } from './points.js'

/** A query for several repositories, and the answer of one. */
export interface BatchQuery<Item> {
  readonly query: (items: readonly Item[]) => string
  readonly most: number
}

/** What came of one item: its field of the answer, or nothing where the query is too much for GitHub even alone. */
export interface BatchAnswer {
  readonly answer: Answer
  readonly key: string
}

/** Requests at a time: GitHub throttles clients with many. Chosen by hand. */
const AT_ONCE = 4

/**
 * Asks for items in batches, several at a time, and in halves where GitHub refuses the size of one or fails at it (502, 504); what was too
 * much once is not tried again. `use` gets each item that was answered, `fail` each that was not even alone. Where GitHub answers a part of a
 * batch, the rest of it is asked for at the end, together with the rests of other batches.
 * @throws what ends the whole run: the rate limit, a token that is not accepted, a lost connection.
 */
export async function inBatches<Item>(
  github: GitHub,
  budget: Budget,
  { query, most }: BatchQuery<Item>,
  items: readonly Item[],
  {
    use,
    fail,
  }: {
    readonly use: (item: Item, answer: BatchAnswer) => Promise<void> | void
    readonly fail: (item: Item, error: unknown) => Promise<void> | void
  },
): Promise<void> {
  const open: (readonly Item[])[] = []
  const rests = [...items]
  const next = async (): Promise<void> => {
    for (let batch = open.shift(); batch !== undefined; batch = open.shift()) {
      await budget.ready()
      const answer = await answerTo(github, query(batch), batch.length > 1)
      if (answer === null || 'failure' in answer) {
        budget.spent(null)
        if (answer === null) open.unshift(...halves(batch))
        else for (const item of batch) await fail(item, answer.failure)
        continue
      }
      budget.spent(answer.data.rateLimit as Points | null | undefined)
      const tooMuch = new Set(answer.errors.flatMap((error) => (isTooMuch(error) ? [error.path[0]] : [])))
      const isWhole = (index: number): boolean => !tooMuch.has(`r${index}`)
      await Promise.all(
        batch.map(async (item, index) => {
          if (isWhole(index)) await use(item, { answer, key: `r${index}` })
        }),
      )
      const rest = batch.filter((_, index) => !isWhole(index))
      const [only] = rest
      if (only !== undefined && batch.length === 1)
        await fail(only, new TooMuch('GitHub answers it with an error, because it is too large'))
      else if (rest.length < batch.length) rests.push(...rest)
      else open.unshift(...halves(rest))
    }
  }
  while (rests.length > 0) {
    while (rests.length > 0) open.push(rests.splice(0, most))
    await Promise.all(Array.from({ length: AT_ONCE }, next))
  }
}

/** One item is more than GitHub answers in one query. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
}

/** Whether `fail` was called because of the size of an item: a smaller query for it may be answered. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof TooMuch || isForSize(error)
}

type Answer = PartialAnswer<Readonly<Record<string, unknown>>>

/**
 * An answer; null where smaller queries tell more; the failure of a query that concerns one item only.
 * @throws what ends the whole run.
 */
async function answerTo(
  github: GitHub,
  query: string,
  divisible: boolean,
): Promise<Answer | { readonly failure: unknown } | null> {
  const isAnswer = (data: Record<string, unknown>): boolean => 'rateLimit' in data
  const wholly = (error: unknown): { readonly failure: unknown } | null => {
    if (!isForSize(error) && endsTheRun(error)) throw error
    return divisible ? null : { failure: error }
  }
  if (!divisible) return github.ask<Answer['data']>(query, {}, isAnswer).catch(wholly)
  try {
    return await github.askOnce<Answer['data']>(query, {}, isAnswer)
  } catch (error) {
    if (isForSize(error) || pauseAfter(error, 1) === null) return wholly(error)
    // A temporary failure: again, with its pauses.
    return github.ask<Answer['data']>(query, {}, isAnswer).catch(wholly)
  }
}

/** Whether GitHub refused a query for its size, or failed while it worked on it: 502 and 504 are what it says after ten seconds. */
export function isForSize(error: unknown): boolean {
  const status = statusOf(error)
  return queryErrors(error).some(isTooMuch) || status === 502 || status === 504 || isOversized(error)
}

/** Whether no other query would fare better: a rate limit, a token that is not accepted, no answer at all. */
function endsTheRun(error: unknown): boolean {
  return statusOf(error) === 401 || isRateLimit(error) || queryErrors(error).length === 0
}
