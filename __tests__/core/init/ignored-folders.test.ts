import { ignoredFolders } from '../../../src/core/init/ignored-folders.js'

/** So many folders of that name, each with a Kiro file in it. */
const many = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, index) => `p${index}/${name}/.kiro/settings.json`)
/** A path above `fixtures` whose glob has so many characters. */
const long = (length: number): string => `${'a'.repeat(length - '/fixtures/**'.length)}/fixtures/.kiro/settings.json`

test.each<[string, string[], string[]]>([
  ['none', ['.kiro/settings.json', 'src/.kiro/agents/fixtures/a.json'], []],
  [
    'each folder once',
    ['a/fixtures/.kiro/x', 'a/fixtures/b/.kiro/y', 'b/Fixtures/.kiro/x'],
    ['a/fixtures/**', 'b/Fixtures/**'],
  ],
  ['the cases of policy test', ['kiro-policy-tests/a/after/.kiro/agents/x.json'], ['kiro-policy-tests/**']],
  ['the outermost of several', ['a/examples/b/fixtures/.kiro/x'], ['a/examples/**']],
  ['above the innermost .kiro', ['a/.kiro/fixtures/b/.KIRO/x', 'fixtures.kiro/fixtures'], ['a/.kiro/fixtures/**']],
  [
    'in the order of their names',
    ['z/testdata/.kiro/x', 'b/__tests__/.kiro/x', 'a/testdata/.kiro/x'],
    ['a/testdata/**', 'b/__tests__/**', 'z/testdata/**'],
  ],
  [
    'as many as are written one by one',
    many(10, 'fixtures'),
    many(10, 'fixtures').map((path) => path.replace('.kiro/settings.json', '**')),
  ],
  [
    'more of one name than that, beside few of another',
    [...many(11, 'fixtures'), 'a/examples/.kiro/x'],
    ['**/fixtures/**', 'a/examples/**'],
  ],
  ['a glob as long as the schema takes', [long(200)], [`${'a'.repeat(188)}/fixtures/**`]],
  [
    'one that is longer, and with it all of its name',
    [long(201), 'b/fixtures/.kiro/x', 'b/examples/.kiro/x'],
    ['**/fixtures/**', 'b/examples/**'],
  ],
])('%s', (_, paths, expected) => {
  expect(ignoredFolders(paths)).toEqual(expected)
})
