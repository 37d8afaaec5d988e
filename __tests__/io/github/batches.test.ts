import type { GitHub } from '../../../src/io/github/client.js'
import { inBatches, isTooLarge } from '../../../src/io/github/many/batches.js'
import type { Budget } from '../../../src/io/github/many/points.js'

const BUDGET: Budget = {
  spent: () => undefined,
  ready: () => Promise.resolve(),
  total: () => ({ requests: 0, points: 0 }),
  sent: () => undefined,
}

/** Asks for items of these sizes, at most `most` in a query, of a GitHub that answers items of a query until their sizes exceed 100. */
async function asked(sizes: readonly number[], most: number) {
  const [queries, used, failed]: [number[], number[], number[]] = [[], [], []]
  const answerTo = (query: string): Promise<unknown> => {
    const items = JSON.parse(query) as readonly number[]
    queries.push(items.length)
    let left = 100
    const errors = items.flatMap((item, index) =>
      (left -= sizes[item] ?? 0) < 0
        ? [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: '', path: [`r${index}`], sso: false }]
        : [],
    )
    return Promise.resolve({ data: { rateLimit: null }, errors })
  }
  const github = { ask: answerTo, askOnce: answerTo } as unknown as GitHub
  await inBatches(github, BUDGET, { most, query: (items) => JSON.stringify(items) }, [...sizes.keys()], {
    use: (item) => {
      used.push(item)
    },
    fail: (item, error) => {
      if (isTooLarge(error)) failed.push(item)
    },
  })
  const inOrder = (items: readonly number[]): number[] => [...items].sort((a, b) => a - b)
  return { queries, used: inOrder(used), failed: inOrder(failed) }
}

test('each item is used once, and one that is too large alone fails', async () => {
  const sizes = Array.from({ length: 57 }, (_, index) => (index % 19 === 5 ? 500 : (index * 37) % 60))
  const { used, failed } = await asked(sizes, 10)
  expect(failed).toEqual([5, 24, 43])
  expect(used).toEqual([...sizes.keys()].filter((item) => !failed.includes(item)))
})

test('the rests of batches that were answered in part are asked for together', async () => {
  // Four queries answer nine of ten each; the four that are left fit into one more.
  const sizes = Array.from({ length: 40 }, (_, index) => (index % 10 === 9 ? 20 : 10))
  expect((await asked(sizes, 10)).queries).toEqual([10, 10, 10, 10, 4])
})
