import type { Day } from '../../../../src/core/usage/forecast/days.js'
import { levelOf } from '../../../../src/core/usage/forecast/level.js'
import { rosterOf } from '../../../../src/core/usage/forecast/roster.js'
import { monthOf } from './months.js'

describe('the level of all', () => {
  const points = (count: number, change: (index: number) => Partial<Day> = () => ({})): Day[] =>
    Array.from({ length: count }, (_, index) => ({
      month: '2026-09',
      day: 0,
      weekday: 1,
      demand: 100,
      people: 10,
      present: 10,
      off: false,
      date: 1,
      ...change(index),
    }))
  const of = (days: Day[], wildness = 1) =>
    levelOf({ days, weights: () => [0.06, 1, 1, 1, 1, 1, 0.06], wildness: () => wildness }, 13)

  test('of equal days is that of each; the noise is what is left of the prior', () => {
    const found = of(points(94), 1.25)
    expect(found.credits).toBeCloseTo(125, 8)
    // Six days of 0.1² + 1.3 / 13, and 94 without any.
    expect(found.noise).toBeCloseTo(Math.sqrt((0.11 * 6) / 100), 10)
    // (1 + r) / (1 − r) of r = 2^(−1/7), cut after eight half-lives.
    expect(found.days).toBeCloseTo(20.0595, 2)
    expect([found.growth, found.change]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)])
  })

  test('days off and days of long ago have no say', () => {
    expect(of(points(160, (index) => (index < 48 ? { demand: 900 } : {})))).toEqual(of(points(112)))
    expect(of(points(60, (index) => (index % 7 === 3 ? { off: true, demand: 0 } : {})))).toEqual(
      of(points(60).filter((_, index) => index % 7 !== 3)),
    )
  })

  test('weekends count by their weight', () => {
    const week = points(140, (index) => (index % 7 < 5 ? {} : { weekday: 6, demand: 6 }))
    expect(of(week).credits).toBeCloseTo(100, 8)
  })

  test('grows as the blocks of ten days do, as far as that is believed', () => {
    const step = (index: number) => Math.floor((index + 8) / 10)
    const grown = of(points(112, (index) => ({ demand: 100 * 1.02 ** step(index) })))
    // Seven blocks: the mean step, shrunk by what is usual against its variance.
    const variance = (grown.noise ** 2 / 10 + 0.05 ** 2 + 0.1 / 13) * (12 / (7 ** 3 - 7))
    expect(grown.growth).toBeCloseTo((Math.log(1.02) * 0.007 ** 2) / (0.007 ** 2 + variance) / 10, 8)
    // Growth of people is better known, and their use does not grow with it.
    const joined = of(
      points(112, (index) => ({ demand: 100 * 1.02 ** step(index), present: 10 * 1.02 ** step(index) })),
    )
    const usual = 10 * 1.02 ** 9
    const ofPeople = (0.02 ** 2 + 0.15 / usual) * (12 / (7 ** 3 - 7))
    expect(joined.growth).toBeCloseTo((Math.log(1.02) * 0.03 ** 2) / (0.03 ** 2 + ofPeople) / 10, 4)
  })

  test('nothing is known of nothing', () => {
    expect(of([])).toMatchObject({ credits: 0, days: 1, growth: 0, change: 0 })
  })
})

describe('who stands where', () => {
  test('credits of the month, and the day on which the allowance was used up', () => {
    const roster = rosterOf()
    // Pro includes 1,000: used up within half a thousandth, on the second and the third working day.
    const habits = [
      { person: 7, credits: 499.75 },
      { person: 3, credits: 333, overageEnabled: false },
      { person: 5, credits: 100 },
    ]
    roster.readTo(monthOf('2026-10', habits), 30)
    roster.readTo(monthOf('2026-11', habits, 5), 5)
    const { of, used, out } = roster.standing()
    // Monday to Friday, 2 to 6 November.
    expect(of.map(({ person }, slot) => [person, used[slot], out[slot]])).toEqual([
      [7, 499.75 * 5, 2],
      [3, 333 * 5, 4],
      [5, 500, -1],
    ])
    expect(roster.days.length).toBe(31 + 6)
  })
})
