import { dayIn, daysIn, monthsFrom, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { readSeats } from '../../../../src/core/usage/reading/people-files.js'
import { policy } from '../../support/repository.js'
import { file, reportOf } from '../../support/report-of.js'
import { seatOf } from '../../support/used.js'
import { row, type Row } from '../../support/user-report.js'

/** Eight people on each working day of a month, some of its days only. */
function month(name: string, { from = 1, to = daysIn(name), credits = '10' } = {}): Row[] {
  return Array.from({ length: daysIn(name) }, (_, day) => day)
    .filter((day) => weekdayIn(name, day) % 6 !== 0 && day + 1 >= from && day + 1 <= to)
    .flatMap((day) =>
      Array.from({ length: 8 }, (_, index) => row({ user: `u${index}`, day: dayIn(name, day), credits })),
    )
}

const months = (rows: readonly Row[], facts: Parameters<typeof reportOf>[1] = {}) =>
  reportOf([file(rows)], facts).months

test('twelve months at the most, the newest is that of the report', () => {
  const rows = monthsFrom('2025-09', '2026-10').flatMap((name) => month(name))
  const all = months([...rows, ...month('2026-11', { to: 13 })])
  expect(all.map((one) => one.month)).toEqual(monthsFrom('2025-12', '2026-11'))
  expect(all.map(({ state }) => state)).toEqual([...Array.from({ length: 11 }, () => 'closed'), 'to date'])
  expect(all.at(-2)).toEqual({
    month: '2026-10',
    state: 'closed',
    whole: true,
    from: '2026-10-01',
    through: '2026-10-30',
    due: 22,
    withRows: 22,
    people: 8,
    seats: 8,
    credits: 1760,
    overage: 0,
    perWorkingDay: 80,
    fixedUsd: 160,
    overageUsd: 0,
    totalUsd: 160,
    allPriced: true,
  })
  expect(all.at(-1)).toMatchObject({ whole: true, due: 10, withRows: 10, credits: 800, perWorkingDay: 80 })
})

test('a month without rows between others is not known and has no amount; months before the first are left out', () => {
  const all = months([...month('2026-01'), ...month('2026-03'), ...month('2026-11', { to: 13 })])
  expect(all.map((one) => one.month)).toEqual(monthsFrom('2026-01', '2026-11'))
  const unknown = all.filter(({ state }) => state === 'not known')
  expect(unknown.map((one) => one.month)).toEqual(['2026-02', ...monthsFrom('2026-04', '2026-10')])
  for (const { month: name, state, ...amounts } of unknown)
    expect([name, state, new Set(Object.values(amounts))]).toEqual([name, 'not known', new Set([null])])
})

test.each([
  ['begins late', { from: 12 }, { whole: false, from: '2026-10-12', through: '2026-10-30', withRows: 15, due: 22 }],
  ['ends early', { to: 16 }, { whole: false, from: '2026-10-01', through: '2026-10-16', withRows: 12, due: 22 }],
  ['is whole', {}, { whole: true, from: '2026-10-01', through: '2026-10-30', withRows: 22, due: 22 }],
])('a month that %s', (_, part, expected) => {
  const all = months([...month('2026-09'), ...month('2026-10', part), ...month('2026-11', { to: 13 })])
  expect(all[1]).toMatchObject({ month: '2026-10', state: 'closed', ...expected })
})

test('stated holidays are no working days', () => {
  const rows = [...month('2026-10'), ...month('2026-11', { to: 13 })].filter(({ day }) => day !== '2026-10-12')
  const stated = policy('version: 1\nteam: { holidays: [2026-10-12] }')
  expect(months(rows, { policy: stated })[0]).toMatchObject({ whole: true, due: 21, withRows: 21 })
  expect(months(rows)[0]).toMatchObject({ whole: false, due: 22, withRows: 21 })
})

test('the row of a month is what a report on that month says', () => {
  const rows = monthsFrom('2026-07', '2026-10').flatMap((name, index) =>
    month(name, { credits: String(20 + index * 15) }),
  )
  const seats = readSeats('User,Plan\nu1,Pro\nidle-1,Power\n', 'seats.csv', seatOf)
  const facts = { seats, overageReading: 'daily' as const }
  const over = rows.map((one) => ({ ...one, overage: Number(one.credits) > 40 ? '3' : '0' }))
  const side = months([...over, ...month('2026-11', { to: 13 })], facts)
  for (const name of ['2026-08', '2026-09', '2026-10']) {
    const { money, credits, people } = reportOf([file(over)], { ...facts, month: name })
    expect(side.find((one) => one.month === name)).toMatchObject({
      people: people.active,
      seats: people.seats,
      credits: credits.total,
      overage: credits.overage,
      fixedUsd: money.fixed,
      overageUsd: money.overage,
      totalUsd: money.total,
      allPriced: true,
    })
  }
})

test('a year on which nothing rests changes neither the forecast nor what is missing', () => {
  const rows = [...monthsFrom('2026-05', '2026-10').flatMap((name) => month(name)), ...month('2026-11', { to: 13 })]
  const short = reportOf([file(rows)])
  const long = reportOf([file([...month('2025-12', { credits: '900' }), ...rows])])
  expect(long.months).toHaveLength(12)
  expect(long.forecast).toEqual(short.forecast)
  expect(long.completeness).toEqual(short.completeness)
  expect(long.rightSizing).toEqual(short.rightSizing)
})
