import { prefixed } from '../kiro/assignment.js'
import { rootLabel } from '../cost/estimate.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words, type Message } from '../text/message.js'
import { whole } from '../text/number.js'
import type { Suggestion } from './advice.js'

/** A suggestion for one root. */
export interface InRoot {
  readonly root: string
  /** The work, by its names without the root. */
  readonly work: readonly string[]
  /** Names of work that are written out. */
  readonly most: number
  /** What is the same in other roots: the model in use, and the one that is suggested. */
  readonly models: readonly string[]
  /** The sentence about the work, and the credits that it saves with “less” behind them. */
  readonly sentence: (work: Message, less: Message) => Message
  /** Typical credits/month by which the total of the root falls. */
  readonly saves: number
  readonly source: string
}

/** Roots that are written out. */
const MOST_ROOTS = 3

/**
 * One sentence for equal suggestions of several roots, with what each of them saves: work is done under one root at a time, so savings
 * of several roots are never added up.
 */
export function eachRoot(found: readonly InRoot[]): Suggestion[] {
  const groups = groupBy(found, ({ work, models, saves, source }) => JSON.stringify([work, models, saves, source]))
  return [...groups.values()].flatMap((group): Suggestion[] => {
    const [first, ...others] = group
    if (first === undefined) return []
    const { root, work, most, sentence, saves, source } = first
    const credits = `${whole(saves)} credits a month less`
    const message =
      others.length === 0
        ? sentence(
            list(
              work.map((name) => prefixed(root, name)),
              most,
            ),
            words(credits),
          )
        : sentence(
            list(work, most),
            say`${words(credits)} in each of ${list(
              group.map((one) => rootLabel({ root: one.root, rootBefore: null })),
              MOST_ROOTS,
            )}`,
          )
    return [{ message, saves, source }]
  })
}
