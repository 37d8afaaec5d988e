import { metered, partOf, sumOf } from '../../../../src/core/usage/month/exact-sums.js'

test.each([
  // In binary 1.005 × 1,000,000 is a little less, 1.1 × 1,000,000 a little more than it should be.
  [[1.005], 1.005],
  [[1.1], 1.1],
  [[0.1, 0.2], 0.3],
  [[0.3, 0.000001, 2], 2.300001],
  [[], 0],
])('the sum of %j is %d', (credits, sum) => {
  expect(sumOf(credits, (one) => one)).toBe(sum)
})

test.each([
  [1.005, 1.01],
  [1.004999, 1],
  [2.675, 2.68],
  [1.1, 1.1],
  [0.0049, 0],
  [0.005, 0.01],
])('%d credits are metered as %d', (credits, shown) => {
  expect(metered(credits)).toBe(shown)
})

test.each([
  [1, 3, 0.3333],
  [2, 3, 0.6667],
  [0, 0.5, 0],
  [3, 2, 1.5],
  [1, 0, null],
  [0, 0, null],
])('%d of %d is the part %d', (part, whole, expected) => {
  expect(partOf(part, whole)).toBe(expected)
})
