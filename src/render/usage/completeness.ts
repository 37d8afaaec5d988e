import { inARow } from '../../core/text/message.js'
import { count, whole } from '../../core/text/number.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import { dayName, monthName, shortDay } from './dates.js'
import { clientName, type Names } from './names.js'

/** Days, months, clients listed in a sentence. Chosen by hand. */
const MOST_LISTED = 4

/** Working days without rows after the newest one up to which the files are on time: those of a day come in the night after it. */
const ON_TIME = 1

/** Why a report is incomplete, in the words of its first line; empty where nothing is missing. */
export function incompleteBecause({ completeness }: UsageReport, names: Pick<Names, 'code'>): string {
  const { whole: complete, newest, age, until, missingDays, missingMonths, silent, badRows } = completeness
  if (complete) return ''
  const inside = missingDays.filter((day) => newest === null || day < newest)
  const old = newest !== null && age !== null && age > ON_TIME
  const parts = [
    ...(newest === null ? ['no usage file has a row'] : []),
    ...(old ? [`rows end on ${dayName(newest)}, ${count(age, 'working day')} before ${dayName(until)}`] : []),
    ...(inside.length === 0 ? [] : [`no file has a row for ${daysOf(inside)}`]),
    ...(missingMonths.length === 0 ? [] : [`no file has a row for ${listed(missingMonths.map(monthName))}`]),
    ...(silent.length === 0
      ? []
      : [
          `no row ${listed(silent.map(({ kind, name, last }) => `of ${kind === 'client' ? clientName(name, names) : `profile ${names.code(name)}`} since ${dayName(last)}`))}`,
        ]),
    ...(badRows === 0
      ? []
      : [`${count(badRows, 'row')} cannot be read and ${badRows === 1 ? 'is' : 'are'} in no number`]),
  ]
  return parts.join('; ')
}

/** What to do about rows that are missing; empty where none is. */
export function completenessAdvice({ completeness }: UsageReport, { code }: Pick<Names, 'code'>): string {
  const { whole: complete, missingDays, age } = completeness
  if (complete) return ''
  const holidays =
    missingDays.length > 0 || (age ?? 0) > ON_TIME
      ? ` Days on which the team was off belong into ${code('team.holidays')} of the policy.`
      : ''
  return `Every number may be too low: look for the missing files in the bucket and run the report again.${holidays}`
}

function daysOf(days: readonly string[]): string {
  return days.length > MOST_LISTED
    ? `${whole(days.length)} working days, the first on ${dayName(days[0] ?? '')}`
    : inARow(days.map(shortDay))
}

function listed(names: readonly string[]): string {
  return names.length > MOST_LISTED
    ? `${names.slice(0, MOST_LISTED).join(', ')} and ${whole(names.length - MOST_LISTED)} more`
    : inARow(names)
}
