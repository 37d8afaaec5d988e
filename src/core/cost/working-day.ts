import { Big } from 'big.js'

/**
 * The working day, 1-based, on which an amount is used up by a month's load that is spread evenly over the working days. The
 * load must be above 0; the day lies beyond the month when the amount is more than the load.
 */
export function workingDay(amount: Big, load: Big, workdays: number): number {
  return Math.max(1, amount.times(workdays).div(load).round(0, Big.roundUp).toNumber())
}
