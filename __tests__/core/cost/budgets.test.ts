import type { BudgetOutcome } from '../../../src/core/cost/budget-simulation.js'
import { AFTER, POLICY } from '../support/worked-case.js'
import { simulate, WORK, contractOf, said } from './simulated-budgets.js'

const SETTINGS = '.kiro/settings.json'
const typical = (budget: unknown, fast?: string | null): BudgetOutcome | undefined =>
  simulate(contractOf(budget, fast), WORK)[0]?.at?.typical

describe('a monthly limit', () => {
  test.each<[string, Record<string, unknown>, string | null, Partial<BudgetOutcome>, string]>([
    [
      'notify, reached',
      { credits: 900, action: 'notify' },
      'claude-haiku-4.5',
      { effect: 'only tells', days: 2, usual: 100, then: 100, spent: 1000 },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then notify stops nothing: 100 credits over the limit.',
    ],
    [
      'restrict, reached',
      { credits: 900, action: 'restrict' },
      'claude-haiku-4.5',
      { effect: 'saves', days: 2, usual: 100, then: 40, spent: 940 },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the contract’s work to fast (claude-haiku-4.5): 40 credits for the last 2 days instead of 100.',
    ],
    [
      'pause, reached',
      { credits: 900, action: 'pause' },
      'claude-haiku-4.5',
      { effect: 'stops', days: 2, usual: 100, then: 0, spent: 900 },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then pause stops the work: 2 working days a month without Kiro, 100 credits not spent.',
    ],
    [
      'restrict that saves nothing',
      { credits: 900, action: 'restrict' },
      'auto',
      { effect: 'saves nothing', usual: 100, then: 100, spent: 1000 },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the contract’s work to fast (auto) and saves nothing: 100 credits for the last 2 days, as before.',
    ],
    [
      'restrict that is more expensive',
      { credits: 900, action: 'restrict' },
      'claude-sonnet-4.5',
      { effect: 'costs more', usual: 100, then: 130, spent: 1030 },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the contract’s work to fast (claude-sonnet-4.5) and costs more: 130 credits for the last 2 days instead of 100.',
    ],
    [
      'restrict to nothing',
      { credits: 900, action: 'restrict' },
      null,
      { effect: 'no fast profile', usual: 100, then: 100, spent: 1000 },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict saves nothing: there is no profile fast to move the work to.',
    ],
    [
      'restrict to a model without a price',
      { credits: 900, action: 'restrict' },
      'claude-next',
      { effect: 'not priced', usual: 100, then: null, spent: null },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the contract’s work to fast (claude-next), which is not priced; 100 credits for the last 2 days before that.',
    ],
    [
      'reached on the last day',
      { credits: 951, action: 'pause' },
      null,
      { effect: 'no day left', days: 0, usual: 0, then: 0, spent: 1000 },
      'budget.monthly: alert on working day 16, limit of 951 on day 20 of 20; then no working day is left for pause.',
    ],
    [
      'one day left',
      { credits: 950, action: 'pause', alertThreshold: 1 },
      null,
      { effect: 'stops', days: 1, usual: 50, then: 0, spent: 950 },
      'budget.monthly: alert on working day 19, limit of 950 on day 19 of 20; then pause stops the work: 1 working day a month without Kiro, 50 credits not spent.',
    ],
    [
      'the whole load and no more',
      { credits: 1000, action: 'pause', alertThreshold: 1 },
      null,
      {
        effect: 'not reached',
        alert: { when: 'day', day: 20, partOfDay: null },
        limit: { when: 'never', day: null, partOfDay: null },
        spent: 1000,
      },
      'budget.monthly: alert on working day 20 of 20; limit of 1,000 is never reached: 1,000 credits a month is the typical use.',
    ],
    [
      'neither alert nor limit',
      { credits: 5000 },
      null,
      { effect: 'not reached', alert: { when: 'never', day: null, partOfDay: null }, days: 0, spent: 1000 },
      'budget.monthly: limit of 5,000 is never reached: 1,000 credits a month is the typical use.',
    ],
    [
      'nothing allowed',
      { credits: 0, action: 'pause' },
      null,
      { effect: 'stops', days: 19, usual: 950, then: 0, spent: 50 },
      'budget.monthly: alert on working day 1, limit of 0 on day 1 of 20; then pause stops the work: 19 working days a month without Kiro, 950 credits not spent.',
    ],
  ])('%s', (_, monthly, fast, expected, sentence) => {
    expect(typical({ monthly }, fast)).toMatchObject(expected)
    expect(said(simulate(contractOf({ monthly }, fast), WORK))[0]).toBe(sentence)
  })
})

