import { evenedDays, type KnownMonth } from '../../../../src/core/usage/forecast/evened.js'
import type { UsedBy } from '../../../../src/core/usage/used.js'

/** Credits by day. */
type Days = readonly number[]

function person(number: number, daily: Days, parts: Partial<UsedBy> = {}): UsedBy {
  return {
    person: number,
    identity: number,
    seat: { plan: 'pro', name: 'Pro', allowance: 1000, usd: 20 },
    credits: daily.reduce((sum, credits) => sum + credits, 0),
    overage: 0,
    overageEnabled: null,
    began: null,
    activeDays: daily.filter((credits) => credits > 0).length,
    daily: Float64Array.from(daily),
    ...parts,
  }
}

function known(people: readonly UsedBy[], { end = 4, weights = [1, 1, 1, 1], prices = [1, 1, 1, 1] } = {}): KnownMonth {
  return {
    month: { month: '2026-10', days: 4, through: end - 1, people },
    end,
    weights: Float64Array.from(weights),
    prices: Float64Array.from(prices),
  }
}

const STEADY = [10, 10, 10, 10]
const rounded = (months: readonly Float64Array[]): number[][] =>
  months.map((days) => [...days].map((value) => Math.round(value * 10_000) / 10_000))
const evened = (...months: readonly KnownMonth[]): number[][] => rounded(evenedDays(months))

describe('the evened days of all people', () => {
  test('a person counts by mean / variance, which is shrunk to 1.5 by ten days', () => {
    // Eight days of 10: the relative variance is (0 × 8 + 1.5 × 10) / 18, and a day 1 / 0.8333.
    expect(evened(known([person(0, STEADY)]), known([person(0, STEADY)]))).toEqual([
      [1.2, 1.2, 1.2, 1.2],
      [1.2, 1.2, 1.2, 1.2],
    ])
    // 20 and 0 in turn: (1 × 8 + 15) / 18, and a day of twice the mean 2 / 1.2778.
    const uneven = known([person(0, [20, 0, 20, 0])])
    expect(evened(uneven, uneven)[1]).toEqual([1.5652, 0, 1.5652, 0])
  })

  test('a thousand times as many credits of a person change nothing', () => {
    const month = (times: number): KnownMonth =>
      known([person(0, STEADY), person(1, [5 * times, 15 * times, 5 * times, 15 * times])])
    expect(evened(month(1000), month(1000))).toEqual(evened(month(1), month(1)))
  })

  test('half as much of all is half the sum', () => {
    const [full, half] = evened(
      known([person(0, STEADY), person(1, [4, 4, 4, 4])]),
      known([person(0, [5, 5, 5, 5]), person(1, [2, 2, 2, 2])]),
    )
    expect(half?.map((value) => Math.round(value * 2000))).toEqual(full?.map((value) => Math.round(value * 1000)))
  })

  test('a day is cut at four means of the person', () => {
    const once = known([person(0, [80, 0, 0, 0])])
    // The mean of eight days is 10, the relative variance (7 × 8 + 15) / 18: a day of 40 counts 4 / 3.9444.
    expect(evened(once, known([]))[0]).toEqual([1.0141, 0, 0, 0])
  })

  test('days that are no working days count neither for the mean nor for the variance, and are in the sum', () => {
    const weekend = known([person(0, [10, 10, 30, 10])], { weights: [1, 1, 0.5, 1] })
    // Six days of 10: 15 / 16.
    expect(evened(weekend, weekend)[0]).toEqual([1.0667, 1.0667, 3.2, 1.0667])
  })

  test('days after the known one are not seen', () => {
    const now = known([person(0, [10, 10, 999, 999])], { end: 2 })
    expect(evened(known([person(0, STEADY)]), now)[1]).toEqual([1.0667, 1.0667, 0, 0])
  })

  test('days at another price are stated at the one of the report', () => {
    const now = known([person(0, [20, 20, 10, 10])], { prices: [2, 2, 1, 1] })
    expect(evened(known([person(0, STEADY)]), now)[1]).toEqual([1.2, 1.2, 1.2, 1.2])
  })

  test('people who may have stopped at their allowance are left out, in all months', () => {
    const seat = { plan: 'pro' as const, name: 'Pro', allowance: 40, usd: 20 }
    const stopped = (daily: Days, overageEnabled: boolean | null = false): KnownMonth =>
      known([person(0, daily, { seat, overageEnabled })])
    const other = known([person(0, STEADY, { seat: { ...seat, allowance: 1000 } })])
    const none = [0, 0, 0, 0]
    expect(evened(other, stopped([40, 0, 0, 0]))).toEqual([none, none])
    expect(evened(other, stopped([39.2, 0, 0, 0]))).toEqual([none, none])
    expect(evened(stopped([40, 0, 0, 0]), other)).toEqual([none, none])
    expect(evened(other, stopped([39.1, 0, 0, 0]))[0]?.[0]).toBeGreaterThan(0)
    expect(evened(other, stopped([40, 0, 0, 0], null))[0]?.[0]).toBeGreaterThan(0)
    expect(evened(other, stopped([40, 0, 0, 0], true))[0]?.[0]).toBeGreaterThan(0)
    const unknown = known([
      person(0, STEADY, { seat: { ...seat, plan: null, allowance: null }, overageEnabled: false }),
    ])
    expect(evened(other, unknown)[1]?.[0]).toBeGreaterThan(0)
  })

  test('a person without credits, and one in a single month, are no reason for a gap', () => {
    expect(evened(known([person(0, [0, 0, 0, 0]), person(1, STEADY)]), known([]))).toEqual([
      [1.5652, 1.5652, 1.5652, 1.5652],
      [0, 0, 0, 0],
    ])
  })
})
