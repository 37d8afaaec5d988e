import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { modelInOwnWords, plansInOwnWords } from '../../../src/core/catalogue/own-words.js'
import { priceFileFrom, readPrices } from '../../../src/core/catalogue/price-file.js'
import { EMBEDDED, type Prices } from '../../../src/core/catalogue/prices.js'
import { readings } from '../../../src/core/catalogue/spelling.js'
import { successorOn } from '../../../src/core/catalogue/successor.js'
import { plain } from '../../../src/core/text/message.js'
import { madeModel, PAGE, SINCE } from '../support/made-model.js'

const NOT_SAID = 'A price file says so, and not why.'
const priced = (from: string, to: string | null, value: number | null, more: object = {}) => ({
  ...PAGE,
  from,
  to,
  value,
  ...more,
})

test('rows keep the sentences of the same built-in ones; where one needs a reason it is that the file says so', () => {
  const model = madeModel('a.1', {
    multipliers: [
      priced('2025-01-01', '2025-02-01', 1, { reason: 'theirs' }),
      priced('2025-02-01', '2025-03-01', 2, { reason: 'theirs', note: 'theirs' }),
      priced('2025-04-01', '2025-05-01', 3),
      priced('2025-05-01', null, null, { reason: 'theirs' }),
    ],
  })
  const said = (one: Model): unknown[] => one.multipliers.map(({ reason }) => reason)
  expect(said(modelInOwnWords(model, null))).toEqual([undefined, undefined, NOT_SAID, NOT_SAID])
  const known = madeModel('a.1', {
    multipliers: [
      priced('2025-01-01', '2025-02-01', 9, { reason: 'another value' }),
      priced('2025-02-01', '2025-03-01', 2, { reason: 'ours' }),
      priced('2025-04-02', '2025-05-01', 3, { reason: 'another day' }),
      priced('2025-05-01', null, null, { reason: 'not published' }),
    ],
  })
  expect(said(modelInOwnWords(model, known))).toEqual([undefined, 'ours', NOT_SAID, 'not published'])
})

test('a model has the names of the built-in one, or its id alone', () => {
  const theirs = { name: 'x', aliases: ['x'], misspellings: ['x'], announced: '2025-06-01', notes: ['x'] } as const
  const of = madeModel('a.1', {
    ...theirs,
    aliases: ['x'],
    misspellings: ['x'],
    notes: ['x'],
    family: 'opus',
    notListedOn: '2026-01-01',
  })
  const known = madeModel('a.1', {
    name: 'A 1',
    aliases: ['a1'],
    misspellings: ['a-one'],
    notes: ['ours'],
    family: 'gpt',
  })
  const names = ({ name, aliases, misspellings, announced, notes, family, notListedOn }: Model): unknown[] => [
    name,
    aliases,
    misspellings,
    announced,
    notes,
    family,
    notListedOn,
  ]
  expect(names(modelInOwnWords(of, known))).toEqual(['A 1', ['a1'], ['a-one'], null, ['ours'], 'gpt', '2026-01-01'])
  expect(names(modelInOwnWords(of, null))).toEqual(['a.1', [], ['a-1'], '2025-06-01', undefined, 'opus', '2026-01-01'])
  expect(names(modelInOwnWords(madeModel('a'), null))).toEqual(['a', [], [], null, undefined, 'open-weight', undefined])
})

test('an address is kept where it is a published page', () => {
  const plans = {
    ...EMBEDDED.plans,
    plans: EMBEDDED.plans.plans.map((plan) => ({ ...plan, source: 'https://x.example', name: 'x' })),
  }
  const ours = plansInOwnWords(plans, EMBEDDED.plans)
  expect(new Set(ours.plans.map(({ source }) => source))).toEqual(new Set(['price file']))
  expect(ours.plans.map(({ name }) => name)).toEqual(EMBEDDED.plans.plans.map(({ name }) => name))
  expect(plansInOwnWords(EMBEDDED.plans, EMBEDDED.plans)).toEqual(EMBEDDED.plans)
})

/** Ten models at 1x beside auto, as if they were built in on 2026-01-01. */
const IDS = ['auto', ...Array.from('abcdefghi')]
const day = { ...PAGE, from: '2025-01-01', to: null }
const at = (id: string, value: number | null, checked = PAGE.checked): Model =>
  madeModel(id, {
    multipliers: [{ ...day, value, checked, ...(value === null ? { reason: 'x' } : {}) }],
  })
const BUILT_IN: Prices = {
  ...EMBEDDED,
  models: { ...EMBEDDED.models, asOf: '2026-01-01', models: IDS.map((id) => at(id, 1)) },
  plans: { ...EMBEDDED.plans, asOf: '2026-01-01' },
}
const fileOf = (models: readonly Model[], more: object = {}): string =>
  JSON.stringify({
    version: 1,
    asOf: '2026-01-01',
    source: EMBEDDED.models.source,
    models,
    plans: BUILT_IN.plans,
    ...more,
  })
