import { product, quotient, roundHalfUp } from '../../amount.js'
import type { UsageReading } from '../../contract/usage/report.js'
import type { Contract } from '../../kiro/surfaces/surface.js'

/** A reading of `/usage` with what it counts of a day held against the daily limits in tokens of these contracts, which are per developer. */
export function heldAgainst(contracts: readonly Contract[]): (reading: UsageReading) => UsageReading {
  return (reading) => {
    const { today } = reading
    if (today === null) return reading
    const budgets = contracts.flatMap(({ file, budgets: stated }) => {
      const limits = stated.get('daily')?.limit
      return (['inputTokens', 'outputTokens'] as const).flatMap((unit) => {
        const limit = limits?.[unit]
        if (limit === undefined) return []
        const used = unit === 'inputTokens' ? today.input : today.output
        const share = quotient(used, limit)
        return [{ file, unit, limit, share: share && roundHalfUp(share, 4), over: product(used).gt(limit) }]
      })
    })
    return { ...reading, today: { ...today, budgets } }
  }
}
