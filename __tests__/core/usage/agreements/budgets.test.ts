import { agreedActions, restrictedContracts } from '../../../../src/core/usage/agreements/agreed-actions.js'
import { usageBudgets, type BudgetsInput } from '../../../../src/core/usage/agreements/budgets.js'
import { type UsageBudget } from '../../../../src/core/contract/usage/agreements.js'
import { policy } from '../../support/repository.js'
import { monthOfPeople, usedMonth } from '../../support/used-month.js'
import { TEN_A_DAY, contracts, budgetsOf } from './budgets-of.js'
import { readUsageText } from '../../../../src/core/usage/reading/usage-text.js'

const DAY_OF_TOKENS = 'Daily usage: 182,341 input / 48,902 output tokens (36% of daily budget)'

const NOBODY = usedMonth('2026-11', 0, {})

/** `75 2026-11-08 notify`, one a step. */
function steps(budget: UsageBudget | undefined): string[] {
  return (budget?.steps ?? []).map(({ percent, reached, action }) => `${percent} ${reached ?? '-'} ${action}`)
}

test('the team’s budget of the policy, with the day of each step', () => {
  const { budgets, notes } = budgetsOf({
    policy: policy('version: 1\nbudget: { minimumAction: restrict, team: { credits: { monthly: 160, daily: 10 } } }'),
  })
  expect(budgets).toMatchObject([
    {
      id: 'policy/monthly',
      from: 'policy',
      file: '.github/kiro-policy.yml',
      period: 'monthly',
      limit: 160,
      perDeveloper: null,
      allPriced: true,
      used: 200,
      usedOn: null,
      share: 1.25,
      daysOver: 0,
      forecast: null,
    },
    {
      id: 'policy/daily',
      from: 'policy',
      file: '.github/kiro-policy.yml',
      period: 'daily',
      limit: 10,
      perDeveloper: null,
      allPriced: true,
      used: 10,
      usedOn: '2026-11-01',
      share: 1,
      daysOver: 0,
      forecast: null,
    },
  ])
  expect(budgets.map(steps)).toEqual([
    ['50 2026-11-08 notify', '75 2026-11-12 notify', '90 2026-11-15 notify', '100 2026-11-16 restrict'],
    ['50 2026-11-01 notify', '75 2026-11-01 notify', '90 2026-11-01 notify', '100 2026-11-01 restrict'],
  ])
  expect(notes).toEqual([])
})

test('without an agreed action people are notified', () => {
  expect(
    steps(budgetsOf({ policy: policy('version: 1\nbudget: { team: { credits: { monthly: 400 } } }') }).budgets[0]),
  ).toEqual(['50 2026-11-20 notify', '75 - notify', '90 - notify', '100 - notify'])
})

test('of two layers the lower limit counts, and the stronger action', () => {
  const layers = [
    ...policy(
      'version: 1\nbudget: { minimumAction: pause, team: { credits: { monthly: 900 } } }',
      'acme/.github/kiro.yml@v1',
    ),
    ...policy('version: 1\nbudget: { minimumAction: notify, team: { credits: { monthly: 500 } } }'),
  ]
  expect(budgetsOf({ policy: layers }).budgets).toMatchObject([
    { limit: 500, file: '.github/kiro-policy.yml', steps: [{}, {}, {}, { percent: 100, action: 'pause' }] },
  ])
})

