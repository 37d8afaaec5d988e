import type { Clock } from '../clock.js'
import { headerOf, isApiError, isRateLimit, statusOf } from './api-error.js'

/** Waits before the second and the third try of what failed for a passing reason, in milliseconds. */
const BACK_OFF_MS = [500, 2_000]

/**
 * At a limit without a word of when it ends, GitHub asks to wait at least a minute.
 * Source: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
const LIMITED_MS = 60_000

/** The longest that a run spends on GitHub, in milliseconds: a wait that would end later is not begun. */
export const LONGEST_MS = 150_000

/** The time that a run has for GitHub, shared by all of its requests. */
export interface Deadline {
  /** Milliseconds that are left. */
  readonly left: () => number
  /** Waits so many milliseconds; false, and at once, when that is longer than what is left. */
  readonly wait: (ms: number) => Promise<boolean>
}

export function newDeadline({ now, after }: Clock): Deadline {
  const end = now() + LONGEST_MS
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
 * How long to wait before the next try after so many failures, in milliseconds; null: there is no sense in one. A refusal is final, a
 * server's fault, a lost connection and a limit pass.
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
  if (isRateLimit(error)) return true
  if (!(error instanceof Error) || !isApiError(error)) return false
  // GraphQL says "no" and "wrong" as errors too; only what went wrong on GitHub's side may go right the next time.
  if (error.name === 'GraphqlResponseError') return error.message.includes('Something went wrong')
  if (error.cause instanceof Error && error.cause.name === 'OversizedAnswer') return false
  const status = statusOf(error)
  return status === null || status >= 500
}

/** Seconds, or a date. */
function retryAfter(header: string | null, time: number): number | null {
  if (header === null) return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - time
  return Number.isNaN(ms) ? null : ms
}
