import { CLOCK, today } from '../io/clock.js'
import { newHttpFetch } from '../io/github/http.js'
import { readEnvironment, stepFiles } from '../io/runner.js'
import { print } from '../io/terminal.js'
import type { Runner } from '../run/runner.js'

/** The runner that this process was started by. */
export function thisRunner(): Runner {
  const variables = process.env
  return {
    readEnvironment: () => readEnvironment(variables),
    to: { print, ...stepFiles(variables) },
    fetch: newHttpFetch(variables),
    clock: CLOCK,
    day: today(),
  }
}
