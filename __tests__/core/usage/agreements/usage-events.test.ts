import type { AgreedAction, UsageBudget } from '../../../../src/core/contract/usage/agreements.js'
import type { UnusualDay } from '../../../../src/core/contract/usage/events.js'
import type { UsageReport } from '../../../../src/core/contract/usage/report.js'
import { besides, usageEvents } from '../../../../src/core/usage/agreements/usage-events.js'

const budget = (id: string, ...steps: [percent: number, expected: string | null][]): UsageBudget =>
  ({
    id,
    steps: steps.map(([percent, expected]) => ({ percent, expected, reached: null, action: 'notify' })),
  }) as unknown as UsageBudget
const unusual = (day: string): UnusualDay => ({ day, credits: 9, usual: 1, team: null, client: null, model: null })

/** A report of 20 November with what is announced of it. */
const events = (parts: Partial<UsageReport>) =>
  usageEvents({
    state: 'to date',
    day: '2026-11-20',
    budgets: [],
    forecast: { doubts: [] },
    unusualDays: [],
    ...parts,
  } as unknown as UsageReport)
const ids = (parts: Partial<UsageReport>) => events(parts).map(({ id }) => id)
const forecast = (...doubts: NonNullable<UsageReport['forecast']>['doubts']) =>
  ({ doubts }) as unknown as UsageReport['forecast']

const BUDGETS = [
  budget('a', [90, '2026-11-22'], [100, '2026-11-25']),
  budget('b', [90, '2026-11-22'], [100, null]),
  budget('c', [75, '2026-11-22']),
  budget('d', [100, '2026-11-30']),
]

test('limits that are expected to be reached, with their day, and then unusual days', () => {
  const all = events({ budgets: BUDGETS, unusualDays: [unusual('2026-11-18'), unusual('2026-11-19')] })
  expect(all).toEqual([
    { kind: 'limit expected', id: 'a@100/expected', budget: BUDGETS[0], day: '2026-11-25' },
    { kind: 'limit expected', id: 'd@100/expected', budget: BUDGETS[3], day: '2026-11-30' },
    { kind: 'unusual day', id: 'unusual/2026-11-18', day: unusual('2026-11-18') },
    { kind: 'unusual day', id: 'unusual/2026-11-19', day: unusual('2026-11-19') },
  ])
})

test.each<[string, Partial<UsageReport>, string[]]>([
  ['a closed month', { state: 'closed', budgets: BUDGETS, unusualDays: [unusual('2026-11-19')] }, []],
  ['no forecast', { forecast: null, budgets: BUDGETS }, []],
  ['one doubt', { forecast: forecast('its trial is bad'), budgets: BUDGETS }, []],
  ['two doubts', { forecast: forecast('its trial is bad', 'rows are missing'), budgets: BUDGETS }, []],
  [
    'a doubt, beside which an unusual day is one',
    { forecast: forecast('rows are missing'), budgets: BUDGETS, unusualDays: [unusual('2026-11-19')] },
    ['unusual/2026-11-19'],
  ],
  [
    'days of a week ago, and older ones',
    { unusualDays: [unusual('2026-11-12'), unusual('2026-11-13'), unusual('2026-11-20')] },
    ['unusual/2026-11-13', 'unusual/2026-11-20'],
  ],
])('of %s these are announced', (_, parts, expected) => {
  expect(ids(parts)).toEqual(expected)
})

test('a limit is not expected where a step of the same budget is announced', () => {
  const all = events({ budgets: BUDGETS, unusualDays: [unusual('2026-11-19')] })
  const left = (...of: readonly string[]) =>
    besides(
      all,
      of.map((one) => ({ budget: one }) as AgreedAction),
    ).map(({ id }) => id)
  expect(left()).toEqual(['a@100/expected', 'd@100/expected', 'unusual/2026-11-19'])
  expect(left('a')).toEqual(['d@100/expected', 'unusual/2026-11-19'])
  expect(left('b', 'd')).toEqual(['a@100/expected', 'unusual/2026-11-19'])
  expect(left('unusual/2026-11-19')).toEqual(['a@100/expected', 'd@100/expected', 'unusual/2026-11-19'])
})
