import type { UsageReport } from '../../../../src/core/contract/usage/report.js'
import { dayIn, daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { reportOf, file } from '../../support/report-of.js'
import { fileOf, row, type Row } from '../../support/user-report.js'

/* Clients and profiles that fell silent, over two months, and several of them. */

interface Span {
  readonly from?: number
  readonly to?: number
  readonly people?: number
  readonly first?: number
  readonly row?: Partial<Row>
}

function rows(
  month: string,
  { from = 1, to = daysIn(month), people = 8, first = 0, row: parts = {} }: Span = {},
): Row[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((day) => weekdayIn(month, day - 1) % 6 !== 0)
    .flatMap((day) =>
      Array.from({ length: people }, (_, user) =>
        row({ user: `u${first + user}`, day: dayIn(month, day - 1), ...parts }),
      ),
    )
}

const told = (...all: readonly (readonly Row[])[]): UsageReport['completeness'] =>
  reportOf([file(all.flat())], { day: '2026-11-20' }).completeness
const NOW = rows('2026-11', { to: 19 })
const client = (name: string, span: Span = {}): Span => ({ ...span, row: { client: name, ...span.row } })
const profile = (name: string, span: Span = {}): Span => ({
  ...span,
  row: { profile: `arn:aws:codewhisperer:eu-central-1:1:profile/${name}` },
})

test('a client of the month before alone is silent, one of a month before that is forgotten', () => {
  // October has 22 working days, and November 14 up to the 19th.
  expect(told(rows('2026-10'), rows('2026-10', client('KIRO_CLI')), NOW).silent).toEqual([
    { kind: 'client', name: 'KIRO_CLI', last: '2026-10-30', age: 14 },
  ])
  expect(told(rows('2026-09', client('KIRO_CLI')), rows('2026-10'), NOW).silent).toEqual([])
})

test('several are told, clients before profiles, by name', () => {
  expect(
    told(
      NOW,
      rows('2026-11', client('KIRO_WEB', { to: 10 })),
      rows('2026-11', client('KIRO_CLI', { to: 12 })),
      rows('2026-11', profile('US', { to: 10 })),
      rows('2026-11', profile('EU', { to: 11 })),
    ).silent,
  ).toEqual([
    { kind: 'client', name: 'KIRO_CLI', last: '2026-11-12', age: 5 },
    { kind: 'client', name: 'KIRO_WEB', last: '2026-11-10', age: 7 },
    { kind: 'profile', name: 'EU', last: '2026-11-11', age: 6 },
    { kind: 'profile', name: 'US', last: '2026-11-10', age: 7 },
  ])
})

test.each<[string, number, boolean]>([
  // 16, 17, 18 and 19 November are Monday to Thursday.
  ['three working days of others', 16, true],
  ['two', 17, false],
])('silent after %s', (_, to, silent) => {
  expect(told(NOW, rows('2026-11', client('KIRO_CLI', { to }))).silent).toHaveLength(silent ? 1 : 0)
})

test.each<[string, number, boolean]>([
  // From 2 to 6 November there are five working days.
  ['five days with rows', 2, true],
  ['four', 3, false],
])('silent after %s', (_, from, silent) => {
  expect(told(NOW, rows('2026-11', client('KIRO_CLI', { from, to: 6 }))).silent).toHaveLength(silent ? 1 : 0)
})

test('a client of Mondays alone is not silent on the days after one', () => {
  const mondays = (month: string, to: number): Row[] =>
    rows(month, client('KIRO_CLI', { to })).filter(({ day }) => new Date(day).getUTCDay() === 1)
  // Of 36 working days up to 16 November eight have rows: that three more have none is nothing.
  expect(told(rows('2026-10'), mondays('2026-10', 31), NOW, mondays('2026-11', 16)).silent).toEqual([])
})

test('how often a client was there says how many days without it are no accident', () => {
  // From the 4th to the 16th there are nine working days, and three after it: (1 − 7 / 11)³ is 0.048, (1 − 6 / 11)³ is 0.094.
  const on = (...days: readonly number[]) =>
    told(
      NOW,
      rows('2026-11', client('KIRO_CLI')).filter(({ day }) => days.includes(Number(day.slice(8)))),
    ).silent
  expect(on(4, 5, 6, 10, 12, 16)).toEqual([{ kind: 'client', name: 'KIRO_CLI', last: '2026-11-16', age: 3 }])
  expect(on(4, 6, 10, 12, 16)).toEqual([])
})

test('a weekend on which others work makes nobody silent', () => {
  // After Friday the 13th two working days, and two days of a weekend.
  const weekend = ['2026-11-14', '2026-11-15'].map((day) => row({ user: 'u0', day }))
  const until = (to: number) =>
    told(rows('2026-11', { to: 17 }), weekend, rows('2026-11', client('KIRO_CLI', { to }))).silent
  expect(until(13)).toEqual([])
  expect(until(12)).toEqual([{ kind: 'client', name: 'KIRO_CLI', last: '2026-11-12', age: 3 }])
})

test('a client without a name, and the only profile, are none', () => {
  expect(told(NOW, rows('2026-11', client('', { to: 10 }))).silent).toEqual([])
  expect(told(rows('2026-10'), NOW).silent).toEqual([])
})

test('people of a client are counted over both months, and by who they are', () => {
  const october = (people: number, first = 0) => rows('2026-10', client('KIRO_CLI', { people, first }))
  const november = (people: number, first = 0) => rows('2026-11', client('KIRO_CLI', { to: 6, people, first }))
  expect(told(rows('2026-10'), october(3), NOW, november(2, 3)).silent).toHaveLength(1)
  expect(told(rows('2026-10'), october(3), NOW, november(2, 2)).silent).toEqual([])
  // In a team of three all three are enough.
  const three = { people: 3 }
  expect(
    told(rows('2026-11', { to: 19, ...three }), rows('2026-11', client('KIRO_CLI', { to: 6, ...three }))).silent,
  ).toHaveLength(1)
  // Five seats of three humans, who have two profiles.
  const other = { profile: 'arn:aws:codewhisperer:eu-central-1:1:profile/EU' }
  const seats = (of: Span): Row[] => [
    ...rows('2026-11', { ...of, people: 3 }),
    ...rows('2026-11', { ...of, people: 2, row: { ...of.row, ...other } }),
  ]
  expect(
    told(NOW, rows('2026-11', { to: 19, people: 2, row: other }), seats(client('KIRO_CLI', { to: 6 }))).silent,
  ).toEqual([])
})

test('several months without rows', () => {
  const { missingMonths, whole } = told(rows('2026-06'), rows('2026-09'), NOW)
  expect([missingMonths, whole]).toEqual([['2026-07', '2026-08', '2026-10'], false])
})

test('what is missing does not make up for bad rows', () => {
  // One missing month and one bad row: neither takes the other away.
  const text = `${fileOf([...rows('2026-09'), ...NOW])}2026-11-19,broken\n`
  expect(reportOf([{ path: 'a.csv', text }], { day: '2026-11-20' }).completeness).toMatchObject({
    whole: false,
    missingMonths: ['2026-10'],
    badRows: 1,
  })
  const two = `${fileOf([...rows('2026-08'), ...NOW])}${'2026-11-19,broken\n'.repeat(2)}`
  expect(reportOf([{ path: 'a.csv', text: two }], { day: '2026-11-20' }).completeness).toMatchObject({
    whole: false,
    missingMonths: ['2026-09', '2026-10'],
    badRows: 2,
  })
})

test('the first day after a month that was asked for is not missing in it', () => {
  // 1 October 2026 is a Thursday.
  const { source } = reportOf([file([...rows('2026-09'), ...rows('2026-10', { from: 2 })])], {
    day: '2026-11-20',
    month: '2026-09',
  })
  expect(source.daysWithoutRows).toEqual([])
})

test('a profile goes on in the next month, and its people are counted once', () => {
  const eu = (month: string, span: Span = {}) => rows(month, profile('EU', span))
  expect(told(rows('2026-10'), eu('2026-10'), NOW, eu('2026-11', { to: 19 })).silent).toEqual([])
  // Three people in two months are three.
  const three = { people: 3 }
  expect(told(rows('2026-10'), eu('2026-10', three), NOW, eu('2026-11', { ...three, to: 6 })).silent).toEqual([])
  expect(
    told(rows('2026-10'), eu('2026-10', three), NOW, eu('2026-11', { people: 5, to: 6 })).silent.map(
      ({ name }) => name,
    ),
  ).toEqual(['EU'])
})
