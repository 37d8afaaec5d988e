import { Octokit } from '@octokit/core'
import { UserError } from '../../core/user-error.js'
import { httpFetch } from './http.js'
import { VERSION } from '../../version.js'

/** The repository that the check runs for, and how to ask GitHub about it. */
export interface GitHub {
  readonly owner: string
  readonly name: string
  readonly rest: <T>(route: string, parameters?: Readonly<Record<string, unknown>>) => Promise<T>
  readonly graphql: <T>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<T>
}

/** Waits before the second and third try of a request that failed for a passing reason, in milliseconds. */
const WAITS = [500, 2000]

/** A client for the API of the host that the runner names (GITHUB_API_URL); no other host is ever asked. */
export function connect(token: string, repository: string): GitHub {
  const [owner = '', name = ''] = repository.split('/')
  const octokit = new Octokit({
    auth: token,
    baseUrl: process.env.GITHUB_API_URL ?? 'https://api.github.com',
    userAgent: `kiro-governance/${VERSION}`,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { fetch: httpFetch },
  })
  return {
    owner,
    name,
    rest: async <T>(route: string, parameters: Readonly<Record<string, unknown>> = {}) => {
      const send = async (): Promise<T> => (await octokit.request(route, { owner, repo: name, ...parameters })).data as T
      return route.startsWith('GET ') ? retried(send) : send()
    },
    graphql: <T>(query: string, variables: Readonly<Record<string, unknown>> = {}) => retried(() => octokit.graphql<T>(query, { owner, name, ...variables })),
  }
}

function silent(): void {
  // The report is the log; what goes wrong is thrown.
}

/** Sends a reading request up to three times; a refusal is final, a server's fault or a lost connection is not. */
async function retried<T>(send: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await send()
    } catch (error) {
      const status = statusOf(error)
      // A query that GraphQL answers with errors is wrong, or asks for what is not there: it stays so.
      if ((status !== null && status < 500 && status !== 429) || (error instanceof Error && error.name === 'GraphqlResponseError')) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return send()
}

/** The HTTP status of a failed request; null when there was no answer at all. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null
}

/** Whether an error came from GitHub, or the way there, rather than from us. */
export function isApiError(error: unknown): boolean {
  // A lost connection is an HttpError too: octokit wraps whatever its fetch throws.
  return error instanceof Error && ['HttpError', 'GraphqlResponseError'].includes(error.name)
}

/** A failed request as an error for people: never a pass. */
export function asUserError(error: unknown): UserError {
  const status = statusOf(error)
  const why = reasonOf(error)
  if (status === 401) return new UserError('GitHub does not accept the token.', 'Pass `github-token: ${{ github.token }}` or leave the input out.', 'api')
  if (status === 429 || /rate limit/i.test(why)) return new UserError(`GitHub’s rate limit for this token is used up: ${why}.`, 'Run the job again later.', 'api')
  if (status === 403) return new UserError(`GitHub refuses the request: ${why}.`, 'The job needs `permissions: contents: read` (and `pull-requests: write` to comment).', 'api')
  return new UserError(`GitHub did not give what the check needs${status === null ? '' : ` (HTTP ${status})`}: ${why}.`, 'Run the job again; if it stays so, see https://www.githubstatus.com.', 'api')
}

/** What GitHub gives as the reason of a refusal, as one clause without its full stop. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason'
  // The library puts GraphQL's own messages on further lines, each after a dash.
  const lines = error.message.split('\n').map((line) => line.replace(/^ - /, '').trim())
  const line = error.name === 'GraphqlResponseError' ? lines[1] : lines[0]
  return (line ?? '').slice(0, 200).replace(/[.:\s]+$/, '')
}
