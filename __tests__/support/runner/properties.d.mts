/** How many times the runs that a property names. */
export const FACTOR: number
