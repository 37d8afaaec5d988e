import { usageBudgets, type BudgetsInput } from '../../../../src/core/usage/agreements/budgets.js'
import { configuration, policy } from '../../support/repository.js'
import { monthOfPeople, usedMonth } from '../../support/used-month.js'

/* Limits that are reached exactly or missed by a millionth, several contracts, and the notes on them. */

function contracts(...budgets: readonly unknown[]): BudgetsInput['contracts'] {
  return configuration(
    Object.fromEntries(
      budgets.map((budget, index) => [`${index === 0 ? '' : `p${index}/`}.kiro/settings.json`, { budget }]),
    ),
  ).contracts
}

const TEN = usedMonth('2026-11', 10, { 1: 1 })

function budgetsOf(input: Partial<BudgetsInput>) {
  return usageBudgets({ policy: [], contracts: [], month: TEN, forecast: null, readings: [], ...input })
}

test.each([
  // In binary 1.005 × 1,000,000 is a little less than 1,005,000: ten of them are 10.05 all the same.
  [1.005, 10.05, true, 0],
  [1.005, 10.04, true, 1],
  [1.004999, 10.05, false, 0],
  [1, 10, true, 0],
  [1.000001, 10, true, 1],
])('ten people with %d credits on a day reach a limit of %d: %s', (each, limit, reached, daysOver) => {
  const [monthly, daily] = budgetsOf({
    month: usedMonth('2026-11', 10, { 4: each }),
    policy: policy(`version: 1\nbudget: { team: { credits: { monthly: ${limit}, daily: ${limit} } } }`),
  }).budgets
  const last = (budget: typeof monthly) => budget?.steps.at(-1)
  expect([last(monthly), last(daily)]).toEqual(
    [monthly, daily].map(() => ({
      percent: 100,
      reached: reached ? '2026-11-05' : null,
      expected: null,
      action: 'notify',
    })),
  )
  expect(daily?.daysOver).toBe(daysOver)
})

test('the limit of a contract is for everybody, with two decimals, and so is its own step', () => {
  const [budget] = budgetsOf({
    // 0.1255 credits of ten people are 1.255, 12.345 % are 12.35 %, half up.
    contracts: contracts({ monthly: { credits: 0.1255, alertThreshold: 0.12345, action: 'restrict' } }),
  }).budgets
  expect(budget).toMatchObject({ limit: 1.26, perDeveloper: 0.1255 })
  expect(budget?.steps.map(({ percent, action }) => `${percent} ${action}`)).toEqual([
    '12.35 notify',
    '50 notify',
    '75 notify',
    '90 notify',
    '100 restrict',
  ])
})

test.each([
  [0.005, [0.5, 50, 75, 90, 100]],
  [0.995, [50, 75, 90, 99.5, 100]],
  [0.00001, [50, 75, 90, 100]],
])('a threshold of %d has the steps %j, and the action is that of the last', (alertThreshold, percents) => {
  const { steps } = budgetsOf({ contracts: contracts({ monthly: { credits: 1, alertThreshold, action: 'pause' } }) })
    .budgets[0] ?? { steps: [] }
  expect(steps.map(({ percent }) => percent)).toEqual(percents)
  expect(steps.map(({ action }) => action)).toEqual(percents.map((percent) => (percent === 100 ? 'pause' : 'notify')))
})

test('a month adds up its days, a day its people', () => {
  const of = (...days: number[]) => Float64Array.from({ length: 30 }, (_, day) => days[day] ?? 0)
  const people = [of(1, 0, 2), of(1, 5, 2), of(1, 0, 2), of(1, 0, 2), of(1, 0, 2.25)]
  const { budgets } = budgetsOf({
    month: monthOfPeople('2026-11', people, 2),
    policy: policy('version: 1\nbudget: { team: { credits: { monthly: 15, daily: 10 } } }'),
  })
  expect(budgets).toMatchObject([
    { id: 'policy/monthly', used: 20.25, usedOn: null, share: 1.35, daysOver: 0 },
    { id: 'policy/daily', used: 10.25, usedOn: '2026-11-03', share: 1.025, daysOver: 1 },
  ])
  // 5, 10 and 20.25 credits after the days: half of 15 on the second, the rest on the third.
  expect(budgets.map(({ steps }) => steps.map(({ reached }) => reached?.slice(8)))).toEqual([
    ['02', '03', '03', '03'],
    ['01', '03', '03', '03'],
  ])
})

const NOTES = {
  contract: (people: string) =>
    `A contract’s budgets are per developer: their limits are for the ${people} with a row in the month, and what is held against them is of all repositories of these people.`,
  tokens: (budgets: string) => `${budgets} left out: Kiro meters credits, and no usage file counts tokens.`,
}

const TEAM_BUDGET = policy('version: 1\nbudget: { team: { credits: { monthly: 5 } } }')
const quiet = usedMonth('2026-11', 4, { 2: 9 })

test.each<[string, Partial<BudgetsInput>, string[]]>([
  [
    'of one person',
    { month: usedMonth('2026-11', 1, { 0: 1 }), contracts: contracts({ monthly: { credits: 1 } }) },
    [NOTES.contract('1 person')],
  ],
  [
    'of the team and a contract',
    { policy: TEAM_BUDGET, contracts: contracts({}, { monthly: { credits: 1 } }) },
    [NOTES.contract('10 people')],
  ],
  ['of the team alone', { policy: TEAM_BUDGET }, []],
  [
    'in input tokens',
    { contracts: contracts({}, { daily: { inputTokens: 1 } }) },
    [NOTES.tokens('1 budget in tokens is')],
  ],
  [
    'in output tokens of several contracts',
    {
      contracts: contracts(
        { daily: { outputTokens: 1 } },
        { monthly: { outputTokens: 1 } },
        {},
        { daily: { inputTokens: 1 } },
      ),
    },
    [NOTES.tokens('3 budgets in tokens are')],
  ],
  ['of a month, with a day of few people', { month: quiet, policy: TEAM_BUDGET }, []],
  [
    'of a day, with a day of few people',
    { month: quiet, contracts: contracts({ daily: { credits: 1 } }) },
    [NOTES.contract('4 people'), expect.stringMatching(/^On 1 day fewer than 5 people worked/)],
  ],
])('notes on budgets %s', (_, input, notes) => {
  expect(budgetsOf(input).notes).toEqual(notes)
})

test('a hundred contracts are looked at, whatever they hold', () => {
  const many = (count: number) =>
    contracts(...Array.from({ length: count }, () => ({ monthly: { credits: 1, inputTokens: 1 } })))
  const [hundred, more] = [budgetsOf({ contracts: many(100) }), budgetsOf({ contracts: many(102) })]
  expect([hundred.budgets.length, more.budgets.length, more.budgets.at(-1)?.id]).toEqual([
    100,
    100,
    'contract/monthly/100',
  ])
  const notes = [NOTES.contract('10 people'), NOTES.tokens('100 budgets in tokens are')]
  expect(hundred.notes).toEqual(notes)
  expect(more.notes).toEqual([
    ...notes,
    'Of 102 contracts the budgets of the first 100 are held against what was used.',
  ])
})
