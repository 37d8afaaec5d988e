import { dayAfter } from '../../text/day.js'
import { groupBy } from '../../text/group-by.js'
import { compareText } from '../../text/place.js'
import type { Completeness } from '../../contract/usage/completeness.js'
import { dayIn, daysIn, monthsFrom, type Ledger, type MonthLedger } from '../ledger.js'
import { identitiesOf } from './identities.js'
import { CHANCE, chanceOfRows, noAccident } from './missing-days.js'
import { daysWithRows, workingDays, workingDaysBetween, type IsWorkingDay } from './working-days.js'

export interface CompletenessInput {
  /** The month of the report and those before it. */
  readonly ledger: Ledger
  /** `YYYY-MM`. */
  readonly month: string
  /** Whether this month was asked for; otherwise it is the newest with rows, and rows are due up to the report’s day. */
  readonly stated: boolean
  /** The day of the report, `YYYY-MM-DD`. */
  readonly day: string
  /** Days on which the team is off, `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
  /** Rows of usage files that cannot be read. */
  readonly badRows: number
  /** People; smaller groups are not named. */
  readonly fewest: number
}

/** Working days with rows of others after which a client or profile is silent. Chosen by hand. */
const SILENT = 3
/** Days with rows from which a client or profile can fall silent. Chosen by hand. */
const REGULAR = 5

/**
 * Whether the files have all rows that are due: up to the day before the report, or of the whole of a closed month that
 * was asked for. The files of a day arrive in the night after it, so the last working day before the report may still be
 * missing.
 */
export function completenessOf(input: CompletenessInput): {
  readonly completeness: Completeness
  /** Working days of the month without a row of which rows are due, `YYYY-MM-DD`. */
  readonly daysWithoutRows: readonly string[]
} {
  const { ledger, month, stated, day, holidays, badRows } = input
  const months = [...ledger.months.values()]
  const isWorking = workingDays(months, holidays)
  const rows = months.flatMap(daysWithRows)
  const newest = rows.at(-1) ?? null
  const closed = month < day.slice(0, 7)
  const end = dayIn(month, daysIn(month) - 1)
  const until = stated && closed ? dayAfter(end, 1) : day
  if (newest === null)
    return {
      completeness: {
        // No row at all is not a month of which nothing is missing.
        whole: false,
        newest,
        until,
        age: null,
        missingDays: [],
        missingMonths: [],
        silent: [],
        badRows,
      },
      daysWithoutRows: [],
    }
  const due = workingDaysBetween(newest, until, isWorking)
  const late = notYetDue(due, day, isWorking)
  const has = new Set(rows)
  const inMonth = workingDaysBetween(dayAfter(`${month}-01`, -1), end < day ? dayAfter(end, 1) : day, isWorking)
  const first = rows[0] ?? newest
  const missing = inMonth.filter((one) => !has.has(one) && one > first && !late.includes(one))
  const span = workingDaysBetween(dayAfter(first, -1), dayAfter(newest, 1), isWorking)
  const usual = chanceOfRows(months, span, has)
  const missingDays = noAccident(missing, isWorking, usual)
  const missingMonths = gaps(months.map((one) => one.month))
  const silent = silentGroups(input, months.slice(-2), isWorking, rows)
  // The last of them may still come.
  const old = (1 - usual([])) ** (due.length - 1) < CHANCE
  return {
    completeness: {
      whole: !old && missingDays.length + missingMonths.length + silent.length + badRows === 0,
      newest,
      until,
      age: due.length,
      missingDays,
      missingMonths,
      silent,
      badRows,
    },
    daysWithoutRows: missing,
  }
}

/** The last working day that is due, while the report is of the next one. */
function notYetDue(due: readonly string[], day: string, isWorking: IsWorkingDay): readonly string[] {
  const last = due.at(-1)
  return last !== undefined && workingDaysBetween(last, day, isWorking).length === 0 ? [last] : []
}

/** Months without rows between the first and the last. */
function gaps(months: readonly string[]): string[] {
  const known = new Set(months)
  return monthsFrom(months[0] ?? '', months.at(-1) ?? '').filter((month) => !known.has(month))
}

/** Clients and profiles that had rows regularly and have none any more, while others have. */
function silentGroups(
  { ledger, fewest }: CompletenessInput,
  months: readonly MonthLedger[],
  isWorking: IsWorkingDay,
  rows: readonly string[],
): Completeness['silent'] {
  const working = rows.filter(isWorking)
  const identities = identitiesOf(ledger.people)
  const human = (person: number): number => identities[person] ?? person
  const least = Math.min(
    fewest,
    new Set(months.flatMap(({ people }) => people.map(({ person }) => human(person)))).size,
  )
  const all = [...clientsOf(months, human), ...profilesOf(months, ledger, human)]
  return all
    .flatMap(({ kind, name, days, people }): Completeness['silent'] => {
      const own = [...days].sort()
      const [first, last] = [own[0] ?? '', own.at(-1) ?? '']
      const between = working.filter((day) => day >= first && day <= last)
      const after = working.filter((day) => day > last).length
      const share = (between.filter((day) => days.has(day)).length + 1) / (between.length + 2)
      return people >= least && own.length >= REGULAR && after >= SILENT && (1 - share) ** after < CHANCE
        ? [{ kind, name, last, age: after }]
        : []
    })
    .sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name))
}

interface Source {
  readonly kind: Completeness['silent'][number]['kind']
  readonly name: string
  readonly days: ReadonlySet<string>
  readonly people: number
}

function clientsOf(months: readonly MonthLedger[], human: (person: number) => number): Source[] {
  const names = [...new Set(months.flatMap(({ clients }) => [...clients.keys()]))].filter((name) => name !== '')
  return names.map((name) => {
    const own = months.flatMap((month) => {
      const tally = month.clients.get(name)
      return tally ? [{ month, tally }] : []
    })
    return {
      kind: 'client',
      name,
      days: new Set(
        own.flatMap(({ month: { month, days }, tally }) =>
          Array.from({ length: days }, (_, day) => day)
            .filter((day) => ((tally.days >>> day) & 1) === 1)
            .map((day) => dayIn(month, day)),
        ),
      ),
      people: new Set(
        own.flatMap(({ month, tally }) =>
          month.people.flatMap(({ person }) => (tally.people.has(person) ? [human(person)] : [])),
        ),
      ).size,
    }
  })
}

function profilesOf(
  months: readonly MonthLedger[],
  { people: known }: Ledger,
  human: (person: number) => number,
): Source[] {
  const rows = months.flatMap((month) => month.people.map((person) => ({ month, person })))
  const profiles = groupBy(rows, ({ person }) => known[person.person]?.profile ?? '')
  if (profiles.size < 2) return []
  return [...profiles].map(([name, own]) => ({
    kind: 'profile',
    name: name.slice(name.lastIndexOf('/') + 1),
    days: new Set(
      own.flatMap(({ month: { month }, person }) =>
        [...person.daily()].flatMap((credits, day) => (credits > 0 ? [dayIn(month, day)] : [])),
      ),
    ),
    people: new Set(own.map(({ person }) => human(person.person))).size,
  }))
}
