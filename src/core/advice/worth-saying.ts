/** The part of its root's total that has to be saved, 0 to 1. Chosen by hand. */
const LEAST_OF_TOTAL = 0.01

/** Whether `saves` (credits/month) is something of the root's `total` (credits/month): a smaller difference is lost in what the estimate does not know. */
export function isWorthSaying(saves: number, total: number): boolean {
  return saves > 0 && saves >= total * LEAST_OF_TOTAL
}
