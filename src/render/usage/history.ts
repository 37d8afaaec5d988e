import { MOST_MONTHS } from '../../core/usage/ledger.js'
import { inARow } from '../../core/text/message.js'
import { writeSum, count, percentChange, whole } from '../../core/text/number.js'
import type { MonthRow, Moved, MovedRow } from '../../core/contract/usage/history.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { Table } from '../tables/table.js'
import { credits, dollars, signedCredits, signedDollars } from '../../core/text/amounts.js'
import { dayName, monthName } from './dates.js'
import { clientName, foldedName, planName, type Names } from './names.js'
import { columns, NOT_KNOWN } from './tables.js'

/* The months side by side and what moved between the last two, in tables and sentences. */

/** How much of a month its rows cover, in words. */
export function coverage({ state, whole: all, due, withRows, from, through }: MonthRow): string {
  if (state === 'not known' || due === null || withRows === null) return NOT_KNOWN
  const days = `${whole(withRows)} of ${count(due, 'working day')}`
  if (state === 'to date') return `to date, ${all === true ? count(withRows, 'working day') : `partial: ${days}`}`
  return all === true ? `whole, ${count(due, 'working day')}` : `partial: ${days}, ${spanOf(from, through)}`
}

function spanOf(from: string | null, through: string | null): string {
  return from === null || through === null ? 'no row' : `rows from ${dayName(from)} to ${dayName(through)}`
}

/** The months side by side, the newest first; a month without rows is not known. */
export function monthsTable({ months }: UsageReport): Table {
  return {
    columns: [
      ...columns('month', 'USD', 'seats, USD', 'overage, USD', 'credits', 'a working day', 'people', 'seats'),
      { title: 'rows of', align: 'left' },
    ],
    rows: months.toReversed().map((row) => {
      const known = (text: string): string => (row.state === 'not known' ? NOT_KNOWN : text)
      return [
        monthName(row.month),
        known(writeSum(row.totalUsd, row.allPriced, dollars)),
        known(writeSum(row.fixedUsd, row.allPriced, dollars)),
        known(dollars(row.overageUsd)),
        known(credits(row.credits)),
        known(credits(row.perWorkingDay)),
        known(whole(row.people)),
        known(whole(row.seats)),
        coverage(row),
      ]
    }),
  }
}

/** What the months side by side do not say by themselves. */
export function monthsNotes({ months, people }: UsageReport): string[] {
  const [first] = months
  if (!first) return []
  const seats =
    people.seatsFrom === 'active people'
      ? []
      : [
          `Seats of earlier months are counted as ${people.seatsFrom === 'policy' ? 'the policy' : 'the list of seats'} says now: how many were paid then is in no file.`,
        ]
  return [
    ...(months.length < MOST_MONTHS ? [`No file has a row of a month before ${monthName(first.month)}.`] : []),
    ...holes(months.slice(1)),
    ...notPriced(months.slice(0, -1)),
    ...seats,
  ]
}

/** Months without rows, and closed ones that lack some. The first is left out: files may begin within it. */
function holes(months: readonly MonthRow[]): string[] {
  const names = (some: readonly MonthRow[]): string => inARow(some.map(({ month }) => monthName(month)))
  const unknown = months.filter(({ state }) => state === 'not known')
  const partial = months.filter(({ state, whole: all }) => state === 'closed' && all === false)
  return [
    ...(unknown.length === 0
      ? []
      : [`No file has a row for ${names(unknown)}: what was used and paid then is not known, and not 0.`]),
    ...(partial.length === 0
      ? []
      : [
          `Rows of working days are missing for ${names(partial)}: the amounts in ${partial.length === 1 ? 'its row' : 'their rows'} are too low. Look for the missing files in the bucket.`,
        ]),
  ]
}

