import { madeCatalogue, madeModel } from '../support/made-model.js'

test('a name that begins with an id means it, and of two ids the longer one', () => {
  const catalogue = madeCatalogue(madeModel('nova-x'), madeModel('nova-x-y'), madeModel('nova-x-y-zz'))
  const tail = '_with_a_tail_that_is_long'
  expect(
    [`nova-x${tail}`, `nova-x-y${tail}`, `nova-x-y-zz${tail}`, `nova${tail}`].map((name) => catalogue.suggest(name)),
  ).toEqual(['nova-x', 'nova-x-y', 'nova-x-y-zz', null])
})

test('a name as it is written comes before other readings of it', () => {
  expect(madeCatalogue(madeModel('nova4'), madeModel('nove-5')).suggest('nove4')).toBe('nova4')
})
