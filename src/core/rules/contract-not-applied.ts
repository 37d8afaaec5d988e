import { label } from '../kiro/assignment.js'
import { say } from '../text/message.js'
import { disagreements } from './contradicting-surfaces.js'
import { exampleSettings, subjectOf, type Rule } from './rule.js'

/** The rule `contract-not-applied`: see docs/rules/contract-not-applied.md. */
export const contractNotApplied: Rule = {
  id: 'contract-not-applied',
  severity: 'notice',
  summary: 'The contract names a model, and the file that Kiro obeys names none for the same work.',
  why: 'Kiro does not read the contract; what it obeys says something else, or nothing, and then Kiro uses its own default.',
  fix: 'Write the model into the file that Kiro obeys as well: `kiro-governance apply` does that for the chat and for the agents and steps that the policy maps under `agents` and `workflows`.',
  silencedBy: [{ rule: 'contradicting-surfaces' }],
  find: ({ after, catalogue, policy }) =>
    disagreements(after, catalogue, policy).map(({ contract, kiro }) => ({
      place: kiro.workPlace,
      subjects: [subjectOf(kiro, label(kiro))],
      value: `${kiro.model} ${contract.model}`,
      say: () =>
        say`The contract says ${contract.model} for ${label(contract)}, but Kiro runs ${label(kiro)} on ${kiro.model}`,
      instead: [contract.model],
    })),
  examples: {
    failing: {
      after: {
        '.kiro/settings.json': exampleSettings({ fast: 'claude-haiku-4.5' }, { interactiveChat: 'fast' }),
        '.kiro/settings/cli.json': '{ "chat.enableThinking": true }',
      },
    },
    passing: {
      after: { '.kiro/settings.json': exampleSettings({ fast: 'claude-haiku-4.5' }, { interactiveChat: 'fast' }) },
    },
  },
}
