import type { context as Event } from '@actions/github'
import { accessSync, constants } from 'node:fs'
import { UserError } from '../../core/user-error.js'
import { systemReason } from '../files/directory.js'
import type { Fetch } from './bounded-fetch.js'
import { proxyOnTheWay, proxyVariables } from './proxy.js'

/** What `@actions/github` knows about the event. */
export type EventContext = Pick<typeof Event, 'eventName' | 'payload' | 'sha' | 'repo' | 'apiUrl'>

/** The event, and how `@actions/github` reaches GitHub. */
export interface Toolkit {
  readonly context: EventContext
  readonly fetch: Fetch
  /** The proxy on the way to GitHub, without its password; null when there is none. */
  readonly proxy: string | null
}

/**
 * Loads `@actions/github`. It reads the proxy variables and the event file while loading, so the variables are
 * normalized before.
 * @throws {UserError} for an unusable proxy, and for an event file that cannot be read.
 */
export async function loadToolkit(): Promise<Toolkit> {
  for (const [name, value] of Object.entries(proxyVariables(process.env))) {
    process.env[name] = value
    process.env[name.toUpperCase()] = value
  }
  // The address by which the toolkit chooses the proxy for all requests.
  const { GITHUB_API_URL: api = '' } = process.env
  const proxy = proxyOnTheWay(api === '' ? 'https://api.github.com' : api)
  const [{ context }, { defaults }] = await withEvent(() =>
    Promise.all([import('@actions/github'), import('@actions/github/lib/utils')]),
  )
  const { fetch } = defaults.request as { readonly fetch: typeof globalThis.fetch }
  return { context, proxy, fetch: (address, options) => fetch(address, { ...options, redirect: 'manual' }) }
}

/** The toolkit logs a missing file, and throws on invalid JSON. */
async function withEvent<T>(load: () => Promise<T>): Promise<T> {
  const path = process.env.GITHUB_EVENT_PATH
  try {
    if (path) accessSync(path, constants.R_OK)
    return await load()
  } catch (error) {
    if (!(error instanceof SyntaxError || (error instanceof Error && 'syscall' in error))) throw error
    throw new UserError(
      `The event file ${path ?? ''} cannot be read: ${systemReason(error)}.`,
      'Run the action in a workflow on GitHub; elsewhere use the CLI.',
    )
  }
}
