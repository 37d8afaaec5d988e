import { dayAfter } from '../../text/day.js'
import { dayIn, daysIn, type MonthTallies } from '../ledger.js'
import { chanceOfRows, noAccident } from '../month/missing-days.js'
import { daysWithRows, workingDaysBetween, type IsWorkingDay } from '../month/working-days.js'

/** Which working days of a month have rows. */
export interface MonthCoverage {
  /** Working days of the whole month, and those of which rows are due, `YYYY-MM-DD`. */
  readonly working: readonly string[]
  readonly due: readonly string[]
  /** Working days with rows. */
  readonly covered: readonly string[]
  /** Whether no working day is missing beyond what is usual for the team; days before the first row are missing. */
  readonly whole: boolean
  /** The first and the last day with a row; null without any. */
  readonly from: string | null
  readonly through: string | null
}

/** The coverage of a month; `over` says whether it is closed. In a month to date rows are due up to the last day with one. */
export function monthCoverage(month: MonthTallies, over: boolean, isWorking: IsWorkingDay): MonthCoverage {
  const rows = daysWithRows(month)
  const has = new Set(rows)
  const [before, end] = [dayAfter(dayIn(month.month, 0), -1), dayIn(month.month, daysIn(month.month) - 1)]
  const working = workingDaysBetween(before, dayAfter(end, 1), isWorking)
  const through = rows.at(-1) ?? null
  const due = over ? working : working.filter((day) => day <= (through ?? ''))
  const missing = due.filter((day) => !has.has(day))
  return {
    working,
    due,
    covered: due.filter((day) => has.has(day)),
    whole: noAccident(missing, isWorking, chanceOfRows([month], due, has)).length === 0,
    from: rows[0] ?? null,
    through,
  }
}
