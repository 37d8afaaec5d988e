import { loadCatalogue, priceOn } from '../../../src/core/catalogue/catalogue.js'
import { priceFileSchema, type Model, type PriceFile } from '../../../src/core/catalogue/catalogue-schema.js'
import { dayOfList, overrideFrom, readList } from '../../../src/core/catalogue/list-models.js'
import { mergeList } from '../../../src/core/catalogue/merge-list.js'
import { priceFileText } from '../../../src/core/catalogue/price-file-text.js'
import { parsed, priceFileFrom } from '../../../src/core/catalogue/price-file.js'
import { catalogueOf } from '../../../src/core/policy/catalogue-of.js'
import { read, SHIPPED, shipped } from '../support/price-file.js'
import { policy } from '../support/repository.js'

const row = (model_id: string, rate_multiplier?: number, context_window_tokens?: number) => ({
  model_name: model_id,
  model_id,
  description: 'One of them',
  ...(context_window_tokens === undefined ? {} : { context_window_tokens }),
  ...(rate_multiplier === undefined ? {} : { rate_multiplier }),
})

/** As Kiro CLI printed it in August 2026: a price is missing, and Sol, Terra and Luna have the context and price of that time. */
const AUGUST = [
  row('auto', 1, 1_000_000),
  row('claude-opus-5', 2.2, 1_000_000),
  row('claude-sonnet-5', 1.3, 1_000_000),
  row('gpt-5.6-sol', 2.4, 272_000),
  row('gpt-5.6-terra', 1, 272_000),
  row('gpt-5.6-luna', 0.1, 272_000),
  row('claude-haiku-4.5', 0.4, 200_000),
  row('glm-5', 0.5, 200_000),
  row('minimax-m2.5', undefined, 196_000),
  row('qwen3-coder-next', 0.05, 256_000),
]

/** As it would print it in November 2026: everything that is offered, one price moved, one model is new and one is gone. */
const NOVEMBER = [
  ...SHIPPED.models
    .filter(({ id, status }) => id !== 'glm-5' && !['retired', 'unlisted'].includes(status.at(-1)?.value ?? ''))
    .map(({ id, multipliers, context }) =>
      row(id, id === 'gpt-5.6-sol' ? 2.2 : (multipliers.at(-1)?.value ?? undefined), context ?? undefined),
    ),
  row('kimi-k3', 0.3, 256_000),
  row('claude-sonnet-6', 1.5, 1_000_000),
]

const merged = (models: readonly object[], day: string, file: PriceFile = priceFileFrom(null)) =>
  mergeList(file, readList(JSON.stringify({ models, default_model: 'auto' })).models, day)
const modelIn = (file: PriceFile, id: string): Model | undefined => file.models.find((model) => model.id === id)
const priceIn = (file: PriceFile, id: string, day: string) => {
  const model = modelIn(file, id)
  const price = model && priceOn(model, day)
  return price && [price.value, price.longContext?.value ?? null, price.from, price.checked]
}

describe('the list of August 2026', () => {
  test('says nothing that the history does not say already', () => {
    const { file, notes } = merged(AUGUST, '2026-08-18')
    expect(file).toEqual({
      version: 1,
      asOf: SHIPPED.asOf,
      source: SHIPPED.source,
      models: SHIPPED.models,
      plans: SHIPPED.plans,
    })
    expect(notes).toEqual([])
  })

  test('as if it were of today: what it changes begins then, with long context, plans and history as they were', () => {
    const { file, notes } = merged(AUGUST, '2026-12-01')
    expect(priceIn(file, 'gpt-5.6-sol', '2026-12-01')).toEqual([2.4, 4.8, '2026-12-01', '2026-12-01'])
    expect(priceIn(file, 'gpt-5.6-sol', '2026-11-30')).toEqual([4.4, 8.8, '2026-09-14', '2026-10-08'])
    expect(modelIn(file, 'gpt-5.6-sol')?.availability).toEqual(shipped('gpt-5.6-sol').availability)
    expect(file.plans).toEqual(SHIPPED.plans)
    expect(notes).toContain('gpt-5.6-sol: 4.4x → 2.4x from 2026-12-01.')
    expect(notes).toContain('claude-opus-4.8: not listed on 2026-12-01.')
  })
})

