import { label, type Assignment } from '../kiro/assignment.js'
import { say, type Message } from '../text/message.js'
import { subjectOf, type Rule } from './rule.js'

/** The rule `shadowed`: see docs/rules/shadowed.md. */
export const shadowed: Rule = {
  id: 'shadowed',
  severity: 'warning',
  summary: 'Two files hold the same agent, or the same hook in its old and its new shape.',
  why: 'Kiro loads one of them, and an edit of the other does nothing. Both are judged, and the more expensive one is priced, because versions of Kiro differ in which they load.',
  fix: 'Delete the file that is no longer meant, or give one of them another name.',
  find: ({ after }) =>
    after.assignments.flatMap((loaded) =>
      loaded.twins.map((twin) => ({
        place: twin.workPlace,
        subjects: [subjectOf(twin, label(twin))],
        value: loaded.identity,
        say: () => sentence(twin, loaded),
      })),
    ),
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

function sentence(twin: Assignment, loaded: Assignment): Message {
  const both = say`The same ${kindOf(twin)} ${label(twin)} is in ${twin.file} and in ${loaded.file}`
  return say`${both}; Kiro loads ${loaded.file}, and the more expensive one is priced`
}

function kindOf({ work }: Assignment): Message {
  return [work.kind === 'agent' ? 'agent' : 'hook']
}
