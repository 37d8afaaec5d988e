import fc from 'fast-check'
import { foldFew } from '../../../src/core/usage/fold-few.js'
import { RUNS } from '../support/properties.js'

const sizes = (...groups: number[]) => foldFew(groups, (people) => people)

test.each<[number[], number[], number[], boolean]>([
  [[], [], [], false],
  [[5, 9], [5, 9], [], false],
  [[9, 2, 3, 5], [9, 5], [2, 3], false],
  [[9, 2, 6], [9], [2, 6], false],
  [[4, 0], [], [], true],
  [[1, 1, 1], [], [], true],
  [[1, 5], [], [1, 5], false],
])('%j: rows %j, folded %j, hidden %j', (groups, own, folded, hidden) => {
  expect(sizes(...groups)).toEqual({ own, folded, hidden })
})

test('no row is about fewer than 5 people, and nobody is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (groups) => {
      const { own, folded, hidden } = sizes(...groups)
      const all = groups.reduce((sum, people) => sum + people, 0)
      const together = folded.reduce((sum, people) => sum + people, 0)
      expect(own.every((people) => people >= 5) && (together === 0 || together >= 5)).toBe(true)
      expect(hidden).toBe(all > 0 && all < 5)
      if (!hidden) expect(own.reduce((sum, people) => sum + people, together)).toBe(all)
    }),
    RUNS,
  )
})
