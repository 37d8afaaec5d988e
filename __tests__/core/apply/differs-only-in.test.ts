import { differsOnlyIn } from '../../../src/core/apply/differs-only-in.js'

type Path = Parameters<typeof differsOnlyIn>[0]

test.each<[string, Path, unknown, unknown, boolean]>([
  ['the value set', ['a'], { a: 'x', b: 1 }, { a: 'new', b: 1 }, true],
  ['in another order', ['a'], { a: 'x', b: { d: 1, c: 2 } }, { b: { c: 2, d: 1 }, a: 'new' }, true],
  ['a key that was not there', ['a'], { b: 1 }, { b: 1, a: 'new' }, true],
  ['null in place of nothing', ['a'], { b: null }, { a: 'new', b: null }, true],
  ['the same as before', ['a'], { a: 'x' }, { a: 'x' }, false],
  ['already so', ['a'], { a: 'new' }, { a: 'new' }, true],
  ['another value as well', ['a'], { a: 'x', b: 1 }, { a: 'new', b: 2 }, false],
  ['a key lost', ['a'], { a: 'x', b: 1 }, { a: 'new' }, false],
  ['a key more', ['a'], { a: 'x' }, { a: 'new', b: 1 }, false],
  ['below another key', ['a', 'b'], { a: { b: 'x', c: 1 }, b: 'x' }, { a: { b: 'new', c: 1 }, b: 'x' }, true],
  ['the same name at another level', ['a', 'b'], { a: { b: 'x' }, b: 'x' }, { a: { b: 'x' }, b: 'new' }, false],
  ['in the second of a list', ['l', 1, 'a'], { l: [{ a: 'x' }, { a: 'x' }] }, { l: [{ a: 'x' }, { a: 'new' }] }, true],
  ['in the other of a list', ['l', 1, 'a'], { l: [{ a: 'x' }, { a: 'x' }] }, { l: [{ a: 'new' }, { a: 'x' }] }, false],
  ['a list in another order', ['a'], { a: 'x', l: [1, 2] }, { a: 'new', l: [2, 1] }, false],
  ['a list that is longer', ['a'], { a: 'x', l: [1] }, { a: 'new', l: [1, 2] }, false],
  ['an object in place of a text', ['a'], { a: { b: 1 } }, { a: 'new' }, true],
])('%s', (_, at, before, after, expected) => {
  expect(differsOnlyIn(at, 'new', before, after)).toBe(expected)
})
