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
  /** Typical credits/month of the first of `roots`. */
  readonly saves: number
  /** What it saves under each root, the most first: work is done under one root at a time, so these are never added up. */
  readonly roots: readonly RootSaving[]
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

export interface RootSaving {
  /** The folder that holds `.kiro`; empty for the repository's own. */
  readonly root: string
  /** Typical credits/month by which its total falls, as printed, against the state after the change; above 0. */
  readonly saves: number
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
  /** Typical credits/month by which the total of its root falls; null where the amount of work is not known. */
  readonly saves: number | null
  /** The source of the amount of work: a public page, `policy`, or the word `assumption`. */
  readonly source: string
}

/** No advice. */
export const NO_ADVICE: Advice = { routing: null, suggestions: [] }
