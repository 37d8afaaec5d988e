import { memoizeByObject } from '../text/memoize.js'
import { product, quotient, roundHalfUp, type Range } from '../amount.js'
import type { Assignment } from '../kiro/assignment.js'
import type { Estimate } from '../cost/estimate.js'
import { isPricedRow, totalOf, type EstimateRow, type EstimateSide } from '../cost/rows.js'
import { groupBy } from '../text/group-by.js'
import { list, say, words, type Message } from '../text/message.js'
import { count, signed, whole } from '../text/number.js'
import type { UpgradeFact } from './upgrade.js'

/** The work on the changed model, before and after. */
export interface WorkOnIt {
  readonly before: readonly Assignment[]
  readonly after: readonly Assignment[]
}

interface Load {
  readonly rows: readonly EstimateRow[]
  readonly before: Range
  readonly after: Range
}

/**
 * The difference in credits/month, typical: of the work that stays on it, and of work that moves to it in the same
 * change.
 */
export function creditFacts({ before, after }: WorkOnIt, estimate: Estimate): UpgradeFact[] {
  if (after.length === 0) return [{ text: words('Nothing, so it costs nothing now.'), source: null }]
  const stayed = new Set(before.map(({ name }) => name))
  const rows = rowsOf(after, estimate)
  const whom = estimate.basis === 'team' ? count(estimate.developers ?? 0, 'developer') : 'per developer'
  const told = (some: readonly EstimateRow[], verb: Message): UpgradeFact[] => {
    const { rows: priced, before: was, after: is } = load(some)
    if (priced.length === 0) return []
    const delta = is.typical - was.typical
    return [
      {
        text: say`${names(priced)}${verb}: ${words(`${whole(was.typical)} → ${whole(is.typical)} credits a month (${delta === 0 ? 'no difference' : signed(delta)})`)}.`,
        source: null,
      },
    ]
  }
  const come = rows.filter(({ assignment }) => !stayed.has(assignment))
  const priced = [
    ...told(
      rows.filter(({ assignment }) => stayed.has(assignment)),
      words(''),
    ),
    ...told(come, words(come.length === 1 ? ' comes to it in the same change' : ' come to it in the same change')),
  ]
  return [
    ...priced,
    ...unpriced(rows),
    ...(priced.length === 0 ? [] : [{ text: words(`Typical work, ${whom}.`), source: null }]),
  ]
}

/** Why a row has no credits, in words. */
const REASONS: Readonly<Record<NonNullable<EstimateSide['reason']>, string>> = {
  'no price': 'a price is missing',
  'unknown trigger': 'its trigger is not known',
  'file cannot be read': 'a file cannot be read',
}

function unpriced(rows: readonly EstimateRow[]): UpgradeFact[] {
  const open = rows.flatMap((row) => {
    const reason = row.after.reason ?? row.before.reason
    return reason === null || isPricedRow(row) ? [] : [{ row, reason }]
  })
  return [...groupBy(open, ({ reason }) => reason)].map(([reason, some]) => ({
    text: say`${names(some.map(({ row }) => row))}: no credits a month, because ${words(REASONS[reason])}.`,
    source: null,
  }))
}

/** Working days. */
const WEEK = 5

/** The credits of the first week by the estimate. */
export function weekFacts({ after }: WorkOnIt, estimate: Estimate): UpgradeFact[] {
  const { rows, before: was, after: is } = load(rowsOf(after, estimate))
  const days = Math.min(WEEK, estimate.workdays)
  const week = (month: number): string =>
    whole(roundHalfUp(quotient(product(month, days).toNumber(), estimate.workdays) ?? product(0)))
  const expected: UpgradeFact[] =
    rows.length === 0
      ? []
      : [
          {
            text: words(
              `By the estimate its work costs about ${week(is.typical)} credits in ${count(days, 'working day')}, ${week(was.typical)} before.`,
            ),
            source: null,
          },
        ]
  return [
    ...expected,
    {
      text: say`${'/usage'} shows the credits that were really used; clearly more means that the new model takes more tokens for the same work, which no multiplier tells.`,
      source: null,
    },
  ]
}

/** The ratio of credits per run by the estimate, for work on the changed model on both sides. */
export function ratioOf({ before, after }: WorkOnIt, estimate: Estimate): number | null {
  const stayed = new Set(before.map(({ name }) => name))
  return (
    rowsOf(after, estimate).find(({ assignment, ratio }) => ratio !== null && stayed.has(assignment))?.ratio ?? null
  )
}

/** Rows by assignment, memoized per estimate. */
const indexOf = memoizeByObject(
  ({ allRows }: Estimate): ReadonlyMap<string, number> =>
    new Map(allRows.map(({ assignment }, at) => [assignment, at])),
)

/** The rows of some work, in the order of the estimate. */
function rowsOf(work: readonly Assignment[], estimate: Estimate): EstimateRow[] {
  const index = indexOf(estimate)
  const found = [...new Set(work.flatMap(({ name }) => index.get(name) ?? []))].sort((a, b) => a - b)
  return found.flatMap((at) => estimate.allRows[at] ?? [])
}

/** Rows that are priced on both sides, and the sums of their printed numbers. */
function load(rows: readonly EstimateRow[]): Load {
  const priced = rows.filter((row) => isPricedRow(row) && row.before.works.length + row.after.works.length > 0)
  return { rows: priced, before: totalOf(priced, 'before'), after: totalOf(priced, 'after') }
}

function names(rows: readonly EstimateRow[]): Message {
  return list(rows.map(({ label: name }) => name))
}