test.each<[string, unknown, number, string[]]>([
  [
    '80 % where none is stated',
    { credits: 20 },
    200,
    [
      '50 2026-11-10 notify',
      '75 2026-11-15 notify',
      '80 2026-11-16 notify',
      '90 2026-11-18 notify',
      '100 2026-11-20 notify',
    ],
  ],
  [
    'its own',
    { credits: 25, alertThreshold: 0.125, action: 'pause' },
    250,
    ['12.5 2026-11-04 notify', '50 2026-11-13 notify', '75 2026-11-19 notify', '90 - notify', '100 - pause'],
  ],
  [
    'one of the usual ones',
    { credits: 25, alertThreshold: 0.9, action: 'restrict' },
    250,
    ['50 2026-11-13 notify', '75 2026-11-19 notify', '90 - notify', '100 - restrict'],
  ],
  [
    'the limit itself',
    { credits: 25, alertThreshold: 1 },
    250,
    ['50 2026-11-13 notify', '75 2026-11-19 notify', '90 - notify', '100 - notify'],
  ],
  [
    'nothing at all',
    { credits: 25, alertThreshold: 0 },
    250,
    ['50 2026-11-13 notify', '75 2026-11-19 notify', '90 - notify', '100 - notify'],
  ],
  [
    'what cannot be meant',
    { credits: 25, alertThreshold: 7 },
    250,
    ['50 2026-11-13 notify', '75 2026-11-19 notify', '90 - notify', '100 - notify'],
  ],
])('a contract’s budget is per developer, and is reported at %s', (_, monthly, limit, expected) => {
  const { budgets, notes } = budgetsOf({ contracts: contracts({ monthly }) })
  expect(budgets).toMatchObject([{ id: 'contract/monthly/1', from: 'contract', file: '.kiro/settings.json', limit }])
  expect(steps(budgets[0])).toEqual(expected)
  expect(notes).toEqual([
    'A contract’s budgets are per developer: their limits are for the 10 people with a row in the month, and what is held against them is of all repositories of these people.',
  ])
})

test('the number of a contract is its place among all', () => {
  expect(
    budgetsOf({
      contracts: contracts({ monthly: {} }, { daily: { credits: 3 }, monthly: { credits: 9 } }),
    }).budgets.map(({ id, file }) => `${id} ${file}`),
  ).toEqual(['contract/monthly/2 p1/.kiro/settings.json', 'contract/daily/2 p1/.kiro/settings.json'])
})

test('tokens are left out, and said to be', () => {
  const { budgets, notes } = budgetsOf({
    contracts: contracts({
      daily: { inputTokens: 500_000, outputTokens: 200_000 },
      monthly: { outputTokens: 1, credits: 9 },
    }),
  })
  expect(budgets.map(({ id }) => id)).toEqual(['contract/monthly/1'])
  expect(notes).toContain('2 budgets in tokens are left out: Kiro meters credits, and no usage file counts tokens.')
})

test('a daily budget tells the day that used most, and how many were above', () => {
  const month = usedMonth('2026-11', 5, { 1: 4, 2: 10, 3: 6, 4: 12, 5: 12 })
  const [budget] = budgetsOf({ month, contracts: contracts({ daily: { credits: 10, action: 'restrict' } }) }).budgets
  expect(budget).toMatchObject({
    period: 'daily',
    limit: 50,
    perDeveloper: 10,
    allPriced: true,
    used: 60,
    usedOn: '2026-11-05',
    share: 1.2,
    daysOver: 2,
  })
  expect(steps(budget)).toEqual([
    '50 2026-11-03 notify',
    '75 2026-11-03 notify',
    '80 2026-11-03 notify',
    '90 2026-11-03 notify',
    '100 2026-11-03 restrict',
  ])
})

test('a day of few people is left alone: it counts for the month, and is held against no day', () => {
  const all = Float64Array.from({ length: 30 }, (_, day) => (day === 3 ? 1 : 0))
  const one = Float64Array.from({ length: 30 }, (_, day) => (day === 3 ? 1 : day === 7 ? 900 : 0))
  const { budgets, notes } = budgetsOf({
    month: monthOfPeople('2026-11', [all, all, all, all, one]),
    policy: policy('version: 1\nbudget: { team: { credits: { monthly: 1000, daily: 100 } } }'),
  })
  expect(budgets).toMatchObject([{ used: 905 }, { used: 5, usedOn: '2026-11-04', daysOver: 0 }])
  expect(notes).toEqual([
    'On 1 day fewer than 5 people worked: daily budgets are not held against it, so that no one’s day is shown.',
  ])
})

