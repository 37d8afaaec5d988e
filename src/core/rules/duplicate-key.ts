import { complaintsAbout } from './complaints.js'
import type { Rule } from './rule.js'

/** The rule `duplicate-key`: see docs/rules/duplicate-key.md. */
export const duplicateKey: Rule = {
  id: 'duplicate-key',
  severity: 'error',
  hides: true,
  summary: 'A key is written twice in the same object.',
  why: 'The last one wins and the first is ignored, so a reviewer who reads the first one approves something else.',
  fix: 'Keep one of the two.',
  find: (subject) => complaintsAbout('duplicate-key', subject),
  examples: {
    failing: {
      after: { '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "auto", "model": "claude-opus-4.8" }' },
    },
    passing: { after: { '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "auto" }' } },
  },
}
