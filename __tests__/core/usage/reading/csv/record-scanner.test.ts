import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { RUNS } from '../../../support/properties.js'
import { textAt } from '../../../../../src/core/usage/reading/csv/fields.js'
import { RecordScanner, type ScanProblem } from '../../../../../src/core/usage/reading/csv/record-scanner.js'

interface Scanned {
  readonly records: string[][]
  readonly lines: number[]
  readonly problems: [number, ScanProblem][]
}

function scan(text: string, pieces = 1 << 20): Scanned {
  const scanned: Scanned = { records: [], lines: [], problems: [] }
  const scanner = new RecordScanner({
    record: (fields) => {
      scanned.records.push(Array.from({ length: fields.count }, (_, index) => textAt(fields, index)))
      scanned.lines.push(fields.line)
    },
    problem: (line, problem) => scanned.problems.push([line, problem]),
  })
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length;) {
    const room = scanner.room()
    const part = bytes.subarray(at, at + Math.min(pieces, room.length))
    room.set(part)
    scanner.filled(part.length)
    at += part.length
  }
  scanner.end()
  return scanned
}

test.each<[string, string, string[][]]>([
  [
    'fields',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'no line end at the end',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'CRLF',
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'CRLF after a quoted field',
    'a,"b"\r\n1,"2"\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'empty fields',
    ',\n,,\n""\n',
    [
      ['', ''],
      ['', '', ''],
    ],
  ],
  ['commas, line ends and quotation marks in quotes', '"a,b","c\nd","e""f"\n', [['a,b', 'c\nd', 'e"f']]],
  ['empty lines', 'a\n\n\r\nb\n', [['a'], ['b']]],
  ['a quotation mark within a field that is not quoted', 'a"b,c\n', [['a"b', 'c']]],
  ['a carriage return within a field', 'a\rb,c\n', [['a\rb', 'c']]],
])('%s', (_, text, records) => {
  for (const pieces of [1, 2, 3, 1000]) expect(scan(text, pieces).records).toEqual(records)
})

test.each([
  ['a', [['a']]],
  ['a\n', [['a']]],
  ['ab', [['ab']]],
  ['', []],
  ['\n', []],
  ['"', []],
  ['\ufeffa,b\n', [['a', 'b']]],
  ['\ufeff', []],
  ['\ufeff\n', []],
  ['\ufeff"a",b', [['a', 'b']]],
  ['a\ufeff,b', [['a\ufeff', 'b']]],
])('the short file %j, in one piece and in many', (text, records) => {
  for (const pieces of [1, 2, 3, 4, 1000]) expect([pieces, scan(text, pieces).records]).toEqual([pieces, records])
})

test('a record says on which line it begins', () => {
  expect(scan('a\n"b\nc"\n\nd\n').lines).toEqual([1, 2, 5])
})

test.each<[string, string, string[][], [number, ScanProblem][]]>([
  ['a quotation mark that is not closed costs its line', 'a\n"b\nc\n', [['a'], ['c']], [[2, 'quote']]],
  ['text after a closing quotation mark', 'a\n"b"x\nc\n', [['a'], ['c']], [[2, 'quote']]],
  ['more fields than there can be', `a\n${','.repeat(3000)}\nc\n`, [['a'], ['c']], [[2, 'too many fields']]],
  ['a line that does not end', `a\n${'x'.repeat(400_000)}\nc\n`, [['a'], ['c']], [[2, 'too long']]],
])('%s', (_, text, records, problems) => {
  for (const pieces of [5000, 100_000]) expect(scan(text, pieces)).toMatchObject({ records, problems })
})

test('a byte order mark is one at the beginning of a file only', () => {
  const records: string[] = []
  const scanner = new RecordScanner({
    record: (fields) => records.push(textAt(fields, 0)),
    problem: () => records.push('problem'),
  })
  const feed = (text: string): void => {
    const bytes = new TextEncoder().encode(text)
    scanner.room().set(bytes)
    scanner.filled(bytes.length)
  }
  feed('\ufeffa,1\n')
  feed('\ufeffb,1\n')
  scanner.end()
  feed('\ufeffc')
  scanner.end()
  feed('d')
  scanner.end()
  expect(records).toEqual(['a', '\ufeffb', 'c', 'd'])
})