test('where there are only such days, daily budgets are left out', () => {
  const { budgets, notes } = budgetsOf({
    month: usedMonth('2026-11', 4, { 2: 9, 3: 9 }),
    policy: policy('version: 1\nbudget: { team: { credits: { monthly: 50, daily: 1 } } }'),
  })
  expect(budgets.map(({ id, used }) => `${id} ${used}`)).toEqual(['policy/monthly 72'])
  expect(notes).toEqual([
    'On 2 days fewer than 5 people worked: daily budgets are not held against them, so that no one’s day is shown.',
  ])
})

test.each<[string, Partial<BudgetsInput>, string[]]>([
  [
    'is reached by the first credit',
    {},
    ['50 2026-11-01 notify', '75 2026-11-01 notify', '90 2026-11-01 notify', '100 2026-11-01 notify'],
  ],
  ['is not reached by nothing', { month: NOBODY }, ['50 - notify', '75 - notify', '90 - notify', '100 - notify']],
])('a limit of nothing %s, and has no share', (_, input, expected) => {
  const [budget] = budgetsOf({
    ...input,
    policy: policy('version: 1\nbudget: { team: { credits: { monthly: 0 } } }'),
  }).budgets
  expect(steps(budget)).toEqual(expected)
  expect(budget?.share).toBeNull()
})

describe('agreed actions', () => {
  const agreed = (month: BudgetsInput['month'], limits: string, ...budgets: readonly unknown[]) =>
    usageBudgets({
      policy: policy(`version: 1\nbudget: ${limits}`),
      contracts: contracts(...budgets),
      month,
      forecast: null,
      readings: [],
    }).budgets

  test('are the steps that were reached, the strongest last; of a daily budget only the limit, with its day', () => {
    const budgets = agreed(TEN_A_DAY, '{ minimumAction: restrict, team: { credits: { monthly: 250, daily: 10 } } }', {
      monthly: { credits: 5, action: 'pause' },
    })
    expect(agreedActions(budgets).map(({ id, reached, action }) => `${id} ${reached} ${action}`)).toEqual([
      'contract/monthly/1@50 2026-11-03 notify',
      'contract/monthly/1@75 2026-11-04 notify',
      'contract/monthly/1@80 2026-11-04 notify',
      'contract/monthly/1@90 2026-11-05 notify',
      'policy/monthly@50 2026-11-13 notify',
      'policy/monthly@75 2026-11-19 notify',
      'policy/daily@100/2026-11-01 2026-11-01 restrict',
      'contract/monthly/1@100 2026-11-05 pause',
    ])
  })

  test.each<[string, string, unknown[], ReturnType<typeof restrictedContracts>]>([
    [
      'every contract, for the team’s budget',
      '{ minimumAction: restrict, team: { credits: { monthly: 5 } } }',
      [{ monthly: { credits: 1, action: 'restrict' } }],
      'all',
    ],
    [
      'those whose own limit was reached',
      '{}',
      [
        { monthly: { credits: 99, action: 'restrict' } },
        { monthly: { credits: 1, action: 'restrict' }, daily: { credits: 1, action: 'restrict' } },
        { monthly: { credits: 1, action: 'pause' } },
      ],
      ['p1/.kiro/settings.json'],
    ],
    [
      'none, where something else was agreed',
      '{ team: { credits: { monthly: 5 } } }',
      [{ monthly: { credits: 1, action: 'pause' } }],
      [],
    ],
  ])('restrict %s', (_, limits, budgets, expected) => {
    expect(restrictedContracts(agreed(TEN_A_DAY, limits, ...budgets))).toEqual(expected)
  })
})

test('beside a text that counts the tokens of a day, daily limits in tokens are not left out', () => {
  const left = (budget: unknown, readings = [readUsageText(DAY_OF_TOKENS, 'u.txt', '2026-11-20')]) =>
    budgetsOf({ contracts: contracts(budget), readings }).notes.filter((note) => note.includes('tokens'))
  const [daily, monthly] = [{ daily: { inputTokens: 5 } }, { monthly: { outputTokens: 5 } }]
  expect(left(daily)).toEqual([])
  expect(left(daily, [])).toHaveLength(1)
  expect(left(monthly)).toHaveLength(1)
  expect(left(daily, [readUsageText('Credits (1 of 5 covered in plan)', 'u.txt', '2026-11-20')])).toHaveLength(1)
})
