import { spreadIn, within, type Demand } from './demand.js'

/** Credits that are paid as overage when so many working days are over; null when a plan that may be exceeded is not known. */
export function overageAt({ people }: Demand, days: number, times: number): number | null {
  const spread = spreadIn(days)
  let sum = 0
  for (const { of, rate, left, mayExceed } of people) {
    sum += of.overage
    if (!mayExceed) continue
    if (left === null) return null
    const more = rate * days * times
    sum += more - within(more, left, spread)
  }
  return sum
}
