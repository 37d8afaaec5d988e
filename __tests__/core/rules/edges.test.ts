import type { Proposal } from '../../../src/core/policy/merge/proposal.js'
import { only, contract, judged, lines, policy, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const told = (rule: string, change: Change): string[] =>
  lines(judged(change)).flatMap((line) => (line.includes(` ${rule}: `) ? [line.split(` ${rule}: `)[1] ?? ''] : []))

const proposal = (text: string): Proposal => ({
  kind: 'policy',
  source: '.github/kiro-policy.yml',
  policy: policy(text),
  unread: [],
})
const on = (model: string): Files => ({ [CLI]: { 'chat.defaultModel': model } })
const opus = (expires: string): string =>
  `version: 1\nmodels: { allow: [auto] }\nexceptions:\n  - { rule: model-not-allowed, model: claude-opus-4.8, reason: a, owner: b, expires: ${expires} }`
const budget = (daily: object, monthly: object): Files => ({ [SETTINGS]: { budget: { daily, monthly } } })
const effort = (level: string): Files => ({
  [CLI]: { 'chat.modelDefaults': { 'claude-opus-4.8': { output_config: { effort: level } } } },
})
const restricting = (primary: string, fast: string): Files => ({
  [SETTINGS]: contract({ primary, fast }, { codeReview: 'primary' }, { monthly: { credits: 5, action: 'restrict' } }),
})
/** So many typical credits a month of one developer, on `auto`. */
const load = (credits: number): Change => ({
  after: { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }) },
  policy: `version: 1\nteam: { workdays: 20, developers: 2, seats: { pro: 2 }, overage: true }\nworkload: ${only({ codeReview: { runs: 1, credits: { low: 1, typical: credits / 20, high: 1000 } } })}`,
})

/** What a rule says on either side of its bound. */
test.each<[string, string, Change, string[]]>([
  ['catalogue-old', 'after 180 days', { after: on('claude-opus-4.8'), day: '2027-04-06' }, []],
  [
    'catalogue-old',
    'after 181',
    { after: on('claude-opus-4.8'), day: '2027-04-07' },
    [
      'The prices of auto and claude-opus-4.8 were last checked on 2026-10-08, 181 days ago: update Kiro Governance, or name a newer price file (input prices, --prices; kiro-governance models --import FILE --merge makes one)',
    ],
  ],
  [
    'exception-expiring',
    'on the last day',
    { after: on('claude-opus-4.8'), policy: opus('2026-10-08') },
    ['An exception for model-not-allowed (claude-opus-4.8) until 2026-10-08 ends today'],
  ],
  [
    'exception-expiring',
    'on the day before',
    { after: on('claude-opus-4.8'), policy: opus('2026-10-09') },
    ['An exception for model-not-allowed (claude-opus-4.8) until 2026-10-09 ends in 1 day'],
  ],
  [
    'exception-expiring',
    '14 days before',
    { after: on('claude-opus-4.8'), policy: opus('2026-10-22') },
    ['An exception for model-not-allowed (claude-opus-4.8) until 2026-10-22 ends in 14 days'],
  ],
  ['exception-expiring', '15 days before', { after: on('claude-opus-4.8'), policy: opus('2026-10-23') }, []],
  ['budget-inconsistent', 'a month of 21 working days', { after: budget({ credits: 30 }, { credits: 630 }) }, []],
  [
    'budget-inconsistent',
    'one credit more',
    { after: budget({ credits: 30 }, { credits: 631 }) },
    ['budget.monthly.credits (631) is never reached where the daily limit is kept: 21 working days of 30 are 630'],
  ],
  ['budget-inconsistent', 'a day as much as a month', { after: budget({ credits: 30 }, { credits: 30 }) }, []],
  [
    'budget-inconsistent',
    'a day of one credit more',
    { after: budget({ credits: 31 }, { credits: 30 }) },
    ['budget.daily.credits (31) is above budget.monthly.credits (30)'],
  ],
  [
    'budget-inconsistent',
    'every unit by itself',
    {
      after: budget({ credits: 31, inputTokens: 5, outputTokens: 9 }, { credits: 30, inputTokens: 5, outputTokens: 8 }),
    },
    [
      'budget.daily.credits (31) is above budget.monthly.credits (30)',
      'budget.daily.outputTokens (9) is above budget.monthly.outputTokens (8)',
    ],
  ],
  ['effort-raised', 'to the same', { before: effort('high'), after: effort('high') }, []],
  [
    'effort-raised',
    'by one',
    { before: effort('high'), after: effort('xhigh') },
    ['The effort of claude-opus-4.8 rises from high to xhigh'],
  ],
  ['effort-raised', 'set to medium', { before: {}, after: effort('medium') }, []],
  [
    'effort-raised',
    'set to high',
    { before: {}, after: effort('high') },
    ['The effort of claude-opus-4.8 is set to high'],
  ],
  ['effort-raised', 'with nothing to compare with', { after: effort('high') }, []],
  [
    'fast-not-cheaper',
    'as much',
    { after: restricting('claude-sonnet-5', 'claude-sonnet-4.5') },
    ['budget.monthly.action switches to fast, but claude-sonnet-4.5 (1.3x) is not cheaper than claude-sonnet-5 (1.3x)'],
  ],
  [
    'policy-breaks',
    'by two rules about no work, each once',
    {
      before: budget({ credits: 5 }, { credits: 9 }),
      after: budget({ credits: 5 }, { credits: 9 }),
      policy: 'version: 1',
      proposal: proposal(
        'version: 1\nbudget: { minimumAction: pause, team: { credits: { daily: 1, monthly: 1 } } }\nrules: { catalogue-old: notice }',
      ),
    },
    ['After the merge the policy refuses what is there: budget-over-policy'],
  ],
  [
    'experimental-model',
    'beside nothing else',
    { after: on('qwen3-coder-next') },
    ['qwen3-coder-next is experimental'],
  ],
  ...[
    'models: { deny: [qwen3-coder-next] }',
    'models: { maxMultiplier: 0.01 }',
    'team: { approvedModels: [auto] }',
  ].map((text): [string, string, Change, string[]] => [
    'experimental-model',
    `beside what ${text} says`,
    { after: on('qwen3-coder-next'), policy: `version: 1\n${text}` },
    [],
  ]),
  ['experimental-model', 'beside a wrong spelling', { after: on('Qwen3 Coder Next') }, []],
  ['fast-not-cheaper', 'less', { after: restricting('claude-sonnet-5', 'auto') }, []],
  ['fast-not-cheaper', 'not priced', { after: restricting('claude-sonnet-5', 'claude-next') }, []],
  ['over-plan', 'the last credit', load(1000), []],
  [
    'over-plan',
    'one credit more',
    load(1001),
    ['2 × Pro: 1,001 of 1,000 credits each, out on working day 20 of 20, 2 short, $0.08 overage'],
  ],
])('%s: %s', (rule, _, change, expected) => {
  expect(told(rule, change)).toEqual(expected)
})

test('a budget of the whole team at the policy’s limit is not over it', () => {
  const over = (credits: number): string[] =>
    told('budget-over-policy', {
      after: { [SETTINGS]: { budget: { monthly: { credits } } } },
      policy: 'version: 1\nteam: { developers: 3 }\nbudget: { team: { credits: { monthly: 300 } } }',
    })
  expect([over(100), over(101)]).toEqual([
    [],
    ['budget.monthly.credits of 101 for each of 3 developers is 303; the policy allows the team 300'],
  ])
})
