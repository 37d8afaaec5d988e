import { mergeList } from '../../../src/core/catalogue/merge-list.js'
import type { Model, PriceFile } from '../../../src/core/catalogue/catalogue-schema.js'
import { EMBEDDED } from '../../../src/core/catalogue/prices.js'
import { madeModel, PAGE } from '../support/made-model.js'

const { models: book, plans } = EMBEDDED
const DAY = '2026-06-01'
const period = (from: string, to: string | null, checked: string) => ({ source: PAGE.source, from, to, checked })

/** A model with a context of 100,000 after a list of the day that says 200,000. */
function listed(
  more: Partial<Model>,
  row: { readonly multiplier?: number | null; readonly context?: number | null } = {},
): Model | undefined {
  const model = madeModel('a', { context: 100_000, ...more })
  const file: PriceFile = { version: 1, asOf: '2026-01-01', source: book.source, models: [model], plans }
  return mergeList(file, [{ id: 'a', multiplier: 1, context: 200_000, ...row }], DAY).file.models[0]
}
const multipliers = (...checked: readonly [string, string]): Partial<Model> => ({
  multipliers: [
    { ...period('2025-01-01', '2026-02-01', checked[0]), value: 2 },
    { ...period('2026-02-01', null, checked[1]), value: 1 },
  ],
})
const status = (checked: string): Partial<Model> => ({
  status: [{ ...period('2025-01-01', null, checked), value: 'available' }],
})

test.each<[string, Partial<Model>, number]>([
  ['newer than every row', {}, 200_000],
  ['of the day of every row', { ...multipliers(DAY, DAY), ...status(DAY) }, 200_000],
  ['older than the last of two prices', multipliers('2026-01-01', '2026-06-02'), 100_000],
  ['older than the first of two prices', multipliers('2026-06-02', '2026-05-01'), 100_000],
  ['older than the status', status('2026-06-02'), 100_000],
])('a context is that of a list %s', (_, more, context) => {
  expect(listed(more)?.context).toBe(context)
})

test('a list without a context or a price changes neither', () => {
  const model = listed({}, { context: null, multiplier: null })
  expect([model?.context, model?.multipliers]).toEqual([100_000, madeModel('a').multipliers])
})

test.each([
  [undefined, undefined],
  ['2026-05-31', undefined],
  [DAY, undefined],
  ['2026-06-02', '2026-06-02'],
])('a model that was missing on %s and is listed on 2026-06-01 is missing on %s', (was, is) => {
  expect(listed(was === undefined ? {} : { notListedOn: was })?.notListedOn).toBe(is)
})

test.each([
  ['2026-05-31', 3],
  [DAY, 3],
  ['2026-06-02', 2],
])('a list of 2026-06-01 speaks of the price that holds then: one that changes on %s', (turn, value) => {
  const model = listed(
    {
      multipliers: [
        { ...period('2025-01-01', turn, '2027-01-01'), value: 2 },
        { ...period(turn, null, '2027-01-01'), value: 3 },
      ],
    },
    { multiplier: 1 },
  )
  const held = model?.multipliers.find((one) => one.conflicts !== undefined)
  expect([held?.value, held?.conflicts?.map((one) => one.value)]).toEqual([value, [1]])
})
