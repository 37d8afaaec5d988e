import type { Message } from '../text/message.js'
import type { TaskKind } from '../kiro/task-kind.js'

/** Allowed, cheaper choices. Advice is not a finding and never blocks. */
export interface Advice {
  /** The cheapest routing of the contracts; null when nothing that the policy allows is cheaper. */
  readonly routing: RoutingAdvice | null
  /** What is not a matter of routing, the largest saving first. */
  readonly suggestions: readonly Suggestion[]
}

export interface RoutingAdvice {
  /** Typical credits/month saved against the state after the change, on the basis of the estimate; above 0. */
  readonly saves: number
  /** Whether the edits only take the change of these contracts back. */
  readonly undoes: boolean
  /** Work that is kept on a more expensive model because the policy allows that model for it specifically. */
  readonly keeps: readonly Kept[]
  readonly edits: readonly ContractEdit[]
  /** The edits as a unified diff for `git apply`, against the real text of the files. */
  readonly patch: string
  /** Contracts with a cheaper routing whose text cannot be edited unambiguously; they are in no number here. */
  readonly leftOut: readonly string[]
}

export interface Kept {
  /** The model as it is written. */
  readonly model: string
  readonly root: string
  readonly tasks: readonly TaskKind[]
}

/** One value of a file: `models.primary.model`, or `models.routing.codeReview`. */
export interface ContractEdit {
  readonly file: string
  readonly path: readonly string[]
  /** Null for a profile that is new. */
  readonly from: string | null
  readonly to: string
}

export interface Suggestion {
  readonly message: Message
  /** Typical credits/month; null where the policy does not state the amount of work. */
  readonly saves: number | null
  /** The source of the amount of work: a public page, `policy`, or the word `assumption`. */
  readonly source: string
}

/** No advice. */
export const NO_ADVICE: Advice = { routing: null, suggestions: [] }
