/**
 * Prints `assignments milliseconds` for growing monorepos: the median time of estimate, advice and cheapest seats
 * together, in process, for a change that makes all work more expensive.
 */
import { check, parsePolicy } from '../../lib/index.js'
import { EMBEDDED } from '../../lib/core/catalogue/prices.js'
import { advise } from '../../lib/core/advice/advise.js'
import { configurationReader } from '../../lib/core/kiro/configuration.js'
import { estimate } from '../../lib/core/cost/estimate.js'
import { seatAdvice } from '../../lib/core/cost/seat-advice.js'
import { cataloguesOf, judge } from '../../lib/core/judgement/judge.js'
import { pairAssignments } from '../../lib/core/kiro/pairing.js'
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
const contract = (model) => ({
  models: {
    primary: { model },
    fast: { model: 'claude-haiku-4.5' },
    routing: Object.fromEntries(KINDS.map((kind) => [kind, 'primary'])),
  },
})
const files = (roots, model) =>
  Array.from({ length: roots }, (_, index) => ({
    path: `p${index}/.kiro/settings.json`,
    kind: 'file',
    bytes: bytes(contract(model)),
  }))

for (const roots of [18, 36, 72, 143]) {
  const shares = Object.fromEntries(Array.from({ length: roots }, (_, index) => [`p${index}`, 0.005]))
  const { layer } = parsePolicy(
    JSON.stringify({ version: 1, team: { developers: 12, seats: { pro: 8, 'pro+': 4 } }, workload: { roots: shares } }),
    { source: 'policy', sha: null },
  )
  const change = {
    before: files(roots, 'claude-sonnet-4.5'),
    after: files(roots, 'claude-opus-4.8'),
    policy: [layer],
    day: '2026-10-08',
  }
  const head = {
    ...change,
    proposal: null,
    workflows: [],
    owner: null,
    misplacedPolicies: [],
    consoles: new Set(),
    whole: true,
    read: configurationReader(),
    prices: cataloguesOf(EMBEDDED),
  }
  const onHead = judge(head)
  const onBase = judge({ ...head, after: head.before })
  const comparison = {
    base: { judged: onBase.judged, pairs: pairAssignments(onBase.after.assignments, onHead.after.assignments) },
    tip: null,
    touches: () => true,
    files: head.after,
  }
  if (check(change).advice.routing === null) throw new Error('nothing is advised')
  const times = Array.from({ length: 20 }, () => {
    const from = performance.now()
    const cost = estimate({
      before: onHead.before,
      after: onHead.after,
      catalogue: onHead.catalogue,
      policy: head.policy,
      day: head.day,
    })
    advise({ head, onHead, comparison })
    seatAdvice({ policy: head.policy, catalogue: onHead.catalogue, day: head.day }, cost)
    return performance.now() - from
  })
  console.log(roots * KINDS.length, median(times))
}
