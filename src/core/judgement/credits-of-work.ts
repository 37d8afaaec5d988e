import { sumOfKnown } from '../amount.js'
import type { EstimateRow } from '../cost/rows.js'
import { groupBy } from '../text/group-by.js'

/**
 * Typical credits/month of some work: of several roots those of the one where they are most, because work is done under one root at a time.
 * Null, which is not known, where there is none or a part of it is not priced; `undefined` is work without a row.
 */
export function creditsOfWork(
  rows: readonly (EstimateRow | undefined)[],
  creditsOf: (row: EstimateRow | undefined) => number | null,
): number | null {
  const sums = [...groupBy(rows, (row) => row?.root).values()].map((own) => sumOfKnown(own.map(creditsOf)))
  return sums.length === 0
    ? null
    : sums.reduce((most, sum) => (most === null || sum === null ? null : Math.max(most, sum)))
}
