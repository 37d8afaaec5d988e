import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { visible } from '../../../src/core/text/message.js'
import { csvCell, csvRow } from '../../../src/render/escape/csv.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { runs } from '../../core/support/properties.js'

const MANY = runs(400)
const marks = fc
  .array(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '"',
      "'",
      ',',
      ';',
      '\t',
      '\r',
      '\n',
      ' ',
      '\u00a0',
      'a',
      '1',
      '|',
      'cmd',
      '\ufeff',
      'SUM(A1)',
      '%',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(
  marks,
  fc.string({ unit: anyCharacter }),
  fc.constantFrom(
    ...HOSTILE,
    '=HYPERLINK("https://evil.example")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '-2+3',
    '+1',
    ' =1',
    '"=1',
  ),
)
const read = (text: string, delimiter = ','): string[][] => parse(text, { delimiter, relax_column_count: true })

test.each<[string | number | null, string]>([
  ['claude-opus-4.8', 'claude-opus-4.8'],
  ['a b', '"a b"'],
  ['a,"b"', '"a,""b"""'],
  ['', '""'],
  [null, ''],
  [-2.5, '-2.5'],
  [NaN, ''],
  ['-2.5', '"\'-2.5"'],
  ['=1+1', '"\'=1+1"'],
  ['＝1', '"\'＝1"'],
  ['  @x', '"\'  @x"'],
  ['\t=1', '\\t=1'],
  ['a\r\nb', 'a\\u{d}\\nb'],
])('%j is the cell %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test('another reader finds the same cells, in one line, and no formula among them', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
      const line = csvRow(texts)
      expect(line.slice(0, -2)).not.toMatch(/[\r\n]/)
      const [cells = [], ...more] = read(line)
      expect(more).toEqual([])
      expect(cells).toHaveLength(texts.length)
      for (const [index, cell] of cells.entries())
        expect([visible(texts[index] ?? ''), `'${visible(texts[index] ?? '')}`]).toContain(cell)
      for (const cell of cells) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠\t\r]/)
    }),
    MANY,
  )
})

test('also where cells are divided by semicolons', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const cells = read(`${csvCell(text)};end\r\n`, ';')[0] ?? []
      expect(cells).toHaveLength(2)
      expect(cells[0]).not.toMatch(/^[\s"]*[=+\-@＝＋－＠\t\r]/)
    }),
    MANY,
  )
})

test('what is not a text from outside stays a number, and what is not known stays empty', () => {
  expect(csvRow(['team', 'credits', 'change']) + csvRow(['=shop', 12.5, -3]) + csvRow(['web', null, 0])).toBe(
    'team,credits,change\r\n"\'=shop",12.5,-3\r\nweb,,0\r\n',
  )
})
