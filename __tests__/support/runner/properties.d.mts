/** How many times the usual number of runs. */
export const FACTOR: number
