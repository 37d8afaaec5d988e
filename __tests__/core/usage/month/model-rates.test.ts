import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import type { MonthLedger } from '../../../../src/core/usage/ledger.js'
import { byModel, modelRates, type ModelRate } from '../../../../src/core/usage/month/by-model.js'
import { messagePrice, together } from '../../../../src/core/usage/month/message-price.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
import { humansOf } from '../../support/used.js'

/* What a message costs on several models, and how that divides rows with several of them. */

const catalogue = loadCatalogue()
const DAILY = { reading: 'daily', included: false } as const

function monthsOf(rows: readonly Row[]): MonthLedger[] {
  return [
    ...readFiles([{ path: 'a.csv', text: fileOf(rows) }])
      .ledger()
      .months.values(),
  ]
}

const many = (count: number, credits: string, models: Row['models'], day = '2026-10-05', from = 0): Row[] =>
  Array.from({ length: count }, (_, index) => row({ user: `u${from + index}`, credits, models, day }))

function rowsOf(rows: readonly Row[], total: number, rates?: readonly ModelRate[], fewest = 1) {
  const months = monthsOf(rows)
  const known = rates && new Map(rates.map((rate) => [rate.model, rate]))
  const month = months[0]
  return month
    ? byModel(month, known ?? modelRates(months, catalogue, '2026-10-31'), DAILY, total, fewest, humansOf(month))
    : null
}

const credits = (result: ReturnType<typeof rowsOf>): unknown =>
  result?.rows.map(({ model, credits: some }) => [model, some])

test('a rate rests on the rows of all months, at least twenty of them', () => {
  const rates = (inNovember: number) =>
    modelRates(
      monthsOf([
        ...many(10, '10', { auto: 10 }),
        ...many(inNovember, '50', { auto: 30 }, '2026-11-05'),
        ...many(25, '0', { glm_5: 2 }, '2026-10-06'),
        ...many(20, '3', { titan_9: 9 }, '2026-10-07'),
      ]),
      catalogue,
      '2026-11-20',
    )
  // (10 × 10 + 10 × 50) credits by (10 × 10 + 10 × 30) messages.
  expect(rates(10).get('auto')).toEqual({ model: 'auto', rows: 20, messages: 400, rate: 1.5, multiplier: 1 })
  expect(rates(9).get('auto')).toMatchObject({ rows: 19, messages: 370, rate: null })
  expect(rates(0).get('glm-5')).toMatchObject({ rows: 25, messages: 50, rate: null })
  expect(rates(0).get('titan-9')).toEqual({
    model: 'titan-9',
    rows: 20,
    messages: 180,
    rate: 60 / 180,
    multiplier: null,
  })
})

const rate = (model: string, messages: number, fitted: number | null, multiplier: number | null): ModelRate => ({
  model,
  rows: 20,
  messages,
  rate: fitted,
  multiplier,
})

test('what was not measured costs its multiplier at the mean of the models that were', () => {
  const result = rowsOf([row({ credits: '39', models: { auto: 10, 'claude_haiku_4.5': 10 } })], 39, [
    // (200 × 1 + 200 × 6.6) credits by (200 × 1 + 200 × 2.2) messages at a multiplier of 1: 2.375.
    rate('auto', 200, 1, 1),
    rate('claude-opus-4.8', 200, 6.6, 2.2),
    // Neither has a say: one without a multiplier, one that costs nothing, one that was not measured.
    rate('titan-9', 900, 50, null),
    rate('free', 900, 50, 0),
    rate('glm-5', 900, null, 3),
    rate('claude-haiku-4.5', 0, null, 0.4),
  ])
  // Weights 10 × 1 and 10 × 0.4 × 2.375 = 9.5: 39 credits are 20 and 19.
  expect(credits(result)).toEqual([
    ['auto', 20],
    ['claude-haiku-4.5', 19],
  ])
  expect(result?.rows.map(({ measured, multiplier }) => [measured, multiplier])).toEqual([
    [true, 1],
    [false, 0.4],
  ])
  expect(result?.notes).toEqual([
    expect.stringContaining('An estimate: the files count messages by model'),
    '1 model had fewer than 20 rows alone, or rows that are too small or too different; what a message costs there follows from the multiplier.',
  ])
})

test('what a message costs is said with four decimals', () => {
  const result = rowsOf([row({ credits: '4', models: { auto: 3 } }), row({ user: 'b', models: { glm_5: 3 } })], 5.5, [
    rate('auto', 60, 5 / 3, 1),
    rate('glm-5', 60, 1 / 3, 1),
  ])
  expect(result?.rows.map((one) => one.creditsPerMessage)).toEqual([1.6667, 0.3333])
  expect(result?.notes).toHaveLength(1)
})

