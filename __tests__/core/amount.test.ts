import { Big } from 'big.js'
import {
  difference,
  isPriced,
  minus,
  NOT_PRICED,
  plus,
  product,
  quotient,
  rangeOf,
  roundedTogether,
  roundHalfUp,
  sumOfKnown,
  ZERO,
} from '../../src/core/amount.js'

test.each<[readonly (number | null)[], number, readonly (number | null)[]]>([
  [[0.3333, 0.3333, 0.3333], 2, [0.34, 0.33, 0.33]],
  [[0.005, 0.005], 2, [0.01, 0]],
  [[1.001, 1.004, 1.003], 2, [1, 1.01, 1]],
  // The sum is rounded half up, and of equal remainders the first is.
  [[0.004], 2, [0]],
  [[0.005], 2, [0.01]],
  [[0.4, 0.6, 0.6], 0, [0, 1, 1]],
  [[0.5, 0.5, 0.5, 0.5], 0, [1, 1, 0, 0]],
  [[1.9, null, 2.6], 0, [2, null, 3]],
  [[20, 40.5, 0], 1, [20, 40.5, 0]],
  [[null, null], 0, [null, null]],
  [[], 0, []],
])('%j rounded together to %d places are %j', (amounts, decimals, expected) => {
  const exact = amounts.map((amount) => (amount === null ? null : new Big(amount)))
  expect(roundedTogether(exact, decimals)).toEqual(expected)
})

test('products and quotients are those of the decimals', () => {
  expect([product(), product(1.3, 3), product(0.1, 0.2, 10)].map(Number)).toEqual([1, 3.9, 0.2])
  expect([quotient(3.9, 3)?.toNumber(), quotient(0, 3)?.toNumber(), quotient(3, 0)]).toEqual([1.3, 0, null])
  expect(
    [
      [0.5, 0],
      [1.49, 0],
      [2.345, 2],
    ].map(([value = 0, decimals]) => roundHalfUp(new Big(value), decimals)),
  ).toEqual([1, 1, 2.35])
})

test('ranges are added and taken off bound by bound', () => {
  const range = rangeOf((of) => ({ low: 1, typical: 20, high: 300 })[of])
  expect(range).toEqual({ low: 1, typical: 20, high: 300 })
  expect(plus(range, { low: 5, typical: 6, high: 7 })).toEqual({ low: 6, typical: 26, high: 307 })
  expect(minus(range, { low: 5, typical: 6, high: 7 })).toEqual({ low: -4, typical: 14, high: 293 })
  expect([isPriced(ZERO), isPriced(NOT_PRICED)]).toEqual([true, false])
})

test('what is not known is neither nothing nor a part', () => {
  expect([difference(0.3, 0.1), difference(0.1, 0.3), difference(null, 1), difference(1, null)]).toEqual([
    0.2,
    -0.2,
    null,
    null,
  ])
  expect([
    sumOfKnown([1, 2, 3]),
    sumOfKnown([4]),
    sumOfKnown([]),
    sumOfKnown([1, null, 3]),
    sumOfKnown([null]),
  ]).toEqual([6, 4, null, null, null])
})
