import type { Price } from '../../../src/core/catalogue/catalogue.js'
import type { EstimateRow, EstimateSide } from '../../../src/core/cost/rows.js'
import type { Cost } from '../../../src/core/cost/standing.js'
import { rowsMeant, traceOf } from '../../../src/core/cost/trace.js'
import type { WorkVolume } from '../../../src/core/cost/workload.js'

/* The factors of a number, each with its source and remark. */

const ONE = { low: 1, typical: 1, high: 1 }
const ESTIMATE = { workdays: 20, workdaysStated: false, developers: null }

function work(more: Partial<WorkVolume> = {}): WorkVolume {
  const source = { runs: 'assumption', credits: 'assumption' }
  return { kind: 'codeReview', runs: 2, credits: { low: 1, typical: 3, high: 5 }, share: 1, source, ...more }
}

function side(
  price: Partial<Price> = {},
  cost: Partial<Cost> = {},
  works: readonly WorkVolume[] = [work()],
): EstimateSide {
  const whole: Price = {
    value: 1,
    low: 1,
    high: 1,
    longContext: null,
    source: 'https://kiro.dev/docs/models/',
    from: '2026-01-02',
    checked: '2026-03-04',
    ...price,
  }
  const basis: Cost = { price: whole, effective: ONE, listed: ONE, factor: 1, tokens: null, longContext: 0, ...cost }
  return { basis, works, credits: { low: 0, typical: 0, high: 0 } } as unknown as EstimateSide
}

type Stated = Parameters<typeof traceOf>[1]

function factors(one: EstimateSide, estimate: Stated = ESTIMATE): string[] {
  return (traceOf(one, estimate)?.factors ?? []).map(
    ({ name, low, typical, high, source, remark }) => `${name} ${low} ${typical} ${high} | ${source} | ${remark}`,
  )
}

const only = (name: string, all: readonly string[]): string[] => all.filter((line) => line.startsWith(`${name} `))

test('the factors in their order, and their product', () => {
  expect(factors(side())).toEqual([
    'runs a day 2 2 2 | assumption | ',
    'credits a run 1 3 5 | assumption | at 1.0x',
    'multiplier 1 1 1 | https://kiro.dev/docs/models/ | of 2026-01-02, checked 2026-03-04',
    'working days 20 20 20 | assumption | a month',
    'developers 1 1 1 | assumption | per developer',
  ])
  expect(traceOf(side(), ESTIMATE)).toMatchObject({ exact: '120', credits: { low: 0, typical: 0, high: 0 } })
  expect(factors(side(), { workdays: 18, workdaysStated: true, developers: 4 }).slice(3)).toEqual([
    'working days 18 18 18 | policy | a month',
    'developers 4 4 4 | policy | ',
  ])
  expect(traceOf(side(), { workdays: 18, workdaysStated: true, developers: 4 })?.exact).toBe('432')
  expect(traceOf({ ...side(), basis: null }, ESTIMATE)).toBeNull()
})

test.each<[string, Partial<Price>, Partial<Cost>, string]>([
  ['of a policy', { source: 'the policy' }, {}, 'multiplier 1 1 1 | policy | '],
  [
    'that sources disagree about',
    { low: 1, high: 2 },
    { effective: { low: 1, typical: 1, high: 2 } },
    'multiplier 1 1 2 | https://kiro.dev/docs/models/ | of 2026-01-02, checked 2026-03-04, sources disagree',
  ],
  [
    'with a part in long context',
    { longContext: { above: 272_000, value: 2 } },
    { longContext: 0.125, effective: { low: 1.125, typical: 1.125, high: 1.125 } },
    'multiplier 1.125 1.125 1.125 | https://kiro.dev/docs/models/ | of 2026-01-02, checked 2026-03-04, 12.5 % of the runs beyond 272000 tokens',
  ],
  [
    'with the model’s own factor taken out',
    { source: 'the policy' },
    { factor: 1.5, effective: { low: 3, typical: 3, high: 4.5 } },
    'multiplier 2 2 3 | policy | ',
  ],
  [
    'with token use taken out',
    { source: 'the policy' },
    {
      tokens: { ratio: 0.5, low: 0.5, high: 1, source: 'https://a.example', measured: '2026-05-06' },
      effective: { low: 1, typical: 2, high: 2 },
    },
    'multiplier 2 2 2 | policy | ',
  ],
])('a multiplier %s', (_, price, cost, expected) => {
  expect(only('multiplier', factors(side(price, cost)))).toEqual([expected])
})

