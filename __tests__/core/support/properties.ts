/**
 * How properties are run: with the same inputs each time, so that a red build is red again. FC_SEED and FC_FACTOR try others;
 * what they find belongs into an example of its own.
 */
const seed = Number(process.env.FC_SEED ?? 20_261_008)
const factor = Number(process.env.FC_FACTOR ?? 1)

/** For laws over small values. */
export const RUNS = { seed, numRuns: 200 * factor }

/** For laws over whole repositories. */
export const FEW_RUNS = { seed, numRuns: 60 * factor }
