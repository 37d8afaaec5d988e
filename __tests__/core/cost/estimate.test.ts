import { agent, contract, judged, type Change } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const CLI = '.kiro/settings/cli.json'
const of = (change: Change) => judged(change).estimate
const totals = (change: Change) => {
  const { before, after, delta, complete } = of(change)
  return [before.typical, after.typical, delta.typical, complete]
}

describe('totals cover the rows that are priced on both sides', () => {
  const one = (model: string) => ({
    [SETTINGS]: contract({ p: model, q: 'auto' }, { taskExecution: 'p', codeReview: 'q' }),
  })

  test('a model without a price takes its row out of both', () => {
    const estimate = of({ before: one('auto'), after: one('claude-3.7-sonnet') })
    expect([estimate.before.typical, estimate.after.typical, estimate.delta.typical, estimate.complete]).toEqual([
      32,
      32,
      0,
      false,
    ])
    expect(estimate.unpriced).toEqual([
      {
        assignment: 'task:taskExecution',
        label: 'taskExecution',
        file: SETTINGS,
        model: 'claude-3.7-sonnet',
        reason: 'no price',
        changed: true,
      },
    ])
  })

  test('so does one that loses it', () => {
    expect(totals({ before: one('claude-3.7-sonnet'), after: one('auto') })).toEqual([32, 32, 0, false])
    expect(of({ before: one('claude-3.7-sonnet'), after: one('auto') }).unpriced).toMatchObject([
      { model: 'claude-3.7-sonnet', reason: 'no price' },
    ])
  })

  test('an unknown model too', () => {
    expect(totals({ before: one('auto'), after: one('claude-next') })).toEqual([32, 32, 0, false])
  })

  test('where nothing is priced there is no total, and no zero', () => {
    const only = (model: string) => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p' }) })
    expect(totals({ before: only('claude-3.7-sonnet'), after: only('claude-next') })).toEqual([null, null, null, false])
    expect(of({ before: only('claude-next'), after: only('claude-next') })).toMatchObject({
      before: { typical: null },
      delta: { typical: 0 },
    })
  })

  test('no files at all cost nothing', () => {
    expect(totals({ before: {}, after: {} })).toEqual([0, 0, 0, true])
    expect(totals({ before: null, after: {} })).toEqual([0, 0, 0, true])
  })
})

describe('added and removed', () => {
  const two = { [SETTINGS]: contract({ p: 'auto' }, { taskExecution: 'p', codeReview: 'p' }) }
  const one = { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }) }

  test('work costs nothing on the side where it does not exist', () => {
    expect(totals({ before: one, after: two })).toEqual([32, 284, 252, true])
    expect(totals({ before: two, after: one })).toEqual([284, 32, -252, true])
    expect(totals({ before: {}, after: one })).toEqual([0, 32, 32, true])
    expect(totals({ before: one, after: {} })).toEqual([32, 0, -32, true])
  })

  test('and has no model there', () => {
    const [row] = of({ before: {}, after: one }).rows
    expect(row).toMatchObject({
      changed: true,
      before: { model: null, assignment: null, runs: null, credits: { typical: 0 }, reason: null },
      after: { model: 'auto' },
    })
  })
})

describe('files that cannot be read', () => {
  const one = { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }), [CLI]: '{}' }

  test('are not estimated, rather than free', () => {
    const estimate = of({ before: one, after: { ...one, [SETTINGS]: '{' } })
    expect(estimate).toMatchObject({
      complete: false,
      notEstimated: [SETTINGS],
      before: { typical: null },
      delta: { typical: null },
    })
    expect(estimate.rows.find(({ assignment }) => assignment === 'task:codeReview')).toMatchObject({
      after: { model: null, credits: { typical: null }, reason: 'file cannot be read' },
    })
  })

  test('on one side or both', () => {
    expect(of({ before: { [SETTINGS]: '{' }, after: one })).toMatchObject({ notEstimated: [SETTINGS], complete: false })
    expect(of({ before: one, after: { [SETTINGS]: '{{' } }).notEstimated).toEqual([SETTINGS])
    // Neither was ever the contract.
    expect(of({ before: { [SETTINGS]: '{' }, after: { [SETTINGS]: '{{' } }).notEstimated).toEqual([])
  })

  test('all that cannot be read is named: broken files, then what is in the way', () => {
    const { notEstimated } = of({
      before: { ...one, 'web/.kiro/settings.json': one[SETTINGS] },
      after: { [SETTINGS]: '{', 'web/.kiro/settings.json': '{', [CLI]: '{}' },
      links: ['b/.kiro', 'a/.kiro', 'docs'],
    })
    expect(notEstimated).toEqual(['.kiro/settings.json', 'web/.kiro/settings.json', 'a/.kiro', 'b/.kiro'])
  })

  test('what is behind a new link is not estimated either', () => {
    expect(of({ before: one, after: {}, links: ['.kiro'] })).toMatchObject({
      complete: false,
      notEstimated: ['.kiro'],
      delta: { typical: null },
    })
  })
})

