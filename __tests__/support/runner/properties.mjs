/**
 * Every property runs with one seed, whether it names a number of runs or not, so that a red build is red again. FC_SEED sets another
 * seed and FC_FACTOR multiplies the runs: `npm run fuzz` sets both.
 */
import fc from 'fast-check'

const SEED = 20_261_008

/** How many times the usual number of runs. */
export const FACTOR = Number(process.env.FC_FACTOR ?? 1)

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? SEED), numRuns: 100 * FACTOR })
