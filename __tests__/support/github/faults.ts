import type { RecordedRequest } from './request-log.js'

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Bytes and text as they are, everything else as JSON, nothing when undefined. */
  readonly body?: unknown
}

export interface Fault {
  readonly match: (request: RecordedRequest) => boolean
  /** How many requests it hits; all of them when absent. */
  times?: number
  /** The answer instead of the real one; or the connection is cut, before or after the request is carried out; or there is never an answer; or the real one comes late, and something else happens meanwhile. */
  readonly respond:
    Answer | 'reset' | 'cut-after' | 'hang' | { readonly lateMs: number; readonly meanwhile?: () => void }
}

/** The first fault that hits the request, used up by one. */
export function takeFault(faults: readonly Fault[], request: RecordedRequest): Fault | undefined {
  const fault = faults.find(({ match, times = Infinity }) => times > 0 && match(request))
  if (fault?.times !== undefined) fault.times -= 1
  return fault
}

const DOCUMENTATION = 'https://docs.github.com/rest'

/** How GitHub says an error. */
export function refusal(
  status: number,
  message: string,
  errors?: readonly unknown[],
  documentation = DOCUMENTATION,
): Answer {
  const body = { message, ...(errors === undefined ? {} : { errors }), documentation_url: documentation }
  return { status, body: { ...body, status: String(status) } }
}

/** What a workflow's token may not do: nearly everything that writes, on a pull request from a fork. */
export const NOT_PERMITTED: Answer = {
  ...refusal(403, 'Resource not accessible by integration'),
  headers: { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' },
}

/** The limit for making content too fast; clients are asked to wait. */
export function secondaryRateLimit(retryAfterSeconds = 1): Answer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  return { ...refusal(403, message), headers: { 'retry-after': String(retryAfterSeconds) } }
}

/** The hourly limit. */
export function rateLimit(resetAt: number): Answer {
  return {
    ...refusal(403, 'API rate limit exceeded for installation.'),
    headers: { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(resetAt) },
  }
}

/** What GitHub's load balancer says when what is behind it takes too long. */
export const BAD_GATEWAY: Answer = {
  status: 502,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
}
