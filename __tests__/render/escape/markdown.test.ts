import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { brief, say, quoted, words } from '../../../src/core/text/message.js'
import { code, markdown, modelName, placeCode } from '../../../src/render/escape/markdown.js'
import { markdownTable } from '../../../src/render/tables/table.js'
import { runs } from '../../core/support/properties.js'
import { HOSTILE, html, inspect, textOf } from '../../core/support/markdown.js'

const marks = fc
  .array(
    fc.constantFrom(
      '`',
      '``',
      '|',
      '\\',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '*',
      '_',
      '~',
      '@',
      '#',
      '&',
      ';',
      '!',
      ' ',
      'a',
      '1',
      '\n',
      '\u200b',
      '$',
      ':',
      '/',
      'www.',
      'http://a.b',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(
  marks,
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...HOSTILE),
)
const MANY = runs(400)

const shown = (text: string): string => (brief(text).trim() === '' ? '(empty)' : brief(text))

test('any text becomes exactly one code span with that text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const page = html(code(text))
      expect(page).toMatch(/^<p><code>[^<]*<\/code><\/p>$/)
      expect(textOf(page.slice('<p><code>'.length, -'</code></p>'.length))).toBe(shown(text))
    }),
    MANY,
  )
})

test('also between our words', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const { rest, ...found } = inspect(`x ${code(a)}, ${code(b)} y`)
      expect(found).toMatchObject({ code: [shown(a), shown(b)], elements: ['p'], links: [] })
      expect(rest.split(/\s+/).join('')).toBe('x,y')
    }),
    MANY,
  )
})

test('also in the cell of a table, where a pipe means something', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const page = html(
        markdownTable({
          columns: [
            { title: 'a', align: 'left' },
            { title: 'b', align: 'left' },
          ],
          rows: [[code(text), 'end']],
        }),
      )
      const cells = /<tbody>\s*<tr>\s*<td><code>([^<]*)<\/code><\/td>\s*<td>end<\/td>\s*<\/tr>\s*<\/tbody>/.exec(page)
      expect([code(text), cells?.length]).toEqual([code(text), 2])
      // A backslash before a pipe may be shown in another way; anything else is shown as it is.
      if (!shown(text).includes('\\|')) expect(textOf(cells?.[1] ?? '')).toBe(shown(text))
    }),
    MANY,
  )
})

test('of a message, only what is not ours is code', () => {
  expect(markdown(say`${'a`b'} is ${quoted('x')}, ${words('**limit**')} ${3}`)).toBe('`` a`b `` is `x`, **limit** 3')
})

describe('the name of a model', () => {
  test.each<[string, string, string, string]>([
    ['claude-opus-4.8', 'claude-opus-4.8', '**claude-opus-4.8**', 'opus-4.8'],
    ['auto', 'auto', '**auto**', 'auto'],
    ['gpt-5.6-luna', 'gpt-5.6-luna', '**gpt-5.6-luna**', 'gpt-5.6-luna'],
    ['qwen3-coder-next', 'qwen3-coder-next', '**qwen3-coder-next**', 'qwen3-coder-next'],
    ['claude-', '`claude-`', '`claude-`', '`claude-`'],
    ['Claude Opus', '`Claude Opus`', '`Claude Opus`', '`Claude Opus`'],
    ['a_b', '`a_b`', '`a_b`', '`a_b`'],
    ['claude-x.1234567', '`claude-x.1234567`', '`claude-x.1234567`', '`claude-x.1234567`'],
    ['deadbeef', '`deadbeef`', '`deadbeef`', '`deadbeef`'],
  ])('%s', (name, asIs, bold, short) => {
    expect([modelName(name), modelName(name, 'bold'), modelName(name, 'short')]).toEqual([asIs, bold, short])
  })

  test('is written without code only when it can mean nothing to GitHub', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.stringMatching(/^(claude-)?(gh|www|http|[a-f0-9]{7}|x)[.-]?[0-9a-z]{0,9}$/)),
        fc.constantFrom('plain', 'bold', 'short'),
        (name, style) => {
          const { links, elements, rest } = inspect(`from ${modelName(name, style)} on`)
          expect([links, elements.filter((element) => !['p', 'strong'].includes(element))]).toEqual([[], []])
          // What GitHub makes a reference of, and a parser of markdown does not: issues, commits, people.
          expect(rest).not.toMatch(/\bgh-\d|#\d|@|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b/i)
        },
      ),
      MANY,
    )
  })
})

test('a place is path and line; the end of a long path', () => {
  expect(placeCode(null)).toBe('')
  expect(placeCode({ file: '.kiro/settings.json', line: 5 })).toBe('`.kiro/settings.json:5`')
  const long = placeCode({ file: `${'deep/'.repeat(50)}.kiro/agents/a.json`, line: 12 })
  expect(long).toMatch(/^`….*\.kiro\/agents\/a\.json:12`$/)
  expect(long.length).toBeLessThan(125)
})
