import type { UsageForecast } from '../../../../src/core/contract/usage/outlook.js'
import { policy } from '../../support/repository.js'
import { budgetsOf } from './budgets-of.js'

describe('the forecast', () => {
  const forecast = (days: readonly (readonly [string, number])[]): UsageForecast => ({
    credits: { low: 210, typical: 300, high: 450 },
    usd: null,
    unusedUsd: null,
    byDay: days.map(([day, typical]) => ({ day, low: typical - 10, typical, high: typical + 10 })),
    seats: [],
    doubts: [],
    basis: [],
    backtest: null,
  })
  const team = (monthly: number) =>
    policy(`version: 1\nbudget: { team: { credits: { monthly: ${monthly}, daily: 1000 } } }`)

  test.each<[string, number, string | null, { low: number; typical: number; high: number }]>([
    ['on the day on which it typically is', 250, '2026-11-26', { low: 0.84, typical: 1.2, high: 1.8 }],
    ['not in this month', 301, null, { low: 0.6977, typical: 0.9967, high: 1.495 }],
    ['on the day on which it was, where that is past', 100, '2026-11-10', { low: 2.1, typical: 3, high: 4.5 }],
  ])('says that the limit is reached %s', (_, limit, reached, share) => {
    const { budgets } = budgetsOf({
      policy: team(limit),
      forecast: forecast([
        ['2026-11-21', 210],
        ['2026-11-25', 249],
        ['2026-11-26', 250],
        ['2026-11-30', 300],
      ]),
    })
    expect(budgets.map((budget) => budget.forecast)).toEqual([{ reached, share, reliable: true }, null])
  })

  test('says nothing of a limit of nothing', () => {
    expect(budgetsOf({ policy: team(0), forecast: forecast([]) }).budgets[0]?.forecast).toBeNull()
  })
})
