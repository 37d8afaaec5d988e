import { label, type Assignment } from '../kiro/assignment.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { Configuration } from '../kiro/configuration.js'
import { say } from '../text/message.js'
import { mappedTask } from '../policy/mapped-task.js'
import type { Policy } from '../policy/policy.js'
import { exampleSettings, subjectOf, type Rule } from './rule.js'

/** The rule `contradicting-surfaces`: see docs/rules/contradicting-surfaces.md. */
export const contradictingSurfaces: Rule = {
  id: 'contradicting-surfaces',
  severity: 'warning',
  summary: 'The contract and a file that Kiro obeys name different models for the same work.',
  why: 'Kiro follows its own file; whoever reads the contract believes something else.',
  fix: 'Make both name the same model.',
  find: ({ after, catalogue, policy }) =>
    disagreements(after, catalogue, policy).flatMap(({ contract, kiro }) =>
      kiro.origin === 'stated'
        ? [
            {
              place: kiro.place,
              subjects: [subjectOf(kiro, label(kiro))],
              value: `${kiro.model} ${contract.model}`,
              say: () =>
                say`${label(kiro)} runs on ${kiro.model} here, but the contract (${contract.file}) says ${contract.model} for ${label(contract)}`,
              instead: [contract.model],
            },
          ]
        : [],
    ),
  examples: {
    failing: {
      after: {
        '.kiro/settings.json': exampleSettings({ fast: 'claude-haiku-4.5' }, { interactiveChat: 'fast' }),
        '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-opus-4.8" }',
      },
    },
    passing: {
      after: {
        '.kiro/settings.json': exampleSettings({ fast: 'claude-haiku-4.5' }, { interactiveChat: 'fast' }),
        '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-haiku-4.5" }',
      },
    },
  },
}

/** Work of one root that the contract and a file of Kiro's give to different models: chat, hooks, and agents and steps that the policy maps. */
export function disagreements(
  { assignments }: Configuration,
  catalogue: Catalogue,
  policy: Policy,
): { contract: Assignment; kiro: Assignment }[] {
  const contracts = new Map(
    assignments.flatMap((assignment) =>
      assignment.work.kind === 'task' ? [[`${assignment.root} ${assignment.work.task}`, assignment]] : [],
    ),
  )
  const id = (model: string): string => catalogue.find(model)?.model.id ?? model
  return assignments.flatMap((kiro) => {
    if (kiro.work.kind === 'task') return []
    const contract = contracts.get(`${kiro.root} ${mappedTask(policy, kiro) ?? ''}`)
    return contract && id(contract.model) !== id(kiro.model) ? [{ contract, kiro }] : []
  })
}
