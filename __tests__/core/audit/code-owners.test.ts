import { ownersOf } from '../../../src/core/audit/code-owners.js'

const PATH = '.github/kiro-policy.yml'

test.each<[string, readonly string[]]>([
  ['', []],
  ['* @a', ['@a']],
  ['* @a @b c@d.e', ['@a', '@b', 'c@d.e']],
  ['* @a\n/.github/ @b', ['@b']],
  ['/.github/ @b\n* @a', ['@a']],
  ['* @a\n/.github/kiro-policy.yml', []],
  ['* @a\n\n# /.github/ @c\n   ', ['@a']],
  ['* @a # and @b', ['@a']],
  ['* @a#b', ['@a#b']],
  ['* @a\r\n/.github/ @b\r\n', ['@b']],
  ['  /.github/   @a\t@b  ', ['@a', '@b']],
  ['.github @a', ['@a']],
  ['.github/ @a', ['@a']],
  ['/.github @a', ['@a']],
  ['github @a', []],
  ['kiro-policy.yml @a', ['@a']],
  ['kiro-policy.yml/ @a', []],
  ['/kiro-policy.yml @a', []],
  ['*.yml @a', ['@a']],
  ['/*.yml @a', []],
  ['.github/*.yml @a', ['@a']],
  ['.github/* @a', ['@a']],
  ['/* @a', []],
  ['.github/** @a', ['@a']],
  ['**/kiro-policy.yml @a', ['@a']],
  ['/ @a', ['@a']],
  ['!.github/ @a', []],
  ['.github/kiro-polic[y].yml @a', []],
  ['.github/kiro\\-policy.yml @a', []],
  ['docs/ @a', []],
])('%j: %j own the policy', (text, owners) => {
  expect(ownersOf(text, PATH)).toEqual(owners)
})

test('a star at the end of a path stays in its folder, and a bare one does not', () => {
  const owners = (pattern: string) => ownersOf(`${pattern} @a`, 'a/b/c.yml')
  expect([owners('a/*'), owners('*'), owners('a/**'), owners('a'), owners('b'), owners('a/b')]).toEqual([
    [],
    ['@a'],
    ['@a'],
    ['@a'],
    ['@a'],
    ['@a'],
  ])
})

test('a file of 3 MB is read, and a larger one is not', () => {
  const line = '* @a\n'
  const full = line + '#'.repeat(3_000_000 - line.length)
  expect(ownersOf(full, PATH)).toEqual(['@a'])
  expect(ownersOf(`${full}#`, PATH)).toEqual([])
})
