import { mayExceed } from './roster.js'
import { NOTHING_AHEAD, spreadIn, within, type Demand } from './demand.js'

/**
 * Credits that are billed as overage at the end of the month; null when a plan that may be exceeded is unknown. People
 * who will join add none.
 */
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
    // Use beyond a plan without overage comes from bonus or add-on credits, which are not billed in USD.
    if (overageEnabled === false || !mayExceed(person, used)) continue
    if (allowance === null) return null
    const more = (rate[index] ?? 0) * days * times
    sum += more - within(more, left[index] ?? 0, spread)
  }
  return sum
}

/** USD of the seats' price that pays for credits used within the plans at the end of the month; unknown plans add none. */
export function withinUsdAt({ ahead, of, rate, left }: Demand, times: number, present: ReadonlySet<number>): number {
  const { days } = ahead.at(-1) ?? NOTHING_AHEAD
  const spread = spreadIn(days)
  let usd = 0
  for (const [index, { seat, person, credits, overage }] of of.entries()) {
    if (seat.usd === null || seat.allowance === null || seat.allowance === 0 || !present.has(person)) continue
    const used = Math.min(seat.allowance, credits - overage)
    const more = within((rate[index] ?? 0) * days * times, left[index] ?? 0, spread)
    usd += (Math.min(seat.allowance, used + more) / seat.allowance) * seat.usd
  }
  return usd
}
