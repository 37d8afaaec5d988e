import fc from 'fast-check'
import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { estimateVersusActual, type ActualInput } from '../../../../src/core/usage/calibration/actual.js'
import {
  calibrate,
  estimateFor,
  statedAbove,
  uncalibrated,
  type EstimateGround,
} from '../../../../src/core/usage/calibration/calibration.js'
import { estimateSchema } from '../../../../src/core/contract/usage/outlook.js'
import type { UsedMonth } from '../../../../src/core/usage/used.js'
import { FEW_RUNS } from '../../support/properties.js'
import { agent, configuration, contract, DAY, hook, only, policy, type Files } from '../../support/repository.js'
import { ledgerOf, usedMonth, wholeMonth, type Alone } from '../../support/used-month.js'

const CATALOGUE = loadCatalogue()
const NOTHING_KNOWN = ledgerOf()

/** Reviews on auto: 1 run a day of 0.5 to 4 credits, 21 days: 31.5 credits a month, typically. */
const REVIEWS = { '.kiro/settings.json': contract({ primary: 'auto' }, { codeReview: 'primary' }) }
const REMARK =
  'What was used is of all repositories of these people; the estimate is for the configuration of this one.'

/** No other work than reviews. */
const WORK = `version: 1\nworkload: ${only({ codeReview: { credits: { low: 0.5, typical: 1.5, high: 4 } } })}\n`

function ground(files: Files = REVIEWS, rules = WORK): EstimateGround {
  return { configuration: configuration(files), catalogue: CATALOGUE, policy: policy(rules), day: DAY }
}

describe('estimate versus actual', () => {
  const input = (more: Partial<ActualInput>): ActualInput => ({
    ...ground(),
    month: usedMonth('2026-10', 0, {}, 3),
    closed: [],
    calibration: null,
    ...more,
  })

  test('says what the check says, for as many developers as were active, beside what they used', () => {
    const result = estimateVersusActual(
      input({
        closed: [wholeMonth('2026-08', 3, 10), wholeMonth('2026-09', 10, 41)],
        calibration: {
          months: ['2026-09'],
          people: 10,
          factor: 1.3,
          runs: 1.2,
          models: [{ model: 'auto', factor: 2, rows: 60 }],
          triggers: [],
          agents: [],
        },
      }),
    )
    expect(result).toEqual({
      estimated: { low: 105, typical: 315, high: 840 },
      actual: 410,
      month: '2026-09',
      developers: 10,
      ratio: 1.3,
      within: true,
      calibrated: { factor: 1.3, from: ['2026-09'] },
      notes: [
        REMARK,
        'kiro-governance calibrate writes a factor of its own for 1 model too, beside which it takes 1.2 times the runs.',
      ],
    })
    expect(estimateSchema.parse(result)).toEqual(result)
  })

  test('does not mind for how many developers and seats the policy is', () => {
    expect(
      estimateVersusActual(
        input({
          ...ground(REVIEWS, `${WORK}team: { developers: 500, seats: { pro: 500 }, workdays: 20 }`),
          closed: [wholeMonth('2026-09', 10, 4000)],
        }),
      ),
    ).toMatchObject({ estimated: { typical: 300 }, ratio: 133.33, within: false })
  })

  test('says of few people what they used together, and calibrates nothing', () => {
    expect(estimateVersusActual(input({ closed: [wholeMonth('2026-09', 4, 31.5)] }))).toMatchObject({
      ratio: 1,
      calibrated: null,
      notes: [REMARK, 'Nothing is calibrated from fewer than 5 people.'],
    })
  })

  test('passes over a month that the files do not cover', () => {
    const late = usedMonth('2026-09', 10, { 12: 5, 29: 5 })
    expect(estimateVersusActual(input({ closed: [wholeMonth('2026-08', 10, 10), late] }))?.month).toBe('2026-08')
    expect(estimateVersusActual(input({ closed: [late], month: late }))).toBeNull()
  })

  test('without a closed month takes one that is past its half, with its part of the estimate', () => {
    const month = usedMonth('2026-10', 10, { 0: 10, 15: 4 }, 15)
    expect(estimateVersusActual(input({ month }))).toEqual({
      estimated: { low: 57, typical: 172, high: 458 },
      actual: 140,
      month: '2026-10',
      developers: 10,
      ratio: 0.81,
      within: true,
      calibrated: null,
      notes: [REMARK, 'The month is not over: the estimate is for 12 of its 22 weekdays.'],
    })
    expect(estimateVersusActual(input({ month: { ...month, through: 14 } }))).toBeNull()
  })

  test('says what the estimate leaves out', () => {
    const files = { ...REVIEWS, '.kiro/agents/lead.json': agent('lead', 'auto'), '.kiro/settings/cli.json': '{' }
    expect(estimateVersusActual(input({ ...ground(files), closed: [wholeMonth('2026-09', 10, 31.5)] }))?.notes).toEqual(
      [REMARK, 'The estimate is too low by 2 rows or files that have no price or cannot be read.'],
    )
  })

  test('of work that never runs there is no ratio', () => {
    expect(
      estimateVersusActual(
        input({
          ...ground(REVIEWS, `version: 1\nworkload: ${only({})}`),
          closed: [wholeMonth('2026-09', 10, 31.5)],
        }),
      ),
    ).toMatchObject({ ratio: null, within: false })
  })

  test.each<[string, Partial<ActualInput>]>([
    ['no month', {}],
    ['nobody', { closed: [wholeMonth('2026-09', 0, 0)] }],
    ['nothing that assigns a model', { ...ground({}), closed: [wholeMonth('2026-09', 10, 10)] }],
    [
      'nothing that has a price',
      {
        ...ground({ '.kiro/settings.json': contract({ primary: 'claude-next' }, { codeReview: 'primary' }) }),
        closed: [wholeMonth('2026-09', 10, 10)],
      },
    ],
  ])('%s is nothing to compare', (_, more) => {
    expect(estimateVersusActual(input(more))).toBeNull()
  })
})

