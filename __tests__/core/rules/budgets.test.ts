import { plain } from '../../../src/core/text/message.js'
import { contract, judged, of, type Files } from '../support/repository.js'
import { told } from './told-by-rule.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'

describe('budgets that rise', () => {
  const limited = (credits: number): Record<string, unknown> =>
    contract({}, {}, { daily: { credits }, monthly: { credits: 100 * credits } })
  const before = { [SETTINGS]: limited(1), [`web/${SETTINGS}`]: limited(2), [`api/${SETTINGS}`]: limited(3) }
  const places = (after: Files, links: readonly string[] = []): string[] =>
    of(judged({ before, after, links }), 'budget-loosened').map(
      ({ place, message }) => `${place?.file ?? 'repository'}: ${plain(message)}`,
    )

  test('are reported for each period of each root', () => {
    expect(
      places({ [SETTINGS]: limited(2), [`web/${SETTINGS}`]: limited(2), [`api/${SETTINGS}`]: limited(4) }),
    ).toEqual([
      '.kiro/settings.json: budget.daily is loosened: credits 1 → 2',
      '.kiro/settings.json: budget.monthly is loosened: credits 100 → 200',
      'api/.kiro/settings.json: api/budget.daily is loosened: credits 3 → 4',
      'api/.kiro/settings.json: api/budget.monthly is loosened: credits 300 → 400',
    ])
  })

  test('that are taken away are reported, but not those that cannot be seen', () => {
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
      'warning .kiro/settings.json:19:5 budget-inconsistent: budget.monthly.inputTokens (200) is never reached where the daily limit is kept: 21 working days of 5 are 105',
      'warning .kiro/settings.json:19:5 budget-inconsistent: budget.monthly.outputTokens (31) is never reached where the daily limit is kept: 21 working days of 1 are 21',
    ],
  ],
  [
    'budget-inconsistent',
    'nothing at the edge',
    budgets({ credits: 10, inputTokens: 10 }, { credits: 10, inputTokens: 210 }),
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
        version: 'v1',
        hooks: ['auto', 'claude-sonnet-4.5', 'claude-opus-4.8'].map((model, index) => ({
          name: `h${index}`,
          trigger: 'manual',
          action: { type: 'agent', model },
        })),
      },
      [`web/${CLI}`]: { 'chat.defaultModel': 'auto' },
    },
    [
      'warning .kiro/hooks/a.json:9:18 contradicting-surfaces: h0 runs on auto here, but the contract (.kiro/settings.json) says claude-sonnet-4.5 for hookActions',
      'warning .kiro/hooks/a.json:25:18 contradicting-surfaces: h2 runs on claude-opus-4.8 here, but the contract (.kiro/settings.json) says claude-sonnet-4.5 for hookActions',
      'warning .kiro/settings/cli.json:2:24 contradicting-surfaces: CLI chat runs on auto here, but the contract (.kiro/settings.json) says claude-haiku-4.5 for interactiveChat',
    ],
  ],
])('%s tells %s', (rule, _, after, expected) => {
  expect(told(rule, { after })).toEqual(expected)
})

test.each<[string, number]>([
  ['version: 1', 1],
  ['version: 1\nteam: { workdays: 24 }', 0],
  ['version: 1\nteam: { workdays: 23 }', 1],
])('budget-inconsistent counts working days: %s', (policy, times) => {
  const after = budgets({ credits: 25, action: 'pause' }, { credits: 600, action: 'pause' })
  expect(of(judged({ after, policy }), 'budget-inconsistent')).toHaveLength(times)
})
