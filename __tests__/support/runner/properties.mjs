/**
 * Every property runs with one seed, whether it names a number of runs or not, so that a red build is red again, and half as often as it
 * says. FC_SEED sets another seed and FC_FACTOR multiplies the runs: `npm run fuzz` sets both.
 */
import fc from 'fast-check'

const SEED = 20_261_008

/** How many times the runs that a property names: `npm test` makes half of them, `npm run fuzz` all, and more. */
export const FACTOR = Number(process.env.FC_FACTOR ?? 0.5)

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? SEED), numRuns: Math.ceil(100 * FACTOR) })
