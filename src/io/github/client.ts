import { isRecord } from '../../core/kiro/surfaces/document.js'
import { VERSION } from '../../version.js'
import type { Clock } from '../clock.js'
import { UnreadableAnswer } from './api-error.js'
import { boundedFetch, type Fetch } from './bounded-fetch.js'
import { pauseAfter, type Deadline } from './retry.js'

type RequestParameters = Readonly<Record<string, unknown>>

/** Where GitHub is, and how a request gets there. */
export interface Api {
  readonly url: string
  readonly graphqlUrl: string
  readonly fetch: Fetch
  /** The proxy that requests go through, without its password; null when there is none. */
  readonly proxy: string | null
  /** By which a request is given up. */
  readonly clock: Clock
  /** Is called with a line for each request; null says nothing. */
  readonly log: ((line: string) => void) | null
}

/** The repository that the check runs for, and how to ask GitHub about it. */
export interface GitHub {
  readonly owner: string
  readonly name: string
  /** A request to read, tried up to three times. `isAnswer` looks at as much of the shape as the caller relies on. */
  readonly read: <T>(
    route: `GET ${string}`,
    parameters: RequestParameters,
    isAnswer: (data: Record<string, unknown>) => boolean,
  ) => Promise<T>
  readonly graphql: <T>(query: string, variables?: RequestParameters) => Promise<T>
  /** A request that changes something, sent once: whether it may be sent again is for the caller to find out. */
  readonly write: (route: string, parameters: RequestParameters) => Promise<unknown>
  /** The same by GraphQL. */
  readonly mutate: (mutation: string, variables: RequestParameters) => Promise<unknown>
}

/** A client for that API; no other host is ever asked. */
export function connect(token: string, repository: string, deadline: Deadline, api: Api): GitHub {
  const [owner = '', name = ''] = repository.split('/')
  const { url, graphqlUrl, fetch, clock, proxy, log } = api
  const options = (attempt: number) => ({
    request: { fetch: boundedFetch(fetch, clock, deadline.left, { proxy, log, attempt }) },
  })
  const octokit = once(() => octokitFor(token, url, graphqlUrl))
  const send = async (route: string, parameters: RequestParameters, attempt = 1): Promise<unknown> => {
    const { request } = await octokit()
    return (await request(route, { owner, repo: name, ...parameters, ...options(attempt) })).data
  }
  const query = async (text: string, variables: RequestParameters, attempt = 1): Promise<unknown> => {
    const { graphql } = await octokit()
    return graphql<unknown>(text, { ...variables, ...options(attempt) })
  }
  return {
    owner,
    name,
    read: <T>(route: string, parameters: RequestParameters, isAnswer: (data: Record<string, unknown>) => boolean) =>
      retried(deadline, async (attempt) => {
        const data = await send(route, parameters, attempt)
        if (!isRecord(data) || !isAnswer(data))
          throw new UnreadableAnswer(route.replace('GET /repos/{owner}/{repo}/', ''), proxy)
        return data as T
      }),
    graphql: <T>(text: string, variables: RequestParameters = {}) =>
      retried(deadline, async (attempt) => {
        const data = await query(text, { owner, name, ...variables }, attempt)
        if (!isRecord(data) || !('repository' in data)) throw new UnreadableAnswer('GraphQL', proxy)
        return data as T
      }),
    write: (route, parameters) => send(route, parameters),
    mutate: (mutation, variables) => query(mutation, variables),
  }
}

/** The toolkit is loaded with the first request: it reads the event and the variables for proxies while it is. */
async function octokitFor(token: string, baseUrl: string, url: string) {
  const { getOctokit } = await import('@actions/github')
  const { request, graphql } = getOctokit(token, {
    baseUrl,
    userAgent: `kiro-governance/${VERSION}`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  return { request, graphql: graphql.defaults({ url }) }
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | null = null
  return () => (made ??= { it: make() }).it
}

function silent(): void {
  // The report is the log; what goes wrong is thrown.
}

async function retried<T>(deadline: Deadline, send: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(attempt)
    } catch (error) {
      const pause = pauseAfter(error, attempt)
      if (pause === null || !(await deadline.wait(pause))) throw error
    }
  }
}
