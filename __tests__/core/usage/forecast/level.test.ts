import type { Day } from '../../../../src/core/usage/forecast/days.js'
import { levelOf } from '../../../../src/core/usage/forecast/level.js'
import { rosterOf } from '../../../../src/core/usage/forecast/roster.js'
import { monthOf } from './months.js'

const WEIGHTS = [0.06, 1, 1, 1, 1, 1, 0.06]

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
      ...change(index),
    }))
  const of = (days: Day[], wildness = 1) => levelOf({ days, weights: () => WEIGHTS, wildness: () => wildness }, 13)

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
    // 112 days without noise, beside the six of the prior.
    expect(of(points(160)).noise).toBeCloseTo(Math.sqrt((0.11 * 6) / 118), 10)
    expect(of(points(60, (index) => (index % 7 === 3 ? { off: true, demand: 0 } : {})))).toEqual(
      of(points(60).filter((_, index) => index % 7 !== 3)),
    )
  })

  test('days of which the usual ones have nothing tell nothing of the noise', () => {
    expect(of(points(40, (index) => ({ demand: index % 9 === 0 ? 100 : 0 }))).noise).toBeCloseTo(Math.sqrt(0.11), 10)
    expect(of(points(40, () => ({ demand: 0 })))).toMatchObject({ credits: 0, growth: 0, change: 0 })
    expect(of([])).toMatchObject({ credits: 0, days: 1, growth: 0, change: 0 })
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

  // Worked out apart from the program: local medians, the cut, two levels that follow with half-lives of 7 and 3 working days, blocks of ten.
  test.each<[string, number, Day[], Record<'credits' | 'noise' | 'days' | 'growth' | 'change', number>]>([
    [
      'a jump that lasts is followed fast',
      13,
      points(45, (index) => ({ demand: index < 40 ? 100 : 200 })),
      { credits: 156.00520392, noise: 0.1229627005, days: 13.2213776067, growth: 0, change: 0.1117675722 },
    ],
    [
      'days that go up and down',
      13,
      points(46, (index) => ({ demand: index % 2 === 0 ? 110 : 90 })),
      { credits: 99.5046772483, noise: 0.2116242745, days: 19.7829974218, growth: 0, change: -0.0000062487 },
    ],
    [
      'a wild day is cut',
      13,
      points(40, (index) => ({ demand: index === 30 ? 10_000 : 100 })),
      { credits: 108.4735110804, noise: 0.189965672, days: 19.2603184809, growth: 0, change: -0.0005004864 },
    ],
    [
      'weeks with weekends, of few people',
      4,
      points(70, (index) =>
        index % 7 < 5 ? { demand: 100 + (index % 5) * 5 } : { demand: 12, present: 2, weekday: 6 },
      ),
      { credits: 112.480117608, noise: 0.1989531338, days: 19.9581542097, growth: 0, change: 0.0000008567 },
    ],
    [
      'three days of one person',
      1,
      points(3, (index) => ({ demand: [50, 80, 20][index] ?? 0, present: 3 })),
      { credits: 48.9617328345, noise: 0.9763879011, days: 2.9805234221, growth: 0, change: -0.0000156398 },
    ],
    [
      'people who leave, and what they use',
      13,
      points(70, (index) => ({ demand: 100 * 0.9 ** Math.floor(index / 10), present: 20 - Math.floor(index / 10) })),
      { credits: 53.9855094593, noise: 0.0931891116, days: 18.6858923598, growth: -0.0046378021, change: -0.0064235 },
    ],
  ])('%s', (_, heads, days, expected) => {
    const found = levelOf({ days, weights: () => WEIGHTS, wildness: () => 1 }, heads)
    expect(found).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, expect.closeTo(value, 8)])),
    )
  })

  test('nothing is known of nothing', () => {
    expect(of([])).toMatchObject({ credits: 0, days: 1, growth: 0, change: 0 })
  })
})

describe('who is where', () => {
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
    const { of, used, out } = roster.state()
    // Monday to Friday, 2 to 6 November.
    expect(of.map(({ person }, slot) => [person, used[slot], out[slot]])).toEqual([
      [7, 499.75 * 5, 2],
      [3, 333 * 5, 4],
      [5, 500, -1],
    ])
    expect(roster.days.length).toBe(31 + 6)
  })
})
