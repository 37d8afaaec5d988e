/** Every file of a bucket that does not exist, day after day; `from` is YYYY-MM-DD. The same seed gives the same bytes. */
export function userReports(given: {
  readonly users: number
  readonly days: number
  readonly from: string
  readonly seed?: number
  readonly perFile?: number
}): Generator<{ readonly path: string; readonly text: string }>
/** A random number from 0 to 1. */
export function seeded(seed: number): () => number
