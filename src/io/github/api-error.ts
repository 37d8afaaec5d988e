import { visible } from '../../core/text/message.js'
import { isRecord } from '../../core/kiro/surfaces/document.js'

/** An answer that cannot be parsed: a proxy's page, a truncated text, or another shape than GitHub's. */
export class UnreadableAnswer extends Error {
  constructor(what: string, proxy: string | null = null) {
    super(`the answer is not one of GitHub’s API (${what}${proxy === null ? '' : `, by way of the proxy ${proxy}`})`)
    this.name = 'UnreadableAnswer'
  }
}

/** An answer above the size limit. */
export class OversizedAnswer extends Error {
  constructor(bytes: number) {
    super(`the answer is larger than ${bytes / 1_000_000} MB`)
    this.name = 'OversizedAnswer'
  }
}

/** Whether an answer was larger than is read. */
export function isOversized(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.name === 'OversizedAnswer'
}

/** The HTTP status of a failed request; null when there was no answer at all. */
export function statusOf(error: unknown): number | null {
  // A lost connection is an HttpError with a status that octokit invents; only a real answer has GitHub's headers.
  return error instanceof Error &&
    'response' in error &&
    error.response !== undefined &&
    'status' in error &&
    typeof error.status === 'number'
    ? error.status
    : null
}

/** A header of the answer that failed, by its lower-case name. */
export function headerOf(error: unknown, name: string): string | null {
  if (!(error instanceof Error)) return null
  const holder: unknown =
    'headers' in error ? error.headers : 'response' in error && isRecord(error.response) ? error.response.headers : null
  const value = isRecord(holder) ? holder[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** Whether an error came from GitHub or the connection, and is not a bug. */
export function isApiError(error: unknown): boolean {
  return error instanceof Error && ['HttpError', 'GraphqlResponseError', 'UnreadableAnswer'].includes(error.name)
}

/** Whether GitHub asks to retry later: the primary or the secondary rate limit. */
export function isRateLimit(error: unknown): boolean {
  const status = statusOf(error)
  return (
    status === 429 ||
    (status === 403 && headerOf(error, 'retry-after') !== null) ||
    typesOf(error).includes('RATE_LIMITED') ||
    /rate limit/i.test(reasonOf(error))
  )
}

/** The types of the errors in an answer of GraphQL. */
export function typesOf(error: unknown): readonly unknown[] {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
    ? error.errors.map((one: unknown) => (isRecord(one) ? one.type : undefined))
    : []
}

/** A proxy or gateway answers with an HTML page, and octokit makes all of it the error's message. */
const PAGE = /^[^\S\n]*(<(!doctype|html|head|body)|\n|$)/i

/** The same error; one whose message is a page says so, and names the proxy. */
export function namePage(error: unknown, proxy: string | null): unknown {
  if (error instanceof Error && error.name === 'HttpError' && PAGE.test(error.message))
    error.message = `the answer is a page, not one of GitHub’s API${proxy === null ? '' : ` (by way of the proxy ${proxy})`}`
  return error
}

/** GitHub's reason for a refusal, as one clause without its period. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason'
  // The library puts GraphQL's own messages on further lines, each after a dash.
  const lines = error.message.split('\n').map((line) => line.replace(/^ - /, '').trim())
  const line = (error.name === 'GraphqlResponseError' ? lines[1] : lines[0]) ?? ''
  if (line === '') return 'unknown reason'
  return visible(
    line
      .replace(/ - https:\/\/docs\.github\.com\/\S*$/, '')
      .slice(0, 200)
      .replace(/[.:\s]+$/, ''),
  )
}
