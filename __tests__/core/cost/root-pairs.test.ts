import { NO_FILES, type RootWork, type TreeWork } from '../../../src/core/cost/carriers.js'
import { pairRoots, rootAbove } from '../../../src/core/cost/root-pairs.js'

/** A tree with these roots; each is an object of its own. */
function tree(side: string, ...names: readonly string[]): TreeWork {
  return new Map(names.map((name) => [name, { ...NO_FILES, root: `${side}:${name}` }]))
}
const shown = ({ root }: RootWork): string => root ?? 'nothing'

/** Pairs as `before → after`; what a root costs is the number in its name. */
function pairs(before: readonly string[], after: readonly string[]): string[] {
  const cost = ({ root }: RootWork): number => Number(/\d+$/.exec(root ?? '')?.[0] ?? 0)
  return pairRoots(tree('was', ...before), tree('is', ...after), cost).map(
    (one) => `${shown(one.before)} → ${shown(one.after)}`,
  )
}

test.each<[readonly string[], readonly string[], readonly string[]]>([
  [[], [], []],
  [
    ['a', 'b'],
    ['b', 'a'],
    ['was:b → is:b', 'was:a → is:a'],
  ],
  // One that is gone and one that is new are a pair.
  [['a'], ['b'], ['was:a → is:b']],
  [
    ['', 'a'],
    ['', 'b'],
    ['was: → is:', 'was:a → is:b'],
  ],
  // The most expensive ones first; of equals the first.
  [
    ['a1', 'a3', 'a2'],
    ['b5', 'b9', 'b7'],
    ['was:a3 → is:b9', 'was:a2 → is:b7', 'was:a1 → is:b5'],
  ],
  [
    ['x', 'y'],
    ['p', 'q'],
    ['was:x → is:p', 'was:y → is:q'],
  ],
  // What is left is compared with the nearest above on the other side.
  [
    ['', 'a1', 'a3'],
    ['', 'b2'],
    ['was: → is:', 'was:a3 → is:b2', 'was:a1 → is:'],
  ],
  [
    ['', 'b2'],
    ['', 'a1', 'a3'],
    ['was: → is:', 'was:b2 → is:a3', 'was: → is:a1'],
  ],
  [['a', 'a/b/c'], ['a'], ['was:a → is:a', 'was:a/b/c → is:a']],
  [['a'], [], ['was:a → nothing']],
  [[], ['a'], ['nothing → is:a']],
  [['z1', 'z2'], [], ['was:z1 → nothing', 'was:z2 → nothing']],
])('roots %j and %j', (before, after, expected) => {
  expect(pairs(before, after)).toEqual(expected)
})

test.each([
  ['a/b/c', 'is:a/b/c'],
  ['a/b/c/d', 'is:a/b/c'],
  ['a/b', 'is:a'],
  ['a/bc', 'is:a'],
  ['ab', 'is:'],
  ['', 'is:'],
])('above %s is %s', (name, expected) => {
  expect(shown(rootAbove(name, tree('is', '', 'a', 'a/b/c')))).toBe(expected)
})

test('where no root is above it is what Kiro uses without files', () => {
  expect(rootAbove('a/b', tree('is', 'b'))).toBe(NO_FILES)
  expect(rootAbove('', tree('is', 'b'))).toBe(NO_FILES)
})
