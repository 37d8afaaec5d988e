import fc from 'fast-check'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import type { TokensOf } from '../../../src/core/cost/budget-load.js'
import type { BudgetOutcome, BudgetSimulation } from '../../../src/core/cost/budget-simulation.js'
import { simulateBudgets } from '../../../src/core/cost/budgets.js'
import { plain } from '../../../src/core/text/message.js'
import { RUNS } from '../support/properties.js'
import { configuration, contract, DAY, hook, policy, type Files } from '../support/repository.js'
import { AFTER, POLICY } from '../support/worked-case.js'

const CATALOGUE = loadCatalogue()
const SETTINGS = '.kiro/settings.json'

function simulate(files: Files, text = 'version: 1', tokensOf?: TokensOf): BudgetSimulation[] {
  return simulateBudgets(
    { after: configuration(files), catalogue: CATALOGUE, policy: policy(text), day: DAY },
    tokensOf,
  )
}

/** 20 working days of 10, 50 and 100 credits on auto: 200, 1,000 and 2,000 a month. */
const WORK =
  'version: 1\nteam: { workdays: 20 }\nworkload: { tasks: { codeReview: { runs: 1, credits: { low: 10, typical: 50, high: 100 } } } }'
const one = (budget: unknown, fast: string | null = 'claude-haiku-4.5', model = 'auto') => ({
  [SETTINGS]: contract({ primary: model, ...(fast === null ? {} : { fast }) }, { codeReview: 'primary' }, budget),
})
const typical = (budget: unknown, fast?: string | null): BudgetOutcome | undefined =>
  simulate(one(budget, fast), WORK)[0]?.at?.typical
const said = (simulations: readonly BudgetSimulation[]): string[] =>
  simulations.flatMap(({ sentences }) => sentences.map(plain))

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
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the work to fast (claude-haiku-4.5): 40 credits for the last 2 days instead of 100.',
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
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the work to fast (auto) and saves nothing: 100 credits for the last 2 days, as before.',
    ],
    [
      'restrict that is dearer',
      { credits: 900, action: 'restrict' },
      'claude-sonnet-4.5',
      { effect: 'costs more', usual: 100, then: 130, spent: 1030 },
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the work to fast (claude-sonnet-4.5) and costs more: 130 credits for the last 2 days instead of 100.',
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
      'budget.monthly: alert on working day 15, limit of 900 on day 18 of 20; then restrict moves the work to fast (claude-next), which is not priced; 100 credits for the last 2 days before that.',
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
      'budget.monthly: alert on working day 20 of 20; limit of 1,000 is never reached: 1,000 credits a month is the typical load.',
    ],
    [
      'neither alert nor limit',
      { credits: 5000 },
      null,
      { effect: 'not reached', alert: { when: 'never', day: null, partOfDay: null }, days: 0, spent: 1000 },
      'budget.monthly: limit of 5,000 is never reached: 1,000 credits a month is the typical load.',
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
    expect(said(simulate(one({ monthly }, fast), WORK))[0]).toBe(sentence)
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
      'budget.daily: alert every day after 64 % of its work, limit of 40 every day after 80 % of its work; then restrict moves the work to fast (claude-haiku-4.5): 80 credits a month for the rest of each day instead of 200.',
    ],
    [
      'restrict, dearer',
      { credits: 40, action: 'restrict' },
      'claude-opus-4.8',
      { effect: 'costs more', usual: 200, then: 440, spent: 1240 },
      'budget.daily: alert every day after 64 % of its work, limit of 40 every day after 80 % of its work; then restrict moves the work to fast (claude-opus-4.8) and costs more: 440 credits a month for the rest of each day instead of 200.',
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
      'budget.daily: alert every day after 80 % of its work; limit of 50 is never reached: 50 credits a day is the typical load.',
    ],
    [
      'not even the alert',
      { credits: 90 },
      null,
      { effect: 'not reached', alert: { when: 'never', day: null, partOfDay: null } },
      'budget.daily: limit of 90 is never reached: 50 credits a day is the typical load.',
    ],
  ])('%s', (_, daily, fast, expected, sentence) => {
    expect(typical({ daily }, fast)).toMatchObject(expected)
    expect(said(simulate(one({ daily }, fast), WORK))[0]).toBe(sentence)
  })
})

