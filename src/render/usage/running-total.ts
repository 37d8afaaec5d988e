import { dayIn } from '../../core/usage/ledger.js'
import type { UsageReport } from '../../core/contract/usage/report.js'

/** Credits from the first of the month to a day. */
export interface RunningDay {
  readonly day: string
  readonly total: number
}

/**
 * The month day by day, up to the last day with a row. Days on which few people worked share one row; its credits are
 * divided among the days without a row of their own, so that the last day has the total. Empty where few people worked
 * on every day.
 */
export function runningTotal({ byDay, month, through }: UsageReport): RunningDay[] {
  if (through === null || !byDay.some(({ day, credits }) => day !== null && credits > 0)) return []
  const days = Array.from({ length: Number(through.slice(8, 10)) }, (_, day) => dayIn(month, day))
  const own = new Map(byDay.flatMap(({ day, credits }) => (day === null ? [] : [[day, credits] as const])))
  const folded = byDay.filter(({ day }) => day === null).reduce((sum, { credits }) => sum + credits, 0)
  const others = days.filter((day) => !own.has(day)).length
  // Where every day has a row of its own there is no day to divide among: the rest counts on the last day.
  const each = others === 0 ? 0 : folded / others
  let total = 0
  return days.map((day, index) => {
    total += own.get(day) ?? each
    if (others === 0 && index === days.length - 1) total += folded
    return { day, total: Math.round(total * 100) / 100 }
  })
}
