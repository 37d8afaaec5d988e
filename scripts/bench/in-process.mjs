/** Prints the median time, in milliseconds, of check() on 1,000 assignments: 125 roots with 7 routes and an agent each. */
import { check } from '../../lib/index.js'
import { median } from './measure.mjs'

const KINDS = [
  'specGeneration',
  'taskExecution',
  'codeReview',
  'interactiveChat',
  'hookActions',
  'codeExplanation',
  'documentationUpdate',
]
const bytes = (value) => Buffer.from(JSON.stringify(value, null, 2))
const files = (model) =>
  Array.from({ length: 125 }, (_, index) => [
    {
      path: `p${index}/.kiro/settings.json`,
      kind: 'file',
      bytes: bytes({
        models: { primary: { model }, routing: Object.fromEntries(KINDS.map((kind) => [kind, 'primary'])) },
      }),
    },
    { path: `p${index}/.kiro/agents/reviewer.json`, kind: 'file', bytes: bytes({ name: 'reviewer', model }) },
  ]).flat()

const input = { before: files('claude-sonnet-4.5'), after: files('claude-opus-4.8'), policy: [], day: '2026-10-08' }
if (check(input).inventory.rows.length !== 1000) throw new Error('not 1,000 assignments')
const times = Array.from({ length: 30 }, () => {
  const from = performance.now()
  check(input)
  return performance.now() - from
})
console.log(median(times))
