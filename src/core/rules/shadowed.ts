import type { Violation } from '../finding.js'
import { label, prefixed, type Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import { groupBy } from '../text/group-by.js'
import { say, words, type Message } from '../text/message.js'
import { compareText } from '../text/place.js'
import { subjectOf, type Rule } from './rule.js'

/** The rule `shadowed`: see docs/rules/shadowed.md. */
export const shadowed: Rule = {
  id: 'shadowed',
  severity: 'warning',
  summary: 'Two files hold the same agent, a workflow of the same name, or the same hook in its old and its new shape.',
  why: 'Kiro loads one of them, and an edit of the other does nothing. Both are judged, and the more expensive one is priced, because versions of Kiro differ in which they load.',
  fix: 'Delete the file that is no longer meant, or give one of them another name.',
  find: ({ after }) => [
    ...after.assignments.flatMap((loaded) =>
      loaded.work.kind === 'step'
        ? []
        : loaded.twins.map((twin) => ({
            place: twin.workPlace,
            subjects: [subjectOf(twin, label(twin))],
            value: loaded.identity,
            say: () => sentence(twin, loaded),
          })),
    ),
    ...workflows(after),
  ],
  examples: {
    failing: {
      after: {
        '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-sonnet-5" }',
        '.kiro/agents/reviewer.md': '---\nname: reviewer\nmodel: claude-haiku-4.5\n---\nReview it.\n',
      },
    },
    passing: {
      after: { '.kiro/agents/reviewer.json': '{ "name": "reviewer", "model": "claude-sonnet-5" }' },
    },
  },
}

/** Workflows of one name: one finding for each file that Kiro does not load, whether or not their steps are the same. */
function workflows({ assignments }: Configuration): Violation[] {
  const steps = assignments.flatMap((one) => (one.work.kind === 'step' ? [one, ...one.twins] : []))
  const nameOf = ({ root, work }: Assignment): string => prefixed(root, work.kind === 'step' ? work.workflow : '')
  return [...groupBy(steps, nameOf)].flatMap(([name, ofName]): Violation[] => {
    const files = [...groupBy(ofName, ({ file }) => file).values()].sort(([a], [b]) =>
      compareText(a?.file ?? '', b?.file ?? ''),
    )
    const loaded = files.findLast((file) => file.every(({ dropped }) => dropped === null)) ?? files.at(-1)
    return files.flatMap((file): Violation[] => {
      const [twin, other] = [file[0], loaded?.[0]]
      if (twin === undefined || other === undefined || file === loaded) return []
      return [
        {
          place: twin.workPlace,
          subjects: file.map((step) => subjectOf(step, label(step))),
          value: `workflow:${name}`,
          say: () => sentenceOnWorkflow(name, twin, other),
        },
      ]
    })
  })
}

function sentence(twin: Assignment, loaded: Assignment): Message {
  const both = say`The same ${words(twin.work.kind)} ${label(twin)} is in ${twin.file} and in ${loaded.file}`
  return say`${both}; Kiro loads ${loaded.file}, and the more expensive one is priced`
}

/** Which of two workflows of one name counts is documented of projects, users and accounts, and not of two files of one folder. */
function sentenceOnWorkflow(name: string, twin: Assignment, loaded: Assignment): Message {
  return say`The same workflow ${name} is in ${twin.file} and in ${loaded.file}; which of them Kiro runs is not documented, so the more expensive one is priced`
}
