import fc from 'fast-check'
import { anyCharacter } from '../support/any-text.js'
import { matchesModel, matchesPath } from '../../../src/core/text/glob.js'
import { runs, RUNS } from '../support/properties.js'

test.each<[string, string, boolean]>([
  ['auto', 'auto', true],
  ['auto', 'autos', false],
  ['*', '', true],
  ['*', 'a/b', true],
  ['claude-*', 'claude-', true],
  ['claude-*-4.?', 'claude-opus-4.8', true],
  ['claude-*-4.?', 'claude-opus-4.10', false],
  ['?', '', false],
  ['', '', true],
  ['', 'a', false],
  ['a**b', 'axyb', true],
  ['[ab]', 'a', false],
  ['[ab]', '[ab]', true],
  ['a.c', 'abc', false],
  ['CLAUDE-*', 'claude-opus-4.8', true],
  ['claude-*', 'CLAUDE-Opus', true],
  ['*-OPUS-?', 'a-opus-1', true],
  // A piece in the middle is looked for after the one before it, and the last one after that.
  ['*a?*a?', 'xxa1', false],
  ['*a?*a?', 'xxa1a2', true],
  ['a?*?b', 'ab', false],
  ['ab*b', 'ab', false],
  ['a*b?*d', 'axxb1xd', true],
  ['{a,b}', 'a', false],
  ['*.*', 'a.b.c', true],
])('model %j on %j: %s', (glob, model, expected) => {
  expect(matchesModel(glob, model)).toBe(expected)
})

test.each<[string, string, boolean]>([
  ['*.json', 'a.json', true],
  ['*.json', 'a/b.json', false],
  ['a/*/c', 'a/b/c', true],
  ['a/*/c', 'a/b/x/c', false],
  ['a/?/c', 'a/b/c', true],
  ['a?c', 'a/c', false],
  ['**/x', 'x', true],
  ['**/x', 'a/b/x', true],
  ['**/x', 'ax', false],
  ['**/x', 'a/xx', false],
  ['a/**', 'a/b/c', true],
  ['a/**', 'a', false],
  ['a/**', 'ab/c', false],
  ['a/**/c', 'a/c', true],
  ['a/**/c', 'a/b/b/c', true],
  ['a/**/c', 'abc', false],
  ['**/fixtures/**', 'fixtures/x', true],
  ['**/fixtures/**', 'a/fixtures/b/x', true],
  ['**/fixtures/**', 'a/fixtures', false],
  ['**/fixtures/**', 'a/my-fixtures/x', false],
  ['**/**/x', 'x', true],
  ['**', 'a/b', true],
  ['Docs/*', 'docs/a', false],
  ['.kiro/**', '.kiro/settings.json', true],
])('path %j on %j: %s', (glob, path, expected) => {
  expect(matchesPath(glob, path)).toBe(expected)
})

/** The definition, by trying everything: exponential, and so plainly right on short texts. */
function reference(glob: string, text: string, path: boolean, nameStart = true): boolean {
  if (glob === '') return text === ''
  if (path && glob.startsWith('**/')) {
    if (nameStart && reference(glob.slice(3), text, path)) return true
    const slash = text.indexOf('/')
    return slash !== -1 && reference(glob, text.slice(slash + 1), path)
  }
  if (path && glob.startsWith('**'))
    return Array.from({ length: text.length + 1 }, (_, at) => at).some((at) =>
      reference(glob.slice(2), text.slice(at), path, at === 0 ? nameStart : text[at - 1] === '/'),
    )
  const [first = '', next = ''] = [glob[0], text[0]]
  if (first === '*')
    return (
      reference(glob.slice(1), text, path, nameStart) ||
      (text !== '' && !(path && next === '/') && reference(glob, text.slice(1), path, next === '/'))
    )
  if (text === '') return false
  return (
    (first === '?' ? !(path && next === '/') : first === next) &&
    reference(glob.slice(1), text.slice(1), path, next === '/')
  )
}

const pieces = (...all: string[]) => fc.array(fc.constantFrom(...all), { maxLength: 7 }).map((parts) => parts.join(''))

test('models are matched as the definition says', () => {
  fc.assert(
    fc.property(pieces('*', '?', 'a', 'b', '-'), pieces('a', 'b', '-', '/'), (glob, text) => {
      expect(matchesModel(glob, text)).toBe(reference(glob, text, false))
    }),
    runs(2000),
  )
})

test('paths are matched as the definition says', () => {
  fc.assert(
    fc.property(pieces('**/', '**', '*', '?', 'a', 'b', '/'), pieces('a', 'b', '/'), (glob, text) => {
      expect([glob, text, matchesPath(glob, text)]).toEqual([glob, text, reference(glob, text, true)])
    }),
    runs(2000),
  )
})

test('every text matches itself where it holds no wildcard', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      const plain = text.replace(/[*?]/g, '')
      expect(matchesPath(plain, plain)).toBe(true)
    }),
    RUNS,
  )
})

// A search that goes back on a mistake does not end with these: it has more than 10^30 ways to try.
test.each([
  [`${'*a'.repeat(20)}*b`, 'a', false, false],
  ['*a'.repeat(100), 'a', true, true],
  [`${'**/'.repeat(66)}b`, 'a/', false, false],
  ['?*'.repeat(100), 'a', true, true],
])('%s ends on a long text', (glob, unit, asPath, asModel) => {
  const text = unit.repeat(10_000 / unit.length)
  expect([matchesPath(glob, text), matchesModel(glob, text)]).toEqual([asPath, asModel])
})

test('a glob of 200 characters on 10,000 others answers right', () => {
  const hostile = `${'*a'.repeat(99)}*b`
  expect(matchesModel(hostile, 'a'.repeat(10_000))).toBe(false)
  expect(matchesModel(hostile, `${'a'.repeat(10_000)}b`)).toBe(true)
})
