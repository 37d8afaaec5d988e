import { plain, say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `policy-invalid`: see docs/rules/policy-invalid.md. */
export const policyInvalid: Rule = {
  id: 'policy-invalid',
  severity: 'error',
  summary: 'A change that leaves the repository’s policy broken.',
  why: 'A policy that cannot be read judges nothing: after the merge every pull request would end in an error.',
  fix: 'Correct the policy in the same pull request. One that does nothing but repair a broken policy passes, with a warning.',
  find: ({ proposal }) => {
    if (proposal?.kind === 'repair') {
      const { source, problem } = proposal
      return [
        {
          place: null,
          subjects: onItsOwn('policy'),
          value: 'repair',
          say: () =>
            say`The policy ${source} of the base branch cannot be read (line ${problem}); this change repairs it`,
          atMost: 'warning',
        },
      ]
    }
    if (proposal?.kind !== 'invalid') return []
    return proposal.problems.slice(0, 5).map(({ line, column, message }) => ({
      place: { file: proposal.source, line, column },
      subjects: onItsOwn('policy'),
      value: plain(message),
      say: () => say`The policy would be broken: ${message}`,
    }))
  },
  examples: {
    failing: { after: {}, policy: 'version: 1', proposal: 'version: 1\nmodles: { allow: [auto] }' },
    passing: { after: {}, policy: 'version: 1', proposal: 'version: 1\nmodels: { allow: [auto] }' },
  },
}
