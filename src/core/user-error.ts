/** The class of a failed check: its configuration, the policy, wrong use, GitHub, or a bug. */
export type ErrorClass = 'config' | 'policy' | 'usage' | 'api' | 'internal'

/** Wrong use, or something outside that keeps the check from being made: a sentence and what to do, no stack. */
export class UserError extends Error {
  readonly hint: string
  readonly errorClass: ErrorClass

  constructor(message: string, hint: string, errorClass: ErrorClass = 'usage') {
    super(message)
    this.name = 'UserError'
    this.hint = hint
    this.errorClass = errorClass
  }
}
