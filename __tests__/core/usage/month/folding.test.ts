import fc from 'fast-check'
import { RUNS } from '../../support/properties.js'
import { fold, foldLists, hidden, type Group } from '../../../../src/core/usage/month/folding.js'

interface Named extends Group {
  readonly name: string
}

const group = (name: string, ...people: number[]): Named => ({ name, people: people.length, members: () => people })
const list = (people: number): number[] => Array.from({ length: people }, (_, index) => index)
const names = (groups: readonly Named[]): string => groups.map(({ name }) => name).join('')
const five = [1, 2, 3, 4, 5]

test.each<[string, Named[], { shown: string; folded: string; people: number }]>([
  ['large groups stay', [group('a', ...five), group('b', ...five)], { shown: 'ab', folded: '', people: 0 }],
  [
    'small groups are folded',
    [group('a', ...five), group('b', 6, 7, 8), group('c', 9, 10)],
    { shown: 'a', folded: 'bc', people: 5 },
  ],
  [
    'a single small group takes the smallest large one along',
    [group('a', ...five, 11), group('b', ...five), group('c', 6)],
    { shown: 'a', folded: 'bc', people: 6 },
  ],
  [
    'a single small group whose people are of many',
    [group('a', ...five, 11), group('b', ...five), { ...group('c', 6), members: () => [1, 2, 3, 4, 5, 6] }],
    { shown: 'a', folded: 'bc', people: 6 },
  ],
  [
    'small groups that are few people together take one along',
    [group('a', ...five), group('b', 6), group('c', 7)],
    { shown: '', folded: 'abc', people: 7 },
  ],
  [
    'small groups of the same people are few people',
    [group('a', ...five), group('b', 1, 2, 3), group('c', 1, 2, 3)],
    { shown: '', folded: 'abc', people: 5 },
  ],
  [
    'a group of nobody says nothing about anybody',
    [group('a', ...five), group('b')],
    { shown: 'ab', folded: '', people: 0 },
  ],
  ['few people in all are one row', [group('a', 1), group('b', 2)], { shown: '', folded: 'ab', people: 2 }],
])('%s', (_, groups, expected) => {
  const { shown, folded, people } = fold(groups)
  expect({ shown: names(shown), folded: names(folded), people }).toEqual(expected)
})

test('no row is about fewer than five people, unless there are no five', () => {
  const groups = fc.array(fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 12 }), { maxLength: 8 })
  fc.assert(
    fc.property(groups, (all) => {
      const { shown, folded, people } = fold(all.map((members, index) => group(String(index), ...members)))
      expect([...shown, ...folded].map(({ name }) => Number(name)).sort((a, b) => a - b)).toEqual(
        all.map((_, index) => index),
      )
      for (const one of shown) expect(one.people === 0 || one.people >= 5).toBe(true)
      const everybody = new Set(all.flat()).size
      if (folded.length > 0) {
        expect(people).toBe(new Set(folded.flatMap(({ members }) => [...members()])).size)
        expect(people >= 5 || all.every((members) => members.length < 5)).toBe(true)
        expect(folded.length > 1 || shown.every((one) => one.people === 0) || everybody < 5).toBe(true)
      }
    }),
    RUNS,
  )
})

test.each([
  [0, 0],
  [1, null],
  [4, null],
  [5, 5],
])('%d people are shown as %s', (people, shown) => {
  expect(hidden(people)).toBe(shown)
})

test.each<[number[], number[], number[]]>([
  [[], [], []],
  [[5, 9], [5, 9], []],
  [
    [9, 2, 3, 5],
    [9, 5],
    [2, 3],
  ],
  [[9, 2, 6], [9], [2, 6]],
  [[4, 0], [], []],
  [[1, 1, 1], [], []],
  [[1, 5], [], [1, 5]],
])('lists of %j: own rows %j, folded %j', (lengths, own, folded) => {
  let next = 0
  const lists = lengths.map((length) => list(length).map(() => next++))
  const result = foldLists(lists)
  expect({ own: result.own.map(({ length }) => length), folded: result.folded.map(({ length }) => length) }).toEqual({
    own,
    folded,
  })
})
