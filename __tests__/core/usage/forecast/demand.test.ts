import {
  creditsIn,
  demandOf,
  NOTHING_AHEAD,
  reaches,
  spreadIn,
  within,
  type Demand,
} from '../../../../src/core/usage/forecast/demand.js'
import type { Level } from '../../../../src/core/usage/forecast/level.js'
import { overageAt } from '../../../../src/core/usage/forecast/overage.js'
import { deviationOf, missOf, reachOf, type Miss } from '../../../../src/core/usage/forecast/range.js'
import { mayExceed } from '../../../../src/core/usage/forecast/roster.js'
import type { UsedBy } from '../../../../src/core/usage/used.js'
import { usedBy } from '../../support/used.js'

const level = (parts: Partial<Level> = {}): Level => ({
  credits: 12,
  noise: 0.2,
  days: 10,
  growth: 0,
  change: 0,
  ...parts,
})
const floats = (...values: number[]) => Float64Array.from(values)
const OFF = { overageEnabled: false }

test('the spread of one person is that of the days and of the phase', () => {
  // ln(1 + 2 / days + 0.12); fewer than a tenth of a day are a tenth.
  expect(spreadIn(10)).toBeCloseTo(Math.sqrt(Math.log(1.32)), 12)
  expect(spreadIn(0.1)).toBeCloseTo(Math.sqrt(Math.log(21.12)), 12)
  expect(spreadIn(0)).toBe(spreadIn(0.1))
})

test.each([
  // With a spread of 0.5, from a table of the normal distribution: 200 × Φ(−0.25) and so on.
  [100, 100, 80.2587],
  [100, 200, 97.3861],
  [200, 100, 97.3861],
  [0, 100, 0],
  [100, 0, 0],
  [0, 0, 0],
  [0, Infinity, 0],
  [-1, 100, 0],
  [100, Infinity, 100],
])('of a mean of %d what stays within %d is %d', (mean, most, expected) => {
  expect(within(mean, most, 0.5)).toBeCloseTo(expected, 3)
})

test.each([
  [100, 100, 0.401294],
  [200, 100, 0.872084],
  [100, 200, 0.050889],
  [0, 100, 0],
  [0, 0, 1],
  [100, 0, 1],
  [0, Infinity, 0],
  [100, Infinity, 0],
  [100, -1, 1],
])('a mean of %d reaches %d with the chance %d', (mean, least, chance) => {
  expect(reaches(mean, least, 0.5)).toBeCloseTo(chance, 5)
})

test.each<[string, Partial<UsedBy>, number, boolean]>([
  ['nothing says that they cannot', { overageEnabled: null }, 1, true],
  ['overage is on', { overageEnabled: true }, 1, true],
  ['overage is off', OFF, 1020, false],
  ['overage is off, and they did', OFF, 1020.01, true],
])('whether a person can go beyond the plan: %s', (_, parts, used, expected) => {
  expect(mayExceed(usedBy(0, 'PRO', used, parts), used)).toBe(expected)
})

test('the rates of people add up to the level of all; who stops at the plan is bounded', () => {
  const of = [
    usedBy(0, 'PRO', 200, OFF),
    usedBy(1, 'PRO', 500, { overageEnabled: null }),
    usedBy(2, 'PRO', 1500, OFF),
    usedBy(3, 'TITAN', 10, OFF),
    usedBy(4, 'POWER', 9999, OFF),
  ]
  const state = {
    of,
    rate: floats(1, 2, 3, 4, 2),
    used: floats(200, 500, 1500, 10, 9999),
    out: floats(-1, -1, 3, -1, -1),
  }
  const demand = demandOf(state, level({ credits: 24 }), [1, 0.5])
  expect([...demand.rate]).toEqual([2, 4, 6, 8, 4])
  expect([...demand.left]).toEqual([800, 500, 0, Infinity, 1])
  expect([demand.free, demand.bounded, demand.ahead]).toEqual([
    4 + 6 + 8,
    [0, 4],
    [
      { days: 1, joining: 0 },
      { days: 1.5, joining: 0 },
    ],
  ])
  expect([...demandOf({ ...state, rate: floats(0, 0, 0, 0, 0) }, level(), [1]).rate]).toEqual([0, 0, 0, 0, 0])
})

