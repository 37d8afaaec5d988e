import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { brief, visible } from '../../../src/core/text/message.js'
import { markdownTable, textTable, type Table } from '../../../src/render/tables/table.js'
import { width } from '../../../src/render/text/width.js'
import { html } from '../../core/support/markdown.js'
import { RUNS } from '../../core/support/properties.js'

const table = (...rows: string[][]): Table => ({
  columns: [
    { title: 'work', align: 'left' },
    { title: 'credits', align: 'right' },
  ],
  rows,
})

test('a table of text lines up, numbers to the right', () => {
  expect(textTable(table(['codeReview', '491'], ['chat', '13,835']))).toBe(
    ['  work        credits', '  codeReview      491', '  chat         13,835'].join('\n'),
  )
})

test('where there is little room, words give way on the left and among numbers, and a number stays whole', () => {
  const totals: Table = {
    columns: [
      { title: 'credits / month, 12 developers', align: 'left' },
      ...['before', 'after', 'change'].map((title) => ({ title, align: 'right' as const })),
    ],
    rows: [
      ['typical', '7,698', '13,256', '+5,558 (+72 %)'],
      ['low – high', '1,513 – 43,471', '3,956 – 55,524', 'range includes measured token use'],
      ['each of 8 × Pro (1,000)', '642', '1,105', 'out on working day 20 of 21'],
    ],
  }
  const lines = textTable(totals, '  ', 60).split('\n')
  expect(lines.filter((line) => width(line) > 60)).toEqual([])
  expect(lines.find((line) => line.includes('typical'))).toMatch(/7,698 +13,256 +\+5,558 \(\+72 %\)$/)
  expect(lines.find((line) => line.includes('low – high'))).toMatch(/1,513 – 43,471 +3,956 – 55,524 +range/)
  expect(textTable(totals, '  ', 200)).toBe(textTable(totals, '  '))
})

test('wide characters and colours are measured as they are shown', () => {
  expect(textTable(table(['漢字', '1'], ['\u001b[1mab\u001b[0m', '22']), '')).toBe(
    ['work  credits', '漢字        1', '\u001b[1mab\u001b[0m         22'].join('\n'),
  )
})

test('columns line up behind emoji of several characters and behind letters with marks', () => {
  expect(
    textTable(table(['👍🏽', '1'], ['🇩🇪', '2'], ['1️⃣', '3'], ['e\u0301', '4'], ['한글', '5'], ['ﾊﾝｶｸ', '6']), ''),
  ).toBe(
    [
      'work  credits',
      '👍🏽          1',
      '🇩🇪          2',
      '1️⃣          3',
      'e\u0301           4',
      '한글        5',
      'ﾊﾝｶｸ        6',
    ].join('\n'),
  )
})

test('text of others is measured as it is shown, and that is escaped', () => {
  const names = ['a\tb', 'a\u202eb', '👨\u200d👩', '漢\u200b字']
  expect(textTable(table(...names.map((name) => [brief(name), '1'])), '')).toBe(
    [
      'work          credits',
      'a\\tb                1',
      'a\\u{202e}b          1',
      '👨\\u{200d}👩        1',
      '漢\\u{200b}字        1',
    ].join('\n'),
  )
})

test('nothing but a mark on a letter is shown and not measured', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }), (character) => {
      const shown = visible(character)
      expect([shown, width(shown) === 0]).toEqual([shown, /\p{M}/u.test(shown)])
    }),
    { ...RUNS, numRuns: RUNS.numRuns * 10 },
  )
})

test('missing cells are empty, spaces at the end are not written, no title means no head', () => {
  expect(
    textTable(
      {
        columns: [
          { title: '', align: 'left' },
          { title: '', align: 'left' },
        ],
        rows: [['a'], ['', 'b'], []],
      },
      '',
    ),
  ).toBe('a\n   b\n')
})

test.each<[string, number]>([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['漢字', 4],
  ['한글', 4],
  ['ｆｕｌｌ', 8],
  ['😀', 2],
  ['𠀀', 2],
  ['\u001b[31mred\u001b[0m', 3],
  ['– → ×', 5],
  ['✔ ✖ ░█', 6],
  ['e\u0301', 1],
  ['👍🏽', 2],
  ['🇩🇪', 2],
  ['👨\u200d👩\u200d👧', 2],
  ['\u1100\u1161\u11a8', 2],
  ['…', 1],
])('%j takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns)
})

test('a table of markdown is one to GitHub', () => {
  const text = markdownTable(table(['codeReview', '491'], ['', '']))
  expect(text).toBe(['| work | credits |', '|---|--:|', '| codeReview | 491 |', '|  |  |'].join('\n'))
  expect(html(text)).toContain('<th align="right">credits</th>')
  expect(html(text)).toContain('<td align="right">491</td>')
})

test('a backslash before a pipe does not end the cell', () => {
  for (const cell of ['`a\\|b`', 'a\\|b', '`\\\\|`'])
    expect(html(markdownTable(table([cell, 'end'])))).toMatch(/<td>[^]*<\/td>\s*<td align="right">end<\/td>/)
})

test.each<[string, string]>([
  ['a|b', 'a|b'],
  ['`a|b`', '<code>a|b</code>'],
  ['`|`', '<code>|</code>'],
  ['a\nb', 'a b'],
  ['a\r\n\r\nb', 'a b'],
])('the cell %j stays one cell', (cell, shown) => {
  const page = html(markdownTable(table([cell, '1'])))
  expect(page.match(/<td/g)).toHaveLength(2)
  expect(page).toContain(`<td>${shown}</td>`)
})
