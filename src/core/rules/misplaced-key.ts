import { say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `misplaced-key`: see docs/rules/misplaced-key.md. */
export const misplacedKey: Rule = {
  id: 'misplaced-key',
  severity: 'warning',
  summary: 'A key that belongs in another Kiro file, or is written nested where Kiro reads it flat.',
  why: 'Kiro ignores it without a word. Foreign keys that belong to no Kiro file are left alone.',
  fix: 'Move the key to the file that the message names.',
  find: ({ after }) =>
    after.misplaced.map(({ key, place, why, instead }) => ({
      place,
      subjects: onItsOwn(`key:${key}`),
      value: key,
      say: () =>
        why === undefined
          ? say`${key} has no effect here; ${instead}`
          : say`${key} has no effect here: ${why}; ${instead}`,
    })),
  examples: {
    failing: { after: { '.kiro/settings.json': '{ "chat.defaultModel": "claude-haiku-4.5" }' } },
    passing: { after: { '.kiro/settings.json': '{ "python.analysis.extraPaths": ["src"] }' } },
  },
}
