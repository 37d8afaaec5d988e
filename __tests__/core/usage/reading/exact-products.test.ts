import fc from 'fast-check'
import { ExactProducts } from '../../../../src/core/usage/reading/exact-products.js'
import { RUNS } from '../../support/properties.js'
import { fileOf, readFiles, row } from '../../support/user-report.js'

const sumOf = (pairs: readonly (readonly [number, number])[]): number => {
  const products = new ExactProducts()
  for (const [one, other] of pairs) products.add(one, other)
  return products.sum
}

test('is the exact sum, rounded once, in any order', () => {
  const factor = fc.nat({ max: 2 ** 26 - 1 })
  fc.assert(
    fc.property(fc.array(fc.tuple(factor, factor), { maxLength: 60 }), (pairs) => {
      const exact = pairs.reduce((sum, [one, other]) => sum + BigInt(one) * BigInt(other), 0n)
      expect(sumOf(pairs)).toBe(Number(exact))
      expect(sumOf(pairs.toReversed())).toBe(Number(exact))
    }),
    RUNS,
  )
})

test('a factor that would lose digits is cut', () => {
  expect(sumOf([[2 ** 26, 3]])).toBe((2 ** 26 - 1) * 3)
  expect(sumOf([[1e12, 1e12]])).toBe((2 ** 26 - 1) ** 2)
})

test('what rows of one model add up to does not depend on their order', () => {
  // Credits whose squares are no binary fractions: as floating-point numbers their sum depends on the order.
  const rows = Array.from({ length: 60 }, (_, user) =>
    row({ user: `u${user}`, credits: `${(user * 37) % 100}.${user + 10}7`, models: { auto: (user % 9) + 1 } }),
  )
  const pricedIn = (order: typeof rows) => {
    const month = readFiles([{ path: 'a.csv', text: fileOf(order) }])
      .ledger()
      .months.get('2026-10')
    const { squares, ...sums } = month?.models.get('auto')?.priced ?? { squares: null }
    return { ...sums, credits: squares?.credits, both: squares?.both, messages: squares?.messages }
  }
  expect(pricedIn(rows.toReversed())).toEqual(pricedIn(rows))
  expect(pricedIn(rows.toSorted((a, b) => a.credits.localeCompare(b.credits)))).toEqual(pricedIn(rows))
  // The first three of them: 0.107, 37.117 and 74.127 credits with 1, 2 and 3 messages, in hundredths.
  expect(pricedIn(rows.slice(0, 3))).toMatchObject({
    credits: (11 ** 2 + 3712 ** 2 + 7413 ** 2) / 1e4,
    both: (11 + 2 * 3712 + 3 * 7413) / 100,
    messages: 14,
  })
})

test('messages are whole', () => {
  const month = readFiles([
    {
      path: 'a.csv',
      text: fileOf([row({ models: { auto: 1.5, glm_5: 0.4 } }), row({ user: 'b', models: { auto: 2 } })]),
    },
  ])
    .ledger()
    .months.get('2026-10')
  expect([...(month?.models ?? [])].map(([name, { messages }]) => [name, messages])).toEqual([['auto', 4]])
})