test('a record has up to 2,048 fields; the room beside the longest one is a megabyte', () => {
  const width = (fields: number) => scan(`${','.repeat(fields - 1)}\nc\n`)
  expect(width(2048)).toMatchObject({ records: [{ length: 2048 }, ['c']], problems: [] })
  expect(width(2049)).toMatchObject({ records: [['c']], lines: [2], problems: [[1, 'too many fields']] })
  const rooms = [1 << 18, (1 << 18) + 3].map((length) => {
    const scanner = new RecordScanner({ record: () => undefined, problem: () => undefined })
    scanner.room().fill(120, 0, length)
    scanner.filled(length)
    return scanner.room().length
  })
  // The longer one is refused, so nothing of it is kept.
  expect(rooms).toEqual([(1 << 20) + 2, (1 << 20) + 2 + (1 << 18)])
})

const LONGEST = 1 << 18

test.each<[string, string, string[][], [number, ScanProblem][]]>([
  ['as long as a record may be', `${'x'.repeat(LONGEST - 2)},y\nc\n`, [['x'.repeat(LONGEST - 2), 'y'], ['c']], []],
  ['one byte longer', `${'x'.repeat(LONGEST - 1)},y\nc\n`, [['c']], [[1, 'too long']]],
  ['as long, in quotation marks', `"${'x'.repeat(LONGEST - 2)}"\nc\n`, [['x'.repeat(LONGEST - 2)], ['c']], []],
  ['longer, in quotation marks', `"${'x'.repeat(LONGEST - 1)}"\nc\n`, [['c']], [[1, 'too long']]],
  ['longer, at the end of the file', `c\n"${'x'.repeat(LONGEST)}"`, [['c']], [[2, 'too long']]],
  ['a quotation mark that is not closed within it', `"${'x'.repeat(LONGEST + 9)}\nc\n`, [['c']], [[1, 'too long']]],
  ['text after a closing quotation mark behind it', `"${'x'.repeat(LONGEST)}"y\nc\n`, [['c']], [[1, 'too long']]],
  ['too many fields behind it', `${'x'.repeat(LONGEST)}${','.repeat(3000)}\nc\n`, [['c']], [[1, 'too long']]],
  [
    'long, and then the next record is long',
    `${'x'.repeat(400_000)}\n${'y'.repeat(400_000)}\nc\n`,
    [['c']],
    [
      [1, 'too long'],
      [2, 'too long'],
    ],
  ],
])('%s: the same whether it comes whole or in chunks', (_, text, records, problems) => {
  for (const pieces of [5000, 65_536, LONGEST, LONGEST + 1, LONGEST + 2, LONGEST + 3, 1 << 20])
    expect(scan(text, pieces)).toMatchObject({ records, problems })
})

test('what one file leaves open does not reach into the next', () => {
  const records: string[] = []
  const scanner = new RecordScanner({
    record: (fields) => records.push(textAt(fields, 0)),
    problem: () => records.push('problem'),
  })
  for (const text of ['"open', 'a,b']) {
    scanner.room().set(new TextEncoder().encode(text))
    scanner.filled(text.length)
    scanner.end()
  }
  expect(records).toEqual(['problem', 'a'])
})

test('reads as another library does, whatever the pieces', () => {
  const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.stringMatching(/^[a-z",\n\r ]{0,6}$/), fc.constant(''))
  const written = (value: string, quote: boolean): string =>
    quote || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      (rows, end, lastEnd, pieces) => {
        const text =
          rows.map((cells) => cells.map(([value, quote]) => written(value, quote)).join(',')).join(end) +
          (lastEnd ? end : '')
        const expected: string[][] = parse(text, {
          relaxColumnCount: true,
          bom: false,
          recordDelimiter: end,
          skipEmptyLines: true,
        })
        expect(scan(text, pieces).records).toEqual(expected)
      },
    ),
    RUNS,
  )
})