describe('the list of November 2026', () => {
  const DAY = '2026-12-02'
  const { file, notes } = merged(NOVEMBER, DAY)

  test('is told in what it changed', () => {
    expect(notes).toEqual([
      'gpt-5.6-sol: 4.4x → 2.2x from 2026-12-02.',
      'glm-5: not listed on 2026-12-02.',
      'kimi-k3: not priced → 0.3x from 2026-12-02.',
      'claude-sonnet-6: new, 1.5x; who can use it is not known.',
    ])
  })

  test('stamps what it confirms, and only that', () => {
    expect(priceIn(file, 'claude-haiku-5.5', DAY)).toEqual([0.06, 0.3, '2026-11-10', DAY])
    expect(priceIn(file, 'claude-opus-4.8', DAY)).toEqual([2.2, null, '2026-06-26', DAY])
    expect(modelIn(file, 'glm-5')).toEqual({ ...shipped('glm-5'), notListedOn: DAY })
    expect(modelIn(file, 'claude-3.7-sonnet')).toEqual(shipped('claude-3.7-sonnet'))
    expect(file.asOf).toBe(DAY)
  })

  test('a model that it adds is on no plan that is known', () => {
    expect(modelIn(file, 'claude-sonnet-6')).toMatchObject({
      family: 'sonnet',
      announced: null,
      availability: [{ plans: 'unknown', logins: 'unknown', regions: 'unknown', billing: 'unknown' }],
    })
  })

  test('a model that it adds has its multiplier from that day on, or the reason for none', () => {
    const added = merged([row('claude-sonnet-6', 1.5), row('claude-opus-6', undefined)], DAY).file
    const since = { from: DAY, to: null, source: 'https://kiro.dev/docs/cli/', checked: DAY }
    expect(['claude-sonnet-6', 'claude-opus-6'].map((id) => modelIn(added, id)?.multipliers)).toEqual([
      [{ ...since, value: 1.5, reason: 'A list that Kiro CLI printed has it.' }],
      [{ ...since, value: null, reason: 'The list that Kiro CLI printed gives no multiplier.' }],
    ])
  })

  test('merged twice, and after it was written and read, nothing changes', () => {
    const text = priceFileText(file)
    const again = parsed(text)
    expect(again).toMatchObject({ version: 1, asOf: DAY })
    const second = merged(NOVEMBER, DAY, priceFileFrom(text))
    expect(second.notes).toEqual([])
    expect(priceFileText(second.file)).toBe(text)
    expect(priceFileSchema.parse(JSON.parse(text))).toBeDefined()
  })

  test('is a price file that a check takes', () => {
    const { origin, models } = read(priceFileText(file))
    expect(origin.refused).toBeNull()
    expect(models.models.find(({ id }) => id === 'gpt-5.6-sol')?.multipliers.at(-1)).toMatchObject({ value: 2.2 })
  })

  test('an older list that disagrees with a newer row is a conflict there, and a later list ends it', () => {
    const older = merged([row('claude-opus-4.8', 3)], '2026-10-01')
    expect(older.notes).toEqual([
      'claude-opus-4.8: the list of 2026-10-01 disagrees with a newer source; both are kept.',
    ])
    expect(modelIn(older.file, 'claude-opus-4.8')?.multipliers.at(-1)).toMatchObject({
      value: 2.2,
      conflicts: [{ value: 3, seen: '2026-10-01' }],
    })
    expect(merged([row('claude-opus-4.8', 3)], '2026-10-01', older.file)).toEqual({ file: older.file, notes: [] })
    const later = merged([row('claude-opus-4.8', 2.2)], '2026-12-01', older.file)
    expect(
      modelIn(later.file, 'claude-opus-4.8')?.multipliers.map(({ from, to, conflicts }) => [
        from,
        to,
        conflicts?.length,
      ]),
    ).toEqual([
      ['2026-06-26', '2026-12-01', 1],
      ['2026-12-01', null, undefined],
    ])
  })

  test('of lists that disagree with a newer row each value is kept once, with the last day that it was seen', () => {
    const after = (...lists: readonly (readonly [number, string])[]) => {
      const last = lists.reduce<PriceFile | undefined>(
        (so, [value, day]) => merged([row('claude-opus-4.8', value)], day, so).file,
        undefined,
      )
      return (
        last &&
        modelIn(last, 'claude-opus-4.8')
          ?.multipliers.at(-1)
          ?.conflicts?.map((one) => [one.value, one.seen])
      )
    }
    const [first, second, third] = ['2026-09-30', '2026-10-01', '2026-10-02']
    expect(after([3, second], [4, second])).toEqual([
      [3, second],
      [4, second],
    ])
    // The same again, of the same day or an earlier one, changes nothing, also not the order.
    expect(after([3, second], [4, second], [3, second])).toEqual(after([3, second], [4, second]))
    expect(after([3, second], [4, second], [3, first])).toEqual(after([3, second], [4, second]))
    expect(after([3, second], [4, second], [3, third])).toEqual([
      [4, second],
      [3, third],
    ])
  })

  test('what was gone and is listed again is offered; a mark of before goes', () => {
    const gone = merged(NOVEMBER, DAY).file
    const back = merged([row('glm-5', 0.5), row('claude-3.7-sonnet', 1.1)], '2026-12-09', gone).file
    expect(modelIn(back, 'glm-5')?.notListedOn).toBeUndefined()
    expect(modelIn(back, 'claude-3.7-sonnet')?.status.at(-1)).toMatchObject({ from: '2026-12-09', value: 'available' })
    expect(priceIn(back, 'claude-3.7-sonnet', '2026-12-09')?.[0]).toBe(1.1)
  })

  test('ids that no model can have are left out', () => {
    const { file: odd, notes: told } = merged([row('<img src=x>', 1), row('auto', 1)], '2026-12-09')
    expect(odd.models.map(({ id }) => id)).toEqual(SHIPPED.models.map(({ id }) => id))
    expect(told).toContain('An entry of the list has an id that no model of Kiro can have: it is left out.')
  })
})

