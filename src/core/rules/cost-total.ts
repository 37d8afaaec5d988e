import { say, words } from '../text/message.js'
import { whole } from '../text/number.js'
import { costLimits } from '../policy/decide.js'
import { policyName, saidBy } from '../policy/policy.js'
import { exampleSettings, onItsOwn, type Rule } from './rule.js'

/** The rule `cost-total`: see docs/rules/cost-total.md. */
export const costTotal: Rule = {
  id: 'cost-total',
  severity: 'error',
  byPolicy: 'cost',
  summary:
    'The typical cost after the change is above the policy’s total (a warning at `cost.warn`, an error at `cost.fail`).',
  why: 'Small rises add up; a total catches what no single change shows.',
  fix: 'Move work to cheaper models until the total fits. A change that lowers a total which is already too high is never blocked.',
  find: ({ estimate, policy }) => {
    const { before, after } = estimate
    const total = after.typical
    if (total === null) return []
    for (const level of ['fail', 'warn'] as const) {
      const lowest = costLimits(policy, level)
        .flatMap(({ limits, layer }) =>
          limits.total?.credits === undefined ? [] : [{ limit: limits.total.credits, layer }],
        )
        .sort((a, b) => a.limit - b.limit)[0]
      if (lowest === undefined || total <= lowest.limit) continue
      return [
        {
          place: null,
          subjects: onItsOwn('total'),
          // A total that does not rise keeps the identity that it has on the base, so it is no new violation.
          value: String(Math.max(total, before.typical ?? 0)),
          say: () =>
            say`${words(whole(total))} credits a month after the change, limit ${saidBy(lowest.layer, words(whole(lowest.limit)))} (${policyName(lowest.layer)})`,
          atMost: level === 'fail' ? ('error' as const) : ('warning' as const),
        },
      ]
    }
    return []
  },
  examples: {
    failing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { total: { credits: 500 } } }',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { total: { credits: 500 } } }',
    },
  },
}
