import { once } from '../../core/text/memoize.js'
import { isRecord } from '../../core/kiro/surfaces/document.js'
import { VERSION } from '../../version.js'
import type { Clock } from '../clock.js'
import { namePage, UnreadableAnswer } from './api-error.js'
import { queryErrors, type PartialAnswer } from './partial.js'
import { boundedFetch, type Fetch } from './bounded-fetch.js'
import { pauseAfter, type Deadline } from './retry.js'

type RequestParameters = Readonly<Record<string, unknown>>

/** Checks as much of an answer's shape as the caller relies on. */
type Shape = (data: Record<string, unknown>) => boolean

/** The address of GitHub's API, and how requests are sent. */
export interface Api {
  readonly url: string
  readonly graphqlUrl: string
  readonly fetch: Fetch
  /** The proxy that requests go through, without its password; null when there is none. */
  readonly proxy: string | null
  /** The clock for deadlines. */
  readonly clock: Clock
  /** Is called with a line for each request; null logs none. */
  readonly log: ((line: string) => void) | null
}

/** The repository of the check, and the requests to GitHub. */
export interface GitHub {
  readonly owner: string
  readonly name: string
  /** A read request, tried up to three times. */
  readonly read: <T>(route: `GET ${string}`, parameters: RequestParameters, isAnswer: Shape) => Promise<T>
  /** The same, sent once. */
  readonly readOnce: <T>(route: `GET ${string}`, parameters: RequestParameters, isAnswer: Shape) => Promise<T>
  readonly graphql: <T>(query: string, variables?: RequestParameters) => Promise<T>
  /** The same, but an answer that GitHub gives in part is returned with its errors. */
  readonly partial: <T>(query: string, variables?: RequestParameters) => Promise<PartialAnswer<T>>
  /** The same, sent once: where it fails there is another way. */
  readonly partialOnce: <T>(query: string, variables?: RequestParameters) => Promise<PartialAnswer<T>>
  /** A write request, sent once: the caller finds out whether it may be repeated. */
  readonly write: <T>(
    route: `${'POST' | 'PATCH'} ${string}`,
    parameters: RequestParameters,
    isAnswer: Shape,
  ) => Promise<T>
  /** The same by GraphQL. */
  readonly mutate: (mutation: string, variables: RequestParameters, isAnswer: Shape) => Promise<void>
  /** A delete request, sent once: its answer is empty. */
  readonly remove: (route: `DELETE ${string}`, parameters: RequestParameters) => Promise<void>
}

/** A client for that API; no other host is contacted. */
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
  const readOnce = async <T>(route: string, parameters: RequestParameters, isAnswer: Shape, attempt = 1): Promise<T> =>
    shaped<T>(await send(route, parameters, attempt), isAnswer, route.replace('GET /repos/{owner}/{repo}/', ''))
  const partialOnce = async <T>(
    text: string,
    variables: RequestParameters = {},
    attempt = 1,
  ): Promise<PartialAnswer<T>> => {
    const { data, errors } = await query(text, { owner, name, ...variables }, attempt).then(
      (whole) => ({ data: whole, errors: [] }),
      (error: unknown) => partOf(error, attempt),
    )
    return { data: shaped<T>(data, (part) => 'repository' in part, 'GraphQL'), errors }
  }
  return {
    owner,
    name,
    read: (route, parameters, isAnswer) =>
      retried(deadline, (attempt) => readOnce(route, parameters, isAnswer, attempt)),
    readOnce: (route, parameters, isAnswer) => readOnce(route, parameters, isAnswer),
    graphql: <T>(text: string, variables: RequestParameters = {}) =>
      retried(deadline, async (attempt) =>
        shaped<T>(await query(text, { owner, name, ...variables }, attempt), (data) => 'repository' in data, 'GraphQL'),
      ),
    partial: <T>(text: string, variables?: RequestParameters) =>
      retried(deadline, (attempt) => partialOnce<T>(text, variables, attempt)),
    partialOnce: (text, variables) => partialOnce(text, variables),
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

/** What GitHub gave beside its errors; a failure that is temporary, or leaves nothing, is thrown. */
function partOf(error: unknown, attempt: number): PartialAnswer<unknown> {
  const data = error instanceof Error && 'data' in error ? error.data : null
  if (!isRecord(data) || pauseAfter(error, attempt) !== null) throw error
  return { data, errors: queryErrors(error) }
}

/** The toolkit is loaded with the first request: it reads the event and the proxy variables while loading. */
async function octokitFor(token: string, baseUrl: string, url: string) {
  const { getOctokit } = await import('@actions/github')
  const { request, graphql } = getOctokit(token, {
    baseUrl,
    userAgent: `kiro-governance/${VERSION}`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  })
  return { request, graphql: graphql.defaults({ url }) }
}

/**
 * The collection of a route: `comments` of `POST …/issues/{issue_number}/comments` and of `PATCH
 * …/issues/comments/{comment_id}`.
 */
function collectionOf(route: string): string {
  return route.split('/').findLast((part) => !part.startsWith('{')) ?? route
}

function silent(): void {
  // Octokit's own log is off; errors are thrown.
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
