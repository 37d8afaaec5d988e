import { compareDelegates, compareExceptions, compareIgnore, compareParents, compareRequires } from './compare-lists.js'
import { compareModels } from './compare-models.js'
import { compareCost, compareEnforcement, compareFacts, compareMinimumAction, compareRequired, compareRules, compareTeamCredits } from './compare-values.js'
import type { ComparePolicies } from './policy-edit.js'

/** How the values of several layers become one. */
export const LAWS = {
  'every layer': 'Every layer is asked; what one refuses is refused.',
  lowest: 'The lowest value of any layer binds.',
  strictest: 'The strictest value that any layer states binds.',
  together: 'What any layer names counts.',
  'outermost wins': 'A fact: the value of the outermost layer that states it; inner layers fill in what nobody stated.',
  'own layer and below': 'Acts on the layer that says it and those below it. Layers above still insist on what they say, unless they delegate the rule.',
  'innermost, above insists': 'The innermost layer that states one; layers above insist on the severity that they state, and on error for what their own models, budgets and limits refuse, unless they delegate the rule.',
} as const
export type Law = keyof typeof LAWS

/** A layer above and a layer below, and what both together come to. */
export interface MergeExample {
  readonly above: string
  readonly below: string
  readonly result: string
}

export interface MergeRow {
  readonly key: string
  readonly law: Law
  /** Printed in docs/policy.md, and the case of this row's test. */
  readonly example: MergeExample
  /** How a change of the resolved value is told; several rows may share one comparison. */
  readonly compare: ComparePolicies
}

const row = (key: string, law: Law, compare: ComparePolicies, above: string, below: string, result: string): MergeRow => ({ key, law, compare, example: { above, below, result } })

const team = compareFacts('team')
const workload = compareFacts('workload')
const catalogue = compareFacts('catalogue')

/** Every key of a policy but `version`: how layers merge. The documentation, the loosening diff and a test each read all rows. */
export const MERGE_TABLE: readonly MergeRow[] = [
  row('requires', 'every layer', compareRequires, '">=1.0"', '">=0.9"', 'both hold'),
  row('extends', 'together', compareParents, 'acme/base/policy.yml@v1', 'acme/team/policy.yml@v1', 'both are layers, the first above the second'),
  row('delegates', 'own layer and below', compareDelegates, '[save-triggered-hook]', '', 'layers below may set, except and ignore save-triggered-hook'),
  row('ignore', 'own layer and below', compareIgnore, '', '["fixtures/**"]', 'above still judges fixtures, below does not'),
  row('team.developers', 'outermost wins', team, '12', '4', '12'),
  row('team.seats', 'outermost wins', team, '{ pro: 8 }', '{ power: 8 }', '{ pro: 8 }'),
  row('team.login', 'outermost wins', team, '[github]', '[google]', '[github]'),
  row('team.region', 'outermost wins', team, '[us-east-1]', '[eu-central-1]', '[us-east-1]'),
  row('team.billing', 'outermost wins', team, 'enterprise', 'individual', 'enterprise'),
  row('team.overage', 'outermost wins', team, 'false', 'true', 'false'),
  row('team.workdays', 'outermost wins', team, '20', '21', '20'),
  row('team.approvedModels', 'outermost wins', team, '[auto]', '[auto, claude-opus-4.8]', '[auto]'),
  row('agents', 'outermost wins', compareFacts('agents'), '{ reviewer: codeReview }', '{ reviewer: taskExecution }', '{ reviewer: codeReview }'),
  row('models.allow', 'every layer', compareModels, '[auto, claude-sonnet-*]', '[auto, claude-opus-4.8]', 'auto'),
  row('models.deny', 'every layer', compareModels, '[claude-opus-*]', '[claude-haiku-*]', 'neither'),
  row('models.maxMultiplier', 'every layer', compareModels, '1.3', '2.2', '1.3'),
  row('models.tasks.<kind>.allow', 'every layer', compareModels, 'allow: [auto]', 'tasks: { codeReview: { allow: [claude-opus-4.8] } }', 'nothing for codeReview'),
  row('models.tasks.<kind>.maxMultiplier', 'every layer', compareModels, 'maxMultiplier: 1.3', 'tasks: { codeReview: { maxMultiplier: 2.2 } }', '1.3 for codeReview'),
  row('budget.required', 'together', compareRequired, '[monthly]', '[daily]', '[daily, monthly]'),
  row('budget.minimumAction', 'strictest', compareMinimumAction, 'restrict', 'notify', 'restrict'),
  row('budget.team.credits.daily', 'lowest', compareTeamCredits('daily'), '900', '700', '700'),
  row('budget.team.credits.monthly', 'lowest', compareTeamCredits('monthly'), '14000', '20000', '14000'),
  row('cost.warn.increase.credits', 'lowest', compareCost('warn', 'increase', 'credits'), '500', '900', '500'),
  row('cost.warn.increase.percent', 'lowest', compareCost('warn', 'increase', 'percent'), '10', '5', '5'),
  row('cost.warn.total.credits', 'lowest', compareCost('warn', 'total', 'credits'), '9000', '8000', '8000'),
  row('cost.fail.increase.credits', 'lowest', compareCost('fail', 'increase', 'credits'), '2000', '8000', '2000'),
  row('cost.fail.increase.percent', 'lowest', compareCost('fail', 'increase', 'percent'), '40', '80', '40'),
  row('cost.fail.total.credits', 'lowest', compareCost('fail', 'total', 'credits'), '16000', '12000', '12000'),
  row('workload.tasks', 'outermost wins', workload, '{ codeReview: { runs: 2 } }', '{ codeReview: { runs: 1 }, hookActions: { runs: 5 } }', '{ codeReview: { runs: 2 }, hookActions: { runs: 5 } }'),
  row('workload.agents', 'outermost wins', workload, '{ reviewer: { runs: 2 } }', '{ reviewer: { runs: 1 } }', '{ reviewer: { runs: 2 } }'),
  row('workload.hooks', 'outermost wins', workload, '{ save: { runs: 40 } }', '{ save: { runs: 1 } }', '{ save: { runs: 40 } }'),
  row('workload.cliShare', 'outermost wins', workload, '0.5', '0', '0.5'),
  row('workload.roots', 'outermost wins', workload, '{ web: 0.5 }', '{ web: 0 }', '{ web: 0.5 }'),
  row('enforcement', 'strictest', compareEnforcement, '(nothing)', '{ mode: observe }', 'block: the outermost layer that judges anything blocks unless it says otherwise'),
  row('rules', 'innermost, above insists', compareRules, '{ retired-model: error }', '{ retired-model: off, unused-profile: off }', '{ retired-model: error, unused-profile: off }'),
  row('exceptions', 'own layer and below', compareExceptions, '', '[{ rule: model-not-allowed, … }]', 'above still refuses what it does not allow'),
  row('catalogue.asOf', 'outermost wins', catalogue, '2026-11-01', '2026-12-01', '2026-11-01'),
  row('catalogue.models', 'outermost wins', catalogue, '{ claude-next: { multiplier: 3 } }', '{ claude-next: { multiplier: 1 } }', '{ claude-next: { multiplier: 3 } }; the cap of a layer goes by prices of its own and above'),
]
