import type { Clock } from '../io/clock.js'
import type { Fetch } from '../io/github/bounded-fetch.js'
import type { Api } from '../io/github/client.js'
import type { RunnerEnvironment } from '../io/runner.js'
import type { Destinations } from './outputs/output.js'

/** All that an action meets outside itself: what started it, where it says what it found, the network, and time. */
export interface Runner {
  readonly readEnvironment: () => Promise<RunnerEnvironment>
  readonly to: Destinations
  readonly fetch: Fetch
  readonly clock: Clock
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** GitHub, as the runner names it. */
export function apiOf({ apiUrl, graphqlUrl }: RunnerEnvironment, { fetch, clock }: Runner): Api {
  return { url: apiUrl, graphqlUrl, fetch, clock }
}
