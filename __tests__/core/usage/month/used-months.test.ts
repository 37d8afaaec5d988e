import type { UsageReading } from '../../../../src/core/contract/usage/report.js'
import { monthOfReading, usedFromReadings } from '../../../../src/core/usage/month/used-from-readings.js'
import { isOver, recentMonths, usedMonths } from '../../../../src/core/usage/month/used-months.js'
import { readUsageText } from '../../../../src/core/usage/reading/usage-text.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
import { seatOf } from '../../support/used.js'
import type { MonthTallies } from '../../../../src/core/usage/ledger.js'

const ledgerOf = (rows: readonly Row[], today = '2026-11-20') =>
  readFiles([{ path: 'a.csv', text: fileOf(rows) }], 1 << 20, today).ledger()
const DAILY = { reading: 'daily', included: false } as const

test('people are in the order of their profiles, within one of their ids, each with their own numbers', () => {
  const of = (user: string, profile: string, credits: string, overage: string, parts: Partial<Row> = {}): Row =>
    row({ user, profile, credits, overage, ...parts })
  const ledger = ledgerOf([
    of('b', 'p2', '1', '0.25', { tier: 'POWER', newUser: 'true' }),
    of('a', 'p3', '2', '0.5', { enabled: 'true' }),
    of('c', 'p1', '3', '0'),
    of('a', 'p2', '4', '1', { client: 'KIRO_CLI' }),
    of('a', 'p2', '5', '0', { day: '2026-10-07' }),
  ])
  const [october] = usedMonths(ledger, DAILY, seatOf, '2026-11-20')
  expect(
    october?.people.map(({ person, seat, credits, overage, overageEnabled, began, activeDays, daily }) => [
      `${ledger.people[person]?.profile} ${ledger.people[person]?.id}`,
      seat.name,
      credits,
      overage,
      overageEnabled,
      began,
      activeDays,
      [...daily.slice(3, 8)],
    ]),
  ).toEqual([
    ['p1 c', 'Pro', 3, 0, false, null, 1, [0, 3, 0, 0, 0]],
    ['p2 a', 'Pro', 10, 1, false, null, 2, [0, 5, 0, 5, 0]],
    ['p2 b', 'Power', 1.25, 0.25, false, 4, 1, [0, 1.25, 0, 0, 0]],
    ['p3 a', 'Pro', 2.5, 0.5, true, null, 1, [0, 2.5, 0, 0, 0]],
  ])
})

test('a running month ends on the last day on which anybody used something', () => {
  const on = (today: string, ...rows: [user: string, day: string, credits: string][]) =>
    usedMonths(
      ledgerOf(
        rows.map(([user, day, credits]) => row({ user, day, credits })),
        today,
      ),
      DAILY,
      seatOf,
      today,
    ).at(-1)?.through
  const through = (...rows: [user: string, day: string, credits: string][]) => on('2026-11-20', ...rows)
  expect(through(['a', '2026-11-09', '1'], ['b', '2026-11-03', '1'])).toBe(8)
  expect(through(['a', '2026-11-03', '1'], ['b', '2026-11-09', '1'], ['c', '2026-11-12', '0'])).toBe(8)
  expect(through(['a', '2026-11-01', '0'])).toBe(0)
  expect(through(['a', '2026-11-01', '1'], ['a', '2026-11-02', '1'])).toBe(1)
  expect(through(['a', '2026-10-01', '1'])).toBe(30)
  // On its last day a month is not over, and that day counts.
  expect(on('2026-11-30', ['a', '2026-11-30', '1'])).toBe(29)
  expect(on('2026-11-30', ['a', '2026-11-29', '1'], ['b', '2026-11-30', '0'])).toBe(28)
})

