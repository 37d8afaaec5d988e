import { noAccident } from '../../../../src/core/usage/month/missing-days.js'

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
