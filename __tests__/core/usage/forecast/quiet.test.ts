import { presenceAfter } from '../../../../src/core/usage/forecast/quiet.js'
import { monthOf, team } from './months.js'
import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import type { MonthSeries } from '../../../../src/core/usage/forecast/series.js'

/** June 2026: the first is a Monday. */
function june(quiet: readonly number[], holidays: readonly number[] = [], price = 1): MonthSeries {
  const weights = Float64Array.from({ length: 30 }, (_, day) =>
    quiet.includes(day) || holidays.includes(day) ? 0 : day % 7 > 4 ? 0.06 : 1,
  )
  return {
    month: '2026-06',
    days: 30,
    weekdays: Array.from({ length: 30 }, (_, day) => (day + 1) % 7),
    totals: new Float64Array(30),
    demand: new Float64Array(30),
    weights,
    prices: new Float64Array(30).fill(price),
    quiet: new Set(quiet),
    begun: 0,
  }
}

describe('what is expected of the days ahead', () => {
  const after = (month: MonthSeries, through: number): number[] => [...presenceAfter(month, through)].slice(through + 1)

  test('is a usual day after a usual one', () => {
    expect(new Set(after(june([]), 8))).toEqual(new Set([1]))
    expect(new Set(after(june([3, 4]), 8))).toEqual(new Set([1]))
  })

  test('is less after quiet days, the less the longer they have lasted, and more with every working day', () => {
    // Thursday and Friday were quiet; the weekend counts as the Monday after it.
    const [saturday, sunday, monday, tuesday] = after(june([3, 4]), 4)
    expect([saturday, sunday, monday, tuesday]).toEqual(
      [1 - (2 / 3) ** 2, 1 - (2 / 3) ** 2, 1 - (2 / 3) ** 2, 1 - (2 / 4) ** 2].map((one): unknown =>
        expect.closeTo(one, 10),
      ),
    )
    expect(after(june([4]), 4)[2]).toBeCloseTo(1 - (1 / 2) ** 2, 10)
    // Known on the Sunday after them, the spell still goes on.
    expect(after(june([3, 4]), 6)[0]).toBeCloseTo(1 - (2 / 3) ** 2, 10)
  })

  test('is nothing on stated holidays, which are no spell that goes on', () => {
    expect(after(june([], [3, 4, 9]), 4).slice(2, 6)).toEqual([1, 1, 0, 1])
  })

  test('counts half a working day as one, and less as none', () => {
    const half = (weight: number) => {
      const month = june([3, 4])
      month.weights[5] = weight
      return after(month, 4).slice(0, 3)
    }
    const after2 = 1 - (2 / 3) ** 2
    expect(half(0.5)).toEqual([after2, after2, 1 - (2 / 4) ** 2].map((one): unknown => expect.closeTo(one, 10)))
    expect(half(0.49)).toEqual([after2, after2, after2].map((one): unknown => expect.closeTo(one, 10)))
    // A quiet spell ends with half a working day on which people were there, and not with less.
    const ended = (weight: number) => {
      const month = june([3])
      month.weights[4] = weight
      return after(month, 4)[2]
    }
    expect(ended(0.5)).toBe(1)
    expect(ended(0.49)).toBeCloseTo(1 - (1 / 2) ** 2, 10)
  })

  test('of a spell from the first of the month on is what the month tells', () => {
    expect(after(june([0, 1]), 1)[0]).toBeCloseTo(1 - (2 / 3) ** 2, 10)
    expect(after(june([0]), 0)[0]).toBeCloseTo(1 - (1 / 2) ** 2, 10)
  })

  test('is at the prices of the day', () => {
    expect(after(june([], [], 1.5), 8)[0]).toBe(1.5)
    expect(after(june([3, 4], [], 2), 4)[2]).toBeCloseTo(2 * (1 - (2 / 3) ** 2), 10)
  })
})

describe('a company holiday', () => {
  const TERMS = { fixedUsd: null, meteredUsd: null, usdPerCredit: 0.04, whole: true }
  const habits = (off: readonly number[]) =>
    team(20, { credits: (day) => (day % 7 > 4 ? 0 : off.includes(day) ? 0.3 : 30) })
  const closed = [monthOf('2026-05', team(20, { credits: 30 }))]
  const end = (off: readonly number[], through: number, holidays: readonly string[] = []): number =>
    (forecastMonth([...closed, monthOf('2026-06', habits(off), through)], { ...TERMS, holidays })?.credits.typical ??
      0) /
    (20 * 30)

  test('that is over takes nothing from the days after it', () => {
    // 22 working days, 5 of them off.
    expect(Math.abs(end([7, 8, 9, 10, 11], 16) / 17 - 1)).toBeLessThan(0.03)
  })

  test('that is not over is expected to go on', () => {
    expect(end([7, 8, 9], 9)).toBeLessThan(19 - 1)
    expect(end([7, 8, 9], 9)).toBeGreaterThan(19 - 5)
  })

  test('ahead counts where it is stated', () => {
    const stated = ['2026-06-22', '2026-06-23', '2026-06-24', '2026-06-25', '2026-06-26']
    expect(Math.abs(end([], 11, stated) / 17 - 1)).toBeLessThan(0.03)
    expect(Math.abs(end([], 11) / 22 - 1)).toBeLessThan(0.03)
  })

  test('ahead counts where allowances stop people, too', () => {
    const bound = team(20, { credits: (day) => (day % 7 > 4 ? 0 : 60), overageEnabled: false })
    const may = [monthOf('2026-05', bound)]
    const ends = (holidays: readonly string[]): number =>
      forecastMonth([...may, monthOf('2026-06', bound, 4)], { ...TERMS, holidays })?.credits.typical ?? 0
    const all = Array.from({ length: 25 }, (_, day) => `2026-06-${String(day + 6).padStart(2, '0')}`)
    expect(ends(all)).toBeLessThan(1.01 * 20 * 60 * 5)
    expect(ends([])).toBeGreaterThan(2 * ends(all))
  })
})
