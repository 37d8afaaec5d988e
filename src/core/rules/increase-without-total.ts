import type { Violation } from '../finding.js'
import type { CostLevel, CostLimits } from '../policy/decide.js'
import { layerName, ownDocuments, policyName, type Layer, type Policy } from '../policy/policy.js'
import { confidential, list, say, words } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `increase-without-total`: see docs/rules/increase-without-total.md. */
export const increaseWithoutTotal: Rule = {
  id: 'increase-without-total',
  severity: 'notice',
  summary:
    'The policy limits the rise of one change (`cost.fail.increase`, `cost.warn.increase`), and no layer limits the total at that level or above it.',
  why: 'Steps add up: many changes, each just below the limit, pass one after the other.',
  fix: 'State `cost.fail.total.credits` as well: credits a month for the team, or for one developer where the policy states neither developers nor seats.',
  find: ({ policy, proposal }) => {
    const judged = proposal?.kind === 'policy' ? proposal.policy : policy
    return [
      ...ownDocuments(judged).flatMap((own) => {
        const open = openLevels(own, withDocument(judged, own))
        return open.length > 0 ? [violation(own, open)] : []
      }),
      ...judged
        .filter(({ role }) => role !== 'repository')
        .flatMap((layer) => (openLevels(layer, judged).length > 0 ? [above(layer)] : [])),
    ]
  },
  examples: {
    failing: { after: {}, policy: 'version: 1\ncost: { fail: { increase: { credits: 2000 } } }' },
    passing: {
      after: {},
      policy:
        'version: 1\ncost: { warn: { increase: { percent: 10 } }, fail: { increase: { credits: 2000 }, total: { credits: 16000 } } }',
    },
  },
}

/** Levels of `cost`, the stronger first. */
const LEVELS = ['fail', 'warn'] as const satisfies readonly CostLevel[]

/** The levels at which a layer limits the rise and none of `all` limits the total: one that fails also holds the steps that only warn. */
function openLevels({ file }: Layer, all: Policy): CostLevel[] {
  const isHeld = (level: CostLevel): boolean =>
    all.some((layer) => layer.file.cost?.[level]?.total?.credits !== undefined)
  return LEVELS.filter(
    (level) => limitsRise(file.cost?.[level]) && !isHeld('fail') && (level === 'fail' || !isHeld('warn')),
  )
}

function limitsRise({ increase }: CostLimits = {}): boolean {
  return increase?.credits !== undefined || increase?.percent !== undefined
}

/** The layers that bind where a document does: for one that is not meant for this repository those without `when`, and itself. */
function withDocument(policy: Policy, own: Layer): Policy {
  return policy.includes(own) ? policy : [...policy.filter(({ file }) => file.when === undefined), own]
}

function violation(own: Layer, open: readonly CostLevel[]): Violation {
  const keys = open.map((level) => `cost.${level}.increase`)
  const [first = 'fail'] = open
  const document = own.document === undefined || own.document === null ? '' : ` ${own.document}`
  return {
    place: { file: own.source, ...own.at(['cost', first, 'increase']) },
    subjects: onItsOwn(`increase without total${document}`),
    value: keys.join(' '),
    say: () =>
      say`${list(keys)} ${words(keys.length === 1 ? 'holds' : 'hold')} each change alone, and nothing limits the total: steps add up; state ${`cost.${first}.total.credits`} as well`,
  }
}

/** Of a layer above, whose owner is another and whose amounts are not shown, only that it is so. */
function above(layer: Layer): Violation {
  return {
    place: null,
    subjects: onItsOwn(`increase without total ${layerName(layer)}`),
    value: '',
    say: () =>
      confidential(
        say`${policyName(layer)}: it limits the rise of each change, and no layer limits the total: steps add up; state ${'cost.fail.total.credits'} there or in the team’s policy`,
        'What a policy above limits holds each change alone',
      ),
  }
}
