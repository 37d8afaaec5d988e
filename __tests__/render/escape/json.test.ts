import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { jsonPieces, jsonText } from '../../../src/render/escape/json.js'
import { runs } from '../../core/support/properties.js'

const joined = (value: object): string => [...jsonPieces(value)].join('')

test.each<[string, object]>([
  ['nothing', {}],
  ['empty lists and objects', { a: [], b: {}, c: [[]] }],
  ['what is undefined', { a: undefined, b: [undefined], c: 1 }],
  ['line ends in texts', { a: 'one\ntwo', b: ['\n', { c: '\r\n' }] }],
  ['a command of the runner', { '##[x': ['##[error]', '##'], b: '[' }],
  ['invisible characters', { a: ['\u202e', '\u200b\u0007'], '\u2066': 1 }],
])('%s is the same text in pieces', (_, value) => {
  expect(joined(value)).toBe(jsonText(value))
})

test('an object is the same text in pieces', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: anyCharacter }), fc.jsonValue({ stringUnit: anyCharacter })),
      (value) => {
        expect(joined(value)).toBe(jsonText(value))
      },
    ),
    runs(100),
  )
})

test('a list is in as many pieces as it has elements, and a few', () => {
  const pieces = [...jsonPieces({ a: 1, list: Array.from({ length: 100 }, () => ({ long: 'x'.repeat(1_000) })) })]
  expect(pieces.length).toBeGreaterThan(100)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(1_100)
})
