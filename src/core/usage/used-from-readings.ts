import { daysIn } from './ledger.js'
import type { UsageReading } from './report-schema.js'
import type { SeatPlan, UsedBy, UsedMonth } from './used.js'

/**
 * What `/usage` texts say as a month, for those who have no user_report: one person for each text with numbers. A text is a state, not a
 * course, so the days stay empty.
 */
export function usedFromReadings(readings: readonly UsageReading[], month: string, seatOf: (tier: string) => SeatPlan): UsedMonth {
  const days = daysIn(month)
  const people = readings.flatMap((reading, person): UsedBy[] => {
    const { used, overage, allowance, overageEnabled } = reading
    if (used === null) return []
    const seat = seatOf(reading.plan ?? '')
    return [{ person, seat: seat.allowance === null ? { ...seat, allowance } : seat, daily: new Float64Array(days), credits: used + (overage ?? 0), overage: overage ?? 0, overageEnabled, began: null, activeDays: 0 }]
  })
  return { month, days, through: 0, people }
}

/** The month that a text is about: the one that ends before its credits are reset; null when it does not say. */
export function monthOfReading({ resets }: UsageReading): string | null {
  return resets === null ? null : new Date(Date.parse(resets) - 86_400_000).toISOString().slice(0, 7)
}