test('growth brings people who are not there yet, and a fall takes days away', () => {
  const state = { of: [], rate: floats(), used: floats(), out: floats() }
  const [grows, falls] = [0.1, -0.1].map((growth) => demandOf(state, level({ growth }), [1, 0.5]).ahead)
  // In the middle of each day: after 0.5 and 1.25 working days.
  expect(grows?.map(({ days }) => days)).toEqual([1, 1.5])
  expect(grows?.[0]?.joining).toBeCloseTo(12 * (Math.exp(0.05) - 1), 10)
  expect(grows?.[1]?.joining).toBeCloseTo(12 * (Math.exp(0.05) - 1 + 0.5 * (Math.exp(0.125) - 1)), 10)
  expect(falls?.map(({ joining }) => joining)).toEqual([0, 0])
  expect(falls?.[1]?.days).toBeCloseTo(Math.exp(-0.05) + 0.5 * Math.exp(-0.125), 10)
})

/** What is needed of a demand. */
const demand = (parts: Partial<Demand>): Demand => ({
  ahead: [{ days: 10, joining: 0 }],
  of: [],
  rate: floats(),
  out: floats(),
  left: floats(),
  free: 0,
  bounded: [],
  ...parts,
})

test('credits are those of people whom nothing stops, and what stays within the others’ allowance', () => {
  expect(creditsIn(demand({ free: 10 }), { days: 1.5, joining: 3 }, 2)).toBe(36)
  const end = { days: 10, joining: 0 }
  const bounded = demand({ free: 1, bounded: [1, 2], rate: floats(99, 5, 5), left: floats(0, 1e9, 40) })
  // Person 1 is far from the allowance; the third’s is less than the mean of 50.
  expect(creditsIn(bounded, end, 1)).toBeCloseTo(10 + 50 + within(50, 40, spreadIn(10)), 10)
  expect(creditsIn(bounded, end, 2)).toBeCloseTo(20 + 100 + within(100, 40, spreadIn(10)), 10)
})

test('after the last day nothing is used any more', () => {
  expect(creditsIn(demand({ free: 10, bounded: [0], rate: floats(5), left: floats(9) }), NOTHING_AHEAD, 2)).toBe(0)
})

test('the deviation is of noise, of how sure the level is, of how it wanders, and of a change', () => {
  // (0.1² + 0.25 / 5) × (0.35 + 0.65 × 15 / 20) + 0.2² × (1 / 15 + 1 / 10).
  expect(deviationOf(level(), 15, 5)).toBeCloseTo(Math.sqrt(0.06 * 0.8375 + 0.04 / 6), 10)
  expect(deviationOf(level({ change: -0.1 }), 15, 5)).toBeCloseTo(Math.sqrt(0.06 * 0.8375 + 0.04 / 6 + 0.15 ** 2), 10)
  expect(deviationOf(level({ noise: 0 }), 0, 5)).toBeCloseTo(Math.sqrt(0.06 * 0.35), 10)
  // Less than 0.3 days are 0.3.
  expect(deviationOf(level(), 0, 5)).toBeCloseTo(Math.sqrt(0.06 * 0.35 + 0.04 * (1 / 0.3 + 0.1)), 10)
  // However large a change that was just seen, as of one person after a long silence: at most 1.
  expect(deviationOf(level({ change: 0.6 }), 15, 5)).toBeCloseTo(Math.sqrt(0.06 * 0.8375 + 0.04 / 6 + 0.81), 10)
  expect(deviationOf(level({ change: 0.7 }), 15, 5)).toBe(1)
  expect(deviationOf(level({ change: -2 }), 15, 5)).toBe(1)
})

const misses = (...of: [month: string, by: number][]): Miss[] => of.map(([month, by]) => ({ month, by }))

