import { dayIn, weekdayIn } from '../ledger.js'
import type { UsedMonth } from '../used.js'

/** Working days, Monday to Friday, up to the last one with rows, that have no row: a holiday, or missing files. */
export function daysWithoutRows({ month, through, people }: UsedMonth): string[] {
  return Array.from({ length: through + 1 }, (_, day) => day)
    .filter((day) => weekdayIn(month, day) % 6 !== 0 && people.every(({ daily }) => (daily[day] ?? 0) === 0))
    .map((day) => dayIn(month, day))
}
