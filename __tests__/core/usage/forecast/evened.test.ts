import { evenedBefore, evenedDays, type WeighedMonth } from '../../../../src/core/usage/forecast/evened.js'
import type { UsedBy } from '../../../../src/core/usage/used.js'
import { usedByDay } from '../../support/used-month.js'

/** Credits by day. */
type Days = readonly number[]

const person = (number: number, daily: Days, parts: Partial<UsedBy> = {}): UsedBy =>
  usedByDay(number, Float64Array.from(daily), parts)

function known(
  people: readonly UsedBy[],
  { end = 4, weights = [1, 1, 1, 1], prices = [1, 1, 1, 1] } = {},
): WeighedMonth {
  return {
    month: { month: '2026-10', days: 4, through: end - 1, people },
    end,
    series: { weights: Float64Array.from(weights), prices: Float64Array.from(prices) },
  }
}

const STEADY = [10, 10, 10, 10]
/** The months before, and the running one. */
function evened(...months: readonly WeighedMonth[]): number[][] {
  const now = months.at(-1) ?? known([])
  return evenedDays(evenedBefore(months.slice(0, -1)), now).map((days) =>
    [...days].map((value) => Math.round(value * 10_000) / 10_000),
  )
}

describe('the evened days of all people', () => {
  test('a person counts by mean / variance, which is shrunk to 1.5 by ten days', () => {
    // Four days of 10: the relative variance is (0 × 4 + 1.5 × 10) / 14, and a day 14 / 15.
    expect(evened(known([person(0, STEADY)]), known([person(0, STEADY)]))).toEqual([
      [0.9333, 0.9333, 0.9333, 0.9333],
      [0.9333, 0.9333, 0.9333, 0.9333],
    ])
    // 20 and 0 in turn: (1 × 4 + 15) / 14, and a day of twice the mean 2 × 14 / 19.
    const uneven = known([person(0, [20, 0, 20, 0])])
    expect(evened(uneven, uneven)[1]).toEqual([1.4737, 0, 1.4737, 0])
    // Two months: eight days of 10.
    expect(evened(known([person(0, STEADY)]), known([person(0, STEADY)]), known([]))[1]).toEqual([1.2, 1.2, 1.2, 1.2])
  })

  test('people add up, and a thousand times as many credits of a person change nothing', () => {
    const month = (times: number): WeighedMonth =>
      known([person(3, STEADY), person(1, [5 * times, 15 * times, 5 * times, 15 * times])])
    expect(evened(month(1000), month(1000))).toEqual(evened(month(1), month(1)))
    // 0.9333, and half or one and a half of 14 / (0.25 × 4 + 15).
    expect(evened(month(1), month(1))[1]).toEqual([1.3708, 2.2458, 1.3708, 2.2458])
  })

  test('half as much of all is half the sum', () => {
    const [full, half] = evened(
      known([person(0, STEADY), person(1, [4, 4, 4, 4])]),
      known([person(0, [5, 5, 5, 5]), person(1, [2, 2, 2, 2])]),
    )
    expect([full, half]).toEqual([
      [1.8667, 1.8667, 1.8667, 1.8667],
      [0.9333, 0.9333, 0.9333, 0.9333],
    ])
  })

  test('a day is cut at four means of the person', () => {
    expect(evened(known([person(0, STEADY)]), known([person(0, [40, 41, 999, 39])]))[1]).toEqual([
      3.7333, 3.7333, 3.7333, 3.64,
    ])
  })

  test('days that are no working days count neither for the mean nor for the variance, and are in the sum', () => {
    const weekend = known([person(0, [10, 10, 30, 10])], { weights: [1, 1, 0.5, 1] })
    // Three days of 10: 13 / 15.
    expect(evened(weekend, weekend)[1]).toEqual([0.8667, 0.8667, 2.6, 0.8667])
  })

  test('days after the known one are not seen', () => {
    const now = known([person(0, [10, 10, 999, 999])], { end: 2 })
    expect(evened(known([person(0, STEADY)]), now)[1]).toEqual([0.9333, 0.9333, 0, 0])
  })

  test('days at another price are stated at the one of the report', () => {
    const now = known([person(0, [20, 20, 10, 10])], { prices: [2, 2, 1, 1] })
    expect(evened(known([person(0, STEADY)]), now)[1]).toEqual([0.9333, 0.9333, 0.9333, 0.9333])
    // Also of a person who is new.
    expect(evened(known([]), now)[1]).toEqual(evened(known([]), known([person(0, STEADY)]))[1])
    expect(evened(now, known([]))[0]).toEqual([0.9333, 0.9333, 0.9333, 0.9333])
  })

  test('a person who is new counts by the days of this month, and by those before as days without use', () => {
    // Eight days, four of them of 10: the mean is 5, the relative variance (1 × 8 + 15) / 18.
    expect(evened(known([person(1, STEADY)]), known([person(0, STEADY)]))[1]).toEqual([1.5652, 1.5652, 1.5652, 1.5652])
    // One with a row and no use before is new too, and one without use at all counts nothing.
    const none = person(0, [0, 0, 0, 0])
    expect(evened(known([none]), known([person(0, STEADY)]))[1]).toEqual([1.5652, 1.5652, 1.5652, 1.5652])
    expect(evened(known([none]), known([none]))[1]).toEqual([0, 0, 0, 0])
  })

  describe('days after a person stopped at the allowance count as usual ones', () => {
    const seat = { plan: 'pro' as const, name: 'Pro', allowance: 40, usd: 20 }
    const of = (daily: Days, parts: Partial<UsedBy> = {}): UsedBy =>
      person(0, daily, { seat, overageEnabled: false, ...parts })
    const free = known([person(0, STEADY)])

    test('in the running month', () => {
      expect(evened(free, known([of([40, 0, 0, 0])]))[1]).toEqual([3.7333, 0.9333, 0.9333, 0.9333])
      expect(evened(free, known([of([0, 39.2, 0, 0])]))[1]).toEqual([0, 3.6587, 0.9333, 0.9333])
      expect(evened(free, known([of([40, 0, 0, 0])], { end: 2 }))[1]).toEqual([3.7333, 0.9333, 0, 0])
      expect(evened(free, known([of([40, 0, 0, 0])], { weights: [1, 1, 0.5, 1] }))[1]).toEqual([
        3.7333, 0.9333, 0, 0.9333,
      ])
    })

    test('in a month before, where they count neither for the mean nor for the variance', () => {
      // One day of 40: 11 / 15.
      expect(evened(known([of([40, 0, 0, 0])]), known([]))[0]).toEqual([0.7333, 0.7333, 0.7333, 0.7333])
    })

    test.each<[string, UsedBy]>([
      ['less than 98 % is used', of([39.1, 0, 0, 0])],
      ['no row says that it is the end', of([39.1, 0, 0, 0], { credits: 40, overageEnabled: null })],
      ['there is overage', of([39.1, 0, 0, 0], { credits: 40, overageEnabled: true })],
      [
        'the allowance is not known',
        of([39.1, 0, 0, 0], { credits: 40, seat: { ...seat, plan: null, allowance: null } }),
      ],
    ])('and not where %s', (_, one) => {
      expect(evened(free, known([one]))[1]).toEqual([3.6493, 0, 0, 0])
    })
  })
})
