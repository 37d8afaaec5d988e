import { parsePolicy } from '../../../src/core/policy/parse.js'
import { LOGINS, PLAN_IDS } from '../../../src/core/catalogue/plan-ids.js'
import { RULE_IDS } from '../../../src/core/rules/index.js'
import { TRIGGERS } from '../../../src/core/kiro/surfaces/surface.js'
import { TASK_KINDS } from '../../../src/core/kiro/task-kind.js'
import { policy } from '../support/repository.js'
import { ORIGIN, problems } from './policy-problems.js'

/** Every key that a policy can have, as the documentation shows them. */
const EXAMPLE = `version: 1
requires: ">=1.0"
extends: acme/.github/kiro-policy.yml@main
ignore: ["**/fixtures/**"]
team:
  developers: 12
  seats: { pro: 8, pro+: 4 }
  login: [iam-identity-center]
  region: [us-east-1]
  billing: enterprise
  overage: true
  workdays: 21
  approvedModels: [auto, claude-sonnet-5]
models:
  allow: [auto, claude-sonnet-*, claude-haiku-4.5]
  deny: ["*-preview"]
  maxMultiplier: 1.3
  tasks: { specGeneration: { allow: [claude-opus-*], maxMultiplier: 2.2 } }
budget:
  required: [monthly]
  minimumAction: restrict
  team: { credits: { monthly: 14000 } }
cost:
  warn: { increase: { percent: 10 } }
  fail: { increase: { credits: 2000, percent: 40 }, total: { credits: 16000 } }
workload: { tasks: { codeReview: { runs: 2 } }, agents: { reviewer: { runs: 1 } } }
enforcement: { mode: block, from: 2026-12-01 }
rules: { experimental-model: warning }
exceptions:
  - { rule: model-not-allowed, path: "ml/**", model: claude-opus-4.8, reason: "research", owner: "@acme/ml", expires: 2026-12-31 }
catalogue: { asOf: 2026-10-08, models: { in-house-1: { multiplier: 2, context: 100000, plans: [power], status: preview } } }
`

test('every key is read', () => {
  expect(problems(EXAMPLE)).toEqual([])
  expect(parsePolicy(EXAMPLE, ORIGIN)).toMatchObject({
    layer: {
      ...ORIGIN,
      file: {
        version: 1,
        team: { developers: 12, seats: { pro: 8, 'pro+': 4 }, approvedModels: ['auto', 'claude-sonnet-5'] },
        models: { maxMultiplier: 1.3, tasks: { specGeneration: { allow: ['claude-opus-*'], maxMultiplier: 2.2 } } },
        enforcement: { mode: 'block', from: '2026-12-01' },
        exceptions: [{ expires: '2026-12-31' }],
      },
    },
  })
})

test('each key stands alone', () => {
  const blocks = EXAMPLE.split(/\n(?=\w)/).filter((block) => !block.startsWith('version'))
  expect(blocks).toHaveLength(12)
  for (const block of blocks) expect([block, problems(`version: 1\n${block}`)]).toEqual([block, []])
})

test('every plan, login, kind of work, trigger, rule and severity is known', () => {
  const map = (keys: readonly string[], value: string) => `{ ${keys.map((key) => `${key}: ${value}`).join(', ')} }`
  expect(
    problems(`version: 1
team: { seats: ${map(PLAN_IDS, '1')}, login: [${LOGINS.join(', ')}] }
models: { tasks: ${map(TASK_KINDS, '{}')} }
workload: { tasks: ${map(TASK_KINDS, '{}')}, hooks: ${map(TRIGGERS, '{}')}, cliShare: 0.5, roots: { a: 0.5, b/c: 0.5 } }
rules: ${map(RULE_IDS, 'off')}
`),
  ).toEqual([])
  for (const severity of ['error', 'warning', 'notice', 'off'])
    expect(problems(`version: 1\nrules: { schema: ${severity} }`)).toEqual([])
})

test.each([
  'version: 1',
  '{ "version": 1 }',
  '# ours\n---\nversion: 1\n',
  '\ufeffversion: 1',
  'version: 1\r\nteam: { workdays: 20 }\r\n',
])('%j is a policy', (text) => {
  expect(problems(text)).toEqual([])
})

