import { plain } from '../../../src/core/text/message.js'
import { contract, hook, judged, type Files } from '../support/repository.js'
import { contractOf, reviews, said, simulate, WORK } from './simulated-budgets.js'

const SETTINGS = '.kiro/settings.json'

/** The same work, a part of it under other roots. */
function shared(roots: Record<string, number>): string {
  const content = JSON.parse(WORK) as { workload: Record<string, unknown> }
  return JSON.stringify({ ...content, workload: { ...content.workload, roots } })
}

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
    const found = simulate(nested, shared({ web: 0.2 }))
    expect(found.map(({ root, at }) => [root, at?.typical.load, at?.typical.limit.day])).toEqual([
      ['', 800, null],
      ['web', 200, 10],
    ])
    expect(said(found).at(-2)).toMatch(/^web\/budget\.monthly: /)
  })

  test('without shares each root is simulated as if all the work were done there', () => {
    expect(simulate(nested, WORK).map(({ root, at }) => [root, at?.typical.load])).toEqual([
      ['', 1000],
      ['web', 1000],
    ])
  })

  test('nothing of it with a price: not simulated', () => {
    const [found] = simulate(contractOf({ monthly: { credits: 900 } }, null, 'claude-next'), WORK)
    expect(found).toMatchObject({ notCounted: [{ reason: 'no price', of: 'claude-next' }] })
    expect(said(found ? [found] : [])[1]).toBe('That is the least: not counted is claude-next (no known price).')
  })

  test('a contract that routes nothing: all of the work on what Kiro uses', () => {
    const [monthly] = simulate({ [SETTINGS]: { budget: { monthly: { credits: 600, action: 'restrict' } } } })
    expect(monthly?.sentences.map(plain)).toEqual([
      'budget.monthly: alert on working day 16, limit of 600 on day 20 of 21; then restrict saves nothing: there is no profile fast to move the work to.',
      'At low use the limit is never reached; at high use it is reached on day 6 of 21.',
    ])
  })

  const BESIDE: Files = {
    '.kiro/agents/a.json': { name: 'a', model: 'claude-opus-4.8' },
    '.kiro/hooks/a.kiro.hook': hook('manual'),
    '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-opus-4.8' },
    '.kiro/workflows/w.workflow.json': {
      name: 'w',
      steps: [{ type: 'step', id: 's', agent: 'a', prompt: 'x', modelId: 'claude-opus-4.8' }],
    },
  }
  test.each<[string, number]>([
    // 635.25 of all the work; 0.5 of 3 tasks of 5 credits at 1.2 more; 1 of 0.3; half of what nothing routes at 1.2 more; 0.2 tasks at 1.2 more.
    ['.kiro/agents/a.json', 698],
    ['.kiro/hooks/a.kiro.hook', 642],
    ['.kiro/settings/cli.json', 979],
    ['.kiro/workflows/w.workflow.json', 660],
  ])('work beside the contract is counted as the estimate counts it: %s', (path, load) => {
    const files = { [SETTINGS]: { budget: { monthly: { credits: 5000 } } }, [path]: BESIDE[path] }
    const change = judged({ after: files })
    expect(change.budgets.map(({ at }) => at?.typical.load)).toEqual([load])
    expect(change.estimate.measured.after).toBeCloseTo(load, -0.5)
  })

  test('work without a price is left out and named; the rest is known', () => {
    const found = simulate({
      [SETTINGS]: contract({ p: 'claude-next' }, { codeReview: 'p' }, { monthly: { credits: 500 } }),
      '.kiro/agents/a.json': '{',
    })
    expect(said(found)).toEqual([
      'budget.monthly: alert on working day 15, limit of 500 on day 18 of 21; then notify stops nothing: 93 credits over the limit.',
      'At low use the limit is never reached; at high use it is reached on day 5 of 21.',
      'That is the least: not counted is .kiro/agents/a.json (a file that cannot be read), claude-next (no known price).',
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
      shared({ web: 0.4 }),
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
  test('of default work are the day of the tutorial, spread by credits: its own file gives four lines', () => {
    const tutorial = {
      daily: { inputTokens: 500_000, outputTokens: 200_000, alertThreshold: 0.8, action: 'notify' },
      monthly: { inputTokens: 10_000_000, outputTokens: 4_000_000, alertThreshold: 0.9, action: 'restrict' },
    }
    const found = simulate({ [SETTINGS]: { budget: tutorial } })
    expect(found.map(({ sentences }) => sentences.map(plain))).toEqual([
      [
        'budget.daily: limit of 500,000 input tokens is never reached: 182,341 input tokens a day is the typical use.',
        'At low use the limit is never reached; at high use it is reached every day after 77 % of its work.',
        'Kiro does not meter tokens: they are an assumption, 182,341 in and 48,902 out a day of default work.',
      ],
      [
        'budget.daily: limit of 200,000 output tokens is never reached: 48,902 output tokens a day is the typical use.',
        'Kiro does not meter tokens: they are an assumption, 182,341 in and 48,902 out a day of default work.',
      ],
      [
        'budget.monthly: limit of 10,000,000 input tokens is never reached: 3,829,161 input tokens a month is the typical use.',
        'At low use the limit is never reached; at high use it is reached on day 16 of 21.',
        'Kiro does not meter tokens: they are an assumption, 182,341 in and 48,902 out a day of default work.',
      ],
      [
        'budget.monthly: limit of 4,000,000 output tokens is never reached: 1,026,942 output tokens a month is the typical use.',
        'Kiro does not meter tokens: they are an assumption, 182,341 in and 48,902 out a day of default work.',
      ],
    ])
  })

  const budget = { monthly: { inputTokens: 900_000, outputTokens: 500_000, action: 'restrict' } }
  const stated = (tokens: { input: number; output: number }): string =>
    reviews(20, { low: 10, typical: 50, high: 100 }, { tokens })

  test('that the policy states for a run are used, and are the same on every model, priced or not', () => {
    const found = simulate(
      contractOf(budget, 'claude-haiku-4.5', 'claude-next'),
      stated({ input: 50_000, output: 10_000 }),
    )
    expect(found.map(({ at }) => [at?.typical.load, at?.typical.limit.day, at?.typical.effect])).toEqual([
      [1_000_000, 18, 'saves nothing'],
      [200_000, null, 'not reached'],
    ])
    expect(said(found)).toEqual([
      'budget.monthly: alert on working day 15, limit of 900,000 input tokens on day 18 of 20; then restrict moves the contract’s work to fast (claude-haiku-4.5) and saves no tokens: they are counted per run, not per model.',
      'Kiro does not meter tokens: they are the policy’s tokens per run.',
      'budget.monthly: limit of 500,000 output tokens is never reached: 200,000 output tokens a month is the typical use.',
      'Kiro does not meter tokens: they are the policy’s tokens per run.',
    ])
  })

  test('of a kind that the policy does not state are those of the table, and that is said', () => {
    const text = `version: 1\nworkload: { tasks: { codeReview: { tokens: { input: 9, output: 9 } } } }`
    expect(said(simulate(contractOf({ daily: { inputTokens: 1e6 } }), text)).at(-1)).toBe(
      'Kiro does not meter tokens: they are the policy’s tokens per run, elsewhere an assumption, 182,341 in and 48,902 out a day of default work.',
    )
  })
})