describe('calibration', () => {
  const NO_MONTH = 'No month that is over is covered by the files as a whole, so nothing can be calibrated.'
  const NO_WORK = 'No work of the configuration here has credits in the estimate, so there is nothing to fit.'

  test('is from the newest three months, whole and of five people or more', () => {
    const months = [
      wholeMonth('2026-03', 10, 900),
      wholeMonth('2026-04', 10, 63),
      wholeMonth('2026-05', 4, 900),
      wholeMonth('2026-06', 20, 63),
      usedMonth('2026-07', 10, { 11: 900, 30: 1 }),
      usedMonth('2026-08', 10, { 0: 900, 20: 1 }),
      wholeMonth('2026-09', 5, 31.5),
    ]
    expect(calibrate(ground(), months, NOTHING_KNOWN)).toEqual({
      months: ['2026-04', '2026-06', '2026-09'],
      people: 20,
      factor: 1.9,
      runs: 1.9,
      models: [],
      triggers: [],
      agents: [],
    })
  })

  test.each<[string, string, EstimateGround, readonly UsedMonth[]]>([
    ['no month', NO_MONTH, ground(), []],
    ['no whole month', NO_MONTH, ground(), [usedMonth('2026-09', 9, { 10: 5, 29: 5 })]],
    [
      'four people',
      'No month that is over has 5 people or more, and from 4 people nothing is calibrated: the workload would say what single people do, and be no measure of others.',
      ground(),
      [wholeMonth('2026-08', 4, 30), wholeMonth('2026-09', 4, 30)],
    ],
    [
      'next to nothing',
      'So little was used that no workload would come to it.',
      ground(),
      [usedMonth('2026-09', 9, { 0: 1e-320, 29: 1e-320 })],
    ],
    ['nothing', NO_MONTH, ground(), [wholeMonth('2026-09', 9, 0)]],
    ['nothing that has a price', NO_WORK, ground({}), [wholeMonth('2026-09', 9, 30)]],
    [
      'work that never runs',
      NO_WORK,
      ground(REVIEWS, `version: 1\nworkload: ${only({})}`),
      [wholeMonth('2026-09', 9, 30)],
    ],
  ])('there is none from %s: %s', (_, why, from, months) => {
    expect(calibrate(from, months, NOTHING_KNOWN)).toBeNull()
    expect(uncalibrated(from, months).message).toBe(why)
  })

  test('knows when the hooks of the configuration run', () => {
    expect(
      calibrate(
        ground({
          ...REVIEWS,
          '.kiro/hooks/a.kiro.hook': hook('fileEdited'),
          '.kiro/hooks/b.kiro.hook': hook('fileEdited'),
        }),
        [wholeMonth('2026-09', 9, 30)],
        NOTHING_KNOWN,
      )?.triggers,
    ).toEqual(['save'])
  })

  const alone = (credits: number, more: Partial<Alone> = {}): Alone => ({
    rows: 60,
    messages: 1000,
    credits,
    people: 9,
    ...more,
  })
  test.each<[string, Readonly<Record<string, Alone>>, string[]]>([
    ['against auto', { auto: alone(500), 'claude-opus-4.8': alone(2200) }, ['claude-opus-4.8 2 60']],
    [
      'against the model with most rows, where auto is not measured',
      { auto: alone(500, { rows: 49 }), 'claude-sonnet-4.5': alone(650, { rows: 90 }), 'claude-opus-4.8': alone(550) },
      ['claude-opus-4.8 0.5 60'],
    ],
    [
      'of one that is no better known by its column than by its multiplier: not',
      { auto: alone(500), 'claude-opus-4.8': alone(1205) },
      [],
    ],
    ['of one with few rows: not', { auto: alone(500), 'claude-opus-4.8': alone(2200, { rows: 49 }) }, []],
    ['of one with few people: not', { auto: alone(500), 'claude-opus-4.8': alone(2200, { people: 4 }) }, []],
    ['of one that nobody knows: not', { auto: alone(500), constructor: alone(2200), 'claude-next': alone(2200) }, []],
    ['alone: not', { 'claude-opus-4.8': alone(2200) }, []],
    ['that cost nothing: not', { auto: alone(0), 'claude-opus-4.8': alone(2200) }, []],
    ['beyond what a policy can state: not', { auto: alone(1), 'claude-opus-4.8': alone(2200) }, []],
  ])('measures a model %s', (_, models, expected) => {
    expect(
      calibrate(ground(), [wholeMonth('2026-09', 9, 30)], ledgerOf({ '2026-09': models }))?.models.map(
        ({ model, factor, rows }) => `${model} ${factor} ${rows}`,
      ),
    ).toEqual(expected)
  })

  test('measures models over the months that it is from, each at its own multipliers', () => {
    const ledger = ledgerOf({
      '2026-07': { auto: alone(9), 'claude-opus-4.8': alone(9) },
      '2026-08': { auto: alone(500, { rows: 30 }) },
      '2026-09': { auto: alone(500, { rows: 30 }), 'claude-opus-4.8': alone(2200) },
    })
    expect(calibrate(ground(), [wholeMonth('2026-08', 9, 30), wholeMonth('2026-09', 9, 30)], ledger)?.models).toEqual([
      { model: 'claude-opus-4.8', factor: 2, rows: 60 },
    ])
  })

  test('has fewer runs beside the factor of a model that does the work', () => {
    const files = { '.kiro/settings.json': contract({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }) }
    expect(
      calibrate(
        ground(files),
        [wholeMonth('2026-09', 10, 69.3)],
        ledgerOf({ '2026-09': { auto: alone(500), 'claude-opus-4.8': alone(2200) } }),
      ),
    ).toMatchObject({ factor: 1, runs: 0.5 })
  })

  test('law: with that factor the estimate is what was used, but for the two digits of the factor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 400 }), fc.integer({ min: 100, max: 1_000_000 }), (people, hundredths) => {
        const calibration = calibrate(ground(), [wholeMonth('2026-09', people, hundredths / 100)], NOTHING_KNOWN)
        const typical = estimateFor(ground(), people)?.credits.typical ?? 0
        expect(
          Math.abs(((calibration?.factor ?? 0) * typical) / ((people * hundredths) / 100) - 1),
        ).toBeLessThanOrEqual(0.0501)
      }),
      FEW_RUNS,
    )
  })
})

test('a layer above the repository that states the workload is found', () => {
  const above = policy('version: 1\nworkload: { hooks: { save: { runs: 2 } } }', 'acme/.github/kiro.yml@v1').map(
    (layer) => ({ ...layer, role: 'parent' as const }),
  )
  expect(statedAbove([...above, ...policy('version: 1')])?.source).toBe('acme/.github/kiro.yml@v1')
  expect(statedAbove(policy('version: 1\nworkload: { hooks: { save: { runs: 2 } } }'))).toBeNull()
})
