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
  const moved = rows.filter(takesOver)
  const own = rows.filter((row) => !takesOver(row))
  const come = own.filter(({ assignment }) => !stayed.has(assignment))
  const priced = [
    ...told(
      own.filter(({ assignment }) => stayed.has(assignment)),
      words(''),
    ),
    ...partFacts(moved, estimate),
    ...told(come, words(come.length === 1 ? ' moves to it in the same change' : ' move to it in the same change')),
  ]
  return [
    ...priced,
    ...unpriced(rows),
    ...(priced.length === 0 ? [] : [{ text: words(`Typical work, ${whom}.`), source: null }]),
  ]
}

/** Whether it carries a part of a kind of work on one side only: the rest of the kind carries that part on the other side, and it is not 0 there. */
function takesOver({ kind, before, after }: EstimateRow): boolean {
  return kind !== null && (before.works.length === 0) !== (after.works.length === 0)
}

/** What changes in a whole kind of work where a part of it changes hands: the part alone would look like new work. */
function partFacts(moved: readonly EstimateRow[], { allRows }: Estimate): UpgradeFact[] {
  const kinds = groupBy(moved.filter(isPricedRow), ({ root, kind }) => JSON.stringify([root, kind]))
  return [...kinds.values()].flatMap((some) => {
    const [first] = some
    if (!first) return []
    const all = allRows.filter(({ root, kind }) => root === first.root && kind === first.kind)
    const { before, after } = load(all)
    const takes = some.every(({ after: side }) => side.works.length > 0)
    const delta = after.typical - before.typical
    return [
      {
        text: say`${names(some)} ${words(some.length === 1 ? (takes ? 'takes' : 'leaves') : takes ? 'take' : 'leave')} a part of ${first.kind ?? ''}: ${words(`${whole(before.typical)} → ${whole(after.typical)} credits a month (${delta === 0 ? 'no difference' : signed(delta)})`)} for the whole of it.`,
        source: null,
      },
    ]
  })
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
              `Its work is estimated at about ${week(is.typical)} credits in ${count(days, 'working day')}${rows.some(takesOver) ? '' : `, ${week(was.typical)} before`}.`,
            ),
            source: null,
          },
        ]
  return [
    ...expected,
    {
      text: say`${'/usage'} shows the credits that were really used; clearly more means that the new model takes more tokens for the same work, which the multiplier does not show.`,
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
