import { readFileSync } from 'node:fs'
import { loosening } from '../../../../src/core/policy/merge/loosening.js'
import { MERGE_TABLE } from '../../../../src/core/policy/merge/merge-table.js'
import { facts, type Policy } from '../../../../src/core/policy/policy.js'
import {
  costLimits,
  enforcementOn,
  minimumAction,
  refusal,
  requiredBudgets,
  multiplierCap,
  publishes,
  teamCredits,
} from '../../../../src/core/policy/decide.js'
import { RULES } from '../../../../src/core/rules/index.js'
import { agent, contract, DAY, judged, lines, policy } from '../../support/repository.js'

/** A layer of the organisation above one of the repository. */
function stacked(above: string, below: string): Policy {
  const [outer] = policy(`version: 1\n${above}`, 'acme/.github/kiro-policy.yml@main')
  const [inner] = policy(`version: 1\n${below}`)
  if (!outer || !inner) throw new Error('both are policies')
  return [{ ...outer, role: 'organization' }, inner]
}

const allowed = (layers: Policy, model: string): string[] =>
  (['codeReview', 'hookActions'] as const).filter((task) => refusal(layers, [model], task) === null)
const cap = (layers: Policy): unknown => [
  multiplierCap(layers, 'codeReview')?.cap,
  multiplierCap(layers, 'hookActions')?.cap,
]
const limit = (level: 'warn' | 'fail', of: 'increase' | 'total', unit: 'credits' | 'percent') => (layers: Policy) =>
  Math.min(
    ...costLimits(layers, level).map(
      ({ limits }) => (of === 'total' ? limits.total?.credits : limits.increase?.[unit]) ?? Infinity,
    ),
  )
const OPUS = { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }
const FIXTURE = { 'fixtures/.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }
const errors = (layers: Policy, after: Record<string, unknown>): string[] =>
  lines(judged({ after, policy: layers })).filter((line) => line.startsWith('error') || line.startsWith('warning'))
const REFUSED =
  'error .kiro/agents/a.json:3:12 model-not-allowed: claude-opus-4.8 is not allowed for a (organisation policy)'

interface Row {
  readonly read: (layers: Policy) => unknown
  readonly result: unknown
}

/** What comes of each row's example, asked of the very functions that judge. */
const ROWS: Readonly<Record<string, Row>> = {
  requires: { read: (layers) => layers.map(({ file }) => file.requires), result: ['>=1.0', '>= 0.9.1'] },
  extends: {
    read: (layers) => layers.flatMap(({ file }) => file.extends ?? []),
    result: ['acme/base/policy.yml@v1', 'acme/team/policy.yml@v1'],
  },
  delegates: { read: (layers) => errors(layers, OPUS), result: [] },
  publish: { read: publishes, result: false },
  ignore: {
    read: (layers) => [errors(layers, FIXTURE), errors(layers.slice(1), FIXTURE)],
    result: [[REFUSED.replace('.kiro', 'fixtures/.kiro').replace('for a', 'for fixtures/a')], []],
  },
  'team.developers': { read: (layers) => facts(layers, 'team').developers, result: 12 },
  'team.seats': { read: (layers) => facts(layers, 'team').seats, result: { pro: 8 } },
  'team.login': { read: (layers) => facts(layers, 'team').login, result: ['github'] },
  'team.region': { read: (layers) => facts(layers, 'team').region, result: ['us-east-1'] },
  'team.billing': { read: (layers) => facts(layers, 'team').billing, result: 'enterprise' },
  'team.overage': { read: (layers) => facts(layers, 'team').overage, result: false },
  'team.workdays': { read: (layers) => facts(layers, 'team'), result: { workdays: 20, developers: 3 } },
  'team.approvedModels': { read: (layers) => facts(layers, 'team').approvedModels, result: ['auto'] },
  agents: { read: (layers) => facts(layers, 'agents'), result: { reviewer: 'codeReview', lead: 'specGeneration' } },
  'models.allow': {
    read: (layers) => ['auto', 'claude-sonnet-5', 'claude-opus-4.8'].map((model) => allowed(layers, model).length),
    result: [2, 0, 0],
  },
  'models.deny': {
    read: (layers) => ['auto', 'claude-haiku-4.5', 'claude-opus-4.8'].map((model) => allowed(layers, model).length),
    result: [2, 0, 0],
  },
  'models.maxMultiplier': { read: cap, result: [1.3, 1.3] },
  'models.tasks.<kind>.allow': { read: (layers) => allowed(layers, 'claude-opus-4.8'), result: [] },
  'models.tasks.<kind>.maxMultiplier': { read: cap, result: [1.3, 1] },
  'budget.required': { read: requiredBudgets, result: ['daily', 'monthly'] },
  'budget.minimumAction': { read: (layers) => minimumAction(layers)?.action, result: 'restrict' },
  'budget.team.credits.daily': { read: (layers) => teamCredits(layers, 'daily')?.credits, result: 700 },
  'budget.team.credits.monthly': { read: (layers) => teamCredits(layers, 'monthly')?.credits, result: 14000 },
  'cost.warn.increase.credits': { read: limit('warn', 'increase', 'credits'), result: 500 },
  'cost.warn.increase.percent': { read: limit('warn', 'increase', 'percent'), result: 5 },
  'cost.warn.total.credits': { read: limit('warn', 'total', 'credits'), result: 8000 },
  'cost.fail.increase.credits': { read: limit('fail', 'increase', 'credits'), result: 2000 },
  'cost.fail.increase.percent': { read: limit('fail', 'increase', 'percent'), result: 40 },
  'cost.fail.total.credits': { read: limit('fail', 'total', 'credits'), result: 12000 },
  'workload.tasks': {
    read: (layers) => facts(layers, 'workload').tasks,
    result: { codeReview: { runs: 2, credits: { low: 1, typical: 2, high: 3 } }, hookActions: { runs: 5 } },
  },
  'workload.agents': { read: (layers) => facts(layers, 'workload').agents, result: { reviewer: { runs: 2 } } },
  'workload.hooks': { read: (layers) => facts(layers, 'workload').hooks, result: { save: { runs: 40 } } },
  'workload.models': {
    read: (layers) => facts(layers, 'workload').models,
    result: { 'claude-opus-4.8': 1.4, 'claude-sonnet-5': 1.1 },
  },
  'workload.longContext': { read: (layers) => facts(layers, 'workload').longContext, result: 0.2 },
  'workload.cliShare': { read: (layers) => facts(layers, 'workload').cliShare, result: 0.5 },
  'workload.roots': { read: (layers) => facts(layers, 'workload').roots, result: { web: 0.5 } },
  enforcement: {
    read: (layers) => [
      enforcementOn(layers, DAY).mode,
      enforcementOn(layers.slice(1), DAY).mode,
      enforcementOn([...layers].reverse(), DAY).mode,
    ],
    result: ['block', 'observe', 'observe'],
  },
  rules: {
    read: (layers) =>
      errors(layers, {
        '.kiro/settings.json': contract({ a: 'auto' }, { interactiveChat: 'a' }),
        '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-haiku-4.5' },
      }).map((line) => line.split(' ')[2]),
    result: ['unrouted-task:', 'contradicting-surfaces:'],
  },
  exceptions: { read: (layers) => [errors(layers, OPUS), errors(layers.slice(1), OPUS)], result: [[REFUSED], []] },
  'catalogue.asOf': { read: (layers) => judged({ after: {}, policy: layers }).catalogueAsOf, result: '2026-11-01' },
  'catalogue.models': {
    read: (layers) => [facts(layers, 'catalogue').models, errors(layers, OPUS)],
    result: [
      { 'claude-next': { multiplier: 3 }, 'claude-opus-4.8': { multiplier: 0.1 } },
      [
        'error .kiro/agents/a.json:3:12 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 1.0x for a',
      ],
    ],
  },
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
  expect(Object.keys(ROWS)).toEqual(MERGE_TABLE.map(({ key }) => key))
})

