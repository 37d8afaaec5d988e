import { daysAhead, isOff, weekdayWeights, type Day } from '../../../../src/core/usage/forecast/days.js'
import { median } from '../../../../src/core/usage/forecast/median.js'

const PRIOR = [0.06, 1, 1, 1, 1, 1, 0.06]

/** So many days from Sunday, 1 February 2026 on, in months of 28 days. */
function daysOf(count: number, change: (day: Day, index: number) => Partial<Day> = () => ({})): Day[] {
  return Array.from({ length: count }, (_, index) => {
    const [month, day] = [`20${26 + Math.floor(index / 28)}-02`, index % 28]
    const weekday = index % 7
    const work = weekday % 6 !== 0
    const one: Day = {
      month,
      day,
      weekday,
      demand: work ? 100 : 0,
      people: work ? 10 : 0,
      present: work ? 10 : 0,
      off: false,
    }
    return { ...one, ...change(one, index) }
  })
}

describe('weights of weekdays', () => {
  const close = (weights: readonly number[]): unknown[] => weights.map((weight): unknown => expect.closeTo(weight, 10))

  test('are the prior where nothing is known', () => {
    expect(weekdayWeights([])).toEqual(close(PRIOR))
    expect(weekdayWeights(daysOf(7, () => ({ demand: 0 })))).toEqual(close(PRIOR))
  })

  test('keep the five working days of a week at one each', () => {
    const weights = weekdayWeights(daysOf(140))
    for (const weekday of [1, 2, 3, 4, 5]) expect(weights[weekday]).toBeCloseTo(1, 4)
    // Twenty weeks of nothing and one and a half of the prior: about 0.06 × 1.5 / 21.5.
    for (const weekday of [0, 6]) expect(weights[weekday]).toBeCloseTo((0.06 * 1.5) / 21.5, 4)
    const four = weekdayWeights(daysOf(140, ({ weekday }) => (weekday === 5 ? { demand: 0 } : {})))
    expect(
      four
        .toSorted((a, b) => b - a)
        .slice(0, 5)
        .reduce((sum, weight) => sum + weight, 0),
    ).toBeCloseTo(5, 10)
    expect(four[5]).toBeLessThan(0.25)
    expect(four[1]).toBeGreaterThan(1.15)
  })

  test('are learned from half a year', () => {
    const old = daysOf(182 + 50).map((day, index) => (index < 50 ? { ...day, demand: 900 } : day))
    expect(weekdayWeights(old)).toEqual(weekdayWeights(old.slice(50)))
    expect(weekdayWeights(old)).not.toEqual(weekdayWeights(old.slice(51)))
  })

  test('learn nothing from days off', () => {
    const off = (demand: number) =>
      weekdayWeights(daysOf(70, (_, index) => (index === 24 ? { off: true, demand } : {})))
    expect(off(0)).toEqual(off(5000))
  })

  test('learn the rhythm of the team from a weekday that was off each time, more often than a holiday repeats it', () => {
    const off = (weeks: number) =>
      weekdayWeights(
        daysOf(weeks * 7, ({ weekday }) =>
          weekday === 3 ? { off: true, demand: 0 } : weekday === 6 ? { demand: 100 } : {},
        ),
      )
    expect(off(2)[3]).toBeGreaterThan(0.9)
    expect(off(8)[3]).toBeLessThan(0.2)
    expect(off(8)[6]).toBeGreaterThan(0.8)
    const worked = daysOf(56, ({ weekday }, index) => (weekday === 3 && index > 7 ? { off: true, demand: 0 } : {}))
    expect(weekdayWeights(worked)[3]).toBeGreaterThan(0.9)
  })

  test('count a wild day as three ordinary ones at most', () => {
    const wild = (demand: number) => weekdayWeights(daysOf(70, (_, index) => (index === 24 ? { demand } : {})))[3] ?? 0
    expect(wild(100_000)).toBeLessThan(1.3)
    expect(wild(200)).toBeGreaterThan(1.01)
  })
})

