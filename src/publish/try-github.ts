import { say, type Message } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { isApiError } from '../io/github/api-error.js'
import { asUserError } from '../io/github/cause.js'

/**
 * The result of a read from GitHub, or why it failed: a destination that does not answer is a value with a reason. Bugs
 * are thrown.
 */
export async function tryGitHub<T extends object>(
  look: () => Promise<T>,
  why = (error: unknown): Message => say`${asUserError(error).message}`,
): Promise<T | { readonly reason: Message }> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof UserError) return { reason: say`${error.message}` }
    if (isApiError(error)) return { reason: why(error) }
    throw error
  }
}
