import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { estimateVersusActual, type ActualInput } from '../../../../src/core/usage/calibration/actual.js'
import {
  calibrate,
  estimateFor,
  isWhole,
  statedAbove,
  uncalibrated,
  type Calibration,
  type EstimateGround,
} from '../../../../src/core/usage/calibration/calibration.js'
import { workloadPatch } from '../../../../src/core/usage/calibration/workload-patch.js'
import type { UsedMonth } from '../../../../src/core/usage/used.js'
import { agent, configuration, contract, DAY, hook, only, policy, type Files } from '../../support/repository.js'
import { usedBy, usedMonth as monthOf } from '../../support/used.js'
import { ledgerOf, monthOfPeople, usedMonth, wholeMonth, type Alone } from '../../support/used-month.js'

/* Limits that are met exactly, several models, hooks and layers, and what is reported. */

const CATALOGUE = loadCatalogue()
/** Reviews on auto: a developer’s month is 10.5, 31.5 or 84 credits. */
const REVIEWS = { '.kiro/settings.json': contract({ primary: 'auto' }, { codeReview: 'primary' }) }

/** No other work than reviews. */
const WORK = `version: 1\nworkload: ${only({ codeReview: { credits: { low: 0.5, typical: 1.5, high: 4 } } })}\n`

function ground(files: Files = REVIEWS, rules = WORK): EstimateGround {
  return { configuration: configuration(files), catalogue: CATALOGUE, policy: policy(rules), day: DAY }
}

const versus = (more: Partial<ActualInput>) =>
  estimateVersusActual({ ...ground(), month: usedMonth('2026-10', 0, {}, 3), closed: [], calibration: null, ...more })

test.each([
  // Ten developers: 105 to 840.
  [10.49, false],
  [10.5, true],
  [84, true],
  [84.01, false],
])('ten people with %d credits each are within the estimate: %s', (each, within) => {
  expect(versus({ closed: [wholeMonth('2026-09', 10, each)] })).toMatchObject({
    actual: Math.round(each * 1000) / 100,
    within,
  })
})

test('nothing is calibrated from four people, and from five nothing is said of that', () => {
  const notes = (people: number) => versus({ closed: [wholeMonth('2026-09', people, 30)] })?.notes.slice(1)
  expect(notes(4)).toEqual(['Nothing is calibrated from fewer than 5 people.'])
  expect(notes(5)).toEqual([])
})

test('one row that is left out is one row', () => {
  const files = { ...REVIEWS, '.kiro/agents/a.json': '{' }
  expect(versus({ ...ground(files), closed: [wholeMonth('2026-09', 10, 30)] })?.notes).toContain(
    'The estimate is too low by 1 row or file that has no price or cannot be read.',
  )
})

test('a closed month that the files do not cover is compared with nothing, as the last one or not', () => {
  const late = usedMonth('2026-09', 10, { 12: 5, 29: 5 })
  expect(versus({ month: late, closed: [late, usedMonth('2026-10', 10, { 0: 5 })] })).toBeNull()
  const running = usedMonth('2026-10', 10, { 0: 5, 20: 5 }, 20)
  expect(versus({ month: running, closed: [late] })?.month).toBe('2026-10')
})

test.each<[string, UsedMonth, boolean]>([
  ['begins on its tenth day and ends ten days before its end', usedMonth('2026-10', 3, { 9: 1, 21: 1 }), true],
  ['begins later', usedMonth('2026-10', 3, { 10: 1, 21: 1 }), false],
  ['ends earlier', usedMonth('2026-10', 3, { 9: 1, 20: 1 }), false],
  [
    'begins with one person and ends with another',
    monthOfPeople(
      '2026-10',
      [{ 3: 1 }, { 15: 1 }, { 30: 1 }].map((days: Record<number, number>) =>
        Float64Array.from({ length: 31 }, (_, day) => days[day] ?? 0),
      ),
    ),
    true,
  ],
  ['is of nobody', usedMonth('2026-10', 0, {}), false],
])('whether the files cover a month that %s', (_, month, whole) => {
  expect(isWhole(month)).toBe(whole)
})

test('people are counted once over the months', () => {
  const daily = Float64Array.from({ length: 31 }, () => 1)
  const month = (name: string, ...people: number[]) =>
    monthOf(
      people.map((person) => usedBy(person, 'PRO', 31, { daily })),
      name,
    )
  expect(
    calibrate(ground(), [month('2026-08', 1, 2, 3, 4, 5), month('2026-10', 5, 6, 7, 8, 9, 10)], ledgerOf()),
  ).toMatchObject({
    months: ['2026-08', '2026-10'],
    people: 10,
    // 11 months of 31 credits against as many of 31.5.
    factor: 0.98,
  })
})

