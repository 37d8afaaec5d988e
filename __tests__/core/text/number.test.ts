import fc from 'fast-check'
import { count, multiplier, percentChange, signed, times, usd, whole, writeSum } from '../../../src/core/text/number.js'
import { RUNS } from '../support/properties.js'

test.each<[number | null, string]>([
  [0, '0'],
  [-0, '0'],
  [7, '7'],
  [999, '999'],
  [1000, '1,000'],
  [13835, '13,835'],
  [1234567.5, '1,234,567.5'],
  [0.1, '0.1'],
  [0.005, '0.01'],
  [0.004, '0'],
  [-0.004, '0'],
  [-681, '−681'],
  [-1234.56, '−1,234.56'],
  [1e21, '1,000,000,000,000,000,000,000'],
  [Number.MAX_SAFE_INTEGER, '9,007,199,254,740,991'],
  [-1e21, '−1,000,000,000,000,000,000,000'],
  [Infinity, 'Infinity'],
  [0.994, '0.99'],
  [null, 'not priced'],
])('whole(%j) is %s', (value, text) => {
  expect(whole(value)).toBe(text)
})

test.each<[number | null, string]>([
  [6805, '+6,805'],
  [-681, '−681'],
  [0, '0'],
  [0.5, '+0.5'],
  [null, 'not priced'],
])('signed(%j) is %s', (value, text) => {
  expect(signed(value)).toBe(text)
})

test.each<[number | null, number | null, string]>([
  [7030, 13835, '+97 %'],
  [13835, 7030, '−49 %'],
  [100, 100, '0 %'],
  [1000, 1001, '+0.1 %'],
  [100_000, 99_999, '−0.01 %'],
  [1, 12, '+1,100 %'],
  [7698, 0, '−100 %'],
  [7698, 5, '−99.94 %'],
  [1e9, 1, '−99.99 %'],
  [1000, 6, '−99 %'],
  [1000, 5, '−99 %'],
  [1000, 4, '−99.6 %'],
  [1000, 1005, '+1 %'],
  [1000, 995, '−0.5 %'],
  [1000, 1004, '+0.4 %'],
  [1e9, 1e9 + 1, '+0.01 %'],
  [0, 0, ''],
  [0, 5, ''],
  [null, 5, ''],
  [5, null, ''],
])('from %j to %j: %j', (before, after, text) => {
  expect(percentChange(before, after)).toBe(text)
})

test.each<[number | null, string]>([
  [1.3, '1.3x'],
  [0.05, '0.05x'],
  [0.25, '0.25x'],
  [1, '1.0x'],
  [6, '6.0x'],
  [null, 'not priced'],
])('the multiplier %j is %s', (value, text) => {
  expect(multiplier(value)).toBe(text)
})

test.each<[number, string]>([
  [1.968, '2.0x'],
  [1.692308, '1.7x'],
  [0.3077, '0.3x'],
  [0.05, '0.05x'],
  [0.008333, '0.01x'],
  [0.005, '0.01x'],
  [0.004, '0.004x'],
  [0.0000001, '0.001x'],
  [0, '0x'],
  [120, '120x'],
  [99.94, '99.9x'],
  [99.99, '100.0x'],
  [100, '100x'],
  [1234.5, '1,235x'],
  [0.1, '0.1x'],
  [0.0999, '0.10x'],
  [0.0049, '0.005x'],
  [1.04, '1.04x'],
  [0.96, '0.96x'],
  [1.05, '1.1x'],
  [0.94, '0.9x'],
  [1.001, '1.001x'],
  [0.999, '0.999x'],
  [1, '1.0x'],
])('%d times is %s', (ratio, text) => {
  expect(times(ratio)).toBe(text)
})

test('money and counts', () => {
  expect([48.96, 0, 1234.5, 1e6].map(usd)).toEqual(['$48.96', '$0.00', '$1,234.50', '$1,000,000.00'])
  expect([count(0, 'problem'), count(1, 'problem'), count(2, 'problem'), count(1200, 'entry', 'entries')]).toEqual([
    '0 problems',
    '1 problem',
    '2 problems',
    '1,200 entries',
  ])
})

test('a sum that leaves something out says so, and what is not known does not', () => {
  const written = [true, false, null].map((isWhole) => [3, null].map((value) => writeSum(value, isWhole, whole)))
  expect(written).toEqual([
    ['3', 'not priced'],
    ['at least 3', 'not priced'],
    ['3', 'not priced'],
  ])
})

test('a number that is written can be read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
      expect(Number(whole(value).replaceAll(',', '').replace('−', '-')) + 0).toBe(value + 0)
      expect(whole(value)).toMatch(/^−?\d{1,3}(,\d{3})*$/)
    }),
    RUNS,
  )
})
