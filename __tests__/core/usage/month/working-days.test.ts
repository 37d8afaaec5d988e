import { dayIn, daysIn, type MonthTallies } from '../../../../src/core/usage/ledger.js'
import { daysWithRows, workingDays, workingDaysBetween } from '../../../../src/core/usage/month/working-days.js'

/** The people of each day of a month, by its date. */
const month = (name: string, people: (day: number, weekday: number) => number) =>
  ({
    month: name,
    days: daysIn(name),
    peopleByDay: Array.from({ length: daysIn(name) }, (_, day) =>
      people(day + 1, new Date(dayIn(name, day)).getUTCDay()),
    ),
  }) as unknown as MonthTallies

// 1 November 2026 is a Sunday: days 1 to 7 are Sunday to Saturday.
const WEEK = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-11-${day}`)
const week = (months: readonly MonthTallies[], holidays: readonly string[] = []): string =>
  WEEK.map((day) => (workingDays(months, holidays)(day) ? 'x' : '-')).join('')

test.each<[string, MonthTallies[], string]>([
  ['nothing is known', [], '-xxxxx-'],
  ['nobody was there', [month('2026-11', () => 0)], '-xxxxx-'],
  [
    'a team from Sunday to Thursday over two weeks',
    [month('2026-11', (day, weekday) => (day <= 14 && weekday < 5 ? 8 : 0))],
    '-xxxxx-',
  ],
  ['over three weeks', [month('2026-11', (day, weekday) => (day <= 21 && weekday < 5 ? 8 : 0))], 'xxxxx--'],
  [
    'over three weeks of two months',
    ['2026-10', '2026-11'].map((name) =>
      month(name, (day, weekday) => (day <= (name === '2026-10' ? 7 : 14) && weekday < 5 ? 8 : 0)),
    ),
    'xxxxx--',
  ],
  [
    'a quarter of the people on Saturdays',
    [month('2026-11', (day, weekday) => (day > 28 ? 0 : weekday === 6 ? 2 : 8))],
    'xxxxxxx',
  ],
  [
    'less than a quarter of them',
    [month('2026-11', (day, weekday) => (weekday === 6 ? (day < 28 ? 2 : 1) : weekday < 1 || day > 28 ? 0 : 8))],
    '-xxxxx-',
  ],
  ['one weekday alone', [month('2026-11', (_, weekday) => (weekday === 0 ? 1 : 0))], 'x------'],
])('working days of which %s', (_, months, expected) => {
  expect(week(months)).toBe(expected)
})

test('a holiday is none, whatever the week', () => {
  expect(week([], ['2026-11-03', '2026-11-07', '2026-12-01'])).toBe('-x-xxx-')
})

test.each<[string, string, string[]]>([
  ['2026-11-05', '2026-11-10', ['2026-11-06', '2026-11-09']],
  ['2026-11-05', '2026-11-06', []],
  ['2026-11-06', '2026-11-09', []],
  ['2026-11-06', '2026-11-06', []],
  ['2026-11-10', '2026-11-05', []],
  ['2026-11-29', '2026-12-03', ['2026-11-30', '2026-12-01', '2026-12-02']],
])('the working days after %s and before %s are %j', (after, before, expected) => {
  expect(workingDaysBetween(after, before, workingDays([], []))).toEqual(expected)
})

test('days with rows are those of any client, from the first to the last of the month', () => {
  const clients = (...days: number[]) => new Map(days.map((bits, index) => [`client ${index}`, { days: bits }]))
  const rows = (...days: number[]) =>
    daysWithRows({ ...month('2026-10', () => 0), clients: clients(...days) } as unknown as MonthTallies)
  expect(rows()).toEqual([])
  expect(rows(0b101, 0b1001)).toEqual(['2026-10-01', '2026-10-03', '2026-10-04'])
  expect(rows(1 << 30)).toEqual(['2026-10-31'])
})
