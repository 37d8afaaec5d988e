import type { MonthRow } from '../../contract/usage/history.js'
import { roundHalfUp } from '../../amount.js'
import { Big } from 'big.js'
import { monthsFrom } from '../ledger.js'
import { metered } from '../month/exact-sums.js'
import { headcount } from '../month/identities.js'
import type { MonthParts } from '../month/month-parts.js'
import type { BilledMonth } from '../used.js'
import type { MonthCoverage } from './month-coverage.js'

/** A month that has rows. */
export interface KnownMonth {
  readonly used: BilledMonth
  readonly parts: MonthParts
  readonly coverage: MonthCoverage
  readonly closed: boolean
}

/** The months side by side, ascending; one without rows between others is not known, never 0. */
export function sideBySide(known: readonly MonthRow[]): MonthRow[] {
  const byName = new Map(known.map((row) => [row.month, row]))
  const names = [...byName.keys()]
  return monthsFrom(names[0] ?? '', names.at(-1) ?? '').map((month) => byName.get(month) ?? { ...NOT_KNOWN, month })
}

const NOT_KNOWN: Omit<MonthRow, 'month'> = {
  state: 'not known',
  whole: null,
  from: null,
  through: null,
  due: null,
  withRows: null,
  people: null,
  seats: null,
  credits: null,
  overage: null,
  perWorkingDay: null,
  fixedUsd: null,
  overageUsd: null,
  totalUsd: null,
  allPriced: null,
}

/** A month as a row. */
export function rowOf({ used, parts, coverage, closed }: KnownMonth): MonthRow {
  const { money, seats, total, overage } = parts
  const days = coverage.covered.length
  return {
    month: used.month,
    state: closed ? 'closed' : 'to date',
    whole: coverage.whole,
    from: coverage.from,
    through: coverage.through,
    due: coverage.due.length,
    withRows: days,
    people: headcount(used.people),
    seats: seats.plans.reduce((sum, plan) => sum + plan.seats, 0),
    credits: metered(total),
    overage: metered(overage),
    perWorkingDay: days === 0 ? null : roundHalfUp(new Big(metered(total)).div(days), 2),
    fixedUsd: money.fixed,
    overageUsd: money.overage,
    totalUsd: money.total,
    allPriced: money.allPriced,
  }
}
