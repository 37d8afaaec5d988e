import { MS_PER_DAY } from '../../text/day.js'
import { dayIn, weekdayIn, type MonthTallies } from '../ledger.js'

/** Whether a day (`YYYY-MM-DD`) is one on which the team usually works, and no stated holiday. */
export type IsWorkingDay = (day: string) => boolean

/** Weeks with rows from which the weekdays of a team are learned; before, Monday to Friday. Chosen by hand. */
const WEEKS = 3
/** People of a weekday / people of the busiest weekday from which it is a working day. Chosen by hand. */
const LEAST = 0.25

/** The days on which the team works, from the people of each weekday in these months. `holidays` are `YYYY-MM-DD`. */
export function workingDays(months: readonly MonthTallies[], holidays: readonly string[]): IsWorkingDay {
  const off = new Set(holidays)
  const [people, days] = [new Array<number>(7).fill(0), new Array<number>(7).fill(0)]
  for (const month of months) {
    month.peopleByDay.forEach((count, day) => {
      if (count === 0) return
      const weekday = weekdayIn(month.month, day)
      people[weekday] = (people[weekday] ?? 0) + count
      days[weekday] = (days[weekday] ?? 0) + 1
    })
  }
  const [weeks, busiest] = [Math.max(...days), Math.max(...people)]
  const works = people.map((count, weekday) => (weeks < WEEKS ? weekday % 6 !== 0 : count >= LEAST * busiest))
  return (day) => !off.has(day) && works[new Date(Date.parse(day)).getUTCDay()] === true
}

/** The working days after one day and before another (`YYYY-MM-DD`), ascending. */
export function workingDaysBetween(after: string, before: string, isWorking: IsWorkingDay): string[] {
  const result: string[] = []
  for (let at = Date.parse(after) + MS_PER_DAY; at < Date.parse(before); at += MS_PER_DAY) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (isWorking(day)) result.push(day)
  }
  return result
}

/** The days of a month with a row, `YYYY-MM-DD`, ascending. */
export function daysWithRows({ month, days, clients }: MonthTallies): string[] {
  const any = [...clients.values()].reduce((bits, tally) => bits | tally.days, 0)
  return Array.from({ length: days }, (_, day) => day)
    .filter((day) => ((any >>> day) & 1) === 1)
    .map((day) => dayIn(month, day))
}
