import { parseYaml } from '../../../src/core/text/yaml.js'

const first = (text: string): string => parseYaml(text, 64)?.errors[0]?.message ?? 'no mistake'

test.each([
  ['a tab', 'a:\n\tb: 1\n', 'the line is indented by a tab; use spaces'],
  ['a key twice', 'a: 1\na: 2\n', 'this key is written twice; keep one of the two'],
  ['a key twice in an object', 'a: { b: 1, b: 2 }\n', 'this key is written twice; keep one of the two'],
  ['an open list at the end', 'a: [b\n', /^a list that is opened by \[ is not closed/],
  ['an open list before a key', 'a:\n  b: [c\n  d: [e]\n', /^a list that is opened by \[ is not closed/],
  ['an open object', 'a: { b: 1\n', /^an object that is opened by \{ is not closed/],
  ['an open double quote', 'a: "b\n', 'a text is not closed; add the quote at its end'],
  ['an open single quote', "a: 'b\n", 'a text is not closed; add the quote at its end'],
  ['no colon', 'a: 1\nb\n', /^a key has no colon after it/],
  ['no colon above an object', 'a: 1\nb\n  c: 1\n', /^a key has no colon after it/],
  ['a key below a value', 'a: 1\n  b: 2\n', /indented too far/],
  ['a colon in a text', 'a: b: c\n', /^a value with a colon needs quotes/],
  ['a key too far out', 'a:\n    b: 1\n  c: 1\n', /^a key is not as far in as those above it/],
  ['a percent sign first', 'a: %b\n', 'a value cannot begin with this character; put the value in quotes'],
  ['an at sign first', 'a: @b\n', 'a value cannot begin with this character; put the value in quotes'],
  ['no comma', 'a: ["b" "c"]\n', /^a comma is missing before this/],
  ['an unknown escape', 'a: "\\q"\n', /^a backslash in double quotes/],
])('%s is told with what to do', (_, text, expected) => {
  expect(first(text)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
})

test('a mistake without words of its own is told in the first line of the parser’s', () => {
  expect(first('a: [,]\n')).toBe('Unexpected , in flow sequence')
})
