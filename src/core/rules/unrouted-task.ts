import { list, say } from '../text/message.js'
import { TASK_KINDS } from '../kiro/task-kind.js'
import { exampleSettings, onItsOwn, type Rule } from './rule.js'

/** The rule `unrouted-task`: see docs/rules/unrouted-task.md. */
export const unroutedTask: Rule = {
  id: 'unrouted-task',
  severity: 'notice',
  summary: 'A contract with a routing that leaves out a kind of work.',
  why: 'Which model does that work is not stated; it is in no row of the estimate.',
  fix: 'Add a route for it.',
  find: ({ after }) =>
    after.contracts.flatMap((contract) => {
      const missing = TASK_KINDS.filter((task) => !contract.routing.has(task))
      if (contract.routingPlace === null || missing.length === 0) return []
      return [
        {
          place: contract.routingPlace,
          subjects: onItsOwn('routing'),
          value: missing.join(' '),
          say: () => say`No route for ${list(missing)}`,
        },
      ]
    }),
  examples: {
    failing: { after: { '.kiro/settings.json': exampleSettings({ primary: 'auto' }, { codeReview: 'primary' }) } },
    passing: {
      after: {
        '.kiro/settings.json': exampleSettings(
          { primary: 'auto' },
          Object.fromEntries(TASK_KINDS.map((task) => [task, 'primary'])),
        ),
      },
    },
  },
}
