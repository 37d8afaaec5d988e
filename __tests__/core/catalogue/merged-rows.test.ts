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

/** A conflict of the day on which another source was seen. */
const conflict = (value: number, seen: string) => ({ value, source: PAGE.source, seen, note: 'x' })
/** The prices of a model as `from to value checked, conflicts`. */
const told = (model: Model | undefined): string[] | undefined =>
  model?.multipliers.map(
    ({ from, to, value, checked, conflicts = [] }) =>
      `${from} ${to} ${value} ${checked}${conflicts.map((one) => ` (${one.value} ${one.seen})`).join('')}`,
  )
const [SEEN, UNTIL] = ['2026-03-01', '2026-09-01']

test.each<[string, Model['multipliers'][number], number, readonly string[]]>([
  ['the same', { ...period('2025-01-01', null, '2026-01-01'), value: 1 }, 1, [`2025-01-01 null 1 ${DAY}`]],
  ['the same, of the day', { ...period('2025-01-01', null, DAY), value: 1 }, 1, [`2025-01-01 null 1 ${DAY}`]],
  [
    'the same, checked later',
    { ...period('2025-01-01', null, '2026-06-02'), value: 1 },
    1,
    ['2025-01-01 null 1 2026-06-02'],
  ],
  [
    'the same, where another source disagreed before',
    { ...period('2025-01-01', null, '2026-01-01'), value: 1, conflicts: [conflict(2, SEEN)] },
    1,
    [`2025-01-01 ${DAY} 1 2026-01-01 (2 ${SEEN})`, `${DAY} null 1 ${DAY}`],
  ],
  [
    'the same, where two sources disagreed, one of them of the day',
    { ...period('2025-01-01', null, '2026-01-01'), value: 1, conflicts: [conflict(2, SEEN), conflict(3, DAY)] },
    1,
    [`2025-01-01 null 1 ${DAY} (2 ${SEEN}) (3 ${DAY})`],
  ],
  [
    'the same, in a period with an end and a conflict',
    { ...period('2025-01-01', UNTIL, '2026-01-01'), value: 1, conflicts: [conflict(2, SEEN)] },
    1,
    [`2025-01-01 ${UNTIL} 1 ${DAY} (2 ${SEEN})`],
  ],
  [
    'the same, in a period that begins on the day, with a conflict',
    { ...period(DAY, null, '2026-01-01'), value: 1, conflicts: [conflict(2, SEEN)] },
    1,
    [`${DAY} null 1 ${DAY} (2 ${SEEN})`],
  ],
  [
    'another one',
    { ...period('2025-01-01', null, '2026-01-01'), value: 1 },
    2,
    [`2025-01-01 ${DAY} 1 2026-01-01`, `${DAY} null 2 ${DAY}`],
  ],
  ['another one, from its first day', { ...period(DAY, null, '2026-01-01'), value: 1 }, 2, [`${DAY} null 2 ${DAY}`]],
  [
    'another one, of the day of a source',
    { ...period('2025-01-01', null, DAY), value: 1 },
    2,
    [`2025-01-01 null 1 ${DAY} (2 ${DAY})`],
  ],
  [
    'another one, in a period with an end',
    { ...period('2025-01-01', UNTIL, '2026-01-01'), value: 1 },
    2,
    [`2025-01-01 ${UNTIL} 1 2026-01-01 (2 ${DAY})`],
  ],
  [
    'another one, where there is none, of the day of a source',
    { ...period('2025-01-01', null, DAY), value: null, reason: 'x' },
    2,
    [`2025-01-01 null null ${DAY}`],
  ],
  [
    'a period that is over',
    { ...period('2025-01-01', DAY, '2026-01-01'), value: 1 },
    2,
    [`2025-01-01 ${DAY} 1 2026-01-01`],
  ],
])('the price of a list beside %s', (_, before, multiplier, after) => {
  expect(told(listed({ multipliers: [before] }, { multiplier }))).toEqual(after)
})

test.each([
  [{ above: 1000, value: 2 }, 1, 1.5, { above: 1000, value: 3 }],
  [{ above: 1000, value: 10 }, 3, 1, { above: 1000, value: 3.333333 }],
  [undefined, 1, 1.5, undefined],
])('the price of long context %j keeps its ratio from %d to %d', (longContext, value, multiplier, is) => {
  const before = { ...period('2025-01-01', null, '2026-01-01'), value, ...(longContext && { longContext }) }
  const next = listed({ multipliers: [before] }, { multiplier })?.multipliers.at(-1)
  expect([next?.value, next?.longContext, next?.reason?.includes('keeps its ratio')]).toEqual([
    multiplier,
    is,
    longContext !== undefined,
  ])
})

