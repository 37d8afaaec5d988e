/** Today in UTC, `YYYY-MM-DD`: the only place where the program asks for the date. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** A monotonic clock with timers. */
export interface Clock {
  /** Milliseconds since an arbitrary start; never decreasing. */
  readonly now: () => number
  /** Calls `then` once after so many milliseconds; the returned function cancels it. */
  readonly after: (ms: number, then: () => void) => () => void
}

/** The time of this machine. */
export const CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}
