import fc from 'fast-check'
import { RUNS } from '../../../support/properties.js'
import { Big } from 'big.js'
import { dayAt, flagAt, isTotal, microAt, textAt } from '../../../../../src/core/usage/reading/csv/fields.js'
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
    [`${'0'.repeat(60)}7`, 7_000_000],
    ['1.1234567x', -1],
    // Digits are read one by one, however many there are: no nine and no zero makes a number an unusual one.
    [`0.9${'0'.repeat(60)}`, 900_000],
    [`0.0000099${'9'.repeat(60)}`, 10],
    [`0.0000090${'9'.repeat(60)}`, 9],
    [`0.00000049${'9'.repeat(60)}`, 0],
    [`0.0000005${'0'.repeat(60)}`, 1],
    [`0.000000:${'0'.repeat(60)}`, -1],
    [`0.00000/${'0'.repeat(60)}`, -1],
    [`0.00000009${'/'.repeat(60)}`, -1],
    [`${'0'.repeat(60)}:`, -1],
    [`${'0'.repeat(60)}/`, -1],
    ['9.9999999', 10_000_000],
    ['0.0000009', 1],
    ['90', 90_000_000],
    ['1000000000', 1e15],
    ['1000000001', -1],
    ['1000000000.0', 1e15],
    ['1000000000.5', 1_000_000_000_500_000],
    ['1e9', 1e15],
    ['1.1e9', -1],
    ['7 ', 7_000_000],
    [' 7.5', 7_500_000],
    ['5E0', 5_000_000],
    ['2.5e+1', 25_000_000],
    ['1e-0000', -1],
    // Forty characters are read as a number with an exponent, more are none.
    [`0.${'1'.repeat(34)}e+01`, 1_111_111],
    [`0.${'1'.repeat(35)}e+01`, -1],
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
  ['2026-07/10', 0],
  ['2026/07-10', 0],
  ['2029-09-19', 20_290_919],
  ['2026-07-1:', 0],
  ['2026-07-1/', 0],
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
  ['trxe', null],
  ['trux', null],
  ['txue', null],
  ['falsx', null],
  ['falxe', null],
  ['faxse', null],
  ['fxlse', null],
  ['truee', null],
  ['fals', null],
  ['tRuE', true],
  ['falSe', false],
])('the flag %s is %s', (text, expected) => {
  expect(flagAt(field(text), 0)).toBe(expected)
})

test.each(['true', 'false'])('a letter beside one of %s is no flag', (word) => {
  const others = Array.from(word).flatMap((letter, at) =>
    [-1, 1].map((by) => word.slice(0, at) + String.fromCharCode(letter.charCodeAt(0) + by) + word.slice(at + 1)),
  )
  expect(others.filter((text) => flagAt(field(text), 0) !== null)).toEqual([])
})

test('each field is read where it lies in the record', () => {
  const text = '9,true,2026-07-10,1.5,false,"a""b"'
  const bytes = new TextEncoder().encode(text)
  const record: RecordFields = {
    bytes,
    count: 6,
    starts: Int32Array.of(0, 2, 7, 18, 22, 29),
    ends: Int32Array.of(1, 6, 17, 21, 27, 33),
    escaped: Uint8Array.of(0, 0, 0, 0, 0, 1),
    line: 1,
  }
  expect([
    microAt(record, 0),
    flagAt(record, 1),
    dayAt(record, 2),
    microAt(record, 3),
    flagAt(record, 4),
    textAt(record, 5),
    textAt({ ...record, escaped: new Uint8Array(6) }, 5),
  ]).toEqual([9_000_000, true, 20_260_710, 1_500_000, false, 'a"b', 'a""b'])
  expect([flagAt(record, 3), dayAt(record, 1), microAt(record, 1)]).toEqual([null, 0, -1])
})

test('a text is UTF-8, and what is none is replaced', () => {
  expect(textAt(field('Zoë 日本'), 0)).toBe('Zoë 日本')
  expect(textAt(field('\ufeffa\ufeff'), 0)).toBe('\ufeffa\ufeff')
  expect(textAt({ ...field('ab'), bytes: Uint8Array.of(0xff, 0x61), ends: Int32Array.of(2) }, 0)).toBe('\ufffda')
})

test.each([
  ['Total', true],
  ['total', true],
  ['TOTAL', true],
  ['Grand Total', true],
  ['grand total', true],
  ['totals', false],
  ['tota', false],
  ['tot al', false],
  ['Grand-Total', false],
  ['granderthan', false],
  ['titan', false],
  ['', false],
])('the field %j is a total: %s', (text, expected) => {
  expect(isTotal(field(text), 0)).toBe(expected)
})

test('a total is looked for where its field lies', () => {
  const bytes = new TextEncoder().encode('x,Total,u')
  const record = { ...field(''), bytes, count: 3, starts: Int32Array.of(0, 2, 8), ends: Int32Array.of(1, 7, 9) }
  expect([0, 1, 2].map((index) => isTotal(record, index))).toEqual([false, true, false])
})
