/** Today in UTC, `YYYY-MM-DD`: the only place where the program asks for the date. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Time as it passes for a run. */
export interface Clock {
  /** Milliseconds since some moment; it never goes back. */
  readonly now: () => number
  /** Calls back once, after so many milliseconds; what it returns calls that off. */
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
