import { CLOCK, today } from '../io/clock.js'
import { loadToolkit } from '../io/github/toolkit.js'
import { debugging, hide, readEnvironment, stepOutputs } from '../io/runner.js'
import type { Runner } from './runner.js'

/**
 * The runner of this process.
 * @throws {UserError} when the toolkit cannot be loaded: an invalid proxy, or an unreadable event file.
 */
export function thisRunner(): Runner {
  const variables = process.env
  const toolkit = loadToolkit()
  return {
    readEnvironment: async () => readEnvironment(await toolkit, variables),
    to: stepOutputs(variables),
    hide,
    fetch: async (address, options) => (await toolkit).fetch(address, options),
    debugging: debugging(),
    clock: CLOCK,
    day: today(),
  }
}