test('anchors are followed', () => {
  const parsed = parsePolicy(
    'version: 1\nmodels:\n  allow: &all [auto, "claude-*"]\n  tasks: { codeReview: { allow: *all } }',
    ORIGIN,
  )
  expect(parsed).toMatchObject({
    layer: { file: { models: { tasks: { codeReview: { allow: ['auto', 'claude-*'] } } } } },
  })
})

test('a wrong key has the rename that is the one answer in its own object', () => {
  const renames = (text: string): unknown[] => {
    const parsed = parsePolicy(text, ORIGIN)
    return 'problems' in parsed ? parsed.problems.map(({ rename }) => rename && `${rename.from} ${rename.to}`) : []
  }
  expect(renames('version: 1\nmodles: {}\nteams: {}')).toEqual(['modles models', 'teams team'])
  expect(renames('version: 1\nmodels: {}\nmodles: {}')).toEqual([undefined])
  expect(renames('version: 1\nmodles: {}\nmodelss: {}')).toEqual([undefined, undefined])
  expect(renames('version: 1\nxyzxyz: {}')).toEqual([undefined])
  // The same slip in two objects of one object is two slips.
  expect(renames('version: 1\ncost:\n  warn: { totl: { credits: 1 } }\n  fail: { totl: { credits: 1 } }')).toEqual([
    'totl total',
    'totl total',
  ])
  expect(renames('version: 1\ncost: { warn: { totl: {}, toal: {} }, fail: { incraese: { credits: 1 } } }')).toEqual([
    undefined,
    undefined,
    'incraese increase',
  ])
})

describe('what the shape allows and cannot be meant', () => {
  const low = 'low: 2, typical: 1, high: 3'
  test.each<[string, string[]]>([
    [
      'enforcement: { mode: observe, from: 2027-01-01 }',
      [
        '2:31 enforcement.from is the first day that blocks, so it goes with mode: block; before it the policy only observes.',
      ],
    ],
    ['enforcement: { mode: block, from: 2027-01-01 }', []],
    ['enforcement: { mode: observe }', []],
    [
      'team: { developers: 3, seats: { pro: 1, pro+: 1 } }',
      ['2:24 team.seats has 2 seats, but team.developers is 3. Make them equal or leave one out.'],
    ],
    ['team: { developers: 3, seats: { pro: 1, pro+: 2 } }', []],
    ['team: { developers: 3, seats: { pro: 0 } }', []],
    ['workload: { roots: { a: 0.5, b: 0.5 } }', []],
    ['workload: { roots: { a: 0.1, b: 0.2, c: 0.7 } }', []],
    [
      'workload: { roots: { a: 0.5, b: 0.6 } }',
      ['2:13 The shares of workload.roots add up to 1.1; together they can be at most 1.'],
    ],
    [
      `workload: { tasks: { codeReview: { credits: { ${low} } } } }`,
      ['2:36 workload.tasks.codeReview.credits must rise: low, typical, high.'],
    ],
    [
      `workload: { agents: { one: { runs: 1 }, two: { runs: 1, credits: { ${low} } } } }`,
      ['2:57 workload.agents.two.credits must rise: low, typical, high.'],
    ],
    [
      `workload: { hooks: { save: { credits: { low: 1, typical: 3, high: 2 } } } }`,
      ['2:30 workload.hooks.save.credits must rise: low, typical, high.'],
    ],
    [`workload: { hooks: { save: { credits: { low: 1, typical: 1, high: 1 } } } }`, []],
  ])('%s', (yaml, expected) => {
    expect(problems(`version: 1\n${yaml}`)).toEqual(expected)
  })
})

test('a text stands for a list of one', () => {
  const file = (yaml: string): unknown => policy(`version: 1\n${yaml}`)[0]?.file
  const KEYS = [
    'ignore',
    'team.login',
    'team.region',
    'team.approvedModels',
    'models.allow',
    'models.deny',
    'budget.required',
    'delegates',
    'models.tasks.codeReview.allow',
  ]
  const VALUES: Record<string, string> = { 'team.login': 'github', 'budget.required': 'daily', delegates: 'schema' }
  for (const key of KEYS) {
    const value = VALUES[key] ?? 'auto'
    const written = (text: string): string =>
      key
        .split('.')
        .reduceRight((inner, step) => `{ ${step}: ${inner} }`, text)
        .slice(1, -1)
        .trim()
    expect(file(written(value))).toEqual(file(written(`[${value}]`)))
  }
})
