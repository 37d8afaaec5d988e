import type { Place } from '../text/place.js'

/** Work of the repository that a change of the policy newly refuses or allows: whom it breaks. */
export interface PolicyEffect {
  readonly effect: 'refused' | 'allowed'
  readonly rule: string
  readonly place: Place | null
  /** As written; null where the rule is about no single model. */
  readonly model: string | null
  readonly assignments: readonly string[]
  /** Typical credits/month of that work; null when it is not priced. */
  readonly credits: number | null
  /** What the new policy allows in its place, nearest first. */
  readonly instead: readonly string[]
}
