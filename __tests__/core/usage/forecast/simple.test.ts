import type { Seen } from '../../../../src/core/usage/forecast/seen.js'
import { seriesOf, type MonthSeries } from '../../../../src/core/usage/forecast/series.js'
import { FORECASTERS, sum, type ForecasterName } from '../../../../src/core/usage/forecast/simple.js'
import type { Day } from '../../../../src/core/usage/forecast/days.js'
import { daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { usedBy, usedMonth } from '../../support/used.js'

/* The simple forecasters, and the series that they see, on months of a few days that are reckoned by hand. */

const floats = (...values: number[]) => Float64Array.from(values)

function series(parts: Partial<MonthSeries>): MonthSeries {
  const days = parts.days ?? parts.demand?.length ?? 0
  const ones = new Float64Array(days).fill(1)
  return {
    month: '2026-10',
    days,
    weekdays: Array.from({ length: days }, (_, day) => (day + 1) % 7),
    totals: new Float64Array(days),
    demand: new Float64Array(days),
    weights: ones,
    prices: ones,
    quiet: new Set(),
    begun: 0,
    ...parts,
  }
}

const OLDER = series({ demand: floats(30, 30, 30) })
const LAST = series({ demand: floats(40, 99, 50, 60), weights: floats(1, 0, 1, 1) })
/** Ten days from a Monday on, of which three are known; from the eighth on prices are halved. */
const MONTH = series({
  days: 10,
  totals: floats(10, 20, 30, 0, 0, 0, 0, 0, 0, 0),
  demand: floats(10, 20, 24, 0, 0, 0, 0, 0, 0, 0),
  weights: floats(1, 1, 1, 1, 1, 1, 0, 1, 1, 2),
  prices: floats(1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5),
})

function seen(parts: Partial<Seen> = {}): Seen {
  return {
    before: [OLDER, LAST],
    evened: [],
    month: MONTH,
    through: 2,
    weights: floats(1, 1, 1, 1, 1, 0.5, 0, 1, 1, 2),
    presence: new Float64Array(10).fill(1),
    change: { day: 2, belief: 0.4, part: 0.5, rises: true },
    ...parts,
  }
}

const unchanged = { day: 0, belief: 0, part: 0, rises: false }
const nothing = series({ days: 10 })

test.each<[ForecasterName, number, number, Partial<Seen>?]>([
  // 60 credits are used, and 54 count. Of the days ahead two are weekdays at the price of today, three at half of it.
  ['line', 9, 60 + (54 * (2 + 1.5)) / 3],
  ['line', 4, 60 + (54 * 2) / 3],
  ['weighted line', 9, 60 + (54 * 6.5) / 3],
  ['weighted line', 3, 60 + (54 * 1) / 3],
  // The last five working days: the three of this month, and two of the last. The third day is half believed to be new.
  ['short level', 9, 60 + 6.5 * (0.4 * 24 + 0.6 * ((54 + 60 + 50) / 5))],
  ['short level', 3, 60 + (0.4 * 24 + 0.6 * ((54 + 60 + 50) / 5))],
  ['short level', 9, 60 + 6.5 * ((54 + 60 + 50) / 5), { change: { day: 3, belief: 0.4, part: 0, rises: true } }],
  ['short level', 9, 60 + 6.5 * (54 / 3), { before: [], change: unchanged }],
  // A day without weight is none, whatever was used on it.
  ['long level', 9, 60 + 6.5 * (0.4 * 24 + 0.6 * ((54 + 60 + 50 + 40 + 90) / 9))],
  ['quarterly level', 9, 60 + 6.5 * ((54 + 60 + 50 + 40 + 90) / 9), { change: unchanged }],
  // Three tenths of the weight of the month are over, then: 36 of 249 credits of the last month, three tenths of the one before.
  ['shape', 9, 60 + (5.5 / 7) * 54 * (2 / (36 / 249 + 0.3) - 1)],
  ['shape', 6, 60 + 54 * ((179 / 249 + 0.6) / (36 / 249 + 0.3) - 1)],
  ['last shape', 9, 60 + (5.5 / 7) * 54 * (249 / 36 - 1)],
  ['last shape', 6, 60 + 54 * (179 / 36 - 1)],
  ['shape', 6, 60 + 54 * (179 / 36 - 1), { before: [nothing, LAST] }],
  // Four months before: the first does not count.
  ['shape', 6, 60 + 54 * ((0.6 * 3) / (0.3 * 3) - 1), { before: [LAST, OLDER, OLDER, OLDER] }],
  // The price of the days of this month is 0.85 of that of the last one.
  ['last month', 9, 249 * 0.85],
  ['last month', 6, 60 + 249 * 0.85 * ((179 - 36) / 249)],
  ['last month', 6, 60, { before: [series({ demand: floats(90, 90), weights: floats(0, 0) })] }],
  ['last month', 9, 60, { before: [LAST, series({ demand: floats(10, 10) })] }],
  // Of its four days, all weekdays, the last three are known: the first would have been like them.
  ['last month', 9, ((209 * 4) / 3) * 0.85, { before: [series({ demand: floats(0, 99, 50, 60), begun: 1 })] }],
])('%s up to day %d (from 0) is %d', (name, to, expected, parts = {}) => {
  expect(FORECASTERS[name](seen(parts), to)).toBeCloseTo(expected, 9)
})

test.each<[ForecasterName, Partial<Seen>]>([
  ['line', { month: nothing }],
  ['line', { month: { ...MONTH, weekdays: [0, 6, 0, 1, 2, 3, 4, 5, 6, 0] } }],
  ['weighted line', { weights: floats(0, 0, 0, 1, 1, 1, 1, 1, 1, 1) }],
  ['short level', { before: [], weights: new Float64Array(10) }],
  ['shape', { before: [] }],
  ['shape', { before: [nothing] }],
  ['shape', { month: { ...MONTH, totals: new Float64Array(10) } }],
  // None of what the last month came to was used when as much of it was over.
  ['last shape', { before: [series({ demand: floats(0, 0, 9, 9) })] }],
  ['last shape', { before: [series({ demand: floats(9, 9), weights: floats(0, 0) })] }],
  ['last month', { before: [] }],
  ['last month', { before: [nothing] }],
])('%s knows nothing of %#', (name, parts) => {
  expect(FORECASTERS[name](seen(parts), 9)).toBeNull()
})

test('a sum of days is from the first up to the one before the end', () => {
  expect([sum([1, 2, 4, 8], 0, 4), sum([1, 2, 4, 8], 1, 3), sum([1, 2, 4, 8], 2, 2), sum([1, 2], 0, 9)]).toEqual([
    15, 6, 0, 3,
  ])
})

describe('a month as a series', () => {
  /** June 2026 begins on a Monday and has 22 weekdays. */
  const JUNE = '2026-06'
  const isWeekend = (month: string, day: number): boolean => weekdayIn(month, day) % 6 === 0
  const MAY = series({
    month: '2026-05',
    days: 31,
    weekdays: Array.from({ length: 31 }, (_, day) => weekdayIn('2026-05', day)),
    demand: Float64Array.from({ length: 31 }, (_, day) => (isWeekend('2026-05', day) ? 0 : 100)),
    weights: Float64Array.from({ length: 31 }, (_, day) => (isWeekend('2026-05', day) ? 0.06 : 1)),
  })

  function june(
    demandOf: (day: number) => number,
    {
      through = 29,
      holidays = [],
      before = [MAY],
      wildness = 1,
      off = [],
    }: {
      readonly through?: number
      readonly holidays?: readonly string[]
      readonly before?: readonly MonthSeries[]
      readonly wildness?: number
      readonly off?: readonly number[]
    } = {},
  ): MonthSeries {
    const days = Array.from({ length: daysIn(JUNE) }, (_, day): Day => ({
      month: JUNE,
      day,
      weekday: weekdayIn(JUNE, day),
      demand: isWeekend(JUNE, day) || day > through ? 0 : demandOf(day),
      people: 7,
      present: 8,
      off: off.includes(day),
    }))
    const other: Day = { month: '2026-05', day: 3, weekday: 1, demand: 5555, people: 1, present: 1, off: false }
    return seriesOf(usedMonth([usedBy(0, 'PRO', 3)], JUNE, through), through, before, new Set(holidays), {
      days: [other, ...days],
      wildness: () => wildness,
    })
  }
  const quiet = (one: MonthSeries) => [...one.quiet]

  test('has the demand of its own days, with that of wild ones cut and of days off left out', () => {
    const one = june((day) => (day === 1 ? 601 : day === 2 ? 600 : 100), { off: [3] })
    expect([...one.demand].slice(0, 7)).toEqual([100, 600, 600, 0, 100, 0, 0])
    expect([...one.totals].slice(0, 2)).toEqual([3, 0])
    expect([...june(() => 100, { wildness: 1.5 }).demand].slice(0, 6)).toEqual([150, 150, 150, 150, 150, 0])
    expect(one.weekdays.slice(0, 7)).toEqual([1, 2, 3, 4, 5, 6, 0])
  })

  test.each<[string, (day: number) => number, number[]]>([
    ['a day below a quarter of the usual one', (day) => (day === 8 ? 24.9 : 100), [8]],
    ['no day at a quarter', (day) => (day === 8 ? 25 : 100), []],
    [
      'ten in a row, and not the eleventh, after which others may be',
      () => 1,
      [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28],
    ],
  ])('finds %s quiet', (_, demand, expected) => {
    expect(quiet(june(demand))).toEqual(expected)
  })

  test('days are quiet by five that are known before, up to the known day, where they are no holiday', () => {
    const first = { before: [] }
    expect(quiet(june((day) => (day === 4 ? 1 : 100), first))).toEqual([])
    expect(quiet(june((day) => (day === 7 ? 1 : 100), first))).toEqual([7])
    expect(quiet(june((day) => (day === 8 ? 1 : 100), { through: 7 }))).toEqual([])
    const stated = june((day) => (day === 8 ? 1 : 100), { holidays: ['2026-06-09', '2026-06-25'] })
    expect([quiet(stated), stated.weights[8], stated.weights[24], stated.weights[9]]).toEqual([[], 0, 0, 1])
  })

  test('days without work that come and go, as in a team of one, are usual: more spells than one and a tenth of the days', () => {
    // June 2026 has 22 working days and begins on a Monday: with the month before, 44.
    const calm = june(() => 100, { before: [] })
    const free = (days: readonly number[], before = [calm]) =>
      quiet(june((day) => (days.includes(day) ? 0 : 100), { before }))
    expect(free([1, 3, 7, 9, 11])).toEqual([1, 3, 7, 9, 11])
    expect(free([1, 3, 7, 9, 11, 15])).toEqual([])
    // A spell is one, however long it lasts, and over a weekend.
    expect(free([1, 3, 4, 7, 9, 11, 15, 16, 17])).toHaveLength(9)
    // Spells of the three months before count with their days, and not those of older ones.
    const restless = june((day) => ([1, 3, 7, 9].includes(day) ? 0 : 100), { before: [calm] })
    expect(free([1, 3], [restless])).toEqual([])
    expect(free([1, 3], [calm, restless])).toEqual([1, 3])
    expect(free([1, 3], [restless, restless, calm, calm])).toEqual([1, 3])
    expect(free([1, 3, 7], [restless, calm, restless])).toEqual([])
    // Holidays are no days on which work is usual, nor are days to come.
    const stated = june((day) => ([1, 3, 7, 9, 11, 15].includes(day) ? 0 : 100), {
      before: [calm],
      holidays: ['2026-06-02'],
    })
    expect(quiet(stated)).toEqual([3, 7, 9, 11, 15])
  })

  test('a quiet day weighs nothing, but for one on a weekday that is quiet each time', () => {
    const once = june((day) => (day === 8 ? 1 : 100))
    expect([...once.weights].slice(7, 11)).toEqual([0, 0, 0, 0].map((_, day) => (day === 1 ? 0 : 1)))
    // Each Tuesday: 2, 9, 16, 23 and 30 June.
    const each = june((day) => (day % 7 === 1 ? 1 : 100))
    expect([quiet(each), each.weights[1], each.weights[29]]).toEqual([[1, 8, 15, 22, 29], 1, 1])
    // Of one Tuesday alone nothing is known.
    const alone = june((day) => (day % 7 === 1 ? 1 : 100), { through: 6 })
    expect([quiet(alone), alone.weights[1], alone.weights[8]]).toEqual([[1], 0, 1])
    // And a holiday that is still to come does not become one of them.
    const ahead = june((day) => (day % 7 === 1 ? 1 : 100), { through: 14, holidays: ['2026-06-23'] })
    expect([ahead.weights[1], ahead.weights[8], ahead.weights[15], ahead.weights[22]]).toEqual([1, 1, 1, 0])
  })

  test('what varies much is quiet far lower down', () => {
    // Of the last 15 working days of May five are usual, and ten e^0.8 above or below: the deviation is 1.4826 × 0.8.
    // 3.5 times that is 4.15, and a day is quiet below e^−4.15, or 0.0157, of the usual one.
    let working = 0
    const wild = {
      ...MAY,
      demand: MAY.demand.map((credits) => (credits === 0 ? 0 : credits * Math.exp(0.8 * ((working++ % 3) - 1)))),
    }
    const usual = (day: number, low: number): number => (day === 14 ? low : 100)
    expect(quiet(june((day) => usual(day, 2), { before: [wild] }))).toEqual([])
    expect(quiet(june((day) => usual(day, 1), { before: [wild] }))).toEqual([14])
  })
})
