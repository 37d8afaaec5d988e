import fc from 'fast-check'
import { labelledDays, linear, niceTicks, spread } from '../../../../src/render/usage/html/scale.js'
import { RUNS } from '../../../core/support/properties.js'

test.each([
  [65_110, [0, 20_000, 40_000, 60_000, 80_000]],
  [3166, [0, 1000, 2000, 3000, 4000]],
  [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0.03, [0, 0.01, 0.02, 0.03]],
  [0, [0, 1]],
  [Number.NaN, [0, 1]],
  [Number.POSITIVE_INFINITY, [0, 1]],
])('ticks up to %d are %j', (most, ticks) => {
  expect(niceTicks(most)).toEqual(ticks)
})

test('ticks begin at 0, are equally far apart, reach what they are for and are few', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (most) => {
      const ticks = niceTicks(most)
      const step = ticks[1] ?? 0
      const last = ticks.at(-1) ?? 0
      expect(ticks[0]).toBe(0)
      expect(last).toBeGreaterThanOrEqual(most * (1 - 1e-6))
      expect(last - step).toBeLessThan(most)
      expect(ticks.length).toBeLessThanOrEqual(7)
      expect([1, 2, 5]).toContain(Number((step / 10 ** Math.floor(Math.log10(step * 1.000_001))).toPrecision(6)))
    }),
    RUNS,
  )
})

test('a scale keeps the order, and what is no number is at its beginning', () => {
  const y = linear([0, 100], [300, 0])
  expect([y(0), y(50), y(100), y(Number.NaN), linear([0, 0], [5, 9])(0)]).toEqual([300, 150, 0, 300, 5])
})

test('labels of days do not touch', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 28, max: 31 }),
      fc.double({ min: 5, max: 60, noNaN: true }),
      fc.double({ min: 10, max: 60, noNaN: true }),
      (days, dayWidth, labelWidth) => {
        const labelled = labelledDays(days, dayWidth, labelWidth)
        expect(labelled[0]).toBe(1)
        expect(labelled.at(-1)).toBeLessThanOrEqual(days)
        for (const [index, day] of labelled.slice(1).entries())
          expect((day - (labelled[index] ?? 0)) * dayWidth).toBeGreaterThanOrEqual(labelWidth)
      },
    ),
    RUNS,
  )
})

test('labels that are spread are in order, within bounds, and apart as far as there is room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 350 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      (wanted, gap) => {
        const placed = spread(wanted, gap, [0, 300])
        const room = wanted.length < 2 ? gap : Math.min(gap, 300 / (wanted.length - 1))
        const pairs = wanted.map((want, index) => ({ want, at: placed[index] ?? 0 })).sort((a, b) => a.at - b.at)
        expect(pairs.map(({ want }) => want)).toEqual([...wanted].sort((a, b) => a - b))
        for (const { at } of pairs) expect(at >= 0 && at <= 300).toBe(true)
        for (const [index, { at }] of pairs.slice(1).entries())
          expect(at - (pairs[index]?.at ?? 0)).toBeGreaterThanOrEqual(room - 0.11)
      },
    ),
    RUNS,
  )
})

test('labels with room stay where they want to be', () => {
  expect(spread([200, 20, 90], 15, [0, 300])).toEqual([200, 20, 90])
})
