import type { Policy } from '../../../src/core/policy/policy.js'
import { agent, contract, judged, of, policy, type Change } from '../support/repository.js'
import { told, routed } from './told-by-rule.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'

/** The outermost layer is the organization's, the innermost the repository's; those between are parents. */
const layers = (...yaml: readonly string[]): Policy =>
  yaml.flatMap((text, index) =>
    policy(`version: 1\n${text}`, `layer ${index + 1}`).map((layer) => ({
      ...layer,
      role:
        index === yaml.length - 1
          ? ('repository' as const)
          : index === 0
            ? ('organization' as const)
            : ('parent' as const),
    })),
  )
const totals = (...credits: readonly number[]): Policy =>
  layers(...credits.map((one) => `cost: { fail: { total: { credits: ${one} } } }`))

const exceptions = (expires: string): Policy =>
  layers(
    `models: { allow: [auto] }\nexceptions:${['claude-opus-4.8', 'claude-sonnet-4.5']
      .map(
        (model) =>
          `\n  - { rule: model-not-allowed, model: ${model}, reason: Evaluation, owner: "@acme/ml", expires: ${expires} }`,
      )
      .join('')}`,
  )

test.each<[string, string, Change, string[]]>([
  [
    'cost-total',
    'the lowest limit of several layers, with its owner',
    { after: routed('auto'), policy: totals(300, 100, 200) },
    [
      'error repository cost-total: 636 credits a month for each developer after the change, limit 100 (policy layer 2); by a default amount of work; 193 to 2,268 by list prices',
    ],
  ],
  [
    'cost-total',
    'the limit that fails before the lower one that warns',
    {
      after: routed('auto'),
      policy: layers('cost: { warn: { total: { credits: 10 } } }', 'cost: { fail: { total: { credits: 200 } } }'),
    },
    [
      'error repository cost-total: 636 credits a month for each developer after the change, limit 200 (team policy); by a default amount of work; 193 to 2,268 by list prices',
    ],
  ],
  [
    'cost-total',
    'the limit that warns, where the one that fails is not passed',
    {
      after: routed('auto'),
      policy: layers('cost: { warn: { total: { credits: 200 } }, fail: { total: { credits: 900 } } }'),
    },
    [
      'warning repository cost-total: 636 credits a month for each developer after the change, limit 200 (team policy); by a default amount of work; 193 to 2,268 by list prices',
    ],
  ],
  ['cost-total', 'at the limit is not over it', { after: routed('auto'), policy: totals(635.25, 700) }, []],
  [
    'cost-increase',
    'the first limit that is passed, with its owner',
    {
      before: routed('auto'),
      after: routed('claude-opus-4.8'),
      policy: layers(
        'cost: { fail: { increase: { credits: 9999 } } }',
        'cost: { fail: { increase: { percent: 50 } } }',
        'cost: { fail: { increase: { credits: 5 } } }',
      ),
    },
    [
      'error .kiro/settings.json:4:16 cost-increase: +67 % credits a month, limit +50 % (policy layer 2); by a default amount of work; +125 at low use and +1,663 at high use by list prices; +125 to +2,059 with measured token use',
    ],
  ],
  [
    'multiplier-over-cap',
    'the strictest cap of the work of a profile, with its owner',
    {
      after: routed('claude-opus-4.8'),
      policy: layers(
        'models: { maxMultiplier: 2 }',
        'models: { tasks: { codeReview: { maxMultiplier: 1 } } }',
        'models: { maxMultiplier: 1.5 }',
      ),
    },
    [
      'error .kiro/settings.json:4:16 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 1.0x for taskExecution and codeReview',
    ],
  ],
  [
    'multiplier-over-cap',
    'only the work that is over its cap',
    {
      after: routed('claude-opus-4.8'),
      policy: layers('models: { maxMultiplier: 2, tasks: { taskExecution: { maxMultiplier: 3 } } }'),
    },
    [
      'error .kiro/settings.json:4:16 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 2.0x for codeReview',
    ],
  ],
  [
    'multiplier-over-cap',
    'each profile at its own place',
    { after: routed('claude-opus-4.8', 'claude-sonnet-4.5'), policy: layers('models: { maxMultiplier: 1 }') },
    [
      'error .kiro/settings.json:4:16 multiplier-over-cap: claude-opus-4.8 costs 2.2x, more than the allowed 1.0x for taskExecution',
      'error .kiro/settings.json:7:16 multiplier-over-cap: claude-sonnet-4.5 costs 1.3x, more than the allowed 1.0x for codeReview',
    ],
  ],
  [
    'multiplier-over-cap',
    'at the cap is not over it',
    { after: routed('claude-opus-4.8'), policy: layers('models: { maxMultiplier: 2.2 }') },
    [],
  ],
  [
    'model-not-allowed',
    'all work of a profile that is refused, by the outermost layer that refuses',
    {
      after: routed('claude-opus-4.8'),
      policy: layers(
        'models: { allow: ["claude-*"] }',
        'models: { deny: [claude-opus-*] }',
        'models: { allow: [auto] }',
      ),
    },
    [
      'error .kiro/settings.json:4:16 model-not-allowed: claude-opus-4.8 is not allowed for taskExecution and codeReview (policy layer 2: denied)',
    ],
  ],
  [
    'model-not-allowed',
    'only the work that is refused, and what may use the model',
    {
      after: routed('claude-opus-4.8'),
      policy: layers(
        'models: { allow: [auto], tasks: { taskExecution: { allow: [claude-opus-*] }, specGeneration: { allow: [claude-opus-*] } } }',
      ),
    },
    [
      'error .kiro/settings.json:4:16 model-not-allowed: claude-opus-4.8 is not allowed for codeReview (team policy; specGeneration and taskExecution may use it)',
    ],
  ],
  [
    'model-not-allowed',
    'a default for the chat and all agents that inherit it',
    {
      after: {
        [CLI]: { 'chat.defaultModel': 'claude-opus-4.8' },
        '.kiro/agents/a.json': agent('a'),
        '.kiro/agents/b.json': agent('b'),
        '.kiro/agents/c.json': agent('c', 'auto'),
      },
      policy: layers('models: { allow: [auto] }'),
    },
    [
      'error .kiro/settings/cli.json:2:24 model-not-allowed: claude-opus-4.8 is not allowed for a, b and CLI chat (team policy)',
    ],
  ],
  [
    'budget-missing',
    'what limits nothing: nothing, an action, an alert; tokens alone are a limit',
    {
      after: {
        [SETTINGS]: { budget: { daily: { action: 'pause', alertThreshold: 0.5 }, monthly: {} } },
        'web/.kiro/settings.json': { budget: { daily: { outputTokens: 0 }, monthly: { inputTokens: 9 } } },
      },
      policy: layers('budget: { required: [monthly, daily] }'),
    },
    [
      'error .kiro/settings.json:3:5 budget-missing: budget.daily has no limit; the policy requires one of credits or tokens, for example "daily": { "credits": 50, "alertThreshold": 0.8, "action": "notify" }',
      'error .kiro/settings.json:7:5 budget-missing: budget.monthly has no limit; the policy requires one of credits or tokens, for example "monthly": { "credits": 1000, "alertThreshold": 0.8, "action": "notify" }',
    ],
  ],
  [
    'budget-over-policy',
    'a budget without credits, where the team has a limit of them',
    {
      after: { [SETTINGS]: { budget: { daily: { inputTokens: 5 }, monthly: { outputTokens: 5 } } } },
      policy: layers('budget: { team: { credits: { monthly: 40 } } }'),
    },
    [
      'error .kiro/settings.json:6:5 budget-over-policy: budget.monthly has no limit in credits, so it allows any amount of them; the policy allows the team 40: add credits for each developer',
    ],
  ],
  [
    'budget-over-policy',
    'each period and each root',
    {
      after: {
        [SETTINGS]: contract(
          {},
          {},
          { daily: { credits: 5, action: 'notify' }, monthly: { credits: 50, action: 'pause' } },
        ),
        [`web/${SETTINGS}`]: contract({}, {}, { monthly: { credits: 60, action: 'notify' } }),
      },
      policy: layers(
        'budget: { minimumAction: restrict, team: { credits: { daily: 4, monthly: 40 } } }',
        'budget: { minimumAction: pause }',
      ),
    },
    [
      'error .kiro/settings.json:6:5 budget-over-policy: budget.daily.action is notify; the policy asks for at least pause',
      'error .kiro/settings.json:6:5 budget-over-policy: budget.daily.credits of 5 for each of 1 developer is 5; the policy allows the team 4',
      'error .kiro/settings.json:10:5 budget-over-policy: budget.monthly.credits of 50 for each of 1 developer is 50; the policy allows the team 40',
      'error web/.kiro/settings.json:6:5 budget-over-policy: budget.monthly.action is notify; the policy asks for at least pause',
      'error web/.kiro/settings.json:6:5 budget-over-policy: budget.monthly.credits of 60 for each of 1 developer is 60; the policy allows the team 40',
    ],
  ],
  [
    'budget-over-policy',
    'nothing at the edge of either',
    {
      after: {
        [SETTINGS]: contract(
          {},
          {},
          { daily: { credits: 4, action: 'restrict' }, monthly: { credits: 40, action: 'pause' } },
        ),
      },
      policy: layers('budget: { minimumAction: restrict, team: { credits: { daily: 4, monthly: 40 } } }'),
    },
    [],
  ],
  [
    'budget-over-policy',
    'one credit beyond it for all developers together',
    {
      after: { [SETTINGS]: contract({}, {}, { daily: { credits: 4 }, monthly: { credits: 41 } }) },
      policy: layers('team: { developers: 3 }\nbudget: { team: { credits: { daily: 12, monthly: 122 } } }'),
    },
    [
      'error .kiro/settings.json:9:5 budget-over-policy: budget.monthly.credits of 41 for each of 3 developers is 123; the policy allows the team 122',
    ],
  ],
  [
    'budget-missing',
    'each period that is missing in each contract',
    {
      after: { [SETTINGS]: contract({}, {}, { daily: { credits: 5 } }), [`web/${SETTINGS}`]: contract({}, {}, {}) },
      policy: layers('budget: { required: [monthly] }', 'budget: { required: [daily] }'),
    },
    [
      'error .kiro/settings.json:5:3 budget-missing: budget.monthly is missing; the policy requires it, for example "monthly": { "credits": 1000, "alertThreshold": 0.8, "action": "notify" }',
      'error web/.kiro/settings.json:5:3 budget-missing: budget.daily is missing; the policy requires it, for example "daily": { "credits": 50, "alertThreshold": 0.8, "action": "notify" }',
      'error web/.kiro/settings.json:5:3 budget-missing: budget.monthly is missing; the policy requires it, for example "monthly": { "credits": 1000, "alertThreshold": 0.8, "action": "notify" }',
    ],
  ],
  [
    'exception-unused',
    'each of several',
    { after: { [CLI]: { 'chat.defaultModel': 'auto' } }, policy: exceptions('2027-10-31'), day: '2026-11-01' },
    [
      'notice layer 1:4:5 exception-unused: An exception for model-not-allowed (claude-opus-4.8) until 2027-10-31 permits nothing that is here',
      'notice layer 1:5:5 exception-unused: An exception for model-not-allowed (claude-sonnet-4.5) until 2027-10-31 permits nothing that is here',
    ],
  ],
  [
    'exception-expired',
    'each of several',
    {
      after: { [CLI]: { 'chat.defaultModel': 'claude-opus-4.8' } },
      policy: exceptions('2026-10-31'),
      day: '2026-11-01',
    },
    [
      'warning layer 1:4:5 exception-expired: An exception for model-not-allowed (claude-opus-4.8) until 2026-10-31 expired on 2026-10-31; what it permitted is still there',
      'warning layer 1:5:5 exception-expired: An exception for model-not-allowed (claude-sonnet-4.5) until 2026-10-31 expired on 2026-10-31; nothing needs it any more',
    ],
  ],
])('%s tells %s', (rule, _, change, expected) => {
  expect(told(rule, change)).toEqual(expected)
})

test('who a finding is does not depend on the order of what it concerns', () => {
  const identities = (...names: readonly string[]): string[] =>
    of(
      judged({
        after: {
          [CLI]: { 'chat.defaultModel': 'claude-opus-4-8' },
          ...Object.fromEntries(names.map((name, index) => [`.kiro/agents/${index}.json`, agent(name)])),
        },
      }),
      'misspelled-model',
    ).map(({ identity }) => identity)
  expect(identities('a', 'b', 'c')).toHaveLength(1)
  expect(identities('c', 'a', 'b')).toEqual(identities('a', 'b', 'c'))
  expect(identities('a', 'b')).not.toEqual(identities('a', 'b', 'c'))
})
