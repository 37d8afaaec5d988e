import { equalInRoots } from '../../../src/render/markdown/equal-in-roots.js'

/* What says the same in several roots is one group with one of each root; a second of a root is a group of its own. */

test.each<[string, string[], string[][]]>([
  ['nothing', [], []],
  ['the same in three roots', ['a:x', 'b:x', 'c:x'], [['a:x', 'b:x', 'c:x']]],
  [
    'something else in between',
    ['a:x', 'a:y', 'b:x', 'b:y'],
    [
      ['a:x', 'b:x'],
      ['a:y', 'b:y'],
    ],
  ],
  ['twice in the first root', ['a:x', 'a:x', 'b:x'], [['a:x', 'b:x'], ['a:x']]],
  ['twice in a later root', ['a:x', 'b:x', 'b:x', 'c:x'], [['a:x', 'b:x', 'c:x'], ['b:x']]],
  ['three times in one root', ['a:x', 'a:x', 'a:x'], [['a:x'], ['a:x'], ['a:x']]],
])('%s', (_, all, groups) => {
  const [rootOf, keyOf] = [(one: string) => one.slice(0, 1), (one: string) => one.slice(2)]
  expect(equalInRoots(all, rootOf, keyOf)).toEqual(groups)
})
