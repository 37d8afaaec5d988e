import fc from 'fast-check'
import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { byModel, modelRates } from '../../../../src/core/usage/month/by-model.js'
import type { MonthLedger } from '../../../../src/core/usage/ledger.js'
import type { OverageMeaning } from '../../../../src/core/usage/month/used-of.js'
import { FEW_RUNS } from '../../support/properties.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
import { humansOf } from '../../support/used.js'

const catalogue = loadCatalogue()

function monthOf(rows: readonly Row[]): MonthLedger {
  const month = readFiles([{ path: 'a.csv', text: fileOf(rows) }])
    .ledger()
    .months.get('2026-10')
  if (!month) throw new Error('no row')
  return month
}

function shares(
  rows: readonly Row[],
  fewest = 1,
  meaning: OverageMeaning = { reading: 'daily', included: false },
): ReturnType<typeof byModel> {
  const month = monthOf(rows)
  const total = rows.reduce((sum, { credits, overage }) => sum + Number(credits) + Number(overage), 0)
  return byModel(month, modelRates([month], catalogue, '2026-10-31'), meaning, total, fewest, humansOf(month))
}

const many = (count: number, credits: string, models: Row['models'], from = 0): Row[] =>
  Array.from({ length: count }, (_, index) => row({ user: `u${from + index}`, credits, models }))

test('rows with one model say what a message costs, and that divides the others', () => {
  // A message on Opus costs 4 credits here, not 2.2 times the one of auto.
  const result = shares([
    ...many(20, '10', { auto: 10 }),
    ...many(20, '40', { 'claude_opus_4.8': 10 }, 100),
    ...many(1, '50', { auto: 10, 'claude_opus_4.8': 10 }, 200),
  ])
  expect(result).toMatchObject({ coverage: 0.9524, unattributed: 0 })
  expect(result?.rows).toEqual([
    {
      model: 'claude-opus-4.8',
      folded: 0,
      people: 21,
      messages: 210,
      credits: 840,
      share: 0.8,
      creditsPerMessage: 4,
      multiplier: 2.2,
      measured: true,
    },
    {
      model: 'auto',
      folded: 0,
      people: 21,
      messages: 210,
      credits: 210,
      share: 0.2,
      creditsPerMessage: 1,
      multiplier: 1,
      measured: true,
    },
  ])
})

test('a model with few rows of its own takes the price of its multiplier', () => {
  const result = shares([...many(20, '10', { auto: 10 }), ...many(2, '32', { auto: 10, 'claude_opus_4.8': 10 }, 100)])
  expect(result?.rows.find(({ model }) => model === 'claude-opus-4.8')).toMatchObject({
    credits: 44,
    measured: false,
    creditsPerMessage: null,
  })
  expect(result?.notes.join(' ')).toContain('1 model had fewer than 20 rows alone')
})

test('nothing to fit on leaves shares by multiplier, and says so', () => {
  const result = shares(many(1, '32', { auto: 10, 'claude_opus_4.8': 10 }))
  expect(result?.coverage).toBe(0)
  expect(result?.rows.map(({ model, credits }) => [model, credits])).toEqual([
    ['claude-opus-4.8', 22],
    ['auto', 10],
  ])
})

test('a model without a multiplier is not priced, and never 0', () => {
  const result = shares([...many(1, '32', { auto: 10, titan_9: 10 })])
  expect(result?.rows.find(({ model }) => model === 'titan-9')).toMatchObject({
    credits: null,
    share: null,
    multiplier: null,
  })
  expect(result?.notes.join(' ')).toContain('without a known multiplier')
  // Only what has a multiplier takes a price from one.
  expect(result?.notes.join(' ')).toContain('1 model had fewer than 20 rows alone')
})

test('of several models without a multiplier each takes its part from the others, as at 1.0x', () => {
  const rows = many(1, '60', { auto: 10, titan_9: 20, titan_10: 30 })
  expect(shares(rows)).toMatchObject({ unattributed: 50 })
  expect(shares(rows)?.rows.map(({ model, credits }) => [model, credits])).toEqual([
    ['auto', 10],
    ['titan-10', null],
    ['titan-9', null],
  ])
  // What was measured says what a message at 1.0x costs: 2 credits, of the rows with several as of those with one.
  expect(shares([...many(20, '20', { auto: 10 }), ...many(1, '90', { auto: 10, titan_9: 20 }, 100)])).toMatchObject({
    unattributed: 60,
    rows: [{ model: 'auto', credits: 430 }, { model: 'titan-9' }],
  })
})

test('what a message costs at 1.0x is that of all measured models with a multiplier, whatever comes first', () => {
  // By name a model without a price comes first, and it has rows enough of its own: 9 credits for a message.
  const rows = [
    ...many(20, '90', { aardvark_1: 10 }),
    ...many(20, '20', { auto: 10 }, 100),
    ...many(20, '60', { glm_5: 10 }, 200),
    ...many(1, '60', { auto: 10, titan_9: 10 }, 300),
  ]
  // 1,600 credits for 200 messages at 1.0x and 200 at 0.5x are 5.33 for one, so titan takes 53.33 of 73.33 parts.
  expect(shares(rows)?.unattributed).toBe(43.64)
})

test('rows without messages by model belong to none', () => {
  expect(shares([...many(1, '3', {}), ...many(1, '2', { auto: 1 }, 10)])).toMatchObject({
    unattributed: 3,
    rows: [{ model: 'auto', credits: 2 }],
  })
  expect(shares(many(1, '3', {}))).toBeNull()
})

test('rows with overage tell nothing of the price of a message, and their credits are the model’s as far as rows say', () => {
  const rows = [
    ...many(20, '10', { auto: 10 }),
    ...many(5, '0', { auto: 10 }, 50).map((one) => ({ ...one, overage: '20' })),
  ]
  expect(shares(rows)).toMatchObject({ unattributed: 0, rows: [{ credits: 300, creditsPerMessage: 1 }] })
  expect(shares(rows, 1, { reading: 'cumulative', included: false })).toMatchObject({
    unattributed: 100,
    rows: [{ credits: 200, creditsPerMessage: 1 }],
  })
})

test('models of few people are folded', () => {
  expect(shares([...many(8, '1', { auto: 1 }), ...many(2, '2', { glm_5: 1 }, 20)], 5)?.rows).toMatchObject([
    { model: 'other models', folded: 2, people: 10, credits: 12 },
  ])
})

test('the credits of all models and of no model are all credits', () => {
  const models = fc.dictionary(
    fc.constantFrom('auto', 'claude_opus_4.8', 'glm_5', 'claude_haiku_4.5'),
    fc.integer({ min: 0, max: 50 }),
    { maxKeys: 3 },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9999 }), models), { minLength: 1, maxLength: 40 }),
      fc.constantFrom(1, 5),
      (all, fewest) => {
        const rows = all.map(([credits, some], index) =>
          row({ user: `u${index}`, credits: String(credits / 100), models: some }),
        )
        const total = all.reduce((sum, [credits]) => sum + credits, 0) / 100
        const result = shares(rows, fewest)
        if (result === null) return
        const sum = result.rows.reduce((so, { credits }) => so + (credits ?? 0), 0) + result.unattributed
        expect(Math.abs(sum - total)).toBeLessThan(0.05)
      },
    ),
    FEW_RUNS,
  )
})
