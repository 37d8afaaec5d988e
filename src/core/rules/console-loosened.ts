import { consoleChanges } from '../kgl/console-changes.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Violation } from '../finding.js'
import { joined, list, plain, say } from '../text/message.js'
import { onConsole } from './on-console.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `console-loosened`: see docs/rules/console-loosened.md. */
export const consoleLoosened: Rule = {
  id: 'console-loosened',
  severity: 'warning',
  summary:
    'A change of a committed copy of the console’s rules, a file that ends in .kgl.yml or that the policy names in console.kgl, after which some model is freer than before, or of which that is not known.',
  why: 'What the console allows is what people can use, in every repository and whatever a policy says. Whoever approves should see what a change of it frees.',
  fix: 'Nothing, if it is meant: let a code owner of the file approve. A file that is not read is corrected in the line that the finding names.',
  find: ({ before, after, hasBase, catalogue, consoles, whole }) => {
    const { changes, gone: left } = consoleChanges(before.consoles, after.consoles, catalogue)
    const found = changes.flatMap(({ path, problem, edits }): Violation[] => {
      const of = onConsole(path)
      if (problem !== null) {
        const { line, column, message } = problem
        return [of(plain(message), say`${path} is not read, so what it allows is not known: ${message}`, line, column)]
      }
      if (!hasBase || edits === null) return []
      if (edits === 'unknown')
        return [of('unknown', say`${path} was not readable before, so what this change frees is not known`)]
      const { loosened } = edits
      return loosened.length === 0
        ? []
        : [
            of(
              JSON.stringify(loosened.map(plain)),
              say`The rules of the console are loosened: ${joined(loosened, '; ')}`,
            ),
          ]
    })
    // What a link or a submodule took the place of is a finding of symlinked-config.
    const gone = left.filter((path) => !after.unreachable.some(({ place }) => place.file === path))
    const absent = [...consoles].filter((path) => whole && !isThere(path, before) && !isThere(path, after))
    return [...found, ...absent.map(notThere), ...(hasBase && gone.length > 0 ? [deleted(gone)] : [])]
  },
  examples: {
    failing: {
      before: {
        'kiro.kgl.yml': 'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto] }\n',
      },
      after: {
        'kiro.kgl.yml':
          'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto, "claude-opus-*"] }\n',
      },
    },
    passing: {
      before: {
        'kiro.kgl.yml':
          'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto, claude-opus-5] }\n',
      },
      after: {
        'kiro.kgl.yml': 'rules:\n  - { id: models, capability: model_use, effect: allow, match: [auto] }\n',
      },
    },
  },
}

function isThere(path: string, { consoles, unreachable }: Configuration): boolean {
  return consoles.some((file) => file.path === path) || unreachable.some(({ place }) => place.file === path)
}

function deleted(gone: readonly string[]): Violation {
  return {
    place: null,
    subjects: onItsOwn('console'),
    value: 'deleted',
    say: () => say`${list(gone)}: deleted, so later changes of the console’s rules are not compared`,
  }
}

function notThere(path: string): Violation {
  return {
    place: null,
    subjects: onItsOwn(`console:${path}`),
    value: 'absent',
    say: () =>
      say`The policy names ${path} in ${'console.kgl'}, and there is no such file: correct the path, or commit the file`,
  }
}