describe('Kiro and the team are counted apart', () => {
  const files = (model: string) => ({
    [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }),
    '.kiro/agents/a.json': agent('a', model),
  })
  const policy = 'version: 1\nworkload: { agents: { a: { runs: 1 } } }'

  test('and together they are the total', () => {
    const { appliedBy, before, after } = of({ before: files('auto'), after: files('claude-opus-4.8'), policy })
    expect([
      appliedBy.kiro.before.typical,
      appliedBy.kiro.after.typical,
      appliedBy.team.before.typical,
      appliedBy.team.after.typical,
    ]).toEqual([84, 185, 32, 32])
    expect([before.typical, after.typical]).toEqual([116, 217])
  })
})

describe('the ratio of a row', () => {
  const ratio = (from: string, to: string): number | null => {
    const [row] = of({
      before: { '.kiro/agents/a.json': agent('a', from) },
      after: { '.kiro/agents/a.json': agent('a', to) },
    }).rows
    return row ? row.ratio : NaN
  }

  test.each<[string, string, number | null]>([
    ['claude-sonnet-4.6', 'claude-opus-4.8', 1.692308],
    ['claude-opus-4.8', 'claude-sonnet-4.6', 0.590909],
    ['auto', 'auto', 1],
    ['claude-fable-5.1', 'qwen3-coder-next', 0.008333],
    ['auto', 'claude-next', null],
    ['claude-3.7-sonnet', 'auto', null],
  ])('from %s to %s', (from, to, expected) => {
    expect(ratio(from, to)).toBe(expected)
  })
})

test('both sides are priced on the same day: a price that moved is no change', () => {
  const files = { [SETTINGS]: contract({ p: 'gpt-5.6-luna' }, { taskExecution: 'p' }) }
  expect(of({ before: files, after: files, day: '2026-09-01' })).toMatchObject({
    before: { typical: 25 },
    delta: { typical: 0 },
  })
  expect(of({ before: files, after: files, day: '2026-09-20' })).toMatchObject({
    before: { typical: 277 },
    delta: { typical: 0 },
  })
})

test('rows: kinds of work, then chat, agents and hooks; the repository’s own root first', () => {
  const settings = contract({ p: 'auto' }, { documentationUpdate: 'p', specGeneration: 'p' })
  const { rows } = of({
    after: {
      'a/.kiro/settings.json': settings,
      '.kiro/hooks/z.kiro.hook': { when: { type: 'manual' }, then: { type: 'askAgent' } },
      '.kiro/agents/b.json': agent('b'),
      '.kiro/agents/a.json': agent('c'),
      [CLI]: {},
      [SETTINGS]: settings,
    },
  })
  expect(rows.map(({ assignment }) => assignment)).toEqual([
    'task:specGeneration',
    'task:documentationUpdate',
    'chat:cli',
    'agent:b',
    'agent:c',
    'hook:z.kiro.hook#1',
    'a/task:specGeneration',
    'a/task:documentationUpdate',
  ])
})

test('half a credit is rounded up, once', () => {
  const policy = (typical: number) =>
    `version: 1\nteam: { workdays: 1 }\nworkload: { tasks: { codeReview: { runs: 1, credits: { low: 0, typical: ${typical}, high: 9 } } } }`
  const typical = (credits: number) =>
    of({ after: { [SETTINGS]: contract({ p: 'auto' }, { codeReview: 'p' }) }, policy: policy(credits) }).after.typical
  expect([0.49, 0.5, 1.5, 2.5, 2.4999].map(typical)).toEqual([0, 1, 2, 3, 2])
})

test('decimals stay decimals: 1.3 times 3 is 3.9, not 3.9000000000000004', () => {
  const policy =
    'version: 1\nteam: { workdays: 5 }\nworkload: { tasks: { codeReview: { runs: 1, credits: { low: 0, typical: 0.1, high: 0.3 } } } }'
  expect(of({ after: { [SETTINGS]: contract({ p: 'claude-sonnet-5' }, { codeReview: 'p' }) }, policy }).after).toEqual({
    low: 0,
    typical: 1,
    high: 2,
  })
})

test('an assumption is said for each thing that a number rests on', () => {
  const { assumptions } = of({ after: { [SETTINGS]: contract({ p: 'gpt-5.6-luna' }, { codeReview: 'p' }) } })
  expect(assumptions.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/one developer and month/),
      expect.stringMatching(/21 working days/),
      expect.stringMatching(/Sources disagree on gpt-5\.6-luna: another says 1\.1x/),
    ]),
  )
  for (const { source } of assumptions) expect(source).toMatch(/^(https:\/\/|policy$|assumption)/)
})
