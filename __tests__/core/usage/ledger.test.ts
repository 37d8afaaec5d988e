import { dayIn, daysIn, monthOf, weekdayIn } from '../../../src/core/usage/ledger.js'

test.each([
  ['2026-01', 31],
  ['2026-02', 28],
  ['2028-02', 29],
  ['2026-04', 30],
  ['2026-12', 31],
])('%s has %d days', (month, days) => {
  expect(daysIn(month)).toBe(days)
})

test.each([
  // 1 October 2026 is a Thursday, 31 December 2026 too, 29 February 2028 a Tuesday.
  ['2026-10', 0, '2026-10-01', 4],
  ['2026-10', 9, '2026-10-10', 6],
  ['2026-11', 0, '2026-11-01', 0],
  ['2026-12', 30, '2026-12-31', 4],
  ['2028-02', 28, '2028-02-29', 2],
])('day %2$d of %1$s is %3$s', (month, day, date, weekday) => {
  expect([dayIn(month, day), weekdayIn(month, day), monthOf(date)]).toEqual([date, weekday, month])
})