test('the loads beside the typical one are told where they end differently', () => {
  expect(said(simulate(one({ monthly: { credits: 900 }, daily: { credits: 5 } }), WORK))).toEqual([
    expect.stringMatching(/^budget\.daily: .*limit of 5 every day after 10 % of its work/),
    'At the low load the limit is reached every day after 50 % of its work; at the high load it is reached every day after 5 % of its work.',
    expect.stringMatching(/^budget\.monthly: /),
    'At the low load the limit is never reached; at the high load it is reached on day 9 of 20.',
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
    reason: null,
    at: { typical: { load: 1153, alert: { day: 18 }, limit: { when: 'never' } }, high: { limit: { day: 8 } } },
  })
})

describe('the work that counts', () => {
  const nested = {
    ...one({ monthly: { credits: 900 } }),
    'web/.kiro/settings.json': contract(
      { primary: 'auto' },
      { codeReview: 'primary' },
      { monthly: { credits: 100, action: 'pause' } },
    ),
  }

  test('is that of the contract’s own root, with its share', () => {
    const found = simulate(nested, `${WORK.slice(0, -1)}, roots: { web: 0.2 } }`)
    expect(found.map(({ root, at }) => [root, at?.typical.load, at?.typical.limit.day])).toEqual([
      ['', 800, null],
      ['web', 200, 10],
    ])
    expect(said(found).at(-2)).toMatch(/^web\/budget\.monthly: /)
  })

  test('a root without a share is not priced', () => {
    expect(simulate(nested, WORK).map(({ at, reason }) => [at === null, reason])).toEqual([
      [false, null],
      [true, 'no root share stated'],
    ])
    expect(said(simulate(nested, WORK)).at(-1)).toBe(
      'web/budget.monthly: limit of 100, not simulated: not priced, because workload.roots of the policy gives web no share of the work.',
    )
  })

  test('one model without a price makes it not priced', () => {
    const [found] = simulate(one({ monthly: { credits: 900 } }, null, 'claude-next'), WORK)
    expect(found).toMatchObject({ at: null, reason: 'no price' })
    expect(said(found ? [found] : [])).toEqual([
      'budget.monthly: limit of 900, not simulated: not priced, because the multiplier of claude-next is not known.',
    ])
  })

  test('a contract that routes nothing is not simulated', () => {
    const found = simulate({ [SETTINGS]: { budget: { monthly: { credits: 900 } } } }, WORK)
    expect(found).toMatchObject([{ at: null, reason: 'no work routed', fast: null }])
    expect(said(found)).toEqual([
      'budget.monthly: limit of 900, not simulated: the contract routes no work to a model.',
    ])
  })

  const BESIDE: Files = {
    '.kiro/agents/a.json': { name: 'a', model: 'auto' },
    '.kiro/hooks/a.kiro.hook': hook('manual'),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'auto' },
  }
  test.each<[string, string[]]>([
    ['agents', ['.kiro/agents/a.json']],
    ['hooks', ['.kiro/hooks/a.kiro.hook']],
    ['the CLI', ['.kiro/settings/cli.json']],
    ['agents and hooks', ['.kiro/hooks/a.kiro.hook', '.kiro/agents/a.json']],
    ['agents, hooks and the CLI', Object.keys(BESIDE)],
  ])('work beside it is named, once for each kind: %s', (named, paths) => {
    const beside = Object.fromEntries(paths.map((path) => [path, BESIDE[path]]))
    const again = paths.includes('.kiro/agents/a.json') ? { '.kiro/agents/b.json': { name: 'b' } } : {}
    expect(said(simulate({ ...one({ monthly: { credits: 5000 } }), ...beside, ...again }, WORK))).toEqual([
      'budget.monthly: limit of 5,000 is never reached: 1,000 credits a month is the typical load.',
      `Work of ${named} beside the contract is not counted.`,
    ])
  })

  test('the contracts of a repository are simulated up to a bound', () => {
    const many = (count: number): Files =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `p${index}/${SETTINGS}`,
          contract({}, {}, { daily: { credits: 1 }, monthly: { credits: 9 } }),
        ]),
      )
    expect([1, 100, 101].map((count) => simulate({ ...many(count), [SETTINGS]: contract({}, {}) }).length)).toEqual([
      2, 200, 200,
    ])
  })

  test('each budget of each contract is simulated, at its own limit', () => {
    const both = { daily: { credits: 60 }, monthly: { credits: 5000 } }
    const found = simulate(
      {
        ...one(both),
        [`web/${SETTINGS}`]: contract({ p: 'auto' }, { codeReview: 'p' }, { monthly: { credits: 300 } }),
      },
      WORK.replace('workload: {', 'workload: { roots: { web: 0.4 },'),
    )
    expect(
      found.map(({ root, period, limit, at }) => [root, period, limit, at?.typical.load ?? null].join(' ')),
    ).toEqual([' daily 60 30', ' monthly 5000 600', 'web monthly 300 400'])
  })

  test('no budget, no simulation; a budget without a limit neither', () => {
    expect([simulate(one(undefined)), simulate(one({ daily: { action: 'pause' } })), simulate({})]).toEqual([
      [],
      [],
      [],
    ])
  })
})

