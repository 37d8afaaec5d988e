import { dayAfter } from '../../text/day.js'
import { daysIn, monthOf } from '../ledger.js'
import type { UsageReading } from '../../contract/usage/report.js'
import type { SeatPlan, UsedBy, UsedMonth } from '../used.js'

/**
 * `/usage` texts as a month, for users without a user_report: one person per text with numbers. A text is a total, not
 * a history, so all of it is booked on the day of the report.
 */
export function usedFromReadings(
  readings: readonly UsageReading[],
  month: string,
  day: string,
  seatOf: (tier: string) => SeatPlan,
): UsedMonth {
  const days = daysIn(month)
  const through = monthOf(day) === month ? Number(day.slice(8, 10)) - 1 : days - 1
  const people = readings.flatMap((reading, person): UsedBy[] => {
    const { used, overage, allowance, overageEnabled } = reading
    if (used === null) return []
    const credits = used + (overage ?? 0)
    const daily = new Float64Array(days)
    daily[through] = credits
    const known = seatOf(reading.plan ?? '')
    return [
      {
        person,
        identity: person,
        seat: { ...known, allowance: allowance ?? known.allowance },
        daily,
        credits,
        overage: overage ?? 0,
        overageEnabled,
        began: null,
        activeDays: 0,
      },
    ]
  })
  return { month, days, through, people }
}

/** The month of a text: the one that ends before its credits are reset; null when the text has no date. */
export function monthOfReading({ resets }: UsageReading): string | null {
  return resets === null ? null : dayAfter(resets, -1).slice(0, 7)
}
