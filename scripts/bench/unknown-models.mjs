/** Prints the median times, in milliseconds, of check() on 2,000 and on 4,000 agents, each with a model of its own that no catalogue knows. */
import { check } from '../../lib/index.js'
import { median } from './measure.mjs'

const agents = (count) =>
  Array.from({ length: count }, (_, index) => ({
    path: `.kiro/agents/a${index}.json`,
    kind: 'file',
    bytes: Buffer.from(JSON.stringify({ name: `a${index}`, model: `claude-opuss-${index}` })),
  }))

const times = [2000, 4000].map((count) => {
  const input = { before: [], after: agents(count), policy: [], day: '2026-11-30' }
  if (check(input).findings.length < count) throw new Error(`not ${count} findings`)
  return median(
    Array.from({ length: 5 }, () => {
      const from = performance.now()
      check(input)
      return performance.now() - from
    }),
  )
})
console.log(JSON.stringify(times))