test.each<[string, Miss[], number]>([
  ['no past errors', [], 1.15 ** 2],
  ['errors of one deviation', misses(['2026-09', 1], ['2026-10', -1]), (2 * 1.15 ** 2 + 2) / 4],
  // Two months of the usual error, and one of this.
  ['one large error', misses(['2026-09', -3]), (2 * 1.15 ** 2 + 9) / 3],
  [
    'five errors of one month',
    misses(...[3, 3, -3, 3, 3].map((by): [string, number] => ['2026-09', by])),
    (2 * 1.15 ** 2 + 9) / 3,
  ],
  ['large errors of two months', misses(['2026-09', 3], ['2026-10', -3]), (2 * 1.15 ** 2 + 18) / 4],
  ['no error in two months', misses(['2026-09', 0], ['2026-09', 0], ['2026-10', 0]), (2 * 1.15 ** 2) / 4],
])('the range reaches so far with %s', (_, of, square) => {
  expect(reachOf(of)).toBeCloseTo(1.2816 * 1.12 * Math.sqrt(square), 10)
})

test('a miss is counted in deviations, at most three to each side', () => {
  const free = demand({ free: 10 })
  const miss = (happened: number) => missOf((times) => creditsIn(free, { days: 10, joining: 0 }, times), 0.2, happened)
  // Typically 100 credits.
  expect([100, 100 * Math.exp(0.2), 100 * Math.exp(-0.4), 1e9, 0.0001, 0].map(miss)).toEqual(
    [0, 1, -2, 3, -3, -3].map((by): unknown => expect.closeTo(by, 10)),
  )
  expect(miss(-1)).toBeNull()
  expect(missOf(() => 0, 0.2, 5)).toBeNull()
  // The allowance is a thousandth of what would be used: no one can miss it.
  const full = demand({ bounded: [0], rate: floats(1000), left: floats(10) })
  expect(missOf((times) => creditsIn(full, { days: 10, joining: 0 }, times), 0.2, 10)).toBeNull()
})

describe('overage at the end of the month', () => {
  const at = (of: UsedBy[], present: number[], parts: Partial<Demand> = {}, times = 1) =>
    overageAt(
      demand({ of, rate: floats(...of.map(() => 0)), left: floats(...of.map(() => 0)), ...parts }),
      times,
      new Set(present),
      new Set(of.flatMap(({ person, overageEnabled }) => (overageEnabled === false ? [person] : []))),
    )
  const beyond = (person: number, overage: number, parts: Partial<UsedBy> = {}) =>
    usedBy(person, 'PRO', 1000 + overage, { overage, overageEnabled: true, ...parts })

  test('is what there is of people with a row, of all of them', () => {
    expect(at([beyond(0, 5), beyond(1, 7), beyond(2, 9), beyond(3, 2, OFF)], [0, 1, 3])).toBe(14)
  })

  test('and what comes beyond the allowance that is left', () => {
    const of = [beyond(0, 5), usedBy(1, 'PRO', 3, { overageEnabled: true }), beyond(2, 1)]
    // Nothing is left of 0 and 2: 10 days at 3 and at 1 credits, twice as many; person 1 has all of a plan that lasts.
    expect(at(of, [0, 1, 2], { rate: floats(3, 9, 1), left: floats(0, Infinity, 0) }, 2)).toBe(5 + 60 + 1 + 20)
    // Who is not there has used nothing of this month, and may still come.
    expect(at(of, [1], { rate: floats(3, 9, 0), left: floats(0, Infinity, 0) })).toBe(30)
    expect(at(of, [], { ahead: [], rate: floats(3, 9, 1) })).toBe(0)
  })

  test('is not known where a plan that may be exceeded is not', () => {
    expect(at([usedBy(0, 'TITAN', 3)], [0])).toBeNull()
    expect(at([usedBy(0, 'TITAN', 3, OFF)], [0])).toBe(0)
    // Bonus credits beyond a plan without overage are in no dollars.
    expect(at([usedBy(0, 'PRO', 1500, OFF)], [0], { rate: floats(9) })).toBe(0)
  })
})
