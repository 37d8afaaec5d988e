import type { DanglingReference } from '../kiro/references.js'
import { label } from '../kiro/assignment.js'
import { list, say, words, type Message } from '../text/message.js'
import { onItsOwn, subjectOf, type Rule } from './rule.js'

/** The rule `dangling-reference`: see docs/rules/dangling-reference.md. */
export const danglingReference: Rule = {
  id: 'dangling-reference',
  severity: 'warning',
  summary: 'An agent or a prompt file that is named and is not there.',
  why: 'Kiro does not report it: without the agent that `chat.defaultAgent` or a step of a workflow names, other work runs on another model; an agent whose `file://` prompt is missing is left out. Agents that Kiro brings along are known; agents in people’s own `~/.kiro/agents` cannot be seen here, so one that lives there on purpose is a case for an exception. A file is called missing only where that part of the repository was seen: absolute paths, paths with variables and paths that lead out of the repository are not checked.',
  fix: 'Correct the name or the path, or commit what it names. A prompt’s path begins in the folder of its agent.',
  find: ({ after }) => {
    const all = after.assignments.flatMap((one) => [one, ...one.twins])
    return after.dangling.map((reference) => {
      const { key, value, place, near, file, to } = reference
      const dropped = to.kind === 'file' ? all.filter((assignment) => assignment.file === file) : []
      return {
        place,
        subjects:
          dropped.length > 0
            ? dropped.map((assignment) => subjectOf(assignment, label(assignment)))
            : onItsOwn(`reference:${key}`),
        value,
        instead: near,
        say: () =>
          say`${key} ${what(reference)}${near.length > 0 ? say`; did you mean ${list(near, 3, 'or')}?` : words('.')} ${reference.otherwise}${to.kind === 'agent' ? ELSEWHERE : words('')}`,
      }
    })
  },
  examples: {
    failing: {
      after: {
        '.kiro/settings/cli.json': '{ "chat.defaultAgent": "reviever" }',
        '.kiro/agents/reviewer.json': '{ "name": "reviewer", "prompt": "file://./prompts/reviewer.md" }',
      },
    },
    passing: {
      after: {
        '.kiro/settings/cli.json': '{ "chat.defaultAgent": "reviewer" }',
        '.kiro/agents/reviewer.json': '{ "name": "reviewer", "prompt": "file://../prompts/reviewer.md" }',
        '.kiro/prompts/reviewer.md': 'You review changes.',
      },
    },
  },
}

/** Agents outside of the repository cannot be seen. */
const ELSEWHERE = say`, except for people who have such an agent in ${'~/.kiro/agents'}`

function what({ to, value }: DanglingReference): Message {
  return to.kind === 'file'
    ? say`leads to ${value}, and the repository has no ${to.paths[0] ?? ''}`
    : say`names the agent ${value}, and no agent in ${`${to.root === '' ? '' : `${to.root}/`}.kiro/agents`} is called that`
}