const readOn = (text: string, on = '2026-01-01'): Prices => readPrices({ source: 'f', sha: null, text }, on, BUILT_IN)

test('a file of the day of the built-in prices, and of today, is read; it may lack two models of ten', () => {
  const refused = ({ origin }: Prices): string | null => origin.refused && plain(origin.refused.why)
  expect(refused(readOn(fileOf(BUILT_IN.models.models)))).toBeNull()
  expect(refused(readOn(fileOf(BUILT_IN.models.models.slice(0, 8))))).toBeNull()
  expect(refused(readOn(fileOf(BUILT_IN.models.models.slice(0, 7))))).toBe(
    'it lacks 3 of the 10 models that are built in',
  )
  expect(refused(readOn(fileOf(BUILT_IN.models.models), '2025-12-31'))).toBe(
    'it says what holds on 2026-01-01, and that day is still to come',
  )
  expect(refused(readOn(fileOf([...BUILT_IN.models.models.slice(1), at('auto', 2)])))).toBe(
    'auto is not 1 in it, and a multiplier counts in auto',
  )
})

test('a price of more than three times another, of less than a third, and one that is new or gone is a jump', () => {
  const others = [at('auto', 1), at('a', 3), at('b', 3.01), at('c', 1 / 3), at('d', 0.33), at('e', null), at('z', 1)]
  const models = [...others, ...['f', 'g', 'h', 'i'].map((id) => at(id, 1))]
  expect(readOn(fileOf(models)).origin.jumps).toEqual([
    { model: 'b', before: 1, after: 3.01 },
    { model: 'd', before: 1, after: 0.33 },
    { model: 'e', before: 1, after: null },
    { model: 'z', before: null, after: 1 },
  ])
})

test('a file to go on from has the newer plans, day and models; of the same day its own', () => {
  const text = (asOf: string, checked: string): string =>
    fileOf([at('auto', 1), at('a', 7, checked)], {
      asOf,
      plans: {
        ...BUILT_IN.plans,
        asOf,
        minimumCreditsPerPrompt: 0.5,
      },
    })
  const found = (asOf: string, checked: string): unknown[] => {
    const file = priceFileFrom(text(asOf, checked), BUILT_IN)
    return [
      file.asOf,
      file.plans.asOf,
      file.plans.minimumCreditsPerPrompt,
      file.models.find(({ id }) => id === 'a')?.multipliers[0]?.value,
      file.models.length,
    ]
  }
  const built = BUILT_IN.plans.minimumCreditsPerPrompt
  expect(found('2026-01-01', '2026-01-01')).toEqual(['2026-01-01', '2026-01-01', 0.5, 7, 10])
  expect(found('2026-01-02', '2026-01-02')).toEqual(['2026-01-02', '2026-01-02', 0.5, 7, 10])
  expect(found('2025-12-31', '2026-01-01')).toEqual(['2026-01-01', '2026-01-01', built, 7, 10])
})

test('a name has readings up to its longest length', () => {
  expect([readings('x'.repeat(1000)).length > 0, readings('x'.repeat(1001))]).toEqual([true, []])
})

test('a successor is the one that is stated once it is offered, before that the newest of the family that is newer', () => {
  const since = (from: string, value: Model['status'][number]['value'] = 'available') => [{ ...SINCE, from, value }]
  const models = [
    madeModel('claude-opus-1', { family: 'opus', successor: 'claude-opus-3' }),
    madeModel('claude-opus-2', { family: 'opus', status: since('2025-06-01') }),
    madeModel('claude-opus-3', { family: 'opus', status: since('2026-01-01') }),
    madeModel('claude-opus-4', { family: 'opus', successor: null }),
    madeModel('claude-sonnet-1', { family: 'sonnet', successor: 'claude-sonnet-0' }),
    madeModel('claude-sonnet-0', { family: 'sonnet', status: since('2025-01-01', 'retired') }),
    madeModel('claude-haiku-2', { family: 'haiku', successor: 'gone', status: since('2025-01-01', 'retired') }),
    madeModel('claude-haiku-1', { family: 'haiku' }),
  ]
  const without4 = models.filter(({ id }) => id !== 'claude-opus-4')
  const next = (id: string, on: string, all: readonly Model[] = without4): string | null => {
    const model = models.find((one) => one.id === id)
    return model ? successorOn(all, model, on) : 'missing'
  }
  expect([next('claude-opus-1', '2026-01-01'), next('claude-opus-1', '2025-12-31')]).toEqual([
    'claude-opus-3',
    'claude-opus-2',
  ])
  // Neither itself, nor an older one, nor any where none is stated.
  expect([
    next('claude-opus-1', '2025-05-31'),
    next('claude-opus-4', '2026-01-01', models),
    next('claude-sonnet-1', '2026-01-01'),
    next('claude-haiku-2', '2026-01-01'),
  ]).toEqual([null, null, null, null])
})
