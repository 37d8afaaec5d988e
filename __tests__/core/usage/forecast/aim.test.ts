import { aimOf, isLimited } from '../../../../src/core/usage/forecast/aim.js'
import { columnsOf } from '../../../../src/core/usage/forecast/columns.js'
import type { Demand } from '../../../../src/core/usage/forecast/demand.js'
import type { Level } from '../../../../src/core/usage/forecast/level.js'
import { momentOf, type Moment } from '../../../../src/core/usage/forecast/moment.js'
import { deviationOf } from '../../../../src/core/usage/forecast/range.js'
import { rosterOf } from '../../../../src/core/usage/forecast/roster.js'
import { usedBy, usedMonth } from '../../support/used.js'

const floats = (...values: number[]) => Float64Array.from(values)
const LEVEL: Level = { credits: 10, noise: 0.2, days: 10, growth: 0, change: 0 }

/** 100 credits are used; so many a working day for five days more, without and with a limit. */
function moment({
  free = 10,
  bounded = [],
  days = 5,
  joining = 0,
}: {
  readonly free?: number
  readonly bounded?: readonly { readonly rate: number; readonly left: number }[]
  readonly days?: number
  readonly joining?: number
}): Moment {
  const demand: Demand = {
    ahead: [],
    of: bounded.map((_, person) => usedBy(person, 'PRO', 1)),
    rate: floats(...bounded.map(({ rate }) => rate)),
    left: floats(...bounded.map(({ left }) => left)),
    out: floats(...bounded.map(() => -1)),
    free,
    bounded: bounded.map((_, person) => person),
  }
  return { used: 100, level: LEVEL, demand, end: { days, joining }, deviation: 0.2 }
}

test('a forecast is drawn to an end by the level of everybody', () => {
  const aim = aimOf(moment({}), 175)
  expect(aim.times).toBeCloseTo(1.5, 6)
  expect([-1, 0, 1].map(aim.end)).toEqual(
    [-1, 0, 1].map((deviations): unknown => expect.closeTo(100 + 75 * Math.exp(0.2 * deviations), 4)),
  )
  expect(aim.upTo({ days: 2, joining: 0 }, 0)).toBeCloseTo(30, 4)
  expect(aim.upTo({ days: 2, joining: 4 }, 1)).toBeCloseTo(1.5 * 24 * Math.exp(0.2), 4)
  expect([0.5, 1, 2].map(aim.left)).toEqual([37.5, 75, 150].map((credits): unknown => expect.closeTo(credits, 4)))
})

test('beyond thirty times the level the rest is spread over the days that are left', () => {
  const aim = aimOf(moment({}), 100 + 1500 + 50)
  expect(aim.times).toBe(30)
  expect(aim.end(0)).toBeCloseTo(1650, 6)
  expect(aim.upTo({ days: 2, joining: 0 }, 0)).toBeCloseTo(600 + 20, 6)
  expect(aim.upTo({ days: 2, joining: 0 }, -1)).toBeCloseTo(620 * Math.exp(-0.2), 6)
  expect(aim.left(2)).toBeCloseTo(3000 + 100, 6)
  // Just reached, nothing is left to spread.
  expect(aimOf(moment({}), 1600).upTo({ days: 2, joining: 0 }, 0)).toBeCloseTo(600, 6)
})

test('an end below what is used leaves a thirtieth of the level', () => {
  const aim = aimOf(moment({}), 20)
  expect(aim.times).toBe(1 / 30)
  expect(aim.end(0)).toBeCloseTo(100 + 50 / 30, 9)
  expect(aimOf(moment({}), 100 + 50 / 30).times).toBeCloseTo(1 / 30, 9)
})

test('where nobody uses anything all of it is spread, and on no day without one that is left', () => {
  const aim = aimOf(moment({ free: 0 }), 130)
  expect([aim.times, aim.end(0), aim.upTo({ days: 2, joining: 0 }, 0), aim.left(2)]).toEqual([1, 130, 12, 60])
  expect(aimOf(moment({ free: 0, days: 0 }), 130).end(0)).toBe(100)
  // Nor is there anything to draw where no more is expected, or less than was used.
  for (const expected of [100, 20]) {
    const still = aimOf(moment({ free: 0 }), expected)
    expect([still.times, still.end(0), still.left(2)]).toEqual([1, 100, 0])
  }
})

test.each<[string, Parameters<typeof moment>[0], boolean]>([
  ['nobody has a limit', {}, false],
  ['one whose limit is far', { bounded: [{ rate: 5, left: 1e9 }] }, false],
  ['one who has nothing left', { free: 0, bounded: [{ rate: 5, left: 0 }] }, true],
  // 50 of 51.5 credits are 0.9709, and 50 of 51.6 are 0.969.
  ['less than three of a hundred credits', { bounded: [{ rate: 0.3, left: 0 }] }, false],
  ['more than three of a hundred credits', { bounded: [{ rate: 0.32, left: 0 }] }, true],
  // 150 of 154.5, and of 154.75.
  ['less than three of a hundred with those who join', { joining: 100, bounded: [{ rate: 0.9, left: 0 }] }, false],
  ['more than three of a hundred with those who join', { joining: 100, bounded: [{ rate: 0.95, left: 0 }] }, true],
  [
    'two who have nothing left',
    {
      bounded: [
        { rate: 0.2, left: 0 },
        { rate: 0.2, left: 0 },
      ],
    },
    true,
  ],
])('allowances limit: %s', (_, given, limited) => {
  expect(isLimited(moment(given))).toBe(limited)
})

test('before any use there is one head, and nothing to come', () => {
  const month = usedMonth([], '2026-11', 4)
  const roster = rosterOf()
  roster.readTo(month, 4)
  const found = momentOf(roster, month, 4, new Float64Array(30).fill(1))
  expect([found.used, found.level.credits, found.demand.of]).toEqual([0, 0, []])
  expect(found.deviation).toBe(deviationOf(found.level, found.end.days, 1))
  // From the sixth on November 2026 has 17 weekdays, and seven days of weekends at 0.02.
  expect(found.end.days).toBeCloseTo(17.14, 9)
})

test('four people who use the same are four heads, however little it is', () => {
  const daily = new Float64Array(30)
  daily.fill(0.1, 1, 6)
  const month = usedMonth(
    [0, 1, 2, 3].map((person) => usedBy(person, 'PRO', 0.5, { daily })),
    '2026-11',
    5,
  )
  const roster = rosterOf()
  roster.readTo(month, 5)
  const found = momentOf(roster, month, 5, new Float64Array(30).fill(1))
  expect(found.used).toBeCloseTo(2, 9)
  expect(found.deviation).toBeCloseTo(deviationOf(found.level, found.end.days, 4), 9)
})

test('columns keep what they have when they grow', () => {
  const all = columnsOf()
  const first = all.grown(1)
  first.used[0] = 7
  all.grown(256).out[255] = 9
  expect(all.grown(256).used[0]).toBe(7)
  const larger = all.grown(257)
  larger.used[256] = 8
  expect([larger.used[0], larger.out[255], larger.used[256], larger.credits[0]]).toEqual([7, 9, 8, 0])
  const largest = all.grown(513)
  largest.at[512] = 3
  expect([largest.used[0], largest.out[255], largest.used[256], largest.at[512]]).toEqual([7, 9, 8, 3])
})
