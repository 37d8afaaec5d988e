import { label } from '../kiro/assignment.js'
import { list, say, words } from '../text/message.js'
import { count } from '../text/number.js'
import { exampleSettings, onItsOwn, type Rule } from './rule.js'

/** Assignments that the message names. Chosen by hand: the report lists all. */
const MOST_NAMED = 5

/** The rule `policy-breaks`: see docs/rules/policy-breaks.md. */
export const policyBreaks: Rule = {
  id: 'policy-breaks',
  severity: 'warning',
  summary: 'A change of the policy, or a first policy, that refuses what the files of the repository say already.',
  why: 'What is there before a policy blocks nothing by itself, but the next pull request that changes it does. The owner of that work should hear of it now.',
  fix: 'Change those files in the same pull request, allow what they use, or give them an exception with a date.',
  find: ({ proposal, after, whole }) => {
    if (proposal?.kind !== 'policy') return []
    const refused = proposal.effects.filter(({ effect }) => effect === 'refused')
    if (refused.length === 0) return []
    const labels = new Map(after.assignments.map((assignment) => [assignment.name, label(assignment)]))
    const work = [...new Set(refused.flatMap(({ assignments }) => assignments))].map((name) => labels.get(name) ?? name)
    return [
      {
        place: { file: proposal.source, line: 1, column: 1 },
        subjects: onItsOwn('policy'),
        value: JSON.stringify(refused.map(({ rule, model, assignments }) => [rule, model, assignments])),
        say: () =>
          work.length === 0
            ? say`After the merge the policy refuses what is there: ${list([...new Set(refused.map(({ rule }) => rule))])}`
            : say`After the merge the policy refuses ${words(whole ? '' : 'at least ')}${words(count(work.length, 'assignment'))} that ${words(work.length === 1 ? 'is' : 'are')} there: ${list(work, MOST_NAMED)}`,
      },
    ]
  },
  examples: {
    failing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }) },
      proposal: 'version: 1\nmodels: { allow: [auto, claude-sonnet-*] }',
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ primary: 'claude-sonnet-5' }, { codeReview: 'primary' }) },
      proposal: 'version: 1\nmodels: { allow: [auto, claude-sonnet-*] }',
    },
  },
}
