import { LineCounter, parseDocument } from 'yaml'
import { dayAfter, dayOfSeconds, daysBetween, isDay } from '../../../src/core/text/day.js'
import { isLfsPointer } from '../../../src/core/text/lfs.js'
import { plain } from '../../../src/core/text/message.js'
import { ownValue } from '../../../src/core/text/own-value.js'
import { sameBytes } from '../../../src/core/text/same-bytes.js'
import { unresolvedAlias } from '../../../src/core/text/yaml-alias.js'
import { parseYaml, parseYamlDocuments } from '../../../src/core/text/yaml.js'

test.each([
  ['2026-10-08', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  [' 2026-10-08', false],
  ['2026-10-08T00:00', false],
  ['12026-10-08', false],
  ['', false],
])('%j is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})

test.each([
  [0, '1970-01-01'],
  [86_399, '1970-01-01'],
  [86_400, '1970-01-02'],
  [-1, '1969-12-31'],
  [253_402_300_799, '9999-12-31'],
  [253_402_300_800, null],
  [1e20, null],
  [NaN, null],
])('%d seconds are of the day %s', (seconds, day) => {
  expect(dayOfSeconds(seconds)).toBe(day)
})

test.each([
  ['2026-10-08', 1, '2026-10-09'],
  ['2026-10-08', 0, '2026-10-08'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-03-01', -1, '2028-02-29'],
  ['2026-10-08', -14, '2026-09-24'],
  ['2026-10-08', 365, '2027-10-08'],
])('%s and %d days are %s', (day, days, other) => {
  expect(dayAfter(day, days)).toBe(other)
  expect(daysBetween(day, other)).toBe(days)
})

test.each<[number[], number[], boolean]>([
  [[], [], true],
  [[1, 2], [1, 2], true],
  [[1, 2], [1, 3], false],
  [[2, 1], [3, 1], false],
  [[1, 2], [1], false],
  [[1], [1, 2], false],
])('bytes %j and %j are the same: %s', (a, b, expected) => {
  expect(sameBytes(Uint8Array.from(a), Uint8Array.from(b))).toBe(expected)
})

test('a pointer of Git LFS begins as one', () => {
  expect(isLfsPointer('version https://git-lfs.github.com/spec/v1\noid sha256:a\n')).toBe(true)
  expect(isLfsPointer(' version https://git-lfs.github.com/spec/v1')).toBe(false)
  expect(isLfsPointer('version: 1')).toBe(false)
})

test('a value of a record is its own', () => {
  expect([
    ownValue({ a: 1 }, 'a'),
    ownValue({ a: 1 }, 'b'),
    ownValue<number>({}, 'constructor'),
    ownValue<number>(undefined, 'a'),
  ]).toEqual([1, undefined, undefined, undefined])
})

test.each<[string, readonly [number, string] | null]>([
  ['a: &x 1\nb: *x', null],
  ['a: *x', [3, '*x is an alias in YAML, and no anchor &x is above it; for a glob write "*x", in quotes']],
  ['a: *x\nb: &x 1', [3, '*x is an alias in YAML, and no anchor &x is above it; for a glob write "*x", in quotes']],
  [
    '- &x 1\n- *x\n- *y\n- *z',
    [14, '*y is an alias in YAML, and no anchor &y is above it; for a glob write "*y", in quotes'],
  ],
  ['a: 1', null],
])('the first alias without an anchor of %j: %j', (text, expected) => {
  const found = unresolvedAlias(parseDocument(text))
  expect(found && [found.offset, plain(found.message)]).toEqual(expected)
})

test.each<[string, readonly (readonly [number, string])[]]>([
  ['a: 1\nb: 2', []],
  ['a: 1\na: 2', [[5, 'this key is written twice; keep one of the two']]],
  [
    'a: 1\nb: 2\na: 3\nb: 4\na: 5',
    [
      [10, 'this key is written twice; keep one of the two'],
      [15, 'this key is written twice; keep one of the two'],
      [20, 'this key is written twice; keep one of the two'],
    ],
  ],
  ['x: { a: 1, a: 2 }\ny: { a: 1 }', [[11, 'this key is written twice; keep one of the two']]],
  ['[a]: 1\n[a]: 2', []],
  ['[a]: 1\nb: 1\nb: 2', [[12, 'this key is written twice; keep one of the two']]],
])('mistakes of %j in their order', (text, errors) => {
  expect(parseYaml(text, 9)?.errors.map(({ offset, message }) => [offset, message])).toEqual(errors)
})

test('mistakes of the text and keys that are there twice are in one order', () => {
  const errors = parseYaml('a: 1\na: 2\nb: [\nc: 1\nc: 2\n', 9)?.errors ?? []
  expect(errors.length).toBeGreaterThan(1)
  expect(errors.map(({ offset }) => offset)).toEqual(errors.map(({ offset }) => offset).sort((a, b) => a - b))
})

test('levels are counted, and documents one by one', () => {
  expect([parseYaml('a: [[1]]', 3) === null, parseYaml('a: [[1]]', 2) === null]).toEqual([false, true])
  expect(parseYamlDocuments('', 9)).toEqual([])
  const documents = parseYamlDocuments('a: 1\n---\nb: 1\nb: 2\n', 9)
  expect(documents?.map(({ document, errors }) => [document.toJS() as unknown, errors.length])).toEqual([
    [{ a: 1 }, 0],
    [{ b: 2 }, 1],
  ])
  const lines = new LineCounter()
  parseYaml('a: 1\nb: 2', 9, lines)
  expect(lines.linePos(5)).toEqual({ line: 2, col: 1 })
})
