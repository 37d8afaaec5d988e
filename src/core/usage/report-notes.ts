import type { Catalogue } from '../catalogue/catalogue.js'
import { OLD_DAYS } from '../catalogue/price-age.js'
import { daysBetween } from '../text/day.js'
import { BUILT_IN } from '../catalogue/prices.js'
import type { Configuration } from '../kiro/configuration.js'
import { count } from '../text/number.js'
import { compareText } from '../text/place.js'
import type { BadRow, UsageReport } from '../contract/usage/report.js'
import type { IdleSeats } from './month/idle.js'
import type { SeatsFile } from './reading/people-files.js'
import { repeatedIn, type ReadingTally } from './reading/reading-tally.js'

/** What was read and what was left out of a report, as data and in sentences. */

/** What was read; `others` are rows of the lists of seats and teams. */
export function sourceOf(
  tally: ReadingTally,
  others: readonly BadRow[],
): Pick<UsageReport['source'], 'files' | 'bytes' | 'rows' | 'replaced' | 'repeated' | 'badRows' | 'firstBadRows'> {
  const { files, bytes, rows, replaced, badRows, firstBadRows } = tally
  const told = [...firstBadRows, ...others.slice(0, MOST_TOLD)].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line,
  )
  return {
    files,
    bytes,
    rows,
    replaced,
    repeated: repeatedIn(tally),
    badRows: badRows + others.length,
    firstBadRows: told,
  }
}

/** Bad rows that are listed. Chosen by hand. */
const MOST_TOLD = 20

/** Where idle seats are not certain. */
export function idleNote(seats: SeatsFile | null, idle: IdleSeats | null): string[] {
  if (seats === null || (idle !== null && idle.uncertain === 0)) return []
  return [
    'The list of seats names people by e-mail where the usage files have only ids, so for some seats it is not certain that nobody uses them.',
  ]
}

/** Prices of plans, on which the money rests, that were not checked for long. */
export function oldPricesNote({ plans, prices }: Catalogue, day: string): string[] {
  const checked = plans.filter(({ from, to }) => from <= day && (to === null || day < to)).map((plan) => plan.checked)
  const oldest = checked.sort()[0]
  if (oldest === undefined || daysBetween(oldest, day) <= OLD_DAYS) return []
  const todo =
    prices.origin.source === BUILT_IN
      ? 'update Kiro Governance, or name a newer price file (input prices, --prices)'
      : 'bring the price file up to date'
  return [
    `The prices of plans were last checked on ${oldest}, ${daysBetween(oldest, day)} days before ${day}: ${todo}.`,
  ]
}

/** Rows that are in no number. */
export function leftOut({ later, older }: ReadingTally): string[] {
  return [
    ...(later === 0
      ? []
      : [`${count(later, 'row is', 'rows are')} of days after that of the report, and in no number.`]),
    ...(older === 0
      ? []
      : [`${count(older, 'row is', 'rows are')} of months that this report does not show: it goes back a year.`]),
  ]
}

/** What the estimate cannot count: models in files that nothing is known to read, and files whose text is not known. */
export function unreadNote({ unread, strays }: Configuration): string[] {
  const named = unread.filter(({ names }) => names.length > 0).length
  const hidden = unread.length - named + strays.filter(({ isSeen }) => !isSeen).length
  return [
    ...(named === 0
      ? []
      : [
          `${count(named, 'file')} below .kiro ${named === 1 ? 'names' : 'name'} models where nothing is known to read them, so the estimate does not count them; kiro-governance inventory lists them.`,
        ]),
    ...(hidden === 0
      ? []
      : [
          `${count(hidden, 'file')} below .kiro could not be looked at, so whether ${hidden === 1 ? 'it names' : 'they name'} a model is not known; kiro-governance inventory lists them.`,
        ]),
  ]
}

/** Usage is known per person and not per folder. */
export function nestedNote({ contracts }: Configuration): string[] {
  const nested = contracts.filter(({ root, budgets }) => root !== '' && budgets.size > 0).length
  return nested === 0
    ? []
    : [
        `${count(nested, 'contract')} below the root of the repository ${nested === 1 ? 'has' : 'have'} budgets of ${nested === 1 ? 'its' : 'their'} own. Which use belongs to which folder is not known, so only that of the root is held against what was used.`,
      ]
}
