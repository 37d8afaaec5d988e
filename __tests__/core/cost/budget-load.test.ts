import { contract, hook, type Files } from '../support/repository.js'
import { simulate, WORK, contractOf, said } from './simulated-budgets.js'

const SETTINGS = '.kiro/settings.json'

describe('the work that counts', () => {
  const nested = {
    ...contractOf({ monthly: { credits: 900 } }),
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
    const [found] = simulate(contractOf({ monthly: { credits: 900 } }, null, 'claude-next'), WORK)
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
    expect(said(simulate({ ...contractOf({ monthly: { credits: 5000 } }), ...beside, ...again }, WORK))).toEqual([
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
        ...contractOf(both),
        [`web/${SETTINGS}`]: contract({ p: 'auto' }, { codeReview: 'p' }, { monthly: { credits: 300 } }),
      },
      WORK.replace('workload: {', 'workload: { roots: { web: 0.4 },'),
    )
    expect(
      found.map(({ root, period, limit, at }) => [root, period, limit, at?.typical.load ?? null].join(' ')),
    ).toEqual([' daily 60 30', ' monthly 5000 600', 'web monthly 300 400'])
  })

  test('no budget, no simulation; a budget without a limit neither', () => {
    expect([
      simulate(contractOf(undefined)),
      simulate(contractOf({ daily: { action: 'pause' } })),
      simulate({}),
    ]).toEqual([[], [], []])
  })
})

describe('tokens', () => {
  const budget = { monthly: { inputTokens: 900_000, outputTokens: 500_000, action: 'restrict' } }

  test('are not simulated unless the policy states them', () => {
    const found = simulate(contractOf(budget), WORK, () => null)
    expect(found.map(({ unit, at, reason }) => [unit, at, reason])).toEqual([
      ['inputTokens', null, 'no tokens stated'],
      ['outputTokens', null, 'no tokens stated'],
    ])
    expect(said(found)[0]).toBe(
      'budget.monthly: limit of 900,000 input tokens, not simulated: the policy states no tokens per run for codeReview.',
    )
  })

  test('are the same on every model, priced or not', () => {
    const found = simulate(contractOf(budget, 'claude-haiku-4.5', 'claude-next'), WORK, () => ({
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

  test('are those of the policy unless others are passed', () => {
    const text = WORK.replace('runs: 1,', 'runs: 1, tokens: { input: 50000, output: 1 },')
    expect(simulate(contractOf({ monthly: { inputTokens: 1 } }), text)[0]?.at?.typical.load).toBe(1_000_000)
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
