import { failureFrom, type Failure } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { isApiError } from '../io/github/api-error.js'
import { asUserError } from '../io/github/cause.js'

/** A thrown value as a result that is never a pass; with a stack for the log when it is a bug. */
export function failureOf(error: unknown): { readonly failure: Failure; readonly trace: string | null } {
  if (error instanceof UserError) return { failure: failureFrom(error), trace: null }
  if (isApiError(error)) return { failure: failureFrom(asUserError(error)), trace: null }
  return {
    failure: failureFrom(
      new UserError(
        'The check failed because of a mistake in Kiro Governance; the log has the details.',
        'Please report it.',
        'internal',
      ),
    ),
    trace: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}
