import type { Clock } from '../io/clock.js'
import type { Fetch } from '../io/github/bounded-fetch.js'
import type { Api } from '../io/github/client.js'
import { octokitWire } from '../io/github/octokit-wire.js'
import type { Debugging, RunnerEnvironment } from '../io/runner.js'
import type { Destinations } from '../publish/outputs/output.js'

/** The outside world of an action: environment, inputs, outputs, network and time. */
export interface Runner {
  readonly readEnvironment: () => Promise<RunnerEnvironment>
  readonly to: Destinations
  /** Masks a value in the log from now on. */
  readonly hide: (secret: string) => void
  readonly fetch: Fetch
  /** Null unless step debugging is on. */
  readonly debugging: Debugging | null
  readonly clock: Clock
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** The GitHub API of the runner's environment. */
export function apiOf({ apiUrl, graphqlUrl, proxy }: RunnerEnvironment, { fetch, clock, debugging }: Runner): Api {
  return { wire: octokitWire, url: apiUrl, graphqlUrl, fetch, proxy, clock, log: debugging?.say ?? null }
}

/** Masks the values of these inputs in the log. */
export function hideInputs(names: readonly string[], { input }: RunnerEnvironment, { hide }: Runner): void {
  for (const secret of new Set(names.map(input))) if (secret !== '') hide(secret)
}

/** Runs a function that calls GitHub; with step debugging its lines are a group of the log. */
export function grouped<T>({ debugging }: Runner, run: () => Promise<T>): Promise<T> {
  return debugging === null ? run() : debugging.group('Requests to GitHub', run)
}

/** The URL of the workflow's runs, and not of one run, so that an issue does not change from run to run; null where the workflow is elsewhere. */
export function runsUrlOf({ repository, workflowRef, serverUrl }: RunnerEnvironment): string | null {
  const [path = ''] = workflowRef.split('@')
  const start = `${repository}/.github/workflows/`
  return serverUrl !== '' && path.startsWith(start)
    ? `${serverUrl}/${repository}/actions/workflows/${encodeURIComponent(path.slice(start.length))}`
    : null
}
