import { compareDelegates, compareExceptions, compareIgnore, compareParents, compareRequires } from './compare-lists.js'
import { compareModels } from './compare-models.js'
import {
  compareCost,
  compareEnforcement,
  compareFacts,
  compareMinimumAction,
  comparePublish,
  compareRequired,
  compareRules,
  compareTeamCredits,
} from './compare-values.js'
import type { Law } from './merge-laws.js'
import type { ComparePolicies } from './policy-edit.js'

/** A layer above, a layer below, and their merged value. */
export interface MergeExample {
  readonly above: string
  readonly below: string
  readonly result: string
}

export interface MergeRow {
  readonly key: string
  readonly law: Law
  /** Two policies in YAML: printed in docs/policy.md, and the case of this row's test. */
  readonly example: MergeExample
  /** How a change of the resolved value is described; several rows may share one comparison. */
  readonly compare: ComparePolicies
}

const row = (
  key: string,
  law: Law,
  compare: ComparePolicies,
  above: string,
  below: string,
  result: string,
): MergeRow => ({ key, law, compare, example: { above, below, result } })

const team = compareFacts('team')
const workload = compareFacts('workload')
const catalogue = compareFacts('catalogue')

/** Every key of a policy but `version`: how layers merge. The documentation, the loosening diff and a test each read all rows. */
export const MERGE_TABLE: readonly MergeRow[] = [
  row('requires', 'every layer', compareRequires, 'requires: ">=1.0"', 'requires: ">= 0.9.1"', 'both hold'),
  row(
    'extends',
    'together',
    compareParents,
    'extends: acme/base/policy.yml@v1',
    'extends: [acme/team/policy.yml@v1]',
    'both are layers, the first above the second',
  ),
  row(
    'delegates',
    'own layer and below',
    compareDelegates,
    'models: { allow: [auto] }\ndelegates: [model-not-allowed]',
    'rules: { model-not-allowed: off }',
    'off: the layer below decides',
  ),
  row(
    'publish',
    'every layer',
    comparePublish,
    'models: {}',
    'publish: public',
    'private: the layer above does not say public',
  ),
  row(
    'ignore',
    'own layer and below',
    compareIgnore,
    'models: { allow: [auto] }',
    'models: { allow: [claude-haiku-4.5] }\nignore: ["fixtures/**"]',
    'above still judges fixtures, below does not',
  ),
  row('team.developers', 'outermost wins', team, 'team: { developers: 12 }', 'team: { developers: 4 }', '12'),
  row(
    'team.seats',
    'outermost wins',
    team,
    'team: { seats: { pro: 8 } }',
    'team: { seats: { power: 8 } }',
    '{ pro: 8 }',
  ),
  row('team.login', 'outermost wins', team, 'team: { login: [github] }', 'team: { login: [google] }', '[github]'),
  row(
    'team.region',
    'outermost wins',
    team,
    'team: { region: [us-east-1] }',
    'team: { region: [eu-central-1] }',
    '[us-east-1]',
  ),
  row(
    'team.billing',
    'outermost wins',
    team,
    'team: { billing: enterprise }',
    'team: { billing: individual }',
    'enterprise',
  ),
  row('team.overage', 'outermost wins', team, 'team: { overage: false }', 'team: { overage: true }', 'false'),
  row(
    'team.workdays',
    'outermost wins',
    team,
    'team: { workdays: 20 }',
    'team: { workdays: 21, developers: 3 }',
    '{ workdays: 20, developers: 3 }',
  ),
  row(
    'team.approvedModels',
    'outermost wins',
    team,
    'team: { approvedModels: [auto] }',
    'team: { approvedModels: [auto, claude-opus-4.8] }',
    '[auto]',
  ),
  row(
    'agents',
    'outermost wins',
    compareFacts('agents'),
    'agents: { reviewer: codeReview }',
    'agents: { reviewer: taskExecution, lead: specGeneration }',
    '{ reviewer: codeReview, lead: specGeneration }',
  ),
  row(
    'models.allow',
    'every layer',
    compareModels,
    'models: { allow: [auto, claude-sonnet-*] }',
    'models: { allow: [auto, claude-opus-4.8] }',
    'auto',
  ),
  row(
    'models.deny',
    'every layer',
    compareModels,
    'models: { deny: [claude-opus-*] }',
    'models: { deny: [claude-haiku-*] }',
    'neither',
  ),
  row(
    'models.maxMultiplier',
    'every layer',
    compareModels,
    'models: { maxMultiplier: 1.3 }',
    'models: { maxMultiplier: 2.2 }',
    '1.3',
  ),
  row(
    'models.tasks.<kind>.allow',
    'every layer',
    compareModels,
    'models: { allow: [auto] }',
    'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-4.8] } } }',
    'nothing for codeReview',
  ),
  row(
    'models.tasks.<kind>.maxMultiplier',
    'every layer',
    compareModels,
    'models: { maxMultiplier: 1.3 }',
    'models: { maxMultiplier: 1, tasks: { codeReview: { maxMultiplier: 2.2 } } }',
    '1.3 for codeReview, 1.0 for the rest',
  ),
  row(
    'budget.required',
    'together',
    compareRequired,
    'budget: { required: [monthly] }',
    'budget: { required: [daily] }',
    '[daily, monthly]',
  ),
  row(
    'budget.minimumAction',
    'strictest',
    compareMinimumAction,
    'budget: { minimumAction: restrict }',
    'budget: { minimumAction: notify }',
    'restrict',
  ),
  row(
    'budget.team.credits.daily',
    'lowest',
    compareTeamCredits('daily'),
    'budget: { team: { credits: { daily: 900 } } }',
    'budget: { team: { credits: { daily: 700 } } }',
    '700',
  ),
  row(
    'budget.team.credits.monthly',
    'lowest',
    compareTeamCredits('monthly'),
    'budget: { team: { credits: { monthly: 14000 } } }',
    'budget: { team: { credits: { monthly: 20000 } } }',
    '14000',
  ),
  row(
    'cost.warn.increase.credits',
    'lowest',
    compareCost('warn', 'increase', 'credits'),
    'cost: { warn: { increase: { credits: 500 } } }',
    'cost: { warn: { increase: { credits: 900 } } }',
    '500',
  ),
  row(
    'cost.warn.increase.percent',
    'lowest',
    compareCost('warn', 'increase', 'percent'),
    'cost: { warn: { increase: { percent: 10 } } }',
    'cost: { warn: { increase: { percent: 5 } } }',
    '5',
  ),
  row(
    'cost.warn.total.credits',
    'lowest',
    compareCost('warn', 'total', 'credits'),
    'cost: { warn: { total: { credits: 9000 } } }',
    'cost: { warn: { total: { credits: 8000 } } }',
    '8000',
  ),
  row(
    'cost.fail.increase.credits',
    'lowest',
    compareCost('fail', 'increase', 'credits'),
    'cost: { fail: { increase: { credits: 2000 } } }',
    'cost: { fail: { increase: { credits: 8000 } } }',
    '2000',
  ),
  row(
    'cost.fail.increase.percent',
    'lowest',
    compareCost('fail', 'increase', 'percent'),
    'cost: { fail: { increase: { percent: 40 } } }',
    'cost: { fail: { increase: { percent: 80 } } }',
    '40',
  ),
  row(
    'cost.fail.total.credits',
    'lowest',
    compareCost('fail', 'total', 'credits'),
    'cost: { fail: { total: { credits: 16000 } } }',
    'cost: { fail: { total: { credits: 12000 } } }',
    '12000',
  ),
  row(
    'workload.tasks',
    'outermost wins',
    workload,
    'workload: { tasks: { codeReview: { runs: 2 } } }',
    'workload: { tasks: { codeReview: { runs: 1, credits: { low: 1, typical: 2, high: 3 } }, hookActions: { runs: 5 } } }',
    'codeReview: 2 runs, and the credits that are stated below; hookActions: 5 runs',
  ),
  row(
    'workload.agents',
    'outermost wins',
    workload,
    'workload: { agents: { reviewer: { runs: 2 } } }',
    'workload: { agents: { reviewer: { runs: 1 } } }',
    '{ reviewer: { runs: 2 } }',
  ),
  row(
    'workload.hooks',
    'outermost wins',
    workload,
    'workload: { hooks: { save: { runs: 40 } } }',
    'workload: { hooks: { save: { runs: 1 } } }',
    '{ save: { runs: 40 } }',
  ),
  row(
    'workload.models',
    'outermost wins',
    workload,
    'workload: { models: { claude-opus-4.8: 1.4 } }',
    'workload: { models: { claude-opus-4.8: 1, claude-sonnet-5: 1.1 } }',
    '{ claude-opus-4.8: 1.4, claude-sonnet-5: 1.1 }',
  ),
  row(
    'workload.longContext',
    'outermost wins',
    workload,
    'workload: { longContext: 0.2 }',
    'workload: { longContext: 0 }',
    '0.2',
  ),
  row(
    'workload.cliShare',
    'outermost wins',
    workload,
    'workload: { cliShare: 0.5 }',
    'workload: { cliShare: 0 }',
    '0.5',
  ),
  row(
    'workload.roots',
    'outermost wins',
    workload,
    'workload: { roots: { web: 0.5 } }',
    'workload: { roots: { web: 0, api: 0.9 } }',
    '{ web: 0.5 }',
  ),
  row(
    'enforcement',
    'strictest',
    compareEnforcement,
    'models: {}',
    'enforcement: { mode: observe }',
    'block: the outermost layer that judges blocks unless it says otherwise',
  ),
  row(
    'rules',
    'innermost, above insists',
    compareRules,
    'rules: { contradicting-surfaces: error }',
    'rules: { contradicting-surfaces: off, unrouted-task: error }',
    '{ contradicting-surfaces: error, unrouted-task: error }',
  ),
  row(
    'exceptions',
    'own layer and below',
    compareExceptions,
    'models: { allow: [auto] }',
    'models: { allow: [auto] }\nexceptions: [{ rule: model-not-allowed, model: claude-opus-4.8, reason: a, owner: b, expires: 2099-01-01 }]',
    'refused: the layer above still insists',
  ),
  row(
    'catalogue.asOf',
    'outermost wins',
    catalogue,
    'catalogue: { asOf: 2026-11-01 }',
    'catalogue: { asOf: 2026-12-01 }',
    '2026-11-01',
  ),
  row(
    'catalogue.models',
    'outermost wins',
    catalogue,
    'models: { maxMultiplier: 1 }\ncatalogue: { models: { claude-next: { multiplier: 3 } } }',
    'catalogue: { models: { claude-next: { multiplier: 1 }, claude-opus-4.8: { multiplier: 0.1 } } }',
    'claude-next: 3; the cap above goes by its own prices, so claude-opus-4.8 stays over it',
  ),
]