describe('a daily limit is reached on every day or on none', () => {
  test.each<[string, Record<string, unknown>, string | null, Partial<BudgetOutcome>, string]>([
    [
      'notify',
      { credits: 40 },
      null,
      { load: 50, effect: 'only tells', days: 4, usual: 200, then: 200, spent: 1000 },
      'budget.daily: alert every day after 64 % of its work, limit of 40 every day after 80 % of its work; then notify stops nothing: 10 credits a day over the limit, 200 a month.',
    ],
    [
      'restrict',
      { credits: 40, action: 'restrict' },
      'claude-haiku-4.5',
      { effect: 'saves', usual: 200, then: 80, spent: 880 },
      'budget.daily: alert every day after 64 % of its work, limit of 40 every day after 80 % of its work; then restrict moves the contract’s work to fast (claude-haiku-4.5): 80 credits a month for the rest of each day instead of 200.',
    ],
    [
      'restrict, more expensive',
      { credits: 40, action: 'restrict' },
      'claude-opus-4.8',
      { effect: 'costs more', usual: 200, then: 440, spent: 1240 },
      'budget.daily: alert every day after 64 % of its work, limit of 40 every day after 80 % of its work; then restrict moves the contract’s work to fast (claude-opus-4.8) and costs more: 440 credits a month for the rest of each day instead of 200.',
    ],
    [
      'pause',
      { credits: 40, action: 'pause' },
      null,
      { effect: 'stops', days: 4, usual: 200, then: 0, spent: 800 },
      'budget.daily: alert every day after 64 % of its work, limit of 40 every day after 80 % of its work; then pause stops the work: 20 % of each day without Kiro, 200 credits a month not spent.',
    ],
    [
      'never',
      { credits: 50, action: 'pause' },
      null,
      {
        effect: 'not reached',
        alert: { when: 'every day', day: null, partOfDay: 0.8 },
        limit: { when: 'never', day: null, partOfDay: null },
        days: 0,
        spent: 1000,
      },
      'budget.daily: alert every day after 80 % of its work; limit of 50 is never reached: 50 credits a day is the typical use.',
    ],
    [
      'not even the alert',
      { credits: 90 },
      null,
      { effect: 'not reached', alert: { when: 'never', day: null, partOfDay: null } },
      'budget.daily: limit of 90 is never reached: 50 credits a day is the typical use.',
    ],
  ])('%s', (_, daily, fast, expected, sentence) => {
    expect(typical({ daily }, fast)).toMatchObject(expected)
    expect(said(simulate(contractOf({ daily }, fast), WORK))[0]).toBe(sentence)
  })
})

describe('limits of one contract act in the same month', () => {
  const spoken = (budget: unknown, fast: string | null = 'claude-haiku-4.5', text = WORK): string[] =>
    said(simulate(contractOf(budget, fast), text)).filter((line) => !line.startsWith('At low use'))
  const pause = (credits: number) => ({ credits, action: 'pause' })

  test.each<[string, unknown, string[]]>([
    [
      'a day that stops leaves a month that is never used up',
      { daily: pause(25), monthly: pause(600) },
      [
        'budget.daily: alert every day after 40 % of its work, limit of 25 every day after 50 % of its work; then pause stops the work: 50 % of each day without Kiro, 500 credits a month not spent.',
        'budget.monthly: alert on working day 20 of 20; limit of 600 is never reached: the other limits leave 500 of 1,000 credits a month.',
      ],
    ],
    [
      'a month that is used up later, because of the days',
      { daily: pause(25), monthly: pause(300) },
      [
        'budget.daily: alert every day after 40 % of its work, limit of 25 every day after 50 % of its work; then pause stops the work: 50 % of each day without Kiro, 300 credits a month not spent.',
        'budget.monthly: alert on working day 10, limit of 300 on day 12 of 20; then pause stops the work: 8 working days a month without Kiro, 200 credits not spent.',
      ],
    ],
    [
      'after the month is restricted the day is no longer used up',
      { daily: { credits: 25, action: 'notify' }, monthly: { credits: 500, action: 'restrict' } },
      [
        'budget.daily: alert every day after 40 % of its work, limit of 25 every day after 50 % of its work; then notify stops nothing: 25 credits a day over the limit, 250 a month.',
        'budget.monthly: alert on working day 8, limit of 500 on day 10 of 20; then restrict moves the contract’s work to fast (claude-haiku-4.5): 200 credits for the last 10 days instead of 500.',
      ],
    ],
    [
      'of two units the one that stops the day first',
      { daily: { credits: 40, inputTokens: 100, action: 'pause' } },
      ['budget.daily: limit of 40 is never reached: another limit stops the day before it, of 50 credits a day.'],
    ],
  ])('%s', (_, budget, expected) => {
    const [first, ...rest] = spoken(budget)
    expect([first, ...rest].slice(0, expected.length)).toEqual(expected)
  })
})

test('the loads beside the typical one are reported where they end differently', () => {
  expect(said(simulate(contractOf({ monthly: { credits: 900 }, daily: { credits: 5 } }), WORK))).toEqual([
    expect.stringMatching(/^budget\.daily: .*limit of 5 every day after 10 % of its work/),
    'At low use the limit is reached every day after 50 % of its work; at high use it is reached every day after 5 % of its work.',
    expect.stringMatching(/^budget\.monthly: /),
    'At low use the limit is never reached; at high use it is reached on day 9 of 20.',
  ])
})

test('the worked case', () => {
  const [monthly] = simulate(AFTER, POLICY)
  expect(monthly).toMatchObject({
    file: SETTINGS,
    root: '',
    period: 'monthly',
    unit: 'credits',
    limit: 1200,
    alertThreshold: 0.8,
    action: 'notify',
    workdays: 21,
    fast: { model: 'claude-haiku-4.5', multiplier: 0.4 },
    notCounted: [],
    at: { typical: { load: 1105, alert: { day: 19 }, limit: { when: 'never' } }, high: { limit: { day: 6 } } },
  })
})

test('it is plain data', () => {
  const found = simulate(contractOf({ daily: { credits: 40 }, monthly: { credits: 900, inputTokens: 1 } }), WORK)
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
})
