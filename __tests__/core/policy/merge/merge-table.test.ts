import { readFileSync } from 'node:fs'
import { MERGE_TABLE } from '../../../../src/core/policy/merge/merge-table.js'
import { namedConsoles } from '../../../../src/core/policy/named-consoles.js'
import { facts, type Policy } from '../../../../src/core/policy/policy.js'
import {
  costLimits,
  enforcementOn,
  minimumAction,
  refusal,
  requiredBudgets,
  multiplierCap,
  publishes,
  teamBudgets,
  teamCredits,
  teamUsd,
} from '../../../../src/core/policy/decide.js'
import { agent, contract, DAY, judged, lines, policy } from '../../support/repository.js'

/** A layer of the organization above one of the repository. */
function stacked(above: string, below: string): Policy {
  const [outer] = policy(`version: 1\n${above}`, 'acme/.github/kiro-policy.yml@main')
  // The first document of a repository’s own policy is for that repository: it says no `when`.
  const first = below.startsWith('when:') ? 'version: 1\n---\n' : ''
  const inner = policy(`${first}version: 1\n${below}`).at(-1)
  if (!outer || !inner) throw new Error('both are policies')
  return [{ ...outer, role: 'organization' }, inner]
}

const allowed = (layers: Policy, model: string): string[] =>
  (['codeReview', 'hookActions'] as const).filter((task) => refusal(layers, [model], task) === null)
const cap = (layers: Policy): unknown => [
  multiplierCap(layers, 'codeReview')?.cap,
  multiplierCap(layers, 'hookActions')?.cap,
]
const MODELS = ['auto', 'claude-haiku-4.5', 'claude-sonnet-5', 'claude-opus-4.8']
const OPUS = { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }
const FIXTURE = { 'fixtures/.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }
const CONTRADICTING = {
  '.kiro/settings.json': contract({ a: 'auto' }, { interactiveChat: 'a' }),
  '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-haiku-4.5' },
}
const errors = (layers: Policy, after: Record<string, unknown>): string[] =>
  lines(judged({ after, policy: layers })).filter((line) => line.startsWith('error') || line.startsWith('warning'))
const REFUSED =
  'error .kiro/agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (organization policy)'

/** The limits of all layers that hold for a key like `cost.fail.total.credits`: the lowest. */
function lowestLimit(layers: Policy, key: string): number {
  const [, level, of, unit] = key.split('.')
  return Math.min(
    ...costLimits(layers, level === 'warn' ? 'warn' : 'fail').map(({ limits }) => {
      const { increase, total } = limits
      return (of === 'total' ? total?.credits : unit === 'percent' ? increase?.percent : increase?.credits) ?? Infinity
    }),
  )
}

/** What several layers come to for a key, asked of the very functions that judge. */
function together(key: string, layers: Policy): unknown {
  const [group = '', part = ''] = key.split('.')
  switch (key) {
    case 'requires':
      return layers.map(({ file }) => file.requires)
    case 'when':
      return [layers, layers.slice(0, 1)].map((some) => MODELS.map((model) => allowed(some, model).length))
    case 'extends':
      return layers.flatMap(({ file }) => file.extends ?? [])
    case 'publish':
      return publishes(layers)
    case 'ignore':
      return [errors(layers, FIXTURE), errors(layers.slice(1), FIXTURE)]
    case 'delegates':
      return errors(layers, OPUS)
    case 'exceptions':
      return [errors(layers, OPUS), errors(layers.slice(1), OPUS)]
    case 'team.workdays':
      return facts(layers, 'team')
    case 'agents':
      return facts(layers, 'agents')
    case 'floor':
      return facts(layers, 'floor')
    case 'workflows':
      return facts(layers, 'workflows')
    case 'models.maxMultiplier':
    case 'models.tasks.<kind>.maxMultiplier':
      return cap(layers)
    case 'models.tasks.<kind>.allow':
      return allowed(layers, 'claude-opus-4.8')
    case 'models.allow':
    case 'models.deny':
      return MODELS.map((model) => allowed(layers, model).length)
    case 'console.kgl':
      return [...namedConsoles(layers)]
    case 'budget.required':
      return requiredBudgets(layers)
    case 'budget.minimumAction':
      return minimumAction(layers)?.action
    case 'budget.team.credits.daily':
      return teamCredits(layers, 'daily')?.credits
    case 'budget.team.credits.monthly':
      return teamCredits(layers, 'monthly')?.credits
    case 'budget.team.usd.monthly':
      return teamUsd(layers)?.limit
    case 'budget.teams':
      return teamBudgets(layers).map(({ team, credits, usd }) => [team.toLowerCase(), credits?.limit, usd?.limit])
    case 'enforcement':
      return [layers, layers.slice(1), [...layers].reverse()].map((some) => enforcementOn(some, DAY).mode)
    case 'rules':
      return errors(layers, CONTRADICTING).map((line) => line.split(' ')[2])
    case 'catalogue.asOf':
      return facts(layers, 'catalogue').asOf
    case 'catalogue.models':
      return [facts(layers, 'catalogue').models, errors(layers, OPUS)]
  }
  if (group === 'cost') return lowestLimit(layers, key)
  if (group === 'team' || group === 'workload') return new Map(Object.entries(facts(layers, group))).get(part)
  throw new Error(`${key} is asked of no function`)
}

