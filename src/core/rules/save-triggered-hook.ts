import { label } from '../kiro/assignment.js'
import { say } from '../text/message.js'
import { subjectOf, type Rule } from './rule.js'

/** The rule `save-triggered-hook`: see docs/rules/save-triggered-hook.md. */
export const saveTriggeredHook: Rule = {
  id: 'save-triggered-hook',
  severity: 'warning',
  summary: 'A hook asks an agent each time a file is saved.',
  why: 'Saving is the most frequent thing that developers do; the tutorial of the field reports 60 to 80 % less hook cost when such hooks run on commit instead.',
  fix: 'Trigger it by hand or after a task, or run a command: commands cost no credits.',
  find: ({ after }) =>
    after.assignments.flatMap((assignment) => {
      const { work } = assignment
      if (work.kind !== 'hook' || work.trigger !== 'save') return []
      return [
        {
          place: assignment.workPlace,
          subjects: [subjectOf(assignment, label(assignment))],
          value: 'save',
          say: () => say`${work.title} asks an agent on every save; each time costs credits`,
        },
      ]
    }),
  examples: {
    failing: {
      after: {
        '.kiro/hooks/format.kiro.hook':
          '{ "name": "Format", "when": { "type": "fileEdited", "patterns": ["**/*.ts"] }, "then": { "type": "askAgent", "prompt": "Format it." } }',
      },
    },
    passing: {
      after: {
        '.kiro/hooks/format.kiro.hook':
          '{ "name": "Format", "when": { "type": "fileEdited", "patterns": ["**/*.ts"] }, "then": { "type": "runCommand", "command": "npm run format" } }',
      },
    },
  },
}
