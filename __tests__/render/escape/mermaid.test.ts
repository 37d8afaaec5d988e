import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { mermaidLabel } from '../../../src/render/escape/mermaid.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { runs } from '../../core/support/properties.js'

const MANY = runs(400)
const ATTACKS = [
  '%%{init: {"securityLevel": "loose"}}%%',
  '"]; click A href "javascript:alert(1)"',
  'a"] --> B["',
  '#quot;',
  '&quot;',
  '$$\\href{x}$$',
  '`**x**`',
  'x\n  "y" : 99',
  '---\ntitle: x\n---',
  ':::evil',
  '<img src=x onerror=alert(1)>',
  '<br/>',
  'end',
  'fa:fa-ban',
]
const marks = fc
  .array(
    fc.constantFrom(
      '"',
      "'",
      '`',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '<',
      '>',
      '#',
      ';',
      '%%',
      '%%{',
      '\n',
      '\r',
      '\t',
      '|',
      '\\',
      '$$',
      '&',
      '@',
      '-->',
      ' ',
      'a',
      '9',
      'click',
      '\u3164',
      '\u2028',
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(
  marks,
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...HOSTILE, ...ATTACKS),
)

test.each([
  ['claude-opus-4.8', '"claude-opus-4.8"'],
  ['web/agent: reviewer', '"web/agent: reviewer"'],
  ['Überprüfung · 2×', '"Überprüfung · 2×"'],
  ['a"];b', '"a___b"'],
  ['#35;', '"_35_"'],
  ['', '"empty"'],
  ['   ', '"empty"'],
  ['x'.repeat(60), `"${'x'.repeat(39)}…"`],
])('%j is the label %j', (text, label) => {
  expect(mermaidLabel(text)).toBe(label)
})

/** A label by the grammars of pie, xychart-beta and flowchart alike: STRING is what is between two quotation marks of a line. */
const LABEL = /^"[\p{L}\p{M}\p{N} .,:+\-/_·×…]+"$/u

test('any text is one string without anything that Mermaid looks for', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const label = mermaidLabel(text)
      expect(label).toMatch(LABEL)
      expect(label.slice(1, -1)).not.toMatch(
        /["'`[\](){}<>#;%&$@|\\\r\n\t\u2028\u2029\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u,
      )
      expect(Array.from(label).length).toBeLessThanOrEqual(42)
    }),
    MANY,
  )
})

test('so a chart has as many lines and strings as it was written with', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (texts) => {
      const labels = texts.map((text) => mermaidLabel(text))
      const chart = [
        'xychart-beta',
        `  x-axis [${labels.join(', ')}]`,
        `  bar [${labels.map(() => '1').join(', ')}]`,
      ].join('\n')
      const [, axis] = /^xychart-beta\n {2}x-axis \[([^[\]\n]*)\]\n {2}bar \[[1, ]+\]$/.exec(chart) ?? []
      expect(axis?.match(/"[^"]*"/g)).toEqual(labels)
    }),
    MANY,
  )
})