test('hooks of several kinds, each once', () => {
  const files = {
    '.kiro/hooks/a.kiro.hook': hook('fileEdited'),
    '.kiro/hooks/b.kiro.hook': hook('promptSubmit'),
    '.kiro/hooks/c.kiro.hook': hook('fileEdited'),
    ...REVIEWS,
  }
  expect(calibrate(ground(files), [wholeMonth('2026-09', 9, 30)], ledgerOf())?.triggers).toEqual(['save', 'prompt'])
})

const alone = (credits: number, more: Partial<Alone> = {}): Alone => ({
  rows: 60,
  messages: 1000,
  credits,
  people: 9,
  ...more,
})

test.each<[string, Readonly<Record<string, Alone>>, string[]]>([
  // A thousand messages are 1,000 credits of auto at a multiplier of 1, 2,200 of Opus, 500 of GLM, 1,300 of Sonnet.
  [
    'several models, those with most rows first',
    {
      'glm-5': alone(1000),
      auto: alone(1000),
      'claude-opus-4.8': alone(1100, { rows: 70 }),
      'claude-sonnet-4.5': alone(3900, { rows: 65 }),
    },
    ['claude-opus-4.8 0.5', 'claude-sonnet-4.5 3', 'glm-5 2'],
  ],
  ['of two with as many rows the first by name', { 'glm-5': alone(1000), 'claude-opus-4.8': alone(2200) }, ['glm-5 2']],
  ['a factor of 1.1', { auto: alone(1000), 'claude-opus-4.8': alone(2420) }, ['claude-opus-4.8 1.1']],
  ['no factor of less than that', { auto: alone(1000), 'claude-opus-4.8': alone(2419) }, []],
  ['a factor of 0.9', { auto: alone(1000), 'claude-opus-4.8': alone(1980) }, ['claude-opus-4.8 0.9']],
  ['a factor of 100', { auto: alone(100), 'claude-opus-4.8': alone(22_000) }, ['claude-opus-4.8 100']],
  ['no factor of more', { auto: alone(100), 'claude-opus-4.8': alone(22_010) }, []],
  ['no factor from tiny rows', { auto: alone(1000), 'claude-opus-4.8': alone(20) }, []],
  [
    'fifty rows',
    { auto: alone(1000, { rows: 50 }), 'claude-opus-4.8': alone(4400, { rows: 50 }) },
    ['claude-opus-4.8 2'],
  ],
  [
    'five people',
    { auto: alone(1000, { people: 5 }), 'claude-opus-4.8': alone(4400, { people: 5 }) },
    ['claude-opus-4.8 2'],
  ],
  ['no messages', { auto: alone(1000), 'claude-opus-4.8': alone(4400, { messages: 0 }) }, []],
])('factors of models: %s', (_, models, factors) => {
  expect(
    calibrate(ground(), [wholeMonth('2026-09', 9, 30)], ledgerOf({ '2026-09': models }))?.models.map(
      ({ model, factor }) => `${model} ${factor}`,
    ),
  ).toEqual(factors)
})

test.each([
  // At 2.4x, the price of its last day, a thousand messages of Opus are 2,400 credits; at 2.2x, that of the days before, 2,200.
  ['the last day of the month', '2026-09-30', ['claude-opus-4.8 2']],
  ['the first day of the next', '2026-10-01', ['claude-opus-4.8 2.2']],
])('a month counts at the prices of its last day, where one changes on %s', (_, day, factors) => {
  const { catalogue, ...rest } = ground()
  const opus = catalogue.find('claude-opus-4.8')?.model
  const [before] = opus?.multipliers ?? []
  if (!opus || !before) throw new Error('Opus has no price.')
  const multipliers = [
    { ...before, from: '2026-01-01', to: day, value: 2.2 },
    { ...before, from: day, to: null, value: 2.4 },
  ]
  const changing = {
    ...catalogue,
    find: (name: string) => (name === opus.id ? { model: { ...opus, multipliers } } : catalogue.find(name)),
  } as EstimateGround['catalogue']
  const models = { auto: alone(1000), 'claude-opus-4.8': alone(4800) }
  expect(
    calibrate(
      { ...rest, catalogue: changing },
      [wholeMonth('2026-09', 9, 30)],
      ledgerOf({ '2026-09': models }),
    )?.models.map(({ model, factor }) => `${model} ${factor}`),
  ).toEqual(factors)
})

test('each factor is in the estimate beside which the runs are fitted', () => {
  const files = {
    '.kiro/settings.json': contract(
      { primary: 'claude-opus-4.8', other: 'claude-sonnet-4.5' },
      { codeReview: 'primary', specGeneration: 'other' },
    ),
  }
  const typical = (factors: [string, number][]) =>
    estimateFor(
      ground(files, `version: 1\nworkload: ${only({ codeReview: {}, specGeneration: {} })}`),
      1000,
      factors.map(([model, factor]) => ({ model, factor, rows: 60 })),
    )?.credits.typical ?? 0
  const [none, opus, sonnet, both] = [
    typical([]),
    typical([['claude-opus-4.8', 2]]),
    typical([['claude-sonnet-4.5', 3]]),
    typical([
      ['claude-opus-4.8', 2],
      ['claude-sonnet-4.5', 3],
    ]),
  ]
  expect(opus).toBeGreaterThan(none)
  expect(sonnet).toBeGreaterThan(none)
  expect(both - none).toBe(opus - none + (sonnet - none))
})

