import { asUserError, causeOf } from '../io/github/cause.js'
import { isApiError, isRateLimit, reasonOf, statusOf } from '../io/github/api-error.js'
import { TooMuch } from '../io/github/many/batches.js'
import { queryErrors } from '../io/github/partial.js'
import { OutOfPoints } from '../io/github/many/points.js'
import { UserError } from '../core/user-error.js'

/** Why something was not read: one clause, and what to do. */
export interface Stop {
  readonly reason: string
  readonly remedy: string
}

/** A failure as the reason why something was not seen. What is no failure of GitHub is a bug, and is said to be one. */
export function stopOf(error: unknown): Stop {
  if (error instanceof OutOfPoints)
    return {
      reason: error.message,
      remedy: `Run the audit again after ${error.resetAt}: it goes on from its last report.`,
    }
  if (error instanceof UserError) return { reason: clause(error.message), remedy: error.hint }
  if (error instanceof TooMuch)
    return { reason: 'it is more than GitHub answers in one query', remedy: 'Run the check in the repository itself.' }
  if (!isApiError(error))
    return { reason: `the program failed on it: ${reasonOf(error)}`, remedy: 'This is a bug, please report it.' }
  const cause = causeOf(error)
  if (cause === 'token')
    return {
      reason: 'GitHub does not accept the token any more',
      remedy: 'Run the audit again with a new token: it goes on from its last report. A token of an app lasts an hour.',
    }
  if (cause === 'rate')
    return {
      reason: `GitHub’s rate limit for this token is used up: ${reasonOf(error)}`,
      remedy: 'Run the audit again later: it goes on from its last report.',
    }
  return { reason: reasonOf(error), remedy: asUserError(error).hint }
}

function clause(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/** Whether no other repository would fare better: no points, a token that is not accepted, no answer at all. */
export function isForAll(error: unknown): boolean {
  if (error instanceof OutOfPoints || statusOf(error) === 401 || isRateLimit(error)) return true
  return isApiError(error) && statusOf(error) === null && queryErrors(error).length === 0
}
