import fc from 'fast-check'
import { groupBy } from '../../../src/core/text/group-by.js'

test('groups hold every item once, under its key, in order; keys come in the order of their first item', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), (items) => {
      const groups = groupBy(items, (item) => item % 5)
      const keys = [...new Set(items.map((item) => item % 5))]
      expect([...groups]).toEqual(keys.map((key) => [key, items.filter((item) => item % 5 === key)]))
    }),
  )
})
