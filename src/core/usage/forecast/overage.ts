import { mayExceed } from './roster.js'
import { NOTHING_AHEAD, spreadIn, within, type Demand } from './demand.js'

/** Credits that are paid as overage when the month ends; null when a plan that may be exceeded is not known. People who are not there yet count for nothing. */
export function overageAt(
  { ahead, of, rate, left }: Demand,
  times: number,
  present: ReadonlySet<number>,
): number | null {
  const { days } = ahead.at(-1) ?? NOTHING_AHEAD
  const spread = spreadIn(days)
  let sum = 0
  for (const [index, person] of of.entries()) {
    const {
      seat: { allowance },
      person: id,
      credits,
      overage,
      overageEnabled,
    } = person
    const used = present.has(id) ? credits : 0
    if (used > 0) sum += overage
    // Who goes beyond a plan without overage has bonus or add-on credits, which are in no dollars.
    if (overageEnabled === false || !mayExceed(person, used)) continue
    if (allowance === null) return null
    const more = (rate[index] ?? 0) * days * times
    sum += more - within(more, left[index] ?? 0, spread)
  }
  return sum
}
