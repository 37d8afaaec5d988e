import { label, type Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import { KIRO_DEFAULT } from '../kiro/inheritance.js'
import type { Violation } from '../finding.js'
import { say } from '../text/message.js'
import { disagreements } from './contradicting-surfaces.js'
import { exampleSettings, subjectOf, type Rule, type Subject } from './rule.js'

/** The rule `contract-not-applied`: see docs/rules/contract-not-applied.md. */
export const contractNotApplied: Rule = {
  id: 'contract-not-applied',
  severity: 'notice',
  summary:
    'The contract names a model, and the file that Kiro obeys names none for the same work, or the change takes that file away.',
  why: 'Kiro does not read the contract; what it obeys says something else, or nothing, and then Kiro uses its own default.',
  fix: 'Write the model into the file that Kiro obeys as well: `kiro-governance apply` does that for the chat and for the agents and steps that the policy maps under `agents` and `workflows`.',
  silencedBy: [{ rule: 'contradicting-surfaces' }],
  find: (subject) => [
    ...disagreements(subject.after, subject.catalogue, subject.policy).map(({ contract, kiro }) => ({
      place: kiro.workPlace,
      subjects: [subjectOf(kiro, label(kiro))],
      value: `${kiro.model} ${contract.model}`,
      say: () =>
        say`The contract says ${contract.model} for ${label(contract)}, but Kiro runs ${label(kiro)} on ${kiro.model}`,
      instead: [contract.model],
    })),
    ...takenAway(subject),
  ],
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

/** Settings of Kiro CLI that the change takes away from beside a contract: the terminal is then on Kiro's default, as with an empty file. */
function takenAway({ before, after, catalogue }: Subject): Violation[] {
  return before.assignments.flatMap((chat): Violation[] => {
    if (chat.work.kind !== 'chat' || !isGone(chat, after)) return []
    const contract = after.assignments.find(
      ({ root, work }) => root === chat.root && work.kind === 'task' && work.task === chat.task,
    )
    if (contract === undefined || (catalogue.find(contract.model)?.model.id ?? contract.model) === KIRO_DEFAULT)
      return []
    return [
      {
        place: contract.workPlace,
        subjects: [subjectOf(contract, label(contract))],
        value: `${KIRO_DEFAULT} ${contract.model}`,
        say: () =>
          say`The contract says ${contract.model} for ${label(contract)}, but ${chat.file} is gone, and then Kiro runs ${label(chat)} on ${KIRO_DEFAULT}`,
        instead: [contract.model],
      },
    ]
  })
}

/** Whether nothing is where the file was: what cannot be read, or lies behind a link that leads nowhere, may say anything. */
function isGone({ root, file }: Assignment, { assignments, files, unreachable }: Configuration): boolean {
  const path = file.toLowerCase()
  const there = [...files.map((one) => one.path), ...unreachable.map(({ place }) => place.file)].some((one) => {
    const other = one.toLowerCase()
    return path === other || path.startsWith(`${other}/`)
  })
  return !there && !assignments.some((one) => one.root === root && one.work.kind === 'chat')
}
