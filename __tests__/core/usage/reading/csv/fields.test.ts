import fc from 'fast-check'
import { RUNS } from '../../../support/properties.js'
import { Big } from 'big.js'
import { dayAt, flagAt, microAt, textAt } from '../../../../../src/core/usage/reading/csv/fields.js'
import type { RecordFields } from '../../../../../src/core/usage/reading/csv/record-scanner.js'

function field(text: string): RecordFields {
  const bytes = new TextEncoder().encode(text)
  return {
    bytes,
    count: 1,
    starts: Int32Array.of(0),
    ends: Int32Array.of(bytes.length),
    escaped: Uint8Array.of(0),
    line: 1,
  }
}

const micro = (text: string): number => microAt(field(text), 0)

describe('microcredits', () => {
  test.each([
    ['0', 0],
    ['0.0', 0],
    ['114.45787414391377', 114_457_874],
    ['0.7132330391376451', 713_233],
    ['13603.49', 13_603_490_000],
    ['.5', 500_000],
    ['5.', 5_000_000],
    ['4.2E-4', 420],
    ['1.0E-7', 0],
    ['1e3', 1_000_000_000],
    ['0.0000005', 1],
    ['0.00000049', 0],
    ['', -2],
    ['-1', -1],
    ['.', -1],
    ['NaN', -1],
    ['Infinity', -1],
    ['0x10', -1],
    ['1,5', -1],
    ['1 000', -1],
    ['99999999999', -1],
    ['1e99', -1],
    ['1'.repeat(60), -1],
    ['1.5.5', -1],
    ['1.1234567x', -1],
  ])('%s is %d', (text, expected) => {
    expect(micro(text)).toBe(expected)
  })

  test('are the decimal itself, rounded half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.stringMatching(/^\d{1,18}$/), (whole, fraction) => {
        expect(micro(`${whole}.${fraction}`)).toBe(
          new Big(`${whole}.${fraction}`).times(1e6).round(0, Big.roundHalfUp).toNumber(),
        )
      }),
      RUNS,
    )
  })
})

test.each([
  ['2026-07-10', 20_260_710],
  ['07-10-2026', 0],
  ['2026-7-10', 0],
  ['2026-07-1x', 0],
  ['2026-07-10T00:00', 0],
  ['', 0],
])('the day %s is %d', (text, expected) => {
  expect(dayAt(field(text), 0)).toBe(expected)
})

test.each([
  ['true', true],
  ['false', false],
  ['TRUE', true],
  ['False', false],
  ['', null],
  ['yes', null],
  ['fxxxe', null],
])('the flag %s is %s', (text, expected) => {
  expect(flagAt(field(text), 0)).toBe(expected)
})

test('a text is UTF-8, and what is none is replaced', () => {
  expect(textAt(field('Zoë 日本'), 0)).toBe('Zoë 日本')
  expect(textAt({ ...field('ab'), bytes: Uint8Array.of(0xff, 0x61), ends: Int32Array.of(2) }, 0)).toBe('\ufffda')
})
