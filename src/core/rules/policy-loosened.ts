import { list, plain, say } from '../text/message.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `policy-loosened`: see docs/rules/policy-loosened.md. */
export const policyLoosened: Rule = {
  id: 'policy-loosened',
  severity: 'warning',
  summary:
    'A change of the policy after which some model, amount or action is freer than before, as the policies resolve.',
  why: 'Whoever approves a pull request should know that it changes what later ones may do. Approval itself is for the code owners of the policy.',
  fix: 'Nothing, if it is meant: let a code owner of the policy approve. Otherwise take the change back.',
  find: ({ proposal }) => {
    if (proposal?.kind !== 'policy' || proposal.step === 'first') return []
    const loosened = proposal.loosening.edits.filter(({ direction }) => direction === 'loosened')
    const place = proposal.step === 'deleted' ? null : { file: proposal.source, line: 1, column: 1 }
    const found = { place, subjects: onItsOwn('policy') }
    if (proposal.step === 'deleted')
      return [
        {
          ...found,
          value: 'deleted',
          say: () => say`${proposal.source} is deleted: nothing of it binds after the merge`,
        },
      ]
    const unread = proposal.unread.map((parent) => ({
      ...found,
      value: parent,
      say: () =>
        say`The policy would extend ${parent}, which is read only after the merge: what it brings is not known here`,
    }))
    if (loosened.length === 0) return unread
    return [
      {
        ...found,
        value: JSON.stringify(loosened.map(({ message }) => plain(message))),
        say: () => say`The policy is loosened: ${list([...new Set(loosened.map(({ key }) => key))])}`,
      },
      ...unread,
    ]
  },
  examples: {
    failing: {
      after: {},
      policy: 'version: 1\nmodels: { allow: [auto] }\ncost: { fail: { increase: { credits: 2000 } } }',
      proposal:
        'version: 1\nmodels: { allow: [auto], tasks: { specGeneration: { allow: [claude-opus-4.8] } } }\ncost: { fail: { increase: { credits: 8000 } } }',
    },
    passing: {
      after: {},
      policy: 'version: 1\nmodels: { allow: [auto, claude-sonnet-5] }',
      proposal: 'version: 1\nmodels: { allow: [auto] }',
    },
  },
}
