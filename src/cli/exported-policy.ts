import { policyToExport } from '../commands/export-policy.js'
import { exitCode } from '../core/exit-code.js'
import { isFailure } from '../core/policy/layers.js'
import type { Resolved } from '../core/policy/merge/policy-edit.js'
import { failureText } from '../render/failure.js'
import type { Effects } from './effects.js'
import { policyFlags, pricesFlag, type Arguments } from './options.js'

/**
 * The policy that an export is of; where it cannot be used, that is said on standard error, and the exit code is given instead.
 * @throws {UserError} where there is none.
 */
export async function exportedPolicy(
  flags: Arguments['flags'],
  day: string,
  effects: Effects,
): Promise<{ readonly whole: Resolved } | { readonly exit: number }> {
  const { folder, environment, printError } = effects
  const whole = await policyToExport(
    { folder, environment, ...policyFlags(flags), day },
    pricesFlag(flags, day, effects),
  )
  if (!isFailure(whole)) return { whole }
  printError(`${failureText(whole)}\n`)
  return { exit: exitCode(whole, 'error') }
}
