import { readFileSync } from 'node:fs'
import type { Policy } from '../../../../src/core/policy/policy.js'
import type { UsageReport } from '../../../../src/core/contract/usage/report.js'
import { usageReportSchema } from '../../../../src/core/contract/usage/report.js'
import { dayIn, daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { reportOf, file } from '../../support/report-of.js'
import { policy } from '../../support/repository.js'
import { fileOf, row, type Row } from '../../support/user-report.js'

/* Which rows are due, and what is said where some are not there. */

interface Span {
  readonly from?: number
  readonly to?: number
  readonly people?: number
  readonly row?: Partial<Row>
  readonly without?: readonly number[]
  readonly weekdays?: readonly number[]
}

/** Rows of every working day of a month in a span of days. */
function rows(
  month: string,
  { from = 1, to = daysIn(month), people = 8, row: parts = {}, without = [], weekdays = [1, 2, 3, 4, 5] }: Span = {},
): Row[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((day) => weekdays.includes(weekdayIn(month, day - 1)) && !without.includes(day))
    .flatMap((day) =>
      Array.from({ length: people }, (_, user) => row({ user: `u${user}`, day: dayIn(month, day - 1), ...parts })),
    )
}

const told = (all: readonly Row[], day: string, facts: { policy?: Policy; month?: string } = {}): UsageReport =>
  reportOf([file(all)], { day, ...facts })

const NOTHING = { missingDays: [], missingMonths: [], silent: [], badRows: 0 }

test.each<[string, readonly Row[], string, UsageReport['verdict'], number]>([
  // 19 November 2026 is a Thursday.
  ['rows up to yesterday', rows('2026-11', { to: 19 }), '2026-11-20', 'pass', 0],
  ['the file of yesterday comes in the night', rows('2026-11', { to: 18 }), '2026-11-20', 'pass', 1],
  ['two working days are missing', rows('2026-11', { to: 17 }), '2026-11-20', 'incomplete', 2],
  ['a weekend is not missing', rows('2026-11', { to: 13 }), '2026-11-16', 'pass', 0],
  ['rows end in the middle of the month', rows('2026-11', { to: 10 }), '2026-11-29', 'incomplete', 13],
  ['rows end with the month before', rows('2026-10'), '2026-11-20', 'incomplete', 14],
  ['the first days of the next month', rows('2026-10'), '2026-11-03', 'pass', 1],
  ['one day more of it', rows('2026-10'), '2026-11-04', 'incomplete', 2],
])('%s', (_, all, day, verdict, age) => {
  const report = told(all, day)
  expect([report.verdict, report.completeness.age, report.completeness.whole]).toEqual([
    verdict,
    age,
    verdict !== 'incomplete',
  ])
  expect(report.forecast?.doubts ?? []).toEqual(
    verdict === 'incomplete' && report.state === 'to date' ? ['rows are missing'] : [],
  )
  expect(usageReportSchema.parse(report)).toEqual(report)
})

test('a closed month that was asked for is missing its own days only', () => {
  const all = rows('2026-10')
  expect(told(all, '2026-11-20', { month: '2026-10' })).toMatchObject({
    verdict: 'pass',
    completeness: { whole: true, age: 0, until: '2026-11-01', newest: '2026-10-30' },
  })
  expect(told(rows('2026-10', { to: 28 }), '2026-11-20', { month: '2026-10' })).toMatchObject({
    verdict: 'incomplete',
    completeness: { missingDays: ['2026-10-29', '2026-10-30'], age: 2 },
  })
  // On the second the files of the last day may still come.
  expect(told(rows('2026-10', { to: 29 }), '2026-11-02', { month: '2026-10' }).verdict).toBe('pass')
  expect(told(rows('2026-10', { to: 29 }), '2026-11-04', { month: '2026-10' }).verdict).toBe('incomplete')
})

test('a month that was asked for and is not over is due up to the day of the report', () => {
  const told11 = (to: number) => told(rows('2026-11', { to }), '2026-11-20', { month: '2026-11' }).completeness
  expect(told11(19)).toMatchObject({ whole: true, age: 0, until: '2026-11-20', newest: '2026-11-19' })
  expect(told11(18)).toMatchObject({ whole: true, age: 1, until: '2026-11-20' })
  expect(told11(17)).toMatchObject({ whole: false, age: 2, until: '2026-11-20', missingDays: ['2026-11-18'] })
})

test('the first and the last day of a month are of it', () => {
  // 1 October 2026 is a Thursday, and the 30th a Friday.
  const { source, completeness } = told(
    [...rows('2026-09'), ...rows('2026-10', { from: 2, to: 29 }), ...rows('2026-11', { from: 3, to: 19 })],
    '2026-11-20',
    { month: '2026-10' },
  )
  expect(source.daysWithoutRows).toEqual(['2026-10-01', '2026-10-30'])
  expect(completeness).toMatchObject({ whole: false, missingDays: ['2026-10-01', '2026-10-30'] })
})

test('no row of the month is not a month of which nothing is missing', () => {
  const { completeness, source } = told(rows('2026-10'), '2026-11-20', { month: '2026-11' })
  expect(completeness).toEqual({ whole: false, newest: null, until: '2026-11-20', age: null, ...NOTHING })
  expect(source.daysWithoutRows).toEqual([])
})

test('holidays of the policy are not missing', () => {
  const off = policy('version: 1\nteam: { holidays: [2026-11-11, 2026-11-12, 2026-11-18, 2026-11-19] }')
  const all = rows('2026-11', { to: 17, without: [11, 12] })
  expect(told(all, '2026-11-20', { policy: off }).completeness).toMatchObject({ whole: true, age: 0, ...NOTHING })
  expect(told(all, '2026-11-20').completeness).toMatchObject({
    whole: false,
    missingDays: ['2026-11-11', '2026-11-12', '2026-11-18'],
  })
  expect(told(all, '2026-11-20').source.daysWithoutRows).toEqual(['2026-11-11', '2026-11-12', '2026-11-18'])
})

test('one or two people do not work on each day, so a day without rows is nothing, and a fortnight is', () => {
  const some = rows('2026-11', { people: 1, weekdays: [1, 3], to: 18 })
  expect(told([...rows('2026-10', { people: 1, weekdays: [1, 3] }), ...some], '2026-11-20').completeness.whole).toBe(
    true,
  )
  const until = rows('2026-11', { people: 1, weekdays: [1, 3, 5], to: 4 })
  expect(
    told([...rows('2026-10', { people: 1, weekdays: [1, 3, 5] }), ...until], '2026-11-20').completeness,
  ).toMatchObject({ whole: false, age: 6 })
})

test('the days on which a team works are learned', () => {
  const week = { weekdays: [0, 1, 2, 3, 4] }
  const all = [...rows('2026-10', week), ...rows('2026-11', { ...week, to: 19 })]
  expect(told(all, '2026-11-21').completeness).toMatchObject({ whole: true, age: 0, ...NOTHING })
  expect(told(all, '2026-11-24').completeness).toMatchObject({ whole: false, age: 2 })
})

test('a month without rows between others', () => {
  const all = ['2026-07', '2026-08', '2026-10', '2026-11'].flatMap((month) =>
    rows(month, month === '2026-11' ? { to: 19 } : {}),
  )
  expect(told(all, '2026-11-20')).toMatchObject({
    verdict: 'incomplete',
    completeness: { missingMonths: ['2026-09'] },
  })
})

test('a client or a profile that fell silent, if so many people had it', () => {
  const other = { row: { client: 'KIRO_CLI' } }
  const both = [...rows('2026-11', { to: 19 }), ...rows('2026-11', { to: 10, ...other })]
  expect(told(both, '2026-11-20').completeness).toMatchObject({
    whole: false,
    silent: [{ kind: 'client', name: 'KIRO_CLI', last: '2026-11-10', age: 7 }],
  })
  // Three of eight people: their habits are not published.
  const few = [...rows('2026-11', { to: 19 }), ...rows('2026-11', { to: 10, people: 3, ...other })]
  expect(told(few, '2026-11-20').completeness.silent).toEqual([])
  // Once a week is no rhythm that two silent days break.
  const seldom = [...rows('2026-11', { to: 19 }), ...rows('2026-11', { to: 16, weekdays: [1], ...other })]
  expect(told(seldom, '2026-11-20').completeness.silent).toEqual([])
  const eu = { row: { profile: 'arn:aws:codewhisperer:eu-central-1:1:profile/EU' } }
  const profiles = [...rows('2026-11', { to: 19 }), ...rows('2026-11', { to: 12, ...eu })]
  expect(told(profiles, '2026-11-20').completeness.silent).toEqual([
    { kind: 'profile', name: 'EU', last: '2026-11-12', age: 5 },
  ])
})

test('a row that cannot be read is in no number, so the report is not whole', () => {
  const text = `${fileOf(rows('2026-11', { to: 19 }))}2026-11-19,broken\n`
  expect(reportOf([{ path: 'a.csv', text }])).toMatchObject({
    verdict: 'incomplete',
    completeness: { whole: false, badRows: 1 },
  })
})

test('rows of a day that nobody spent credits on are rows', () => {
  const idle = rows('2026-11', { from: 16, to: 19, row: { credits: '0' } })
  expect(told([...rows('2026-11', { to: 13 }), ...idle], '2026-11-20').completeness.whole).toBe(true)
})

test('the schema in the repository knows the verdict', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../../../schemas/usage-report.schema.json', import.meta.url), 'utf8'),
  ) as { required: string[] }
  expect(schema.required).toEqual(expect.arrayContaining(['verdict', 'completeness']))
})
