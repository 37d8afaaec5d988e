import type { Assignment } from '../kiro/assignment.js'
import { say, words, type Message } from '../text/message.js'
import { substitutes, whyNoSubstitute, type SubstituteContext } from './substitutes.js'

/** What to write in place of a model that is gone or going. */
export interface Succession {
  /** Begins with a semicolon; empty without a successor. */
  readonly sentence: Message
  /** The successor first, where the policy and the seats let it do the work. */
  readonly instead: readonly string[]
}

/**
 * The successor of a model in words, and the models to write instead, which agree: a successor that may not do the work is not among
 * them, and the sentence says why. `next`: the id of the successor, or null; `last`: a model that comes after it where it may do the work.
 */
export function succession(
  ground: SubstituteContext,
  { assignments, model }: { readonly assignments: readonly Assignment[]; readonly model: string },
  { next, last = [] }: { readonly next: string | null; readonly last?: readonly string[] },
): Succession {
  const first = [...(next === null ? [] : [next]), ...last]
  const instead = substitutes(ground, { assignments, model, first })
  if (next === null) return { sentence: words(''), instead }
  return {
    sentence: instead.includes(next)
      ? say`; its successor is ${next}`
      : say`; its successor, ${next}, ${words(whyNoSubstitute(ground, assignments, next))}`,
    instead,
  }
}
