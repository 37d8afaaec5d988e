import { freedBy, readConsole } from '../kgl/console-rules.js'
import type { ConsoleFile } from '../kiro/console-file.js'
import type { Violation } from '../finding.js'
import { list, plain, say, type Message } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `console-loosened`: see docs/rules/console-loosened.md. */
export const consoleLoosened: Rule = {
  id: 'console-loosened',
  severity: 'warning',
  summary:
    'A change of a committed copy of the console’s rules, a file that ends in .kgl.yml, after which some model is freer than before, or of which that is not known.',
  why: 'What the console allows is what people can use, in every repository and whatever a policy says. Whoever approves should see what a change of it frees.',
  fix: 'Nothing, if it is meant: let a code owner of the file approve. A file that is not read is corrected in the line that the finding names.',
  find: ({ before, after, hasBase, catalogue }) => {
    const moved = pairOf(before.consoles, after.consoles)
    const found = after.consoles.flatMap((file): Violation[] => {
      const of = finding(file.path)
      const is = readConsole(file)
      if ('problems' in is)
        return is.problems
          .slice(0, 1)
          .map(({ line, column, message }) =>
            of(plain(message), say`${file.path} is not read, so what it allows is not known: ${message}`, line, column),
          )
      const old =
        before.consoles.find(({ path }) => path === file.path) ?? (moved?.to === file ? moved.from : undefined)
      if (!hasBase || old === undefined) return []
      const was = readConsole(old)
      if ('problems' in was)
        return same(old, file)
          ? []
          : [of('unknown', say`${file.path} was not readable before, so what this change frees is not known`)]
      const freed = freedBy(was.file, is.file, catalogue)
      return freed.length === 0
        ? []
        : [of(JSON.stringify(freed.map(plain)), say`The rules of the console are loosened: ${joined(freed)}`)]
    })
    const gone = before.consoles.filter(
      (file) =>
        file !== moved?.from &&
        !after.consoles.some(({ path }) => path === file.path) &&
        // What a link or a submodule took the place of is a finding of symlinked-config.
        !after.unreachable.some(({ place }) => place.file === file.path),
    )
    return hasBase && gone.length > 0
      ? [
          ...found,
          {
            place: null,
            subjects: onItsOwn('console'),
            value: 'deleted',
            say: () =>
              say`${list(gone.map(({ path }) => path))}: deleted, so later changes of the console’s rules are not compared`,
          },
        ]
      : found
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

function finding(file: string): (value: string, message: Message, line?: number, column?: number) => Violation {
  return (value, message, line = 1, column = 1) => ({
    place: { file, line, column },
    subjects: onItsOwn(`console:${file}`),
    value,
    say: () => message,
  })
}

/** The one file that went and the one that came: a file that moved. */
function pairOf(
  before: readonly ConsoleFile[],
  after: readonly ConsoleFile[],
): { readonly from: ConsoleFile; readonly to: ConsoleFile } | null {
  const [from, ...others] = before.filter(({ path }) => !after.some((file) => file.path === path))
  const [to, ...more] = after.filter(({ path }) => !before.some((file) => file.path === path))
  return from && to && others.length === 0 && more.length === 0 ? { from, to } : null
}

function same(a: ConsoleFile, b: ConsoleFile): boolean {
  return (
    a.bytes !== null &&
    b.bytes !== null &&
    a.bytes.length === b.bytes.length &&
    a.bytes.every((byte, at) => byte === b.bytes?.[at])
  )
}

function joined(messages: readonly Message[]): Message {
  return messages.flatMap((message, index) => (index === 0 ? message : ['; ', ...message]))
}
