import { complaintsAbout } from './complaints.js'
import type { Rule } from './rule.js'

/** The rule `syntax`: see docs/rules/syntax.md. */
export const syntax: Rule = {
  id: 'syntax',
  severity: 'error',
  hides: true,
  summary:
    'A Kiro file cannot be read: not JSON (comments and trailing commas are fine), not UTF-8, too large or nested too deeply.',
  why: 'Kiro drops a file that it cannot read, without a word in review; and what such a file assigns can be neither checked nor priced.',
  fix: 'Correct the place that is named; only the first error of a file is reported.',
  find: (subject) => complaintsAbout('syntax', subject),
  examples: {
    failing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": auto }' } },
    passing: { after: { '.kiro/settings/cli.json': '{\n  // comments are fine\n  "chat.defaultModel": "auto",\n}' } },
  },
}
