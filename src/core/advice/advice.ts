import type { Message } from '../text/message.js'
import type { TaskKind } from '../kiro/task-kind.js'

/** What would be cheaper and is allowed. Nothing of it is a finding: nobody has to follow it. */
export interface Advice {
  /** The cheapest routing of the contracts; null when nothing that the policy allows is cheaper. */
  readonly routing: RoutingAdvice | null
  /** What is not a matter of routing, the largest saving first. */
  readonly suggestions: readonly Suggestion[]
}

export interface RoutingAdvice {
  /** Typical credits/month less than after the change, on the basis of the estimate; above 0. */
  readonly saves: number
  /** Work that stays on a dearer model because the policy permits that model for it specially. */
  readonly keeps: readonly Kept[]
  readonly edits: readonly ContractEdit[]
  /** The edits as a unified diff that `git apply` takes, from the real text of the files. */
  readonly patch: string
  /** Contracts for which something is cheaper, but whose text cannot be edited without a doubt; they are in no number here. */
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
  /** Typical credits/month; null where the work has no stated amount. */
  readonly saves: number | null
  /** Where the amount of work comes from: a public page, `policy`, or the word `assumption`. */
  readonly source: string
}

/** What is advised when there is nothing to advise. */
export const NO_ADVICE: Advice = { routing: null, suggestions: [] }