test('why there is no calibration, and what to do', () => {
  const hint = (months: readonly UsedMonth[], from = ground()) => {
    const refusal = uncalibrated(from, months)
    return [/\d+ (?:people|person) nothing/.exec(refusal.message)?.[0] ?? '', refusal.hint]
  }
  const notWhole = usedMonth('2026-10', 50, { 0: 1 })
  expect(hint([])).toEqual(['', 'Name the files of a whole month, from its first days to its last.'])
  expect(hint([wholeMonth('2026-07', 1, 9), notWhole])).toEqual([
    '1 person nothing',
    'Calibrate where at least 5 people work, or write workload.tasks into the policy by hand.',
  ])
  expect(hint([wholeMonth('2026-07', 2, 9), wholeMonth('2026-08', 4, 9), wholeMonth('2026-09', 3, 9)])[0]).toBe(
    '4 people nothing',
  )
  expect(hint([wholeMonth('2026-07', 5, 9), wholeMonth('2026-08', 4, 9)], ground({}))[1]).toBe(
    'Run it in a repository whose Kiro files assign models that have a price; kiro-governance inventory lists them.',
  )
  expect(hint([wholeMonth('2026-07', 5, 1e-9)])[1]).toBe('Check that the files are those of the people who work here.')
})

test.each([
  ['tasks: { codeReview: { runs: 2 } }', 'above'],
  ['hooks: { save: { runs: 2 } }', 'above'],
  ['agents: { lead: { runs: 2 } }', 'above'],
  ['models: { auto: 2 }', 'above'],
  ['cliShare: 0.5', null],
])('a layer above that states %s: %s', (workload, expected) => {
  const layers = (source: string, rules: string, role: 'parent' | 'organization') =>
    policy(`version: 1\n${rules}`, source).map((layer) => ({ ...layer, role }))
  const all = [
    ...layers('first', 'team: { developers: 5 }', 'organization'),
    ...layers('above', `workload: { ${workload} }`, 'parent'),
    ...layers('nearer', 'workload: { cliShare: 0.1 }', 'parent'),
    ...policy(`version: 1\nworkload: { ${workload} }`),
  ]
  expect(statedAbove(all)?.source ?? null).toBe(expected)
})

test('the runs of all agents and hooks are multiplied, those of hooks that the policy does not state from their defaults', () => {
  const calibration: Calibration = {
    months: ['2026-09'],
    people: 1,
    factor: 2,
    runs: 2,
    models: [],
    triggers: ['manual', 'save', 'prompt'],
    agents: [],
  }
  const edited = workloadPatch(
    'version: 1\nworkload:\n  agents: { a: { runs: 1 }, b: { runs: 0.7 } }\n  hooks: { save: { runs: 3 }, manual: { runs: 5 } }\n',
    calibration,
  )
  if ('problem' in edited) throw new Error(edited.problem)
  expect(edited.text).toContain('# Calibrated by what 1 person used in 2026-09: all runs times 2.\n')
  expect(edited.text).toMatch(
    /agents: \{ a: \{ runs: 2 \}, b: \{ runs: 1\.4 \} \}\n {2}hooks: \{ save: \{ runs: 6 \}, manual: \{ runs: 10 \}, prompt: \{ runs: \d+ \} \}\n/,
  )
})

test('agents that name a model are those whose runs the program assumes, unless the policy states them', () => {
  const files = {
    ...REVIEWS,
    '.kiro/agents/lead.json': agent('lead', 'auto'),
    '.kiro/agents/scout.json': agent('scout', 'auto'),
    '.kiro/agents/plain.json': agent('plain'),
    'web/.kiro/agents/lead.json': agent('lead', 'auto'),
  }
  const agentsFor = (rules: string) =>
    calibrate(ground(files, rules), [wholeMonth('2026-09', 10, 4000)], ledgerOf())?.agents.map(({ name }) => name)
  expect(agentsFor('version: 1\n')).toEqual(['lead', 'scout', 'web/lead'])
  expect(agentsFor('version: 1\nworkload: { agents: { scout: { runs: 1 } } }\n')).toEqual(['lead', 'web/lead'])
})

test('of several layers above that state a workload the first is told', () => {
  const layers = ['organization', 'team'].flatMap((source) =>
    policy('version: 1\nworkload: { hooks: { save: { runs: 3 } } }\n', source).map((layer) => ({
      ...layer,
      role: 'organization' as const,
    })),
  )
  expect(statedAbove(layers)?.source).toBe('organization')
})
