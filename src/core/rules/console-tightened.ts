import { consoleChanges } from '../kgl/console-changes.js'
import { joined, plain, say } from '../text/message.js'
import { onConsole } from './on-console.js'
import type { Rule } from './rule.js'

/** The rule `console-tightened`: see docs/rules/console-tightened.md. */
export const consoleTightened: Rule = {
  id: 'console-tightened',
  severity: 'notice',
  summary:
    'A change of a committed copy of the console’s rules after which some people may no longer use a model that they could.',
  why: 'The console refuses a model at the moment of use. The people who work with it should learn of that in review, not from a failed request.',
  fix: 'Nothing, if it is meant. Move work that runs on these models before the rules are loaded into the console.',
  find: ({ before, after, hasBase, catalogue }) =>
    !hasBase
      ? []
      : consoleChanges(before.consoles, after.consoles, catalogue).changes.flatMap(({ path, edits }) => {
          if (edits === null || edits === 'unknown' || edits.tightened.length === 0) return []
          const { tightened } = edits
          return [
            onConsole(path)(
              JSON.stringify(tightened.map(plain)),
              say`The rules of the console are tightened: ${joined(tightened, '; ')}`,
            ),
          ]
        }),
  examples: {
    failing: {
      before: {
        'kiro.kgl.yml':
          'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto, claude-opus-5] }\n',
      },
      after: {
        'kiro.kgl.yml': 'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto] }\n',
      },
    },
    passing: {
      before: {
        'kiro.kgl.yml': 'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto] }\n',
      },
      after: {
        'kiro.kgl.yml':
          'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto, claude-opus-5] }\n',
      },
    },
  },
}
