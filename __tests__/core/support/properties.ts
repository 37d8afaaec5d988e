import { FACTOR } from '../../support/runner/properties.mjs'

/** So many runs of a property, times the factor of a test run or of a fuzz run; the seed is set for all of them in support/runner/properties.mjs. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * FACTOR) }
}

/** For laws over small values. */
export const RUNS = runs(200)

/** For laws over whole repositories. */
export const FEW_RUNS = runs(60)

/** Whether bounds are tried with everything at its greatest size: in fuzz runs. */
export const ALL_SIZES = FACTOR > 1

/** The share of a bound that is tried: a part in each test run, all of it in fuzz runs. */
export function share(part: number): number {
  return ALL_SIZES ? 1 : part
}

/** So many runs, of a law each run of which takes more than a twentieth of a second: all of them in fuzz runs, a third of the others' in a test run. */
export function costlyRuns(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * FACTOR * share(1 / 3)) }
}
