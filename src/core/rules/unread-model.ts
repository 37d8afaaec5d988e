import type { Violation } from '../finding.js'
import type { Configuration } from '../kiro/configuration.js'
import { digestOf } from '../kiro/surfaces/content.js'
import type { UnreadModels } from '../kiro/surfaces/surface.js'
import { list, say, words } from '../text/message.js'
import { count } from '../text/number.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `unread-model`: see docs/rules/unread-model.md. */
export const unreadModel: Rule = {
  id: 'unread-model',
  severity: 'warning',
  hides: true,
  summary: 'A file below `.kiro` names a model, or an effort, where neither Kiro nor this check is known to read it.',
  why: 'Whoever wrote it believes that it works. If nothing reads it, the work runs on another model; if some tool does, its model is neither judged nor priced here.',
  fix: 'Move the model to where Kiro reads it: an agent, a hook, a workflow or `.kiro/settings/cli.json`. Where another tool reads the file, list it under `ignore` in the policy.',
  find: ({ after }) => [...after.unread.map(named), ...notSeen(after)],
  examples: {
    failing: { after: { '.kiro/models.yaml': 'review:\n  model: claude-opus-4.8\n' } },
    passing: {
      after: {
        '.kiro/agents/review.json': '{ "name": "review", "model": "claude-opus-4.8" }',
        '.kiro/README.md': 'Reviews run on claude-opus-4.8.\n',
      },
    },
  },
}

function named({ place, names, content, isParsed, isForeign, why = [] }: UnreadModels): Violation {
  const what = list(names, 4)
  return {
    place,
    subjects: onItsOwn('unread', names.length === 1 ? (names[0] ?? null) : null),
    value: names.join(' '),
    content,
    // A settings.json that can be read and never was the contract is another tool's: no reason to warn.
    ...(isForeign ? { severity: 'notice' as const } : {}),
    say: () =>
      names.length === 0
        ? say`Whether ${place.file} is the contract, or names a model, is not known, because it cannot be read: ${why}`
        : isParsed
          ? say`${what} is named where Kiro reads no model, so it is neither judged nor priced; move it to a file that Kiro reads, or list this one under ${'ignore'}`
          : say`The text mentions ${what}, cannot be parsed and is no file in which Kiro reads a model, so it is neither judged nor priced; correct the text, or list the file under ${'ignore'}`,
  }
}

/** Files whose text is not known, in one finding: they may name models, and most do not. */
function notSeen({ strays }: Configuration): Violation[] {
  const files = strays.filter(({ isSeen }) => !isSeen)
  const [first] = files
  if (!first) return []
  return [
    {
      place: { file: first.file, line: 1, column: 1 },
      subjects: onItsOwn('not looked at'),
      value: 'not looked at',
      content: digestOf(files.map(({ content }) => content).sort()),
      severity: 'notice',
      say: () =>
        files.length === 1
          ? say`${first.file} is too large or no text, so whether it names a model is not known`
          : say`${words(count(files.length, 'file'))} below .kiro that no surface owns were not looked at (too large, too many or no text), so whether they name a model is not known`,
    },
  ]
}