describe('the day of a list', () => {
  const list = (more: object) => readList(JSON.stringify({ models: [], ...more }))
  test.each([
    [{ generated_at: '2026-11-30T06:00:00Z' }, null, '2026-11-30'],
    [{ asOf: '2026-11-30' }, '2026-11-30', '2026-11-30'],
    [{ date: 'yesterday' }, '2026-11-29', '2026-11-29'],
    [{}, '2026-11-29', '2026-11-29'],
  ])('%j with %j', (more, stated, day) => {
    expect(dayOfList(list(more), stated)).toBe(day)
  })
  test('none, or two of them', () => {
    expect(() => dayOfList(list({}), null)).toThrow('The list has no date of its own, and it may be old.')
    expect(() => dayOfList(list({ date: '2026-11-30' }), '2026-11-29')).toThrow(
      'The list is of 2026-11-30, and --as-of says 2026-11-29.',
    )
  })
})

describe('the part of a policy', () => {
  test('keeps the step of long context, and relabels no other price', () => {
    const text = overrideFrom(
      readList(JSON.stringify({ models: [row('gpt-5.6-sol', 2.2)] })),
      loadCatalogue(),
      '2026-12-02',
    )
    const catalogue = catalogueOf(policy(`version: 1\n${text}`))
    const price = (id: string) => {
      const model = catalogue.find(id)?.model
      return model && priceOn(model, '2026-12-02')
    }
    expect(price('gpt-5.6-sol')).toMatchObject({
      value: 2.2,
      longContext: { above: 272_000, value: 4.4 },
      checked: '2026-12-02',
    })
    expect(price('claude-opus-4.8')).toMatchObject({ checked: '2026-10-08' })
    expect(catalogue.asOf).toBe(SHIPPED.asOf)
  })

  test.each([
    ['{ multiplier: 4.4 }', 4.4, 8.8],
    ['{ multiplier: 1.1 }', 1.1, 2.2],
    ['{ longContext: { above: 100000, multiplier: 9 } }', 4.4, 9],
    ['{ multiplier: 1, longContext: { above: 100000, multiplier: 2.5 } }', 1, 2.5],
  ])('gpt-5.6-sol: %s', (stated, value, long) => {
    const { find } = catalogueOf(policy(`version: 1\ncatalogue: { models: { gpt-5.6-sol: ${stated} } }`))
    const model = find('gpt-5.6-sol')?.model
    expect(model && priceOn(model, '2026-12-02')).toMatchObject({ value, longContext: { value: long } })
  })
})
