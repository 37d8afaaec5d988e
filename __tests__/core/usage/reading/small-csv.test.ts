import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvRecords } from '../../../../src/core/usage/reading/small-csv.js'
import { RUNS } from '../../support/properties.js'

const cells = (text: string) => csvRecords(text).map((record) => record.cells)
const lines = (text: string) => csvRecords(text).map((record) => record.line)

test.each<[string, string, string[][]]>([
  ['nothing', '', []],
  ['a byte order mark alone', '\uFEFF', []],
  ['one line without an end', 'a,b', [['a', 'b']]],
  [
    'CRLF',
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'CR alone',
    'a,b\rc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
  ['a byte order mark before a quotation mark', '\uFEFF"a",b\n', [['a', 'b']]],
  [
    'empty cells',
    ',\n,,',
    [
      ['', ''],
      ['', '', ''],
    ],
  ],
  ['a quoted empty cell', '""\n', [['']]],
  ['blank lines', '\n\na\n\n\nb\n\n', [['a'], ['b']]],
  ['quotes, delimiters and breaks within quotation marks', '"a ""b""","c,d","e\r\nf"\n', [['a "b"', 'c,d', 'e\r\nf']]],
  ['a quotation mark within a plain cell', 'a"b,c', [['a"b', 'c']]],
  ['text after a closing quotation mark', '"a"b,c', [['ab', 'c']]],
  ['a quotation mark that is never closed', 'a,"b\nc,d', [['a', 'b\nc,d']]],
  [
    'semicolons',
    'a;b\n"c;d";e,f',
    [
      ['a', 'b'],
      ['c;d', 'e,f'],
    ],
  ],
  [
    'semicolons after blank lines',
    '\n\na;b\nc;d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a header with both', 'a,b;c\nd;e', [['a', 'b;c'], ['d;e']]],
  [
    'tabs',
    'a\tb\n"c\td"\te,f;g',
    [
      ['a', 'b'],
      ['c\td', 'e,f;g'],
    ],
  ],
  ['a header of semicolons and tabs', 'a;b\tc\nd\te', [['a', 'b\tc'], ['d\te']]],
  ['a header of one column', 'a\nb\tc', [['a'], ['b\tc']]],
  ['a header of one column, and commas below it', 'a\nb,c', [['a'], ['b', 'c']]],
  ['a quotation mark that is doubled at the end', '"a""', [['a"']]],
  ['a quoted cell at the end of the text', 'a,"b"', [['a', 'b']]],
])('%s', (_, text, expected) => {
  expect(cells(text)).toEqual(expected)
})

test('lines are those on which a record begins', () => {
  expect(lines('a\n\n"b\nc\r\nd",e\nf')).toEqual([1, 3, 6])
  expect(lines('"a\rb","c\nd"\r\r\n\re')).toEqual([1, 6])
})

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', ' ', '\n', '\r\n', '7', '\u{1f381}'),
  maxLength: 6,
})
const written = (row: readonly string[], always: boolean) =>
  row.map((text) => (always || /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')

test('it reads what another library reads', () => {
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean(), (table, end, mark, always) => {
      const text = `${mark ? '\uFEFF' : ''}${[['x', 'y'], ...table].map((row) => written(row, always)).join(end)}`
      expect(cells(text)).toEqual(
        parse(text, { bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n'] }),
      )
    }),
    RUNS,
  )
})

test('any text has an end, and no more cells than it has characters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', 'a', '\uFEFF'), maxLength: 60 }),
      (text) => {
        const records = csvRecords(text)
        expect(records.flatMap((record) => record.cells).length).toBeLessThanOrEqual(text.length + 1)
        expect(records.every(({ line }, index) => line > (records[index - 1]?.line ?? 0))).toBe(true)
      },
    ),
    RUNS,
  )
})

test.each([
  ['delimiters', ','],
  ['quotation marks', '"'],
  ['open cells', '"a",'],
  ['line breaks', '\n'],
  ['blanks', ' '],
  ['carriage returns', '\r'],
  ['semicolons', ';'],
])('many %s are bounded', (_, unit) => {
  const records = csvRecords(unit.repeat(200_000 / unit.length))
  expect(records.every((record) => record.cells.length <= 200)).toBe(true)
})
