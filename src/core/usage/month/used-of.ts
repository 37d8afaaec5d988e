import { MICRO, type Amounts, type MonthLedger } from '../ledger.js'
import type { OverageReading } from '../../contract/usage/report.js'

/** How `Overage_Credits_Used` is meant. */
export type OverageMeaning = Pick<OverageReading, 'reading' | 'included'>

/**
 * Credits of some rows, overage included where the rows say it. Overage that counts the month up to the day is a person’s and not a row’s:
 * then only the credits within plans are known of rows.
 */
export function usedOf({ credits, overage }: Amounts, { reading, included }: OverageMeaning): number {
  return (credits + (reading === 'daily' && !included ? overage : 0)) / MICRO
}

/** What of a month’s credits is in no row: overage that counts the month up to the day. */
export function nobodys({ clients }: MonthLedger, meaning: OverageMeaning, total: number): number {
  if (meaning.reading === 'daily' || meaning.included) return 0
  let known = 0
  for (const { credits } of clients.values()) known += credits
  return Math.max(0, total - known / MICRO)
}
