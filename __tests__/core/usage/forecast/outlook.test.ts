import { backtest, lineOf } from '../../../../src/core/usage/forecast/backtest.js'
import { totalsOf } from '../../../../src/core/usage/forecast/series.js'
import { SAME_PRICES, type PriceHistory } from '../../../../src/core/usage/forecast/price-history.js'
import { basisOf } from '../../../../src/core/usage/forecast/basis.js'
import type { Day } from '../../../../src/core/usage/forecast/days.js'
import type { Level } from '../../../../src/core/usage/forecast/level.js'
import { isWorkday } from '../../../../src/core/usage/forecast/moment.js'
import type { Roster } from '../../../../src/core/usage/forecast/roster.js'
import { usedBy, usedMonth } from '../../support/used.js'
import { monthOf, team } from './months.js'

const floats = (...values: number[]) => Float64Array.from(values)
test.each([
  // November 2026 begins on a Sunday and has 21 working days.
  [0, [9], null],
  [1, [9, 3], (12 * 21) / 1],
  [6, [9, 1, 1, 1, 1, 1, 4], (18 * 21) / 5],
  [7, [9, 1, 1, 1, 1, 1, 4, 3], (21 * 21) / 5],
  [5, [0, 0, 0, 0, 0, 0, 7], null],
])('the line by working days up to day %d (from 0) of %j is %d', (through, credits, expected) => {
  const line = lineOf('2026-11', floats(...credits, ...Array<number>(30 - credits.length).fill(0)), through)
  expect(line).toBe(expected)
})

test('credits of everybody, a day', () => {
  const month = usedMonth(
    [floats(1, 2, 3), floats(0, 5, 0), floats(2, 0, 0)].map((daily, person) => usedBy(person, 'PRO', 1, { daily })),
    '2026-02',
  )
  expect([...totalsOf(month)]).toEqual([3, 7, 3, ...Array<number>(25).fill(0)])
  expect([...Array(9).keys()].map((day) => isWorkday('2026-11', day))).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    true,
  ])
})

const steady = team(20, { credits: 30 })

describe('the trial', () => {
  const trial = (months: readonly string[], through: number) =>
    backtest(
      months.map((month) => monthOf(month, steady)),
      through,
      new Set(),
    ).result

  test('is made on five days around the day, none of them twice or beyond the month', () => {
    expect(trial(['2026-10'], 15)).toMatchObject({ months: 1, forecasts: 5 })
    expect(trial(['2026-10'], 1)).toMatchObject({ forecasts: 4 })
    expect(trial(['2026-10'], 29)).toMatchObject({ forecasts: 3 })
  })

  test('keeps what it missed by in each month, and has read all of them', () => {
    const { misses, roster } = backtest(
      ['2026-10', '2026-11'].map((month) => monthOf(month, steady)),
      15,
      new Set(),
    )
    const five = (month: string): string[] => Array.from({ length: 5 }, () => month)
    expect(misses.map(({ month }) => month)).toEqual([...five('2026-10'), ...five('2026-11')])
    expect(roster.days).toHaveLength(31 + 30)
  })

  test('compares with the month before, also in January', () => {
    // 23 working days of December 2026, 21 of January 2027.
    expect(trial(['2026-12', '2027-01'], 15)).toMatchObject({ months: 1, forecasts: 5, lastMonthError: 0.0952 })
    expect(trial(['2025-01', '2026-01'], 15)).toMatchObject({ months: 2, forecasts: 10, lastMonthError: null })
    expect(trial(['2026-09', '2026-11'], 15)?.lastMonthError).toBeNull()
    expect(trial(['2026-06', '2026-07', '2026-09'], 15)).toMatchObject({ months: 1, lastMonthError: 0.0435 })
    expect(trial([], 15)).toBeNull()
  })
})

const level: Level = { credits: 1, noise: 0.1, days: 10, growth: 0, change: 0 }