/** What comes of each row's example. */
const RESULTS: Readonly<Record<string, unknown>> = {
  requires: ['>=1.0', '>= 0.9.1'],
  when: [
    [2, 0, 0, 0],
    [2, 0, 2, 0],
  ],
  extends: ['acme/base/policy.yml@v1', 'acme/team/policy.yml@v1'],
  delegates: [],
  publish: false,
  ignore: [[REFUSED.replace('.kiro', 'fixtures/.kiro').replace('for a', 'for fixtures/a')], []],
  'console.kgl': ['console/kiro.yml'],
  'team.developers': 12,
  'team.seats': { pro: 8 },
  'team.login': ['github'],
  'team.region': ['us-east-1'],
  'team.billing': 'enterprise',
  'team.overage': false,
  'team.workdays': { workdays: 20, developers: 3 },
  'team.holidays': ['2026-12-24'],
  'team.approvedModels': ['auto'],
  agents: { reviewer: 'codeReview', lead: 'specGeneration' },
  workflows: { 'release#review': 'codeReview', 'release#plan': 'specGeneration' },
  'models.allow': [2, 0, 0, 0],
  'models.deny': [2, 0, 2, 0],
  'models.maxMultiplier': [1.3, 1.3],
  'models.tasks.<kind>.allow': [],
  'models.tasks.<kind>.maxMultiplier': [1.3, 1],
  floor: { specGeneration: 'claude-sonnet-*', codeReview: 'auto' },
  'budget.required': ['daily', 'monthly'],
  'budget.minimumAction': 'restrict',
  'budget.team.credits.daily': 700,
  'budget.team.credits.monthly': 14000,
  'budget.team.usd.monthly': 800,
  'budget.teams': [
    ['payments', undefined, 400],
    ['web', 9000, undefined],
  ],
  'cost.warn.increase.credits': 500,
  'cost.warn.increase.percent': 5,
  'cost.warn.total.credits': 8000,
  'cost.fail.increase.credits': 2000,
  'cost.fail.increase.percent': 40,
  'cost.fail.total.credits': 12000,
  'workload.tasks': { codeReview: { runs: 2, credits: { low: 1, typical: 2, high: 3 } }, hookActions: { runs: 5 } },
  'workload.agents': { reviewer: { runs: 2 } },
  'workload.hooks': { save: { runs: 40 } },
  'workload.models': { 'claude-opus-4.8': 1.4, 'claude-sonnet-5': 1.1 },
  'workload.longContext': 0.2,
  'workload.cliShare': 0.5,
  'workload.roots': { web: 0.5 },
  enforcement: ['block', 'observe', 'observe'],
  rules: ['unrouted-task:', 'contradicting-surfaces:'],
  exceptions: [[REFUSED], []],
  'catalogue.asOf': '2026-12-01',
  'catalogue.models': [
    { 'claude-next': { multiplier: 3 }, 'claude-opus-4.8': { multiplier: 0.1 } },
    [
      'error .kiro/agents/a.json:3:12 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 1.0x for a',
    ],
  ],
}

test('there is a row for every key of the policy, in its order, and a case for every row', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../../../schemas/policy.schema.json', import.meta.url), 'utf8'),
  ) as {
    properties: Record<string, unknown>
  }
  const top = [...new Set(MERGE_TABLE.map(({ key }) => key.split('.')[0]))]
  expect([...top].sort()).toEqual(
    Object.keys(schema.properties)
      .filter((key) => key !== 'version')
      .sort(),
  )
  expect(Object.keys(RESULTS)).toEqual(MERGE_TABLE.map(({ key }) => key))
})

test.each(MERGE_TABLE.map((row) => [row.key, row.example] as const))('%s', (key, { above, below }) => {
  expect(together(key, stacked(above, below))).toEqual(RESULTS[key])
})