test('a model’s own factor is one of the policy', () => {
  expect(only('model factor', factors(side({}, { factor: 1.5 })))).toEqual([
    'model factor 1.5 1.5 1.5 | policy | credits a run against the multiplier alone',
  ])
})

test.each<[number | null, number, number, string[]]>([
  [1, 1, 1, []],
  [0.5, 0.5, 1, ['token use 0.5 1 1 | https://a.example | by list, or 0.5 times that, measured on 2026-05-06']],
  [2, 1, 2, ['token use 1 1 2 | https://a.example | by list, or 2 times that, measured on 2026-05-06']],
  [
    null,
    0.5,
    2,
    [
      'token use 0.5 1 2 | https://a.example | not measured on this model; by list, or as on those that were measured on 2026-05-06',
    ],
  ],
])('a measured ratio of %s, %s to %s', (ratio, low, high, expected) => {
  const tokens = { ratio, low, high, source: 'https://a.example', measured: '2026-05-06' }
  expect(only('token use', factors(side({}, { tokens })))).toEqual(expected)
})

test('runs by use, and the part of a kind', () => {
  const part = work({ runsLow: 0, runsHigh: 4, share: 0.33333, source: { runs: 'policy', credits: 'assumption' } })
  expect(factors(side({}, {}, [part])).slice(0, 2)).toEqual([
    "runs a day 0 2 4 | policy | 33.33 % of the kind's runs",
    'credits a run 1 3 5 | assumption | at 1.0x',
  ])
})

test.each<[string, WorkVolume['source'], string]>([
  ['neither', { runs: 'assumption', credits: 'assumption' }, 'assumption'],
  ['the runs', { runs: 'policy', credits: 'assumption' }, 'policy'],
  ['the credits', { runs: 'assumption', credits: 'policy' }, 'policy'],
])('several kinds of work are one sum, and where the policy states %s of one of them', (_, source, expected) => {
  const works = [
    work(),
    work({ kind: 'taskExecution', runs: 0.1, runsHigh: 1, credits: { low: 2, typical: 7, high: 10 }, source }),
  ]
  const all = factors(side({}, {}, works))
  expect(all[0]).toBe(`credits a day 2.2 6.7 20 | ${expected} | at 1.0x: codeReview 2 x 3, taskExecution 0.1 x 7`)
  expect(all).toHaveLength(4)
  expect(traceOf(side({}, {}, works), ESTIMATE)?.exact).toBe('134')
})

test('a carrier of no work has no factors of work', () => {
  expect(factors(side({}, {}, [])).map((line) => line.split(' ')[0])).toEqual(['multiplier', 'working', 'developers'])
  expect(traceOf(side({}, {}, []), ESTIMATE)?.exact).toBe('0')
})

test('rows by name or label, in any case, in their order', () => {
  const rows = [
    ['task:a', 'Reviews'],
    ['agent:Reviews', 'other'],
    ['agent:b', 'REVIEWS'],
  ].map(([assignment, label]) => ({ assignment, label }) as EstimateRow)
  const meant = (asked: string) => rowsMeant(rows, asked).map(({ assignment }) => assignment)
  expect(meant(' reviews ')).toEqual(['task:a', 'agent:b'])
  expect(meant('AGENT:REVIEWS')).toEqual(['agent:Reviews'])
  expect(meant('review')).toEqual([])
})