describe('a day off', () => {
  const people = (count: number, few = 10) => daysOf(count, ({ weekday }) => (weekday % 6 === 0 ? {} : { people: few }))
  const ten = people(28)

  test.each<[string, readonly Day[], number, number, boolean]>([
    ['has less than a quarter of the people', ten, 1, 2, true],
    ['a quarter is enough', people(28, 8), 1, 2, false],
    ['of half a weekday less than an eighth', ten, 0.5, 1, true],
    ['of half a weekday an eighth and more', ten, 0.5, 2, false],
    ['of more than a weekday no more than of one', ten, 3, 3, false],
    ['is no weekend', ten, 0.24, 0, false],
    ['may be a weekday of half a day', ten, 0.25, 0, true],
    ['may be one after a single working day', people(2), 1, 2, true],
    ['is none after a single working day with as many', people(2), 1, 3, false],
    ['is none after a weekend', people(1), 1, 0, false],
    ['is none in a team of three', people(28, 3), 1, 0, false],
    ['may be one in a team of four', people(28, 4), 1, 0, true],
    ['is none where nothing is known', [], 1, 0, false],
    [
      'is known by the last fifteen working days',
      daysOf(42, (_, index) => ({ people: index < 21 ? 100 : 10 })),
      1,
      3,
      false,
    ],
    ['the first of all days has a say', daysOf(7, ({ weekday }) => ({ people: weekday === 1 ? 40 : 10 })), 1, 3, true],
  ])('%s', (_, days, weight, count, off) => {
    expect(isOff(days, weight, { people: count, credits: 100 * count }, PRIOR)).toBe(off)
  })

  test('ten in a row are no holidays any more', () => {
    const away = (count: number): Day[] =>
      Array.from({ length: count }, () => ({
        month: '2026-03',
        day: 1,
        weekday: 1,
        demand: 0,
        people: 0,
        present: 0,
        off: true,
      }))
    expect(isOff([...ten, ...away(9)], 1, { people: 0, credits: 0 }, PRIOR)).toBe(true)
    expect(isOff([...ten, ...away(10)], 1, { people: 0, credits: 0 }, PRIOR)).toBe(false)
    // Days off before the last working day are of another holiday.
    expect(isOff([...away(9), ...ten, ...away(9), ...people(2), ...away(1)], 1, { people: 0, credits: 0 }, PRIOR)).toBe(
      true,
    )
  })
})

describe('days ahead', () => {
  // 12 November 2026 is a Thursday.
  const ahead = (days: readonly Day[], month = '2026-11', through = 11, last = 15) =>
    daysAhead(days, month, through, last, PRIOR).map((weight) => Math.round(weight * 1e6) / 1e6)

  test('are working days now and then off, weekends as they are', () => {
    // 1 − 0.6 / 30.
    expect(ahead([])).toEqual([0.98, 0.06, 0.06, 0.98])
    // Forty working days, three of them off: 1 − 3.6 / 70.
    const off = daysOf(56, (_, index) => ([1, 2, 36].includes(index) ? { off: true } : {}))
    expect(ahead(off)).toEqual([0.948571, 0.06, 0.06, 0.948571])
    expect(ahead([], '2026-11', 28, 29)).toEqual([0.98])
    expect(ahead([], '2026-11', 29, 29)).toEqual([])
  })

  test('are off now and then from half a working day on', () => {
    const half = (weight: number) => daysAhead([], '2026-11', 11, 12, [0.06, 1, 1, 1, 1, weight, 0.06])[0]
    // 13 November 2026 is a Friday.
    expect(half(0.5)).toBeCloseTo(0.98 * 0.5, 10)
    expect(half(0.49)).toBeCloseTo(0.49, 10)
    // Days of such a weekday are among those of which some are off.
    const off = (weight: number) =>
      daysAhead(
        daysOf(56, ({ weekday }) => (weekday === 5 ? { off: true } : {})),
        '2026-11',
        10,
        11,
        [0.06, 1, 1, 1, 1, weight, 0.06],
      )[0]
    // 8 of 40 days, or none of 32, beside 0.6 of 30; 12 November is a Thursday.
    expect(off(0.5)).toBeCloseTo(1 - 8.6 / 70, 10)
    expect(off(0.49)).toBeCloseTo(1 - 0.6 / 62, 10)
  })

  test('of which the same date was off count an eighth', () => {
    const days = [{ month: '2025-11', day: 12, weekday: 4, demand: 0, people: 0, present: 0, off: true }]
    // 1 − 1.6 / 31 for the others.
    expect(ahead(days)).toEqual([0.125, 0.06, 0.06, 0.948387])
    expect(ahead([{ ...days[0], off: false } as Day])).toEqual([0.980645, 0.06, 0.06, 0.980645])
  })
})

test.each([
  [[], null],
  [[3], 3],
  [[2, 1], 1.5],
  [[10, 9, 200], 10],
  [[4, 1, 3, 20], 3.5],
  [[5, 5, 1, 1, 1], 1],
])('the median of %j is %s', (values, expected) => {
  const given = [...values]
  expect(median(given)).toBe(expected)
  expect(given).toEqual(values)
})
