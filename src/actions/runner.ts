import type { Clock } from '../io/clock.js'
import type { Fetch } from '../io/github/bounded-fetch.js'
import type { Api } from '../io/github/client.js'
import type { Debugging, RunnerEnvironment } from '../io/runner.js'
import type { Destinations } from '../publish/outputs/output.js'

/** All that an action meets outside itself: what started it, where it says what it found, the network, and time. */
export interface Runner {
  readonly readEnvironment: () => Promise<RunnerEnvironment>
  readonly to: Destinations
  /** Keeps a value out of the log, whatever prints it from now on. */
  readonly hide: (secret: string) => void
  readonly fetch: Fetch
  /** Null unless somebody debugs the step. */
  readonly debugging: Debugging | null
  readonly clock: Clock
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** GitHub, as the runner names it. */
export function apiOf({ apiUrl, graphqlUrl, proxy }: RunnerEnvironment, { fetch, clock, debugging }: Runner): Api {
  return { url: apiUrl, graphqlUrl, fetch, proxy, clock, log: debugging?.say ?? null }
}

/** Keeps what these inputs give out of the log. */
export function hideInputs(names: readonly string[], { input }: RunnerEnvironment, { hide }: Runner): void {
  for (const secret of new Set(names.map(input))) if (secret !== '') hide(secret)
}

/** Runs what asks GitHub; where somebody debugs, the lines about that are a group of the log. */
export function grouped<T>({ debugging }: Runner, run: () => Promise<T>): Promise<T> {
  return debugging === null ? run() : debugging.group('Requests to GitHub', run)
}
