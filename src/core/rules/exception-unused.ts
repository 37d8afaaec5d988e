import { statusOf } from '../policy/exceptions.js'
import { say } from '../text/message.js'
import { aboutException } from './about-exception.js'
import type { Rule } from './rule.js'

/** The rule `exception-unused`: see docs/rules/exception-unused.md. */
export const exceptionUnused: Rule = {
  id: 'exception-unused',
  severity: 'notice',
  last: true,
  summary: 'An exception that permits nothing here.',
  why: 'A permission that no one needs is one that will be used without asking.',
  fix: 'Delete it, or correct its path or model.',
  find: ({ exceptions, day, whole }) =>
    exceptions
      .filter((use) => whole && use.layer.role === 'repository' && statusOf(use, day) === 'unused')
      .map((use) => aboutException(use, (name) => say`${name} permits nothing that is here`)),
  examples: {
    failing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "auto" }' },
      policy:
        'version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/ml", expires: 2027-10-31 }',
    },
    passing: {
      after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }' },
      policy:
        'version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: Evaluation, owner: "@acme/ml", expires: 2027-10-31 }',
    },
  },
}