test('what a cumulative value is more than on any day before is of its day', () => {
  const rows = [3, 5, 4, 6].map((overage, day) =>
    row({ day: `2026-10-0${day + 1}`, credits: '10', overage: String(overage) }),
  )
  const of = (included: boolean) =>
    usedMonths(ledgerOf(rows), { reading: 'cumulative', included }, seatOf, '2026-11-20')
  expect(of(false)[0]?.people[0]).toMatchObject({ credits: 46, overage: 6 })
  expect([...(of(false)[0]?.people[0]?.daily ?? [])].slice(0, 5)).toEqual([13, 12, 10, 11, 0])
  expect(of(true)[0]?.people[0]).toMatchObject({ credits: 40, overage: 6 })
})

test('a month is over from the first day of the next one', () => {
  expect([isOver('2026-10', '2026-10-31'), isOver('2026-10', '2026-11-01'), isOver('2026-12', '2027-01-01')]).toEqual([
    false,
    true,
    true,
  ])
})

test('seven months of the calendar up to the last one, and the older ones of a year, of those that are there', () => {
  const months = ['2025-11', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08']
  const older = ['2024-12', '2025-07', '2025-08', '2025-09', '2025-10']
  const ledger = {
    people: [],
    months: new Map(months.map((month) => [month, { ...tallies(month), people: [] }])),
    older: new Map(older.map((month) => [month, { ...tallies(month), people: () => [] }])),
  }
  const known = (last: string) => {
    const recent = recentMonths(ledger, last)
    return [[...recent.months.keys()], [...recent.older.keys()]]
  }
  expect(known('2026-07')).toEqual([months.slice(1, 8), older.slice(2)])
  expect(known('2026-02')).toEqual([months.slice(0, 3), older.slice(1)])
  expect(known('2026-09')).toEqual([months.slice(3), older.slice(4)])
})

function tallies(month: string): MonthTallies {
  const none = { credits: 0, overage: 0 }
  return {
    month,
    days: 30,
    peopleByDay: [],
    clients: new Map(),
    models: new Map(),
    mixed: none,
    unattributed: none,
  }
}

const text = (plan: string, used: string, more = ''): UsageReading =>
  readUsageText(
    `Estimated Usage | resets on 2026-12-01 | ${plan}\nCredits (${used} covered in plan)\n${more}`,
    'usage.txt',
    '2026-11-20',
  )

test('each text of /usage is a person of its own, with all of it on the day of the report', () => {
  const readings = [
    text('KIRO PRO', '900.5 of 1000'),
    readUsageText('Your plan is managed by an admin', 'b.txt', '2026-11-20'),
    text('KIRO POWER', '10000 of 10500', 'Overages: Enabled billed at $0.04\nCredits used: 40.29\n'),
    text('KIRO TITAN', '7 of 70', 'Overages: Disabled\n'),
  ]
  const month = usedFromReadings(readings, '2026-11', '2026-11-20', seatOf)
  expect(month).toMatchObject({ month: '2026-11', days: 30, through: 19 })
  expect(
    month.people.map(({ person, seat, credits, overage, overageEnabled, began, activeDays }) => [
      person,
      seat.plan,
      seat.allowance,
      credits,
      overage,
      overageEnabled,
      began,
      activeDays,
    ]),
  ).toEqual([
    [0, 'pro', 1000, 900.5, 0, null, null, 0],
    [2, 'power', 10_500, 10_040.29, 40.29, true, null, 0],
    [3, null, 70, 7, 0, false, null, 0],
  ])
  expect(month.people.map(({ daily }) => [daily.length, daily[19], daily[18]])).toEqual([
    [30, 900.5, 0],
    [30, 10_040.29, 0],
    [30, 7, 0],
  ])
  expect(usedFromReadings(readings, '2026-10', '2026-11-20', seatOf)).toMatchObject({ days: 31, through: 30 })
})

test('the month of a text ends before its credits are reset', () => {
  const reset = (resets: string | null) => monthOfReading({ ...text('KIRO PRO', '1 of 2'), resets })
  expect([reset('2026-12-01'), reset('2026-12-02'), reset('2027-01-01'), reset(null)]).toEqual([
    '2026-11',
    '2026-12',
    '2026-12',
    null,
  ])
})
