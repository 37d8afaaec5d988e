import type { Clock } from '../clock.js'
import { headerOf, isApiError, isOversized, isRateLimit, statusOf } from './api-error.js'

/** Milliseconds before the second and the third attempt after a temporary failure. Chosen by hand. */
const BACK_OFF_MS = [500, 2_000]

/**
 * Milliseconds. At a rate limit without a stated end, GitHub asks to wait at least a minute.
 * Source: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
const LIMITED_MS = 60_000

/** Milliseconds that a run may spend on GitHub: a wait that would end later is not started. Chosen by hand. */
export const LONGEST_MS = 150_000

/** The time that a run has for GitHub, shared by all of its requests. */
export interface Deadline {
  /** Milliseconds left. */
  readonly left: () => number
  /** Waits so many milliseconds; returns false at once when less time is left. */
  readonly wait: (ms: number) => Promise<boolean>
}

/** The deadline of a run that starts now and may take `longest` milliseconds. */
export function newDeadline({ now, after }: Clock, longest = LONGEST_MS): Deadline {
  const end = now() + longest
  const left = (): number => Math.max(0, end - now())
  return {
    left,
    wait: async (ms) => {
      if (ms > left()) return false
      await new Promise<void>((resolve) => after(ms, resolve))
      return true
    },
  }
}

/**
 * Milliseconds to wait before the next attempt after so many failures; null: an attempt would be useless. A refusal is
 * final; a server error, a lost connection and a rate limit are temporary.
 */
export function pauseAfter(error: unknown, failures: number, time = Date.now()): number | null {
  const backOff = BACK_OFF_MS[failures - 1]
  if (backOff === undefined || !isPassing(error)) return null
  const asked = retryAfter(headerOf(error, 'retry-after'), time)
  if (!isRateLimit(error)) return Math.max(backOff, asked ?? 0)
  const reset =
    headerOf(error, 'x-ratelimit-remaining') === '0' ? Number(headerOf(error, 'x-ratelimit-reset')) * 1000 - time : null
  return Math.max(backOff, asked ?? reset ?? LIMITED_MS)
}

function isPassing(error: unknown): boolean {
  return isRateLimit(error) || isServerFailure(error)
}

/** Whether GitHub failed, and did not refuse: a status of 500 or above, a lost connection, or what GraphQL says of an error on its side. */
export function isServerFailure(error: unknown): boolean {
  if (!(error instanceof Error) || !isApiError(error) || isOversized(error)) return false
  // GraphQL reports refusals and mistakes as errors too; only errors on GitHub's side are temporary.
  if (error.name === 'GraphqlResponseError') return error.message.includes('Something went wrong')
  const status = statusOf(error)
  return status === null || status >= 500
}

/** Seconds, or a date. */
function retryAfter(header: string | null, time: number): number | null {
  if (header === null) return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - time
  return Number.isNaN(ms) ? null : ms
}
