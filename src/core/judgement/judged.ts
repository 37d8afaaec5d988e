import type { Severity, Violation } from '../finding.js'
import type { Rule } from '../rules/rule.js'

/** A violation with its rule and final severity. */
export interface Judged {
  readonly rule: Rule
  readonly severity: Severity
  readonly violation: Violation
  /** Time alone can have brought it about, so it is new wherever its assignment is touched. */
  readonly dated: boolean
  /**
   * Whether an outer part of the policy finds the same as the whole, with another value: reported only where the whole
   * policy's violation is old.
   */
  readonly echo?: boolean
}
