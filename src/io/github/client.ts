import { once } from '../../core/text/memoize.js'
import { isRecord } from '../../core/kiro/surfaces/document.js'
import type { Clock } from '../clock.js'
import { namePage, UnreadableAnswer } from './api-error.js'
import { queryErrors, type PartialAnswer } from './partial.js'
import { boundedFetch, type Fetch } from './bounded-fetch.js'
import { pauseAfter, type Deadline } from './retry.js'

type RequestParameters = Readonly<Record<string, unknown>>

/** Checks as much of an answer's shape as the caller relies on. */
type Shape = (data: Record<string, unknown>) => boolean

/** Sends requests with a token; a refusal is thrown as octokit's errors are: HttpError, GraphqlResponseError. */
export interface Wire {
  readonly request: (route: string, parameters: RequestParameters) => Promise<{ readonly data: unknown }>
  readonly graphql: (query: string, variables: RequestParameters) => Promise<unknown>
}

/** The address of GitHub's API, and how requests are sent. */
export interface Api {
  /** Opened with the first request. `url` is the address of REST, `graphqlUrl` that of GraphQL. */
  readonly wire: (token: string, url: string, graphqlUrl: string) => Promise<Wire>
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
  /** A query for other data than one repository's: partly answered too, and checked by its caller. */
  readonly ask: <T>(query: string, variables: RequestParameters, isAnswer: Shape) => Promise<PartialAnswer<T>>
  /** The same, sent once. */
  readonly askOnce: <T>(query: string, variables: RequestParameters, isAnswer: Shape) => Promise<PartialAnswer<T>>
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
  const wire = once(() => api.wire(token, url, graphqlUrl))
  const send = async (route: string, parameters: RequestParameters, attempt = 1): Promise<unknown> => {
    const { request } = await wire()
    const sent = request(route, { owner, repo: name, ...parameters, ...options(attempt) })
    return (await sent.catch(refused)).data
  }
  const query = async (text: string, variables: RequestParameters, attempt = 1): Promise<unknown> => {
    const { graphql } = await wire()
    return graphql(text, { ...variables, ...options(attempt) }).catch(refused)
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
  const askOnce = async <T>(
    text: string,
    variables: RequestParameters,
    isAnswer: Shape,
    attempt = 1,
  ): Promise<PartialAnswer<T>> => {
    const { data, errors } = await query(text, { owner, name, ...variables }, attempt).then(
      (whole) => ({ data: whole, errors: [] }),
      (error: unknown) => partOf(error, attempt),
    )
    return { data: shaped<T>(data, isAnswer, 'GraphQL'), errors }
  }
  const partialOnce = <T>(text: string, variables: RequestParameters = {}, attempt = 1): Promise<PartialAnswer<T>> =>
    askOnce<T>(text, variables, (part) => 'repository' in part, attempt)
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
    ask: <T>(text: string, variables: RequestParameters, isAnswer: Shape) =>
      retried(deadline, (attempt) => askOnce<T>(text, variables, isAnswer, attempt)),
    askOnce: (text, variables, isAnswer) => askOnce(text, variables, isAnswer),
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

/**
 * The collection of a route: `comments` of `POST …/issues/{issue_number}/comments` and of `PATCH
 * …/issues/comments/{comment_id}`.
 */
function collectionOf(route: string): string {
  return route.split('/').findLast((part) => !part.startsWith('{')) ?? route
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