test('models by credits, those of equal credits by name, those without a price last', () => {
  const result = rowsOf(
    [
      row({ user: 'a', credits: '3', models: { zeta: 1 } }),
      row({ user: 'b', credits: '3', models: { beta: 1 } }),
      row({ user: 'c', credits: '3', models: { gamma: 1 } }),
      row({ user: 'd', credits: '9', models: { mu: 1 } }),
      row({ user: 'e', credits: '0', models: { alpha: 1 } }),
    ],
    18,
  )
  expect(credits(result)).toEqual([
    ['mu', 9],
    ['beta', 3],
    ['gamma', 3],
    ['zeta', 3],
    ['alpha', null],
  ])
  // All their rows are theirs alone, so no share is too high.
  expect(result?.notes).toEqual([expect.anything()])
})

test('messages on a model without a price beside others are reported, whichever model it is', () => {
  const note =
    'Credits of messages on models without a known multiplier are given to no model: they are taken as if at 1.0x.'
  expect(rowsOf([row({ models: { aaa: 1, glm_5: 1 } })], 1.5)?.notes).toContain(note)
  expect(rowsOf([row({ models: { glm_5: 1, zzz: 1 } })], 1.5)?.notes).toContain(note)
  expect(rowsOf([row({ models: { auto: 1, glm_5: 1 } }), row({ user: 'b', models: { zzz: 1 } })], 3)?.notes).toEqual([
    expect.anything(),
    expect.stringMatching(/^2 models had fewer/),
  ])
})

test('rows of models that are all without a price belong to none, with the rows that name no model', () => {
  const result = rowsOf(
    [
      row({ user: 'a', credits: '7', models: { yyy: 1, zzz: 1 } }),
      row({ user: 'b', credits: '2', models: {} }),
      row({ user: 'c', credits: '1', models: { zzz: 1 } }),
    ],
    10,
  )
  expect(credits(result)).toEqual([
    ['zzz', 1],
    ['yyy', null],
  ])
  expect(result).toMatchObject({ coverage: 0.1, unattributed: 9 })
})

test('folded models are added up behind the others, one without a price as nothing', () => {
  const rows = [
    ...many(6, '2', { auto: 1 }),
    ...many(3, '5', { glm_5: 3 }, '2026-10-06'),
    ...many(3, '0', { zzz: 2 }, '2026-10-07', 2),
  ]
  expect(rowsOf(rows, 27, undefined, 5)?.rows).toEqual([
    {
      model: 'auto',
      folded: 0,
      people: 6,
      messages: 6,
      credits: 12,
      share: 0.4444,
      creditsPerMessage: null,
      multiplier: 1,
      measured: false,
    },
    {
      // Persons 0 to 2 and 2 to 4.
      model: 'other models',
      folded: 2,
      people: 5,
      messages: 15,
      credits: 15,
      share: 0.5556,
      creditsPerMessage: null,
      multiplier: null,
      measured: false,
    },
  ])
})

describe('what a message costs', () => {
  /** Rows of so many credits and messages each. */
  const priced = (...rows: readonly (readonly [credits: number, messages: number])[]) => {
    const sum = (of: (row: readonly [number, number]) => number) => rows.reduce((all, row) => all + of(row), 0)
    return {
      rows: rows.length,
      messages: sum(([, messages]) => messages),
      credits: 1e6 * sum(([credits]) => credits),
      squares: {
        credits: sum(([credits]) => credits ** 2),
        both: sum(([credits, messages]) => credits * messages),
        messages: sum(([, messages]) => messages ** 2),
      },
    }
  }
  const rows = (count: number, credits: number, messages: number) =>
    Array.from({ length: count }, () => [credits, messages] as const)

  test('of several months is of all their rows', () => {
    const [one, other] = [rows(3, 2, 5), [...rows(2, 7, 1), [4, 9] as const]]
    expect(together([priced(...one), priced(...other)])).toEqual(priced(...one, ...other))
    expect(together([])).toEqual(priced())
  })

  test.each<[string, (readonly [number, number])[], number | null]>([
    ['twenty rows', rows(20, 2, 4), 0.5],
    ['nineteen', rows(19, 2, 4), null],
    ['25 credits', rows(25, 1, 4), 0.25],
    ['less', rows(20, 1.2, 4), null],
    ['no messages', rows(20, 2, 0), null],
    // Half of them at 1 ± d: the error is d × √20 × √(20 / 19) / 20, and 1.96 times that is 0.25 at d = 0.556.
    ['rows that are different', [...rows(10, 1.55 * 2, 2), ...rows(10, 0.45 * 2, 2)], 1],
    ['rows that are too different', [...rows(10, 1.56 * 2, 2), ...rows(10, 0.44 * 2, 2)], null],
    ['rows of different length at one price', [...rows(19, 2, 2), [300, 300]], 1],
  ])('%s', (_, of, price) => {
    expect([messagePrice(priced(...of))]).toEqual([price === null ? null : expect.closeTo(price, 10)])
  })
})
