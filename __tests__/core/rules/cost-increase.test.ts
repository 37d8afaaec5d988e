import { signed } from '../../../src/core/text/number.js'
import { plain } from '../../../src/core/text/message.js'
import { agent, contract, judged, of, only, policy, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const said = (change: Change): string[] =>
  of(judged(change), 'cost-increase').map(({ severity, message }) => `${severity} ${plain(message)}`)
/** 63 runs of 4 credits and nothing else: 252 credits a month at 1.0x. */
const files = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, { taskExecution: 'p' }) })
const WORK = only({ taskExecution: { credits: { low: 4, typical: 4, high: 4 } } })
/** The range of a model that no benchmark measured: 0.61 to 1.59 of its list price. */
const RESTS = (multiplier: number): string => {
  const [low = 0, high = 0] = [0.61, 1.59].map((ratio) => Math.round(252 * multiplier * ratio) - 252)
  const doubt = low < 0 ? ', so it may also cost less' : ''
  return `; by the team’s own amount of work; ${signed(low)} to ${signed(high)} with measured token use${doubt}`
}
const priced = (multiplier: number, limits: string): string =>
  `version: 1\nworkload: ${WORK}\ncatalogue: { models: { x: { multiplier: ${multiplier} } } }\ncost: { ${limits} }`
const rise = (multiplier: number, limits: string): string[] =>
  said({ before: files('auto'), after: files('x'), policy: priced(multiplier, limits) })

test('at a limit is not over it', () => {
  expect(rise(1.5, 'fail: { increase: { percent: 50 } }, warn: { increase: { percent: 50 } }')).toEqual([])
  expect(rise(1.5, 'fail: { increase: { percent: 49 } }')).toEqual([
    `error +50 % credits a month, limit +49 % (team policy)${RESTS(1.5)}`,
  ])
  expect(rise(1.5, 'fail: { increase: { credits: 126 } }, warn: { increase: { credits: 126 } }')).toEqual([])
  expect(rise(1.5, 'fail: { increase: { credits: 125 } }')).toEqual([
    `error +126 credits a month for each developer, limit +125 (team policy)${RESTS(1.5)}`,
  ])
})

test('fail comes before warn, and one finding is enough', () => {
  expect(rise(3, 'warn: { increase: { percent: 10 } }, fail: { increase: { percent: 400 } }')).toEqual([
    `warning +200 % credits a month, limit +10 % (team policy)${RESTS(3)}`,
  ])
  expect(rise(3, 'warn: { increase: { percent: 10 } }, fail: { increase: { percent: 40, credits: 9999 } }')).toEqual([
    `error +200 % credits a month, limit +40 % (team policy)${RESTS(3)}`,
  ])
})

test('without a stated warning a quarter more is worth one', () => {
  expect(rise(1.25, '')).toEqual([])
  expect(rise(1.26, '')).toEqual([`warning +26 % credits a month, limit +25 % (default limit)${RESTS(1.26)}`])
  expect(rise(1.26, 'warn: { increase: { percent: 50 } }')).toEqual([])
})

test('a limit of nothing allows nothing', () => {
  expect(rise(1.01, 'fail: { increase: { credits: 0 } }')).toEqual([
    `error +3 credits a month for each developer, limit 0 (team policy)${RESTS(1.01)}`,
  ])
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
  // Credits a month: specGeneration 315 → 284, taskExecution 945 → 977, documentationUpdate 16 → 79.
  const [finding] = of(
    judged({
      before: rows('ten', 'thirty', 'ten'),
      after: rows('nine', 'thirtyTwo', 'fifty'),
      policy: `version: 1
catalogue: { models: { nine: { multiplier: 0.9 }, ten: { multiplier: 1 }, thirty: { multiplier: 3 }, thirtyTwo: { multiplier: 3.1 }, fifty: { multiplier: 5 } } }
cost: { warn: { increase: { credits: 0 } } }`,
    }),
    'cost-increase',
  )
  expect(finding?.assignments).toEqual(['task:taskExecution', 'task:documentationUpdate'])
  expect(finding?.place).toEqual({ file: SETTINGS, line: 10, column: 16 })
})

