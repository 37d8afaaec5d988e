import { MICRO, type Amounts, type MonthTallies } from '../ledger.js'
import type { OverageReading } from '../../contract/usage/report.js'

/** How `Overage_Credits_Used` is counted. */
export type OverageMeaning = Pick<OverageReading, 'reading' | 'included'>

/**
 * Credits of some rows, including overage where the rows have it. Overage that is cumulative over the month belongs to
 * a person and not to a row: then only the credits within plans are known per row.
 */
export function usedOf({ credits, overage }: Amounts, { reading, included }: OverageMeaning): number {
  return (credits + (reading === 'daily' && !included ? overage : 0)) / MICRO
}

/** The credits of a month that belong to no row: cumulative overage. */
export function nobodys({ clients }: MonthTallies, meaning: OverageMeaning, total: number): number {
  if (meaning.reading === 'daily' || meaning.included) return 0
  let known = 0
  for (const { credits } of clients.values()) known += credits
  return Math.max(0, total - known / MICRO)
}
