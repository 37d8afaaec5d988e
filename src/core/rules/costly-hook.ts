import { label } from '../kiro/assignment.js'
import type { AssignedWork, Trigger } from '../kiro/surfaces/surface.js'
import type { EstimateRow } from '../cost/rows.js'
import { list, say, words, type Message } from '../text/message.js'
import { whole } from '../text/number.js'
import { subjectOf, type Rule } from './rule.js'

/** Credits a month and developer from which a hook is worth a warning: a hundredth of a Pro seat's 1,000. Chosen by hand. */
const COSTLY = 10

/** Events that come many times a day without a decision of anybody, in the words of the message. */
const EVENTS: Readonly<Partial<Record<Trigger, string>>> = {
  save: 'on every save',
  tool: 'at every use of a tool',
  stop: 'whenever an agent stops',
}

/** The rule `costly-hook`: see docs/rules/costly-hook.md. */
export const costlyHook: Rule = {
  id: 'costly-hook',
  severity: 'warning',
  summary: `A hook asks a model on a save, at a tool or whenever an agent stops, for ${COSTLY} credits a month and developer or more; or it can start itself again.`,
  why: 'Saves, tools and stops are the most frequent events of a day; a published tutorial reports 60 to 80 % less hook cost when such hooks run on commit instead. A hook that starts itself costs without end.',
  fix: 'Trigger it by hand or after a task, narrow its files, give it a cheaper model, or run a command: commands that start no kiro-cli cost no credits.',
  find: ({ after, estimate: { allRows: rows, developers } }) => {
    const byName = new Map(rows.map((row) => [row.assignment, row]))
    return after.assignments.flatMap((assignment) => {
      const { work, dropped, name } = assignment
      if (work.kind !== 'hook' || dropped !== null) return []
      const event = EVENTS[work.trigger]
      const row = byName.get(name)
      const each = costOf(row, developers ?? 1)
      const costly = event !== undefined && (each === null || each >= COSTLY)
      if (!costly && work.restarts === null) return []
      const what = say`${work.title} asks a model ${words(event ?? 'by itself')}${filesOf(work.patterns)}`
      return [
        {
          place: assignment.workPlace,
          subjects: [subjectOf(assignment, label(assignment))],
          value: `${work.trigger}${work.restarts === null ? '' : ' again'}`,
          say: () => say`${what}${amount(row, each)}${again(work)}`,
        },
      ]
    })
  },
  examples: {
    failing: {
      after: {
        '.kiro/hooks/format.kiro.hook':
          '{ "name": "Format", "when": { "type": "fileEdited", "patterns": ["**/*.ts"] }, "then": { "type": "askAgent", "prompt": "Format it." } }',
      },
    },
    passing: {
      after: {
        '.kiro/hooks/image.kiro.hook':
          '{ "name": "Image", "when": { "type": "fileEdited", "patterns": ["Dockerfile"] }, "then": { "type": "askAgent", "prompt": "Check the image." } }',
      },
    },
  },
}

/** Typical credits a month of one developer; null where they are not known. */
function costOf(row: EstimateRow | undefined, developers: number): number | null {
  const credits = row?.after.credits.typical ?? null
  return credits === null ? null : credits / developers
}

function filesOf(patterns: readonly string[]): Message {
  return patterns.length === 0 ? words('') : say` of ${list(patterns, 3, 'or')}`
}

function amount(row: EstimateRow | undefined, each: number | null): Message {
  const runs = row?.after.works[0]?.runs
  if (each === null || runs === undefined) return words('; what that costs is not known')
  return words(
    `, about ${runs < 10 ? String(Number(runs.toFixed(1))) : whole(runs)} times a day and ${whole(each)} credits a month for each developer`,
  )
}

function again({ restarts, trigger, patterns }: Extract<AssignedWork, { kind: 'hook' }>): Message {
  if (restarts !== null) return say`; ${restarts}`
  if (trigger !== 'save') return words('')
  return words(`; ${patterns.length === 0 ? 'every' : 'a matching'} file that its agent saves starts it again`)
}
