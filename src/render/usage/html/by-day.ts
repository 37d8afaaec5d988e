import { dayIn, daysIn } from '../../../core/usage/ledger.js'
import type { UsageReport } from '../../../core/contract/usage/report.js'

/** Credits of a month by day, for charts. Days are 1-based. */
export interface Days {
  readonly days: number
  /** The last day that counts; 0 without rows. */
  readonly through: number
  /** Days with a row of their own. */
  readonly own: readonly { readonly day: number; readonly credits: number; readonly people: number }[]
  /** Credits of days on which few people worked, which are shown as one row. */
  readonly folded: { readonly days: number; readonly credits: number }
  /**
   * Credits from the first of the month to the end of each day, starting with 0. Folded credits are spread over the
   * days without a row of their own.
   */
  readonly cumulative: readonly number[]
}

/** The chart data of a month. */
export function daysOf({ month, byDay, through }: Pick<UsageReport, 'month' | 'byDay' | 'through'>): Days {
  const days = daysIn(month)
  const last = through === null ? 0 : Math.min(days, Number(through.slice(8, 10)))
  const own = byDay
    .flatMap(({ day, credits, people }) => (day === null ? [] : [{ day: Number(day.slice(8, 10)), credits, people }]))
    .sort((a, b) => a.day - b.day)
  const rest = byDay.filter(({ day }) => day === null)
  const folded = {
    days: rest.reduce((sum, row) => sum + row.folded, 0),
    credits: rest.reduce((sum, row) => sum + row.credits, 0),
  }
  const alone = new Map(own.map(({ day, credits }) => [day, credits]))
  const others = Array.from({ length: last }, (_, index) => index + 1).filter((day) => !alone.has(day)).length
  const cumulative = [0]
  for (let day = 1; day <= last; day += 1)
    cumulative.push((cumulative.at(-1) ?? 0) + (alone.get(day) ?? folded.credits / others))
  return { days, through: last, own, folded, cumulative }
}

/** The 1-based Saturdays and Sundays of a month (`YYYY-MM`). */
export function weekends(month: string): number[] {
  return Array.from({ length: daysIn(month) }, (_, day) => day + 1).filter((day) =>
    [0, 6].includes(new Date(`${dayIn(month, day - 1)}T00:00:00Z`).getUTCDay()),
  )
}