describe('tokens', () => {
  const budget = { monthly: { inputTokens: 900_000, outputTokens: 500_000, action: 'restrict' } }

  test('are not simulated unless the policy states them', () => {
    const found = simulate(one(budget), WORK, () => null)
    expect(found.map(({ unit, at, reason }) => [unit, at, reason])).toEqual([
      ['inputTokens', null, 'no tokens stated'],
      ['outputTokens', null, 'no tokens stated'],
    ])
    expect(said(found)[0]).toBe(
      'budget.monthly: limit of 900,000 input tokens, not simulated: the policy states no tokens per run for codeReview.',
    )
  })

  test('are the same on every model, priced or not', () => {
    const found = simulate(one(budget, 'claude-haiku-4.5', 'claude-next'), WORK, () => ({
      input: 50_000,
      output: 10_000,
    }))
    expect(found.map(({ at }) => [at?.typical.load, at?.typical.limit.day, at?.typical.effect])).toEqual([
      [1_000_000, 18, 'saves nothing'],
      [200_000, null, 'not reached'],
    ])
    expect(said(found)).toEqual([
      'budget.monthly: alert on working day 15, limit of 900,000 input tokens on day 18 of 20; then restrict moves the work to fast (claude-haiku-4.5) and saves no tokens: the policy states them per run, not per model.',
      'Kiro does not meter tokens: they are the policy’s tokens per run.',
      'budget.monthly: limit of 500,000 output tokens is never reached: 200,000 output tokens a month is the typical load.',
      'Kiro does not meter tokens: they are the policy’s tokens per run.',
    ])
  })

  test('are those of the policy where nobody passes others', () => {
    const text = WORK.replace('runs: 1,', 'runs: 1, tokens: { input: 50000, output: 1 },')
    expect(simulate(one({ monthly: { inputTokens: 1 } }), text)[0]?.at?.typical.load).toBe(1_000_000)
  })

  test('hook actions that hook files carry need none', () => {
    const files = {
      [SETTINGS]: contract({ primary: 'auto' }, { codeReview: 'primary', hookActions: 'primary' }, budget),
      '.kiro/hooks/a.kiro.hook': hook('manual'),
    }
    expect(
      simulate(files, WORK, (kind) => (kind === 'codeReview' ? { input: 1, output: 1 } : null))[0]?.at?.typical.load,
    ).toBe(20)
  })
})

test('it is plain data', () => {
  const found = simulate(one({ daily: { credits: 40 }, monthly: { credits: 900, inputTokens: 1 } }), WORK)
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
})

