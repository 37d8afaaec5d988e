import { plain } from '../../../src/core/text/message.js'
import { agent, contract, judged, of, policy, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const said = (change: Change): string[] =>
  of(judged(change), 'cost-increase').map(({ severity, message }) => `${severity} ${plain(message)}`)
/** 63 runs of 4 credits: 252 credits a month at 1.0x. */
const files = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p' }) })
const priced = (multiplier: number, limits: string): string =>
  `version: 1\ncatalogue: { models: { x: { multiplier: ${multiplier} } } }\ncost: { ${limits} }`
const rise = (multiplier: number, limits: string): string[] =>
  said({ before: files('auto'), after: files('x'), policy: priced(multiplier, limits) })

test('at a limit is not over it', () => {
  expect(rise(1.5, 'fail: { increase: { percent: 50 } }, warn: { increase: { percent: 50 } }')).toEqual([])
  expect(rise(1.5, 'fail: { increase: { percent: 49 } }')).toEqual([
    'error +50 % credits a month, limit +49 % (team policy)',
  ])
  expect(rise(1.5, 'fail: { increase: { credits: 126 } }, warn: { increase: { credits: 126 } }')).toEqual([])
  expect(rise(1.5, 'fail: { increase: { credits: 125 } }')).toEqual([
    'error +126 credits a month, limit +125 (team policy)',
  ])
})

test('fail comes before warn, and one finding is enough', () => {
  expect(rise(3, 'warn: { increase: { percent: 10 } }, fail: { increase: { percent: 400 } }')).toEqual([
    'warning +200 % credits a month, limit +10 % (team policy)',
  ])
  expect(rise(3, 'warn: { increase: { percent: 10 } }, fail: { increase: { percent: 40, credits: 9999 } }')).toEqual([
    'error +200 % credits a month, limit +40 % (team policy)',
  ])
})

test('without a stated warning a quarter more is worth one', () => {
  expect(rise(1.25, '')).toEqual([])
  expect(rise(1.26, '')).toEqual(['warning +26 % credits a month, limit +25 % (default limit)'])
  expect(rise(1.26, 'warn: { increase: { percent: 50 } }')).toEqual([])
})

test('a limit of nothing allows nothing', () => {
  expect(rise(1.01, 'fail: { increase: { credits: 0 } }')).toEqual(['error +3 credits a month, limit 0 (team policy)'])
  expect(rise(1, 'fail: { increase: { credits: 0, percent: 0 } }')).toEqual([])
})

test('a fall is no increase', () => {
  expect(rise(0.5, 'fail: { increase: { credits: 0, percent: 0 } }')).toEqual([])
})

test('without a base there is no increase', () => {
  expect(
    said({ before: null, after: files('claude-fable-5.1'), policy: priced(1, 'fail: { increase: { credits: 0 } }') }),
  ).toEqual([])
})

test('it points at the row that rises most, and names all that rise', () => {
  const both = (a: string, b: string): Files => ({
    [SETTINGS]: contract(
      { p: a, q: b, r: 'claude-opus-4.8' },
      { documentationUpdate: 'p', taskExecution: 'q', codeReview: 'r' },
    ),
  })
  const [finding] = of(
    judged({ before: both('auto', 'auto'), after: both('claude-opus-4.8', 'claude-opus-4.8') }),
    'cost-increase',
  )
  expect(finding?.assignments).toEqual(['task:taskExecution', 'task:documentationUpdate'])
  expect(finding?.place).toEqual({ file: SETTINGS, line: 7, column: 16 })
})

test('the largest row is not the one that rose most, and one that fell is not named', () => {
  const rows = (spec: string, task: string, update: string): Files => ({
    [SETTINGS]: contract(
      { s: spec, t: task, u: update },
      { specGeneration: 's', taskExecution: 't', documentationUpdate: 'u' },
    ),
  })
  // Credits a month: specGeneration 945 → 851, taskExecution 756 → 806, documentationUpdate 16 → 79.
  const [finding] = of(
    judged({
      before: rows('ten', 'thirty', 'ten'),
      after: rows('nine', 'thirtyTwo', 'fifty'),
      policy: `version: 1
catalogue: { models: { nine: { multiplier: 0.9 }, ten: { multiplier: 1 }, thirty: { multiplier: 3 }, thirtyTwo: { multiplier: 3.2 }, fifty: { multiplier: 5 } } }
cost: { warn: { increase: { credits: 0 } } }`,
    }),
    'cost-increase',
  )
  expect(finding?.assignments).toEqual(['task:taskExecution', 'task:documentationUpdate'])
  expect(finding?.place).toEqual({ file: SETTINGS, line: 10, column: 16 })
})

describe('work whose volume no one stated', () => {
  test('of several agents the one that rose most is reported, and all that rose are named', () => {
    const agents = (...models: readonly string[]): Files =>
      Object.fromEntries(models.map((model, index) => [`.kiro/agents/${index}.json`, agent(`a${index}`, model)]))
    const [finding] = of(
      judged({
        before: agents('auto', 'claude-haiku-4.5', 'claude-opus-4.8', 'auto'),
        after: agents('claude-sonnet-5', 'claude-opus-4.8', 'auto', 'claude-opus-4.8'),
        policy: [
          policy('version: 1\ncost: { warn: { increase: { percent: 80 } } }'),
          policy('version: 1\ncost: { warn: { increase: { percent: 20 } } }'),
        ].flat(),
      }),
      'cost-increase',
    )
    expect(plain(finding?.message ?? [])).toBe('a1 costs 5.5x as much per run, limit +20 % (team policy)')
    expect(finding?.assignments).toEqual(['agent:a1', 'agent:a3', 'agent:a0'])
    expect(finding?.place?.file).toBe('.kiro/agents/1.json')
  })

  const reviewer = (model: string): Files => ({ '.kiro/agents/a.json': agent('reviewer', model) })

  test('is held against the limit per run, and never fails', () => {
    expect(said({ before: reviewer('claude-sonnet-5'), after: reviewer('claude-opus-4.8') })).toEqual([
      'warning reviewer costs 1.7x as much per run, limit +25 % (default limit)',
    ])
    expect(
      said({
        before: reviewer('auto'),
        after: reviewer('claude-opus-4.8'),
        policy: 'version: 1\ncost: { fail: { increase: { percent: 1 } } }',
      }),
    ).toEqual(['warning reviewer costs 2.2x as much per run, limit +25 % (default limit)'])
    expect(
      said({
        before: reviewer('auto'),
        after: reviewer('claude-sonnet-5'),
        policy: 'version: 1\ncost: { warn: { increase: { percent: 30 } } }',
      }),
    ).toEqual([])
  })

  test('with stated runs counts like any other', () => {
    expect(
      said({
        before: reviewer('auto'),
        after: reviewer('claude-opus-4.8'),
        policy:
          'version: 1\nworkload: { agents: { reviewer: { runs: 1 } } }\ncost: { fail: { increase: { credits: 100 } } }',
      }),
    ).toEqual(['error +101 credits a month, limit +100 (team policy)'])
  })
})
