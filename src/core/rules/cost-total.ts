import type { RootEstimate } from '../cost/estimate.js'
import type { Breach } from '../cost/limits.js'
import { say, words } from '../text/message.js'
import { whole } from '../text/number.js'
import { creditsAMonth, inRoot, layerLimit, totalRestsOn } from '../policy/limit-words.js'
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
  find: ({ estimate, policy, hasBase }) => {
    for (const level of ['fail', 'warn'] as const) {
      const over = estimate.roots.flatMap((root) => {
        const breach = root.breaches.find((one) => one.level === level && one.kind === 'total')
        return breach ? [{ root, breach, rises: !hasBase || root.measured.rise > 0 }] : []
      })
      const [first] = over.filter(({ rises }) => rises).concat(over)
      if (first === undefined) continue
      const { root, breach, rises } = first
      const limit = layerLimit(breach, policy, whole(breach.limit))
      const what = breach.atTip
        ? words(`${creditsAMonth(estimate)} with what the base branch has gained since`)
        : words(`${creditsAMonth(estimate)} after the change`)
      const more = over.filter((one) => one.rises === rises).length - 1
      return [
        {
          place: null,
          subjects: onItsOwn('total'),
          // A total that does not rise is the same violation as on the base, so it is no new one.
          value: rises ? String(breach.value) : 'does not rise',
          say: () =>
            say`${inRoot(estimate, root, more)}${words(whole(shown(root, breach)))} ${what}, limit ${limit}${totalRestsOn(estimate, root)}`,
          atMost: level === 'fail' ? ('error' as const) : ('warning' as const),
        },
      ]
    }
    return []
  },
  examples: {
    failing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { total: { credits: 700 } } }',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { taskExecution: 'primary' }) },
      policy: 'version: 1\ncost: { fail: { total: { credits: 700 } } }',
    },
  },
}

/** The printed total where it shows that the limit is exceeded; else the exact one. */
function shown({ after, complete }: RootEstimate, { atTip, limit, value }: Breach): number {
  return !atTip && complete && after.typical !== null && after.typical > limit ? after.typical : value
}