/** Earlier months with seats of a plan that had no known price then; of the month of the report its own notes tell. */
function notPriced(months: readonly MonthRow[]): string[] {
  const some = months.filter(({ allPriced }) => allPriced === false)
  const [first, last] = [some[0], some.at(-1)]
  if (!first || !last) return []
  const when =
    some.length <= MOST_NAMED
      ? inARow(some.map(({ month }) => monthName(month)))
      : `${count(some.length, 'month')} from ${monthName(first.month)} to ${monthName(last.month)}`
  return [`No price is known for the seats of a plan in ${when}: the dollars there leave them out.`]
}

/** Months that a sentence names one by one. Chosen by hand. */
const MOST_NAMED = 3

/** The name of a group with its kind: `team payments`, `3 teams under 5 people`. */
export function movedName({ kind, name, folded }: MovedRow, names: Names, fold: number): string {
  if (folded > 0) return foldedName(folded, kind, fold)
  if (name === null) return 'no team'
  const written = { plan: planName, client: clientName, team: names.code, model: names.model }[kind](name, names)
  return `${kind} ${written}`
}

/** By which days two months are compared: `October 2026, the same 14 working days`. */
export function movedAgainst({ against, compared, workingDays: { before, now } }: Moved): string {
  const name = monthName(against)
  return compared === 'whole months'
    ? `the whole ${name}${before === now ? '' : `, ${count(before, 'working day')} against ${whole(now)}`}`
    : `${name}, the same ${count(now, 'working day')}`
}

/** What moved most, the largest change in credits first. */
export function movedTable({ moved, fold }: UsageReport, names: Names, most?: number): Table {
  return {
    columns: columns('what moved', 'credits before', 'credits', 'change', 'USD before', 'USD', 'change, USD'),
    rows: (moved?.rows ?? [])
      .slice(0, most)
      .map((row) => [
        movedName(row, names, fold),
        credits(row.before),
        credits(row.now),
        signedCredits(row.change),
        dollars(row.beforeUsd),
        dollars(row.nowUsd),
        signedDollars(row.changeUsd),
      ]),
  }
}

/** Why nothing is compared, or how the parts of a month are reckoned. */
export function movedNotes({ moved }: UsageReport): string[] {
  if (moved === null) return []
  if (moved.why !== null) return [`Not compared with ${monthName(moved.against)}: ${moved.why}.`]
  const { total, rows, compared } = moved
  return [
    ...(rows.length === 0 && total !== null ? ['Nothing moved.'] : []),
    ...(compared === 'same working days'
      ? [
          'Only so many working days of both months are compared: their credits and overage, and the same part of the seats’ price. Groups have the part of their month that these days are of all.',
        ]
      : []),
    'A client and a model have the part of the dollars that they have of the credits.',
  ]
}

/** The change of everything, and of the group that moved most of each kind; empty where nothing is compared. */
export function movedLine({ moved, fold }: UsageReport, names: Names): string {
  if (!moved?.total) return ''
  const { total, rows } = moved
  const most = KINDS.flatMap((kind) =>
    rows.filter((row) => row.kind === kind && row.folded === 0 && row.name !== null && row.change !== null).slice(0, 1),
  )
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0))
  const groups =
    most.length === 0
      ? ''
      : `; most: ${inARow(most.map((row) => `${movedName(row, names, fold)} ${signedCredits(row.change)}`))}`
  return `Against ${movedAgainst(moved)}: ${changeOfAll(total)}${groups}.`
}

/** `−517 credits (−1 %), −$44.54` */
export function changeOfAll({ before, now, change, changeUsd }: NonNullable<Moved['total']>): string {
  const part = percentChange(before, now)
  const usd = changeUsd === null ? 'dollars not priced' : signedDollars(changeUsd)
  return `${signedCredits(change)} credits${part === '' ? '' : ` (${part})`}, ${usd}`
}

/** The kinds of groups that the first lines name. */
const KINDS = ['model', 'client', 'team'] as const satisfies readonly MovedRow['kind'][]
