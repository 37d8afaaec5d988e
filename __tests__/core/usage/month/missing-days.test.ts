import type { MonthTallies } from '../../../../src/core/usage/ledger.js'
import { chanceOfRows, noAccident } from '../../../../src/core/usage/month/missing-days.js'

const isWeekday = (day: string): boolean => new Date(day).getUTCDay() % 6 !== 0

// Of working days of which six in ten have rows, three without any have a chance of 0.064, and four of 0.0256.
test.each<[string, string[], string[]]>([
  ['three in a row', ['2026-11-09', '2026-11-10', '2026-11-11'], []],
  [
    'four in a row, and one long before them',
    ['2026-11-02', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'],
    ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'],
  ],
  [
    'four in a row over a weekend',
    ['2026-11-05', '2026-11-06', '2026-11-09', '2026-11-10'],
    ['2026-11-05', '2026-11-06', '2026-11-09', '2026-11-10'],
  ],
  ['two and two', ['2026-11-02', '2026-11-03', '2026-11-09', '2026-11-10'], []],
])('no accident are %s', (_, days, expected) => {
  expect(noAccident(days, isWeekday, () => 0.6)).toEqual(expected)
})

describe('the chance that a working day has rows', () => {
  const SPAN = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13'].map((day) => `2026-11-${day}`)
  const month = (...peopleByDay: readonly number[]) => ({ peopleByDay }) as unknown as MonthTallies
  const chance = (months: readonly MonthTallies[], rows: readonly number[], run: readonly number[]) =>
    chanceOfRows(months, SPAN, new Set(rows.map((day) => SPAN[day] ?? '')))(run.map((day) => SPAN[day] ?? ''))

  test.each<[string, MonthTallies[], number[], number[], number]>([
    ['of six of ten days', [month(2, 0, 3)], [0, 1, 2, 3, 4, 5], [], 7 / 12],
    ['outside a run of three', [month(2, 0, 3)], [0, 1, 2, 3, 4, 5], [6, 7, 8], 7 / 9],
    ['of no day', [month(1)], [], [], 1 / 12],
    ['without anybody', [], [], [], 1 / 12],
    ['of few people', [month(5, 0), month(4, 0)], [0], [], 2 / 12],
    ['of one person on one of the days', [month(1, 8)], [0], [], 2 / 12],
    ['of five people on the days that have any', [month(4, 0, 6), month(0, 5)], [0], [1], 1],
  ])('%s', (_, months, rows, run, expected) => {
    expect(chance(months, rows, run)).toBeCloseTo(expected, 12)
  })
})