test.each(MERGE_TABLE.map((row) => [row.key, row.example] as const))('%s', (key, { above, below }) => {
  const row = ROWS[key]
  expect(row?.read(stacked(above, below))).toEqual(row?.result)
})

/** Each row, changed: what is said of it. */
const EDITS: readonly [key: string, before: string, after: string, edits: string[]][] = [
  ['requires', '', 'requires: ">=1.0"', ['neutral requires']],
  ['ignore', '', 'ignore: ["a/**"]', ['loosened ignore']],
  [
    'team.developers',
    'team: { developers: 4 }\ncost: { fail: { total: { credits: 1 } } }',
    'team: { developers: 3 }\ncost: { fail: { total: { credits: 1 } } }',
    ['loosened team'],
  ],
  ['team.developers without a limit', 'team: { developers: 4 }', 'team: { developers: 3 }', ['neutral team']],
  [
    'team.seats',
    'team: { seats: { free: 3 } }',
    'team: { seats: { pro: 3 } }',
    ['loosened models', 'neutral team', 'neutral team'],
  ],
  ['team.approvedModels', 'team: { approvedModels: [auto] }', 'team: {}', ['loosened models', 'neutral team']],
  ['agents', '', 'agents: { a: codeReview }', ['neutral agents']],
  [
    'agents, where cost is limited',
    'cost: { fail: {} }',
    'cost: { fail: {} }\nagents: { a: codeReview }',
    ['loosened agents'],
  ],
  ...[
    'workload: { models: { claude-opus-4.8: 0.01 } }',
    'workload: { roots: { nowhere: 1 } }',
    'workload: { cliShare: 0 }',
  ].map((facts): [string, string, string, string[]] => [
    `${facts}, where cost is limited`,
    'cost: { fail: {} }',
    `cost: { fail: {} }\n${facts}`,
    ['loosened workload'],
  ]),
  [
    'team.workdays, where budgets are limited',
    'budget: { team: { credits: { monthly: 9 } } }',
    'budget: { team: { credits: { monthly: 9 } } }\nteam: { workdays: 1 }',
    ['loosened team'],
  ],
  [
    'catalogue.models.X.plans, of a model that some seats lack',
    'team: { seats: { free: 1, pro: 1 } }',
    'team: { seats: { free: 1, pro: 1 } }\ncatalogue: { models: { claude-opus-4.8: { plans: [free, pro] } } }',
    ['loosened models', 'neutral catalogue'],
  ],
  [
    'model-not-entitled',
    'team: { approvedModels: [auto] }',
    'team: { approvedModels: [auto] }\nrules: { model-not-entitled: off }',
    ['loosened rules'],
  ],
  ['models.allow', 'models: { allow: [auto] }', 'models: { allow: [auto, claude-opus-4.8] }', ['loosened models']],
  ['models.allow, removed', 'models: { allow: [auto] }', '', ['loosened models']],
  [
    'models.allow, a name that is not known',
    'models: { allow: [auto] }',
    'models: { allow: [auto, "claude-next-*"] }',
    ['loosened models'],
  ],
  ['models.deny', 'models: { deny: [claude-opus-*] }', '', ['loosened models']],
  ['models.maxMultiplier', 'models: { maxMultiplier: 1.3 }', 'models: { maxMultiplier: 1 }', ['tightened models']],
  [
    'models.maxMultiplier, where the lists free nothing',
    'models: { allow: [auto], maxMultiplier: 1.3 }',
    'models: { allow: [auto], maxMultiplier: 6 }',
    ['loosened models.maxMultiplier'],
  ],
  [
    'models.maxMultiplier, removed where the lists free nothing',
    'models: { allow: [auto], maxMultiplier: 1.3 }',
    'models: { allow: [auto] }',
    ['loosened models.maxMultiplier'],
  ],
  [
    'models.maxMultiplier, while a model is lost',
    'models: { allow: [auto, claude-haiku-4.5], maxMultiplier: 1.3 }',
    'models: { allow: [auto], maxMultiplier: 2.2 }',
    ['loosened models.maxMultiplier', 'tightened models'],
  ],
  [
    'models.tasks',
    'models: { allow: [auto] }',
    'models: { allow: [auto], tasks: { codeReview: { allow: [claude-opus-4.8] } } }',
    ['loosened models'],
  ],
  [
    'budget.required',
    'budget: { required: [daily, monthly] }',
    'budget: { required: [daily] }',
    ['loosened budget.required'],
  ],
  [
    'budget.minimumAction',
    'budget: { minimumAction: pause }',
    'budget: { minimumAction: restrict }',
    ['loosened budget.minimumAction'],
  ],
  [
    'budget.team',
    'budget: { team: { credits: { monthly: 5 } } }',
    'budget: { team: { credits: { monthly: 6 } } }',
    ['loosened budget.team.credits.monthly'],
  ],
  [
    'cost.warn',
    'cost: { warn: { increase: { percent: 5 } } }',
    'cost: { warn: { increase: { percent: 4 } } }',
    ['tightened cost.warn.increase.percent'],
  ],
  ['cost.fail', 'cost: { fail: { total: { credits: 5 } } }', '', ['loosened cost.fail.total.credits']],
  [
    'workload',
    'cost: { fail: { total: { credits: 5 } } }\nworkload: { tasks: { codeReview: { runs: 4 } } }',
    'cost: { fail: { total: { credits: 5 } } }\nworkload: { tasks: { codeReview: { runs: 5 } } }',
    ['tightened workload'],
  ],
  ['enforcement', '', 'enforcement: { mode: observe }', ['loosened enforcement']],
  [
    'enforcement, later',
    'enforcement: { mode: block, from: 2027-01-01 }',
    'enforcement: { mode: block, from: 2027-02-01 }',
    ['loosened enforcement'],
  ],
  [
    'enforcement, at last',
    'enforcement: { mode: observe }',
    'enforcement: { mode: block, from: 2027-02-01 }',
    ['tightened enforcement'],
  ],
  [
    'rules',
    'rules: { schema: error }',
    'rules: { schema: off, unused-profile: warning }',
    ['loosened rules', 'tightened rules'],
  ],
  [
    'exceptions',
    '',
    'exceptions: [{ rule: schema, reason: a, owner: b, expires: 2027-01-01 }]',
    ['loosened exceptions'],
  ],
  [
    'exceptions, reworded',
    'exceptions: [{ rule: schema, reason: a, owner: b, expires: 2027-01-01 }]',
    'exceptions: [{ rule: schema, reason: c, owner: d, expires: 2027-01-01 }]',
    [],
  ],
  [
    'catalogue.models',
    'models: { maxMultiplier: 1.3 }',
    'models: { maxMultiplier: 1.3 }\ncatalogue: { models: { claude-opus-4.8: { multiplier: 1 } } }',
    ['loosened models', 'loosened catalogue'],
  ],
]

describe('a change of', () => {
  test.each(EDITS)('%s', (_, before, after, expected) => {
    const { edits } = loosening(policy(`version: 1\n${before}`), policy(`version: 1\n${after}`), {
      day: DAY,
      rules: RULES,
    })
    expect(edits.map(({ direction, key }) => `${direction} ${key}`)).toEqual(expected)
  })
})