describe('laws', () => {
  const period = fc.constantFrom('daily' as const, 'monthly' as const)
  const action = fc.constantFrom('notify', 'restrict', 'pause')
  const threshold = fc.constantFrom(0, 0.5, 0.8, 1)
  const model = fc.constantFrom('auto', 'claude-haiku-4.5', 'claude-opus-4.8')
  const workdays = fc.integer({ min: 1, max: 31 })
  const credits = fc.nat(3000)
  const run = (days: number, perRun: number, budget: unknown, by = 'auto', fast = 'claude-haiku-4.5') => {
    const low = perRun / 2
    const at = simulate(
      one(budget, fast, by),
      `version: 1\nteam: { workdays: ${days} }\nworkload: { tasks: { codeReview: { runs: 1, credits: { low: ${low}, typical: ${perRun}, high: ${perRun * 2} } } } }`,
    )[0]?.at
    if (!at) throw new Error('not simulated')
    return at
  }
  /** A moment of the month as a number; never is after all of them. */
  const moment = ({ limit }: Pick<BudgetOutcome, 'limit'>): number => limit.day ?? limit.partOfDay ?? Infinity
  const each = (at: NonNullable<BudgetSimulation['at']>) => [at.low, at.typical, at.high]

  test('a higher limit is never reached earlier', () => {
    fc.assert(
      fc.property(period, workdays, fc.nat(100), credits, credits, action, (when, days, perRun, a, b, does) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
          (limit) => run(days, perRun, { [when]: { credits: limit, action: does } }).typical,
        )
        expect(moment(less ?? { limit: { when: 'never', day: null, partOfDay: null } })).toBeLessThanOrEqual(
          moment(more ?? { limit: { when: 'never', day: 0, partOfDay: null } }),
        )
      }),
      RUNS,
    )
  })

  test('the alert never comes after the limit, and a month has no day beyond its last', () => {
    fc.assert(
      fc.property(period, workdays, fc.nat(100), credits, threshold, (when, days, perRun, limit, alertThreshold) => {
        for (const outcome of each(run(days, perRun, { [when]: { credits: limit, alertThreshold } }))) {
          expect(moment({ limit: outcome.alert })).toBeLessThanOrEqual(moment(outcome))
          for (const { day } of [outcome.alert, outcome.limit])
            expect(day === null || (day >= 1 && day <= days)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('pause never spends more than the limit and the rest of the day on which it is reached', () => {
    fc.assert(
      fc.property(workdays, fc.nat(100), credits, model, (days, perRun, limit, by) => {
        const multiplier = { auto: 1, 'claude-haiku-4.5': 0.4, 'claude-opus-4.8': 2.2 }[by]
        const monthly = run(days, perRun, { monthly: { credits: limit, action: 'pause' } }, by).typical
        expect(monthly.spent).toBeLessThanOrEqual(limit + Math.ceil(perRun * multiplier) + 1)
        const daily = run(days, perRun, { daily: { credits: limit, action: 'pause' } }, by).typical
        expect(daily.spent).toBeLessThanOrEqual(limit * days + 1)
      }),
      RUNS,
    )
  })

  test('a limit above the load is never reached, and then no action changes anything', () => {
    fc.assert(
      fc.property(
        period,
        workdays,
        fc.nat(100),
        fc.integer({ min: 1, max: 999 }),
        action,
        model,
        (when, days, perRun, above, does, fast) => {
          const load = perRun * (when === 'daily' ? 1 : days)
          expect(
            run(days, perRun, { [when]: { credits: load + above, action: does } }, 'auto', fast).typical,
          ).toMatchObject({ limit: { when: 'never' }, effect: 'not reached', days: 0, spent: perRun * days })
        },
      ),
      RUNS,
    )
  })

  test('a stricter action never spends more, where fast is not dearer', () => {
    fc.assert(
      fc.property(period, workdays, fc.nat(100), credits, (when, days, perRun, limit) => {
        const [notify, restrict, pause] = ['notify', 'restrict', 'pause'].map(
          (does) => run(days, perRun, { [when]: { credits: limit, action: does } }).typical.spent ?? NaN,
        )
        expect(restrict).toBeLessThanOrEqual(notify ?? NaN)
        expect(pause).toBeLessThanOrEqual(restrict ?? NaN)
      }),
      RUNS,
    )
  })
})
