import type { UsageReport } from '../../../core/contract/usage/report.js'
import { foldedGroups, group, named, pricedSum, type Amount, type Group } from './group.js'

/** The months side by side; the amounts of a month without rows are empty. */
export function months({ months: all }: UsageReport): Group[] {
  return all.map((row) =>
    group('month', row.month, [
      ...pricedSum('total', row.totalUsd, row.allPriced),
      ...pricedSum('fixed', row.fixedUsd, row.allPriced),
      ['overage', 'USD', row.overageUsd],
      ['credits', 'credits', row.credits],
      ['overage', 'credits', row.overage],
      ['credits a working day', 'credits', row.perWorkingDay],
      ['people', 'people', row.people],
      ['seats', 'seats', row.seats],
      ['working days due', 'days', row.due],
      ['working days with rows', 'days', row.withRows],
    ]),
  )
}

/** What moved against the month before. */
export function moved({ moved: all }: UsageReport): Group[] {
  if (!all?.total) return []
  const amounts = (row: NonNullable<typeof all.total>): Amount[] => [
    ['before', 'credits', row.before],
    ['now', 'credits', row.now],
    ['change', 'credits', row.change],
    ['before', 'USD', row.beforeUsd],
    ['now', 'USD', row.nowUsd],
    ['change', 'USD', row.changeUsd],
  ]
  return [
    group('moved', all.against, [
      ...amounts(all.total),
      ['working days before', 'days', all.workingDays.before],
      ['working days', 'days', all.workingDays.now],
    ]),
    ...all.rows.map((row) =>
      group(`moved ${row.kind}`, named(row.folded, row.name ?? '(no team)'), [
        ...amounts(row),
        ...foldedGroups(row.folded),
      ]),
    ),
  ]
}
