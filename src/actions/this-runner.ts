import { CLOCK, today } from '../io/clock.js'
import { loadToolkit } from '../io/github/toolkit.js'
import { debugging, hide, readEnvironment, stepOutputs } from '../io/runner.js'
import type { Runner } from './runner.js'

/** The runner that this process was started by. */
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
