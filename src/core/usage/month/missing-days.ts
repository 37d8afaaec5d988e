import type { MonthTallies } from '../ledger.js'
import { FEWEST } from './folding.js'
import { workingDaysBetween, type IsWorkingDay } from './working-days.js'

/** The chance at which days without rows are no accident of a small team. Chosen by hand. */
export const CHANCE = 0.05

/** Of working days without rows (`YYYY-MM-DD`, ascending) those whose run is too long to be an accident. */
export function noAccident(
  days: readonly string[],
  isWorking: IsWorkingDay,
  usual: (run: readonly string[]) => number,
): string[] {
  return runsOf(days, isWorking)
    .filter((run) => (1 - usual(run)) ** run.length < CHANCE)
    .flat()
}

/** The chance that a working day outside a run has rows; a team of which 5 people work on a day has some on each. */
export function chanceOfRows(
  months: readonly MonthTallies[],
  span: readonly string[],
  has: ReadonlySet<string>,
): (run: readonly string[]) => number {
  const counts = months.flatMap((month) => month.peopleByDay).filter((people) => people > 0)
  const mean = counts.reduce((sum, people) => sum + people, 0) / Math.max(1, counts.length)
  if (mean >= FEWEST) return () => 1
  const withRows = span.filter((day) => has.has(day)).length
  return (run) => (withRows + 1) / (span.filter((day) => !run.includes(day)).length + 2)
}

/** Days grouped into runs of consecutive working days. */
function runsOf(days: readonly string[], isWorking: IsWorkingDay): string[][] {
  const runs: string[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (last && before !== undefined && workingDaysBetween(before, day, isWorking).length === 0) last.push(day)
    else runs.push([day])
  }
  return runs
}
