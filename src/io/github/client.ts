import { once } from '../../core/text/memoize.js'
import { isRecord } from '../../core/kiro/surfaces/document.js'
import { VERSION } from '../../version.js'
import type { Clock } from '../clock.js'
import { namePage, UnreadableAnswer } from './api-error.js'
import { boundedFetch, type Fetch } from './bounded-fetch.js'
import { pauseAfter, type Deadline } from './retry.js'

type RequestParameters = Readonly<Record<string, unknown>>

/** Looks at as much of an answer's shape as the caller relies on. */
type Shape = (data: Record<string, unknown>) => boolean

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
  /** A request to read, tried up to three times. */
  readonly read: <T>(route: `GET ${string}`, parameters: RequestParameters, isAnswer: Shape) => Promise<T>
  readonly graphql: <T>(query: string, variables?: RequestParameters) => Promise<T>
  /** A request that changes something, sent once: whether it may be sent again is for the caller to find out. */
  readonly write: <T>(
    route: `${'POST' | 'PATCH'} ${string}`,
    parameters: RequestParameters,
    isAnswer: Shape,
  ) => Promise<T>
  /** The same by GraphQL. */
  readonly mutate: (mutation: string, variables: RequestParameters, isAnswer: Shape) => Promise<void>
  /** Takes something away, sent once: its answer is empty. */
  readonly remove: (route: `DELETE ${string}`, parameters: RequestParameters) => Promise<void>
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
    const sent = request(route, { owner, repo: name, ...parameters, ...options(attempt) })
    return (await sent.catch(refused)).data
  }
  const query = async (text: string, variables: RequestParameters, attempt = 1): Promise<unknown> => {
    const { graphql } = await octokit()
    return graphql<unknown>(text, { ...variables, ...options(attempt) }).catch(refused)
  }
  const refused = (error: unknown): never => {
    throw namePage(error, proxy)
  }
  const shaped = <T>(data: unknown, isAnswer: Shape, what: string): T => {
    if (!isRecord(data) || !isAnswer(data)) throw new UnreadableAnswer(what, proxy)
    return data as T
  }
  return {
    owner,
    name,
    read: <T>(route: string, parameters: RequestParameters, isAnswer: Shape) =>
      retried(deadline, async (attempt) =>
        shaped<T>(await send(route, parameters, attempt), isAnswer, route.replace('GET /repos/{owner}/{repo}/', '')),
      ),
    graphql: <T>(text: string, variables: RequestParameters = {}) =>
      retried(deadline, async (attempt) =>
        shaped<T>(await query(text, { owner, name, ...variables }, attempt), (data) => 'repository' in data, 'GraphQL'),
      ),
    write: async <T>(route: string, parameters: RequestParameters, isAnswer: Shape) =>
      shaped<T>(await send(route, parameters), isAnswer, collectionOf(route)),
    mutate: async (mutation, variables, isAnswer) => {
      shaped(await query(mutation, variables), isAnswer, 'GraphQL')
    },
    remove: async (route, parameters) => {
      await send(route, parameters)
    },
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

/** What a route writes to: `comments` of `POST …/issues/{issue_number}/comments` and of `PATCH …/issues/comments/{comment_id}`. */
function collectionOf(route: string): string {
  return route.split('/').findLast((part) => !part.startsWith('{')) ?? route
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
