import { Octokit } from '@octokit/core'
import { isRecord } from '../../core/surfaces/document.js'
import { VERSION } from '../../version.js'
import type { Clock } from '../clock.js'
import { UnreadableAnswer } from './api-error.js'
import { boundedFetch, type Fetch } from './bounded-fetch.js'
import { pauseAfter, type Patience } from './patience.js'

type Parameters = Readonly<Record<string, unknown>>

/** Where GitHub is, and how a request gets there. */
export interface Api {
  readonly url: string
  readonly graphqlUrl: string
  readonly fetch: Fetch
  /** By which a request is given up. */
  readonly clock: Clock
}

/** The repository that the check runs for, and how to ask GitHub about it. */
export interface GitHub {
  readonly owner: string
  readonly name: string
  /** A request to read, tried up to three times. `isAnswer` looks at as much of the shape as the caller relies on. */
  readonly read: <T>(
    route: `GET ${string}`,
    parameters: Parameters,
    isAnswer: (data: Record<string, unknown>) => boolean,
  ) => Promise<T>
  readonly graphql: <T>(query: string, variables?: Parameters) => Promise<T>
  /** A request that changes something, sent once: whether it may be sent again is for the caller to find out. */
  readonly write: (route: string, parameters: Parameters) => Promise<unknown>
  /** The same by GraphQL. */
  readonly mutate: (mutation: string, variables: Parameters) => Promise<unknown>
}

/** A client for that API; no other host is ever asked. */
export function connect(token: string, repository: string, patience: Patience, api: Api): GitHub {
  const [owner = '', name = ''] = repository.split('/')
  const octokit = new Octokit({
    auth: token,
    baseUrl: api.url,
    userAgent: `kiro-governance/${VERSION}`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: boundedFetch(api.fetch, api.clock, patience.left) },
  })
  const graphql = octokit.graphql.defaults({ url: api.graphqlUrl })
  const send = async (route: string, parameters: Parameters): Promise<unknown> =>
    (await octokit.request(route, { owner, repo: name, ...parameters })).data
  return {
    owner,
    name,
    read: <T>(route: string, parameters: Parameters, isAnswer: (data: Record<string, unknown>) => boolean) =>
      retried(patience, async () => {
        const data = await send(route, parameters)
        if (!isRecord(data) || !isAnswer(data))
          throw new UnreadableAnswer(route.replace('GET /repos/{owner}/{repo}/', ''))
        return data as T
      }),
    graphql: <T>(query: string, variables: Parameters = {}) =>
      retried(patience, async () => {
        const data = await graphql<unknown>(query, { owner, name, ...variables })
        if (!isRecord(data) || !('repository' in data)) throw new UnreadableAnswer('GraphQL')
        return data as T
      }),
    write: send,
    mutate: (mutation, variables) => graphql<unknown>(mutation, { ...variables }),
  }
}

function silent(): void {
  // The report is the log; what goes wrong is thrown.
}

async function retried<T>(patience: Patience, send: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await send()
    } catch (error) {
      const pause = pauseAfter(error, failures)
      if (pause === null || !(await patience.wait(pause))) throw error
    }
  }
}