function basis(given: {
  readonly weights?: number[]
  readonly growth?: number
  readonly end?: number
  readonly off?: [string, boolean][]
  readonly month?: string
  readonly through?: number
  readonly closed?: number
  readonly people?: Parameters<typeof usedMonth>[0]
  readonly changes?: PriceHistory['changes']
}): string[] {
  const {
    weights = [0.06, 1, 1, 1, 1, 1, 0.06],
    growth = 0,
    end = 12.34,
    off = [],
    month = '2026-11',
    through = 9,
    closed = 1,
    people = [usedBy(0, 'PRO', 1)],
    changes = [],
  } = given
  const days = off.map(([of, isOff]): Day => ({
    month: of,
    day: 1,
    weekday: 1,
    demand: 0,
    people: 0,
    present: 0,
    off: isOff,
  }))
  const roster: Roster = {
    days,
    weights: () => weights,
    wildness: () => 1,
    readTo: () => undefined,
    state: () => ({ of: [], rate: floats(), used: floats(), out: floats() }),
  }
  return basisOf({
    fold: 5,
    prices: { ...SAME_PRICES, changes },
    closed: Array.from({ length: closed }, () => usedMonth([])),
    running: usedMonth(people, month, through),
    roster,
    moment: { used: 0, level: { ...level, growth }, demand: {} as never, end: { days: end, joining: 0 }, deviation: 0 },
    misses: closed > 0 ? [{ month: '2026-10', by: 1 }] : [],
  })
}

describe('what a forecast rests on', () => {
  const RANGE = 'The range is as wide as the errors of the same forecast in the closed months ask for.'
  const LEFT = 'The days that are left count as 12.3 ordinary working days; of one, a Sunday is 6 %, a Saturday is 6 %.'

  test('months, working days and people', () => {
    expect(basis({})).toEqual(['1 closed month and 7 working days of this one, of 1 person.', LEFT, RANGE])
    expect(basis({ closed: 3, through: 1, people: [usedBy(0, 'PRO', 1), usedBy(1, 'PRO', 1)] })[0]).toBe(
      '3 closed months and 1 working day of this one, of 2 people.',
    )
    expect(basis({ closed: 0 }).at(-1)).toBe(
      'No closed month shows how far such forecasts are off here: the range is as wide as is usual for so few days and people.',
    )
  })

  test('the rhythm of the week, where a day is a fifth more or less than others', () => {
    expect(basis({ weights: [0.1, 1.2, 0.81, 1.19, 0.79, 1, 0.004], end: 3 })[1]).toBe(
      'The days that are left count as 3 ordinary working days; of one, a Sunday is 10 %, a Thursday is 79 %, a Saturday is 0 %.',
    )
    expect(basis({ weights: [0, 1.3, 1, 1, 1, 0.7, 0] })[1]).toContain(
      'a Sunday is 0 %, a Monday is 130 %, a Friday is 70 %, a Saturday is 0 %.',
    )
  })

  test('the three newest changes of prices, by the day that is known', () => {
    const on = (day: string, models = 1) => ({ day, models })
    expect(
      basis({ changes: [on('2026-10-01'), on('2026-11-02', 2), on('2026-11-10'), on('2026-11-11', 3)] }).slice(2, -1),
    ).toEqual([
      '2 models in use changed their prices on 2026-11-02: what was used before counts as it costs since.',
      '1 model in use changed its price on 2026-11-10: what was used before counts as it costs since.',
      '3 models in use will change their prices on 2026-11-11: the days from then on count as they will cost.',
    ])
  })

  test('growth, from half a percent a month on', () => {
    const growth = (percent: number) => basis({ growth: Math.log1p(percent / 100) / 21 }).slice(2, -1)
    expect([0.6, -3.4, 0.4, -0.4].map(growth)).toEqual([
      ['Use grows by about 1 % a month.'],
      ['Use falls by about 3 % a month.'],
      [],
      [],
    ])
  })

  test('days off of this month, people who began and people who stop', () => {
    const off: [string, boolean][] = [
      ['2026-11', true],
      ['2026-11', false],
      ['2026-10', true],
    ]
    expect(basis({ off }).slice(2, -1)).toEqual([
      '1 working day of this month with almost no one, or without rows, counts as a day off.',
    ])
    expect(basis({ off: [...off, ['2026-11', true]] }).slice(2, -1)).toEqual([
      '2 working days of this month with almost no one, or without rows, count as days off.',
    ])
    const people = (began: number, stop: number) =>
      Array.from({ length: 9 }, (_, person) =>
        usedBy(person, 'PRO', 1, { began: person < began ? 0 : null, overageEnabled: person >= stop }),
      )
    expect(basis({ people: people(4, 5) }).slice(2, -1)).toEqual([
      'Fewer than 5 people began this month.',
      'Overage is switched off for 5 people, who stop at the allowance of their plan.',
    ])
    expect(basis({ people: people(5, 1) }).slice(2, -1)).toEqual([
      '5 people began this month.',
      'Overage is switched off for fewer than 5 people, who stop at the allowance of their plan.',
    ])
  })
})
