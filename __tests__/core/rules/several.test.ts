import type { Policy } from '../../../src/core/policy/policy.js'
import { RULES } from '../../../src/core/rules/index.js'
import type { Rule } from '../../../src/core/rules/rule.js'
import { plain } from '../../../src/core/text/message.js'
import { agent, contract, judged, lines, of, policy, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'

/** The outermost layer is the organisation's, the innermost the repository's; those between are parents. */
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
const told = (rule: string, change: Change): string[] =>
  lines(judged(change)).filter((line) => line.includes(` ${rule}: `))

/** 252 credits a month at 1.0x for taskExecution, 31.5 for codeReview. */
const routed = (...models: readonly string[]): Files => ({
  [SETTINGS]: contract(Object.fromEntries(models.map((model, index) => [`p${index}`, model])), {
    taskExecution: 'p0',
    codeReview: `p${models.length - 1}`,
  }),
})
const totals = (...credits: readonly number[]): Policy =>
  layers(...credits.map((one) => `cost: { fail: { total: { credits: ${one} } } }`))

test.each<[string, string, Change, string[]]>([
  [
    'cost-total',
    'the lowest limit of several layers, with its owner',
    { after: routed('auto'), policy: totals(300, 100, 200) },
    ['error repository cost-total: 284 credits a month after the change, limit 100 (policy layer 2)'],
  ],
  [
    'cost-total',
    'the limit that fails before the lower one that warns',
    {
      after: routed('auto'),
      policy: layers('cost: { warn: { total: { credits: 10 } } }', 'cost: { fail: { total: { credits: 200 } } }'),
    },
    ['error repository cost-total: 284 credits a month after the change, limit 200 (team policy)'],
  ],
  [
    'cost-total',
    'the limit that warns, where the one that fails is not passed',
    {
      after: routed('auto'),
      policy: layers('cost: { warn: { total: { credits: 200 } }, fail: { total: { credits: 300 } } }'),
    },
    ['warning repository cost-total: 284 credits a month after the change, limit 200 (team policy)'],
  ],
  ['cost-total', 'at the limit is not over it', { after: routed('auto'), policy: totals(284, 300) }, []],
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
    ['error .kiro/settings.json:4:16 cost-increase: +119 % credits a month, limit +50 % (policy layer 2)'],
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
])('%s tells %s', (rule, _, change, expected) => {
  expect(told(rule, change)).toEqual(expected)
})

test.each([
  ['no list', 'deny: [x]', 'warning'],
  ['a list for all work', 'allow: [auto]', 'error'],
  ['a list for this work', 'tasks: { codeReview: { allow: [auto] } }', 'error'],
  ['a list for other work', 'tasks: { hookActions: { allow: [auto] } }', 'warning'],
])('a model that is not known, with %s: %s', (_, yaml, severity) => {
  expect(
    of(
      judged({ after: routed('auto', 'claude-sonnet-6'), policy: `version: 1\nmodels: { ${yaml} }` }),
      'unknown-model',
    ).map((finding) => finding.severity),
  ).toEqual([severity])
})

test('a preview is called one', () => {
  const rules =
    'version: 1\ncatalogue: { models: { x: { status: preview }, y: { status: experimental }, z: { status: available } } }'
  expect(
    told('experimental-model', {
      after: {
        '.kiro/agents/a.json': agent('a', 'x'),
        '.kiro/agents/b.json': agent('b', 'y'),
        '.kiro/agents/c.json': agent('c', 'z'),
      },
      policy: rules,
    }),
  ).toEqual([
    'notice .kiro/agents/a.json:3:12 experimental-model: x is a preview',
    'notice .kiro/agents/b.json:3:12 experimental-model: y is experimental',
  ])
})

describe('budgets that rise', () => {
  const limited = (credits: number): Record<string, unknown> =>
    contract({}, {}, { daily: { credits }, monthly: { credits: 100 * credits } })
  const before = { [SETTINGS]: limited(1), [`web/${SETTINGS}`]: limited(2), [`api/${SETTINGS}`]: limited(3) }
  const places = (after: Files, links: readonly string[] = []): string[] =>
    of(judged({ before, after, links }), 'budget-loosened').map(
      ({ place, message }) => `${place?.file ?? 'repository'}: ${plain(message)}`,
    )

  test('are told for each period of each root', () => {
    expect(
      places({ [SETTINGS]: limited(2), [`web/${SETTINGS}`]: limited(2), [`api/${SETTINGS}`]: limited(4) }),
    ).toEqual([
      '.kiro/settings.json: budget.daily is loosened: credits 1 → 2',
      '.kiro/settings.json: budget.monthly is loosened: credits 100 → 200',
      'api/.kiro/settings.json: api/budget.daily is loosened: credits 3 → 4',
      'api/.kiro/settings.json: api/budget.monthly is loosened: credits 300 → 400',
    ])
  })

  test('that are taken away are told, but not those that cannot be seen', () => {
    expect(places({ [`api/${SETTINGS}`]: '{' }, ['web/.kiro'])).toEqual([
      'repository: budget.daily is removed with its file',
      'repository: budget.monthly is removed with its file',
    ])
  })
})

const models = { primary: 'claude-sonnet-4.5', fast: 'claude-haiku-4.5' }
const budgets = (daily: object, monthly: object, of: Readonly<Record<string, string>> = models): Files => ({
  [SETTINGS]: contract(of, { codeReview: 'primary' }, { daily, monthly }),
})
const [NOTIFY, RESTRICT] = [
  { credits: 60, action: 'notify' },
  { credits: 60, action: 'restrict' },
]

test.each<[string, string, Files, string[]]>([
  [
    'unused-profile',
    'each profile without a route',
    {
      [SETTINGS]: contract({ a: 'auto', b: 'auto', c: 'auto' }, { codeReview: 'b' }),
      [`web/${SETTINGS}`]: contract({ a: 'auto' }, {}),
    },
    [
      'notice .kiro/settings.json:3:5 unused-profile: No kind of work is routed to the profile a',
      'notice .kiro/settings.json:9:5 unused-profile: No kind of work is routed to the profile c',
      'notice web/.kiro/settings.json:3:5 unused-profile: No kind of work is routed to the profile a',
    ],
  ],
  ['unused-profile', 'nothing of fast where one budget restricts', budgets(NOTIFY, RESTRICT), []],
  [
    'unused-profile',
    'fast where no budget restricts',
    budgets(NOTIFY, NOTIFY),
    ['notice .kiro/settings.json:6:5 unused-profile: No kind of work is routed to the profile fast'],
  ],
  [
    'fast-not-cheaper',
    'the first budget that restricts',
    budgets(NOTIFY, RESTRICT, { primary: 'auto', fast: 'auto' }),
    [
      'warning .kiro/settings.json:7:16 fast-not-cheaper: budget.monthly.action switches to fast, but auto (1.0x) is not cheaper than auto (1.0x)',
    ],
  ],
  [
    'fast-not-cheaper',
    'one budget of two that restrict',
    budgets(RESTRICT, RESTRICT, { primary: 'auto', fast: 'claude-opus-4.8' }),
    [
      'warning .kiro/settings.json:7:16 fast-not-cheaper: budget.daily.action switches to fast, but claude-opus-4.8 (2.2x) is not cheaper than auto (1.0x)',
    ],
  ],
  [
    'fast-not-cheaper',
    'fast that is not there',
    budgets(RESTRICT, NOTIFY, { primary: 'auto' }),
    [
      'warning .kiro/settings.json:11:5 fast-not-cheaper: budget.daily.action is restrict, but there is no profile fast to switch to',
    ],
  ],
  ['fast-not-cheaper', 'nothing where no budget restricts', budgets(NOTIFY, NOTIFY, { primary: 'auto' }), []],
  [
    'budget-inconsistent',
    'each unit',
    budgets({ credits: 10, inputTokens: 5, outputTokens: 1 }, { credits: 9, inputTokens: 200, outputTokens: 31 }),
    [
      'warning .kiro/settings.json:14:5 budget-inconsistent: budget.daily.credits (10) is above budget.monthly.credits (9)',
      'warning .kiro/settings.json:19:5 budget-inconsistent: budget.monthly.inputTokens (200) is never reached: 31 days of 5 are 155',
    ],
  ],
  [
    'budget-inconsistent',
    'nothing at the edge',
    budgets({ credits: 10, inputTokens: 10 }, { credits: 10, inputTokens: 310 }),
    [],
  ],
  [
    'unknown-profile',
    'each route that leads nowhere',
    {
      [SETTINGS]: contract({ fast: 'auto' }, { codeReview: 'fats', hookActions: 'fast', specGeneration: 'zzz' }),
      [`web/${SETTINGS}`]: contract({}, { codeReview: 'fast' }),
    },
    [
      'error .kiro/settings.json:7:21 unknown-profile: models.routing.codeReview: "fats" is not a profile; did you mean "fast"?',
      'error .kiro/settings.json:9:25 unknown-profile: models.routing.specGeneration: "zzz" is not a profile; defined are fast',
      'error web/.kiro/settings.json:4:21 unknown-profile: models.routing.codeReview: "fast" is not a profile; none is defined under models',
    ],
  ],
  [
    'unrouted-task',
    'all kinds of work without a route, by contract',
    {
      [SETTINGS]: contract(
        { fast: 'auto' },
        { codeReview: 'fast', hookActions: 'fast', specGeneration: 'fast', taskExecution: 'fast' },
      ),
      [`web/${SETTINGS}`]: contract(
        { fast: 'auto' },
        {
          codeReview: 'fast',
          interactiveChat: 'fast',
          hookActions: 'fast',
          specGeneration: 'fast',
          taskExecution: 'fast',
          codeExplanation: 'fast',
        },
      ),
    },
    [
      'notice .kiro/settings.json:6:5 unrouted-task: No route for interactiveChat, codeExplanation and documentationUpdate',
      'notice web/.kiro/settings.json:6:5 unrouted-task: No route for documentationUpdate',
    ],
  ],
  [
    'contradicting-surfaces',
    'each that contradicts the contract of its own root',
    {
      [SETTINGS]: contract(models, { interactiveChat: 'fast', hookActions: 'primary' }),
      [CLI]: { 'chat.defaultModel': 'auto' },
      '.kiro/hooks/a.json': {
        hooks: ['auto', 'claude-sonnet-4.5', 'claude-opus-4.8'].map((model, index) => ({
          name: `h${index}`,
          trigger: 'manual',
          action: { type: 'agent', model },
        })),
      },
      [`web/${CLI}`]: { 'chat.defaultModel': 'auto' },
    },
    [
      'warning .kiro/hooks/a.json:8:18 contradicting-surfaces: h0 runs on auto here, but the contract (.kiro/settings.json) says claude-sonnet-4.5 for hookActions',
      'warning .kiro/hooks/a.json:24:18 contradicting-surfaces: h2 runs on claude-opus-4.8 here, but the contract (.kiro/settings.json) says claude-sonnet-4.5 for hookActions',
      'warning .kiro/settings/cli.json:2:24 contradicting-surfaces: CLI chat runs on auto here, but the contract (.kiro/settings.json) says claude-haiku-4.5 for interactiveChat',
    ],
  ],
])('%s tells %s', (rule, _, after, expected) => {
  expect(told(rule, { after })).toEqual(expected)
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

/** Rules that tell one thing of the whole repository. */
const ONCE = ['cost-increase', 'cost-total', 'cost-unknown', 'over-plan', 'catalogue-old']
type Example = Rule['examples']['failing']

/** Where a rule speaks of files of Kiro, in its own failing example with `many` in place of its files. */
function placesOf({ id, examples: { failing } }: Rule, many: (files: Example['after']) => Files): string[] {
  const { before, after, policy: rules = 'version: 1' } = failing
  const report = judged({ before: before === undefined ? null : many(before), after: many(after), policy: rules })
  return of(report, id).flatMap(({ place }) => (!place?.file.includes('.kiro/') ? [] : [`${place.file}:${place.line}`]))
}
const SPEAKING = RULES.filter((rule) => !ONCE.includes(rule.id)).flatMap((rule) => {
  const places = placesOf(rule, (files) => files)
  return places.length === 0 ? [] : [{ id: rule.id, rule, places }]
})

test.each(SPEAKING)('$id tells of each root', ({ rule, places }) => {
  const everywhere = placesOf(rule, (files) =>
    Object.fromEntries(
      Object.entries(files).flatMap(([path, text]) => ['', 'web/', 'api/'].map((root) => [root + path, text])),
    ),
  )
  expect([...everywhere].sort()).toEqual(
    ['', 'web/', 'api/'].flatMap((root) => places.map((place) => root + place)).sort(),
  )
})