test.each<[string, Model['status'], readonly string[]]>([
  [
    'offered: it is confirmed',
    [{ ...period('2025-01-01', null, '2026-01-01'), value: 'preview' }],
    [`2025-01-01 null preview ${DAY}`],
  ],
  [
    'offered, checked later',
    [{ ...period('2025-01-01', null, '2026-06-02'), value: 'preview' }],
    ['2025-01-01 null preview 2026-06-02'],
  ],
  [
    'retired: it is offered again',
    [{ ...period('2025-01-01', null, '2026-01-01'), value: 'retired' }],
    [`2025-01-01 ${DAY} retired 2026-01-01`, `${DAY} null available ${DAY}`],
  ],
  [
    'unlisted: it is offered',
    [{ ...period('2025-01-01', null, '2026-01-01'), value: 'unlisted' }],
    [`2025-01-01 ${DAY} unlisted 2026-01-01`, `${DAY} null available ${DAY}`],
  ],
  [
    'retired, by a source of the day',
    [{ ...period('2025-01-01', null, DAY), value: 'retired' }],
    [`2025-01-01 null retired ${DAY}`],
  ],
  [
    'retired, by a later source',
    [{ ...period('2025-01-01', null, '2026-06-02'), value: 'retired' }],
    ['2025-01-01 null retired 2026-06-02'],
  ],
  [
    'retired since the day',
    [{ ...period(DAY, null, '2026-01-01'), value: 'retired' }],
    [`${DAY} null retired 2026-01-01`],
  ],
  [
    'retired until a day that is known',
    [
      { ...period('2025-01-01', UNTIL, '2026-01-01'), value: 'retired' },
      { ...period(UNTIL, null, '2026-01-01'), value: 'available' },
    ],
    [`2025-01-01 ${UNTIL} retired 2026-01-01`, `${UNTIL} null available 2026-01-01`],
  ],
  [
    'offered since the day, after it was retired',
    [
      { ...period('2025-01-01', DAY, '2026-01-01'), value: 'retired' },
      { ...period(DAY, null, '2026-01-01'), value: 'available' },
    ],
    [`2025-01-01 ${DAY} retired 2026-01-01`, `${DAY} null available ${DAY}`],
  ],
])('a model that a list has and that is %s', (_, before, after) => {
  expect(
    listed({ status: before })?.status.map(({ from, to, value, checked }) => `${from} ${to} ${value} ${checked}`),
  ).toEqual(after)
})

test('a first sighting that was not announced moves to an earlier list, with everything of whom it is for unknown before', () => {
  const later = [
    { ...period('2026-07-01', '2026-08-01', '2026-08-01'), value: 1 },
    { ...period('2026-08-01', null, '2026-08-01'), value: 2 },
  ]
  const sighted: Partial<Model> = {
    announced: null,
    multipliers: later,
    status: [{ ...period('2026-07-01', null, '2026-08-01'), value: 'available' }],
    availability: [
      { ...period('2026-07-01', null, '2026-08-01'), plans: 'all', logins: 'all', regions: 'all', billing: 'all' },
    ],
  }
  const model = listed(sighted)
  expect(told(model)).toEqual([`${DAY} 2026-08-01 1 2026-08-01`, '2026-08-01 null 2 2026-08-01'])
  expect(model?.status.map(({ from }) => from)).toEqual([DAY])
  expect(model?.availability.map(({ from, to, plans }) => [from, to, plans])).toEqual([
    [DAY, '2026-07-01', 'unknown'],
    ['2026-07-01', null, 'all'],
  ])
  const announced = listed({ ...sighted, announced: '2026-07-01' })
  expect([told(announced), announced?.availability.length]).toEqual([
    ['2026-07-01 2026-08-01 1 2026-08-01', '2026-08-01 null 2 2026-08-01'],
    1,
  ])
})

test.each([
  ['claude-opus-9.9', 'opus', ['claude-opus-9-9']],
  ['claude-fable-9', 'fable', []],
  ['claude-3-haiku', 'haiku', []],
  ['gpt-9.1-sol', 'gpt', ['gpt-9-1-sol']],
  ['kimi-k9', 'open-weight', []],
  ['claude-instant-9', 'open-weight', []],
])('%s, which a list adds, is of the family %s', (id, family, misspellings) => {
  const file: PriceFile = { version: 1, asOf: '2026-01-01', source: book.source, models: [madeModel('a')], plans }
  const merged = mergeList(file, [{ id, multiplier: 1, context: null }], DAY)
  expect(merged.file.models.map((one) => one.id)).toEqual(['a', id])
  expect(merged.file.models[1]).toMatchObject({ family, misspellings, context: null })
})

test('a list that lacks a model marks it, unless a later list did; what is not offered, or was checked since, is not missed', () => {
  const missed = (more: Partial<Model>): string | undefined => {
    const file: PriceFile = {
      version: 1,
      asOf: '2026-01-01',
      source: book.source,
      models: [madeModel('a', more)],
      plans,
    }
    return mergeList(file, [], DAY).file.models[0]?.notListedOn
  }
  expect([
    missed({}),
    missed({ notListedOn: '2026-05-31' }),
    missed({ notListedOn: DAY }),
    missed({ notListedOn: '2026-06-02' }),
    missed(status('2026-05-31')),
    missed(status(DAY)),
    missed({ status: [{ ...period('2025-01-01', null, '2026-01-01'), value: 'retired' }] }),
    missed({ status: [{ ...period('2025-01-01', null, '2026-01-01'), value: 'unlisted' }] }),
    missed({ status: [{ ...period('2026-06-02', null, '2026-01-01'), value: 'available' }] }),
  ]).toEqual([DAY, DAY, DAY, '2026-06-02', DAY, undefined, undefined, undefined, undefined])
})
