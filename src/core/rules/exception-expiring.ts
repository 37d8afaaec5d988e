import { EXPIRING_DAYS, statusOf } from '../policy/exceptions.js'
import { daysBetween } from '../text/day.js'
import { count } from '../text/number.js'
import { say, words } from '../text/message.js'
import { aboutException } from './about-exception.js'
import type { Rule } from './rule.js'

/** The rule `exception-expiring`: see docs/rules/exception-expiring.md. */
export const exceptionExpiring: Rule = {
  id: 'exception-expiring',
  severity: 'notice',
  last: true,
  summary: `An exception in use that ends within ${EXPIRING_DAYS} days.`,
  why: 'On the day after its last one, what it permits is a violation again.',
  fix: 'Move the work to an allowed model in time, or agree on a later date.',
  find: ({ exceptions, day }) =>
    exceptions
      .filter((use) => statusOf(use, day) === 'expiring')
      .map((use) => {
        const days = daysBetween(day, use.exception.expires)
        return aboutException(
          use,
          (name) => say`${name} ends ${words(days === 0 ? 'today' : `in ${count(days, 'day')}`)}`,
        )
      }),
  examples: {
    failing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
      day: '2026-10-20',
      policy:
        'version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/ml", expires: 2026-10-31 }',
    },
    passing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
      day: '2026-10-10',
      policy:
        'version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/ml", expires: 2026-10-31 }',
    },
  },
}
