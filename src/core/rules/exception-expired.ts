import { say, words } from '../text/message.js'
import { aboutException } from './about-exception.js'
import type { Rule } from './rule.js'

/** The rule `exception-expired`: see docs/rules/exception-expired.md. */
export const exceptionExpired: Rule = {
  id: 'exception-expired',
  severity: 'warning',
  last: true,
  summary: 'An exception of the policy whose last day has passed.',
  why: 'What it permitted is a violation again: it blocks pull requests that touch that work, and scheduled runs, but no unrelated change.',
  fix: 'Move the work to an allowed model, or agree on a new date in the policy; delete the exception when nothing needs it.',
  find: ({ exceptions }) =>
    exceptions
      .filter(({ expired, used, layer }) => expired && (used.length > 0 || layer.role === 'repository'))
      .map((use) =>
        aboutException(
          use,
          (name) =>
            say`${name} expired on ${words(use.exception.expires)}; ${words(use.used.length > 0 ? 'what it permitted is still there' : 'nothing needs it any more')}`,
        ),
      ),
  examples: {
    failing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
      day: '2026-11-01',
      policy:
        'version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/ml", expires: 2026-10-31 }',
    },
    passing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
      day: '2026-10-31',
      policy:
        'version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/ml", expires: 2026-10-31 }',
    },
  },
}
