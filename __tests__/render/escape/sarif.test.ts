import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { visible } from '../../../src/core/text/message.js'
import { sarifText, sarifUri } from '../../../src/render/escape/sarif.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { runs } from '../../core/support/properties.js'
import { expectPlain, pathIn, shownBy } from '../../support/sarif/log.js'

const MANY = runs(400)
const marks = fc
  .array(fc.constantFrom('[', ']', '(', ')', '{', '}', '\\', '0', '1', 'a', ' ', '://', 'sarif:', '\n', '\u200b'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''))
const paths = fc
  .array(
    fc.constantFrom(
      '/',
      '/',
      '.',
      '..',
      '%',
      '%2e',
      '%2F',
      ':',
      '?',
      '#',
      '\\',
      'a',
      'https:',
      ' ',
      'é',
      '🙂',
      "'",
      '(',
      '*',
      '!',
      '&',
      '+',
      ';',
      '=',
      '@',
      '[',
      '\u0001',
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(marks, fc.string({ unit: anyCharacter }), fc.constantFrom(...HOSTILE))

test.each([
  ['plain words', 'plain words'],
  ['{0} and {}', '{{0}} and {{}}'],
  ['[text](1)', '[text] (1)'],
  ['[a\\](https://evil.example)', '[a\\] (https://evil.example)'],
  ['claude[1m] (new)', 'claude[1m] (new)'],
  ['a\nb\u202e', 'a\\nb\\u{{202e}}'],
])('%j is written %j', (text, written) => {
  expect(sarifText(text)).toBe(written)
})

test('no text becomes a link or a placeholder, and nothing else of it changes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expectPlain(sarifText(text))
      expect(shownBy(sarifText(text)).replaceAll('] (', '](')).toBe(visible(text).replaceAll('] (', ']('))
    }),
    MANY,
  )
})

test.each([
  ['.kiro/settings.json', '.kiro/settings.json'],
  ['a b/ü#?.json', 'a%20b/%C3%BC%23%3F.json'],
  ['a:b', 'a%3Ab'],
  ['%2e%2e/x', '%252e%252e/x'],
  ["it's (1)!*", 'it%27s%20%281%29%21%2A'],
  ['//evil.example/x', '.%2F%2F%2Fevil.example%2Fx'],
  ['../x', '.%2F..%2Fx'],
  ['..', '.%2F..'],
  ['C:\\x', 'C%3A%5Cx'],
])('the path %s is the address %s', (path, uri) => {
  expect(sarifUri(path)).toBe(uri)
})

test('every path is an address below the root, and leads back to the path', () => {
  fc.assert(
    fc.property(fc.oneof(paths, fc.string({ unit: 'grapheme', minLength: 1 })), (path) => {
      expect(pathIn(sarifUri(path)).replace(/^\.\//, '')).toBe(
        path.split('/').some((part) => ['', '.', '..'].includes(part)) ? path : path.replace(/^\.\//, ''),
      )
    }),
    MANY,
  )
})

test('half a character has no address, and is no error', () => {
  expect(sarifUri('a\ud800')).toBe('a%EF%BF%BD')
})
