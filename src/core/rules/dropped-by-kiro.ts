import { label } from '../kiro/assignment.js'
import { plain, say } from '../text/message.js'
import { subjectOf, type Rule } from './rule.js'

/** The rule `dropped-by-kiro`: see docs/rules/dropped-by-kiro.md. */
export const droppedByKiro: Rule = {
  id: 'dropped-by-kiro',
  severity: 'warning',
  summary: 'Kiro does not load a hook or an agent as it is written.',
  why: 'Whoever wrote it believes that it runs, and Kiro says nothing. It costs nothing until a small edit makes Kiro load it, so policy and entitlement judge it all the same.',
  fix: 'Write it as the message says, or delete it.',
  silencedBy: [{ rule: 'dangling-reference' }],
  find: ({ after }) =>
    [...after.assignments, ...after.assignments.flatMap(({ twins }) => twins)].flatMap((assignment) => {
      const { dropped } = assignment
      if (dropped === null) return []
      return [
        {
          place: assignment.workPlace,
          subjects: [subjectOf(assignment, label(assignment))],
          value: plain(dropped),
          say: () => say`Kiro drops ${label(assignment)}, because ${dropped}`,
        },
      ]
    }),
  examples: {
    failing: {
      after: {
        '.kiro/hooks/review.json':
          '{ "hooks": [{ "name": "Review", "trigger": "Manual", "action": { "type": "agent", "prompt": "Review it." } }] }',
      },
    },
    passing: {
      after: {
        '.kiro/hooks/review.json':
          '{ "version": "v1", "hooks": [{ "name": "Review", "trigger": "Manual", "action": { "type": "agent", "prompt": "Review it." } }] }',
      },
    },
  },
}
