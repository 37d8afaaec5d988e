import type { Deadline } from '../retry.js'

/** GitHub's account of a token's points, as each answer of GraphQL carries it. */
export interface Points {
  readonly cost: number
  readonly remaining: number
  /** ISO 8601. */
  readonly resetAt: string
}

/** The GraphQL fields. */
export const POINTS = 'rateLimit { cost remaining resetAt }'

/** What many requests have used, and whether the next one may be sent. */
export interface Budget {
  /** Takes an answer into account. */
  readonly spent: (points: Points | null | undefined) => void
  /**
   * Nothing, as soon as the next request is expected to have points: at once, or after the reset where that is near enough.
   * @throws {OutOfPoints} where it is not.
   */
  readonly ready: () => Promise<void>
  readonly total: () => { readonly requests: number; readonly points: number }
  /** Counts a request of REST, which has no points. */
  readonly sent: () => void
}

/** The points of the token are used up, and the reset is later than the run can wait. */
export class OutOfPoints extends Error {
  readonly resetAt: string

  constructor(resetAt: string) {
    super(`GitHub’s points for this token are used up until ${resetAt}`)
    this.name = 'OutOfPoints'
    this.resetAt = resetAt
  }
}

/** Watches points. `time` is the time of day in milliseconds since 1970; `waits` is called before a wait with its milliseconds. */
export function pointsBudget(deadline: Deadline, time: () => number, waits: (ms: number) => void): Budget {
  let [requests, points, most] = [0, 0, 1]
  let last: Points | null = null
  return {
    spent: (now) => {
      requests += 1
      if (!now) return
      points += now.cost
      most = Math.max(most, now.cost)
      // Answers of requests that were sent together arrive in any order.
      if (last?.resetAt !== now.resetAt || now.remaining < last.remaining) last = now
    },
    ready: async () => {
      if (last === null || last.remaining >= most) return
      const wait = Date.parse(last.resetAt) - time()
      if (!(wait > 0)) return
      waits(wait)
      if (!(await deadline.wait(wait + CLOCKS_APART_MS))) throw new OutOfPoints(last.resetAt)
      last = null
    },
    total: () => ({ requests, points }),
    sent: () => {
      requests += 1
    },
  }
}

/** Milliseconds by which GitHub's clock and this machine's may differ. Chosen by hand. */
const CLOCKS_APART_MS = 2_000
