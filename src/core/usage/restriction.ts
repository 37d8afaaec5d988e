import type { PlannedEdit } from '../apply/plan.js'
import type { Refusal } from '../apply/refusal.js'

/** What the agreed action `restrict` changes in the files of the repository; nothing of it where there are refusals. */
export interface Restriction {
  readonly edits: readonly PlannedEdit[]
  readonly refusals: readonly Refusal[]
}
