import { FACTOR } from '../../support/runner/properties.mjs'

/** So many runs of a property, times the factor of a fuzz run; the seed is set for all of them in support/runner/properties.mjs. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * FACTOR) }
}

/** For laws over small values. */
export const RUNS = runs(200)

/** For laws over whole repositories. */
export const FEW_RUNS = runs(60)