describe('agents whose runs are an assumption', () => {
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
        policy: 'version: 1\ncost: { fail: { increase: { percent: 50 } } }',
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

  test('count by the runs that are assumed, and fail by them', () => {
    expect(
      said({
        before: reviewer('claude-haiku-4.5'),
        after: reviewer('claude-fable-5.1'),
        policy: 'version: 1\nteam: { developers: 12 }\ncost: { fail: { increase: { credits: 2000 } } }',
      }),
    ).toEqual([
      'error +3,150 credits a month, limit +2,000 (team policy); by a default amount of work; 0 at low use and +25,200 at high use by list prices; 0 to +43,042 with measured token use',
    ])
  })

  test('with stated runs count like any other', () => {
    expect(
      said({
        before: reviewer('auto'),
        after: reviewer('claude-opus-4.8'),
        policy:
          'version: 1\nworkload: { agents: { reviewer: { runs: 1 } } }\ncost: { fail: { increase: { credits: 100 } } }',
      }),
    ).toEqual([
      'error +126 credits a month for each developer, limit +100 (team policy); by the team’s own amount of work; 0 at low use and +1,008 at high use by list prices; 0 to +1,248 with measured token use',
    ])
  })
})

describe('several roots', () => {
  const roots = (...models: readonly string[]): Files =>
    Object.fromEntries(
      models.map((model, index) => [
        index === 0 ? SETTINGS : `r${index}/${SETTINGS}`,
        contract({ p: model }, { taskExecution: 'p' }),
      ]),
    )

  test('a limit is held against each: what one root saves does not pay for another', () => {
    expect(
      said({
        before: roots('claude-fable-5.1', 'auto', 'auto'),
        after: roots('auto', 'claude-opus-4.8', 'claude-fable-5.1'),
        policy: priced(1, 'fail: { increase: { credits: 300 } }'),
      }),
    ).toEqual([
      'error in r2/.kiro (and 1 other root): +1,260 credits a month for each developer, limit +300 (team policy)'.concat(
        RESTS(6),
      ),
    ])
  })
})

test('a rise that the printed number hides is told with its decimals', () => {
  expect(rise(1.0042, 'fail: { increase: { credits: 1 } }')).toEqual([
    `error +1.06 credits a month for each developer, limit +1 (team policy)${RESTS(1.0042)}`,
  ])
})

test.each([
  ['a route', { '.kiro/settings.json': contract({ p: 'claude-haiku-4.5' }, {}) }],
  ['the contract', {}],
])('work that nothing assigns any more is held against the limit too: without %s', (_, after) => {
  const report = judged({
    before: { '.kiro/settings.json': contract({ p: 'claude-haiku-4.5' }, { taskExecution: 'p' }) },
    after,
    policy: 'version: 1\nteam: { developers: 12 }\ncost: { fail: { increase: { credits: 2000 } } }',
  })
  expect(of(report, 'cost-increase').map(({ severity, introduced }) => [severity, introduced])).toEqual([
    ['error', true],
  ])
})

test('a run that costs more is worth a warning by the lowest percentage, and by none where another limit is stated', () => {
  const perRun = (warn: string): string[] =>
    said({
      before: { '.kiro/agents/a.json': agent('a', 'claude-haiku-4.5') },
      after: { '.kiro/agents/a.json': agent('a', 'claude-sonnet-4.5') },
      policy: ['', ...warn.split('|')].flatMap((text, index) =>
        policy(`version: 1\n${index === 0 ? 'team: { developers: 1 }' : `cost: { warn: { ${text} } }`}`, `${index}`),
      ),
    }).map((line) => line.replace(/^warning (.*, limit \S+ %).*$/, '$1'))
  expect(perRun('increase: { credits: 9999 }')).toEqual([])
  expect(perRun('increase: { percent: 400 }')).toEqual([])
  expect(perRun('increase: { percent: 300 }|increase: { percent: 200 }|increase: { percent: 250 }')).toEqual([
    'a costs 3.3x as much per run, limit +200 %',
  ])
  expect(perRun('total: { credits: 99999 }')).toEqual(['a costs 3.3x as much per run, limit +25 %'])
})

test('runs that are an assumption are those of agents and steps, not those of routes or of the terminal', () => {
  const step = (model: string): Files => ({
    '.kiro/workflows/s.workflow.json': { name: 's', steps: [{ id: 'go', type: 'step', modelId: model }] },
  })
  const route = (model: string): Files => ({ [SETTINGS]: contract({ p: model }, { codeReview: 'p' }) })
  const cli = (model: string): Files => ({ '.kiro/settings/cli.json': { 'chat.defaultModel': model } })
  const perRun = (files: (model: string) => Files, more = ''): number =>
    said({
      before: files('claude-haiku-4.5'),
      after: files('claude-sonnet-4.5'),
      policy: `version: 1\nteam: { developers: 1 }\n${more || `workload: ${only({})}`}`,
    }).filter((line) => line.includes('as much per run')).length
  expect([perRun(step), perRun(route), perRun(cli)]).toEqual([1, 0, 0])
  const stated = 'workload: { agents: { s#go: { runs: 0.1 } } }\ncost: { warn: { increase: { percent: 200 } } }'
  expect(perRun(step, stated)).toBe(0)
})
