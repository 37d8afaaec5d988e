import { changedPrices, leavingModels, modelsOfAll, namedModels } from '../../../src/core/audit/models-of-all.js'
import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { assigned, auditedAs, models } from '../../support/audit/audited-as.js'
import { madeCatalogue, madeModel, PAGE } from '../support/made-model.js'

/** A model with a multiplier that changes on 2026-06-01 where two are stated. */
function model(id: string, [was, is]: readonly [number | null, (number | null)?], more: Partial<Model> = {}): Model {
  const period = (value: number | null, from: string, to: string | null) => ({ ...PAGE, from, to, value, reason: 'r' })
  const multipliers =
    is === undefined
      ? [period(was, '2025-01-01', null)]
      : [period(was, '2025-01-01', '2026-06-01'), period(is, '2026-06-01', null)]
  return madeModel(id, { multipliers, ...more })
}

const leaves = (day: string, announced = '2026-05-01'): Partial<Model> => ({
  retiringOn: { day, announced, by: 'Kiro', ...PAGE },
})
const of = (model: string, ...assignments: Parameters<typeof assigned>[0][]) => ({
  model,
  multiplier: 1,
  status: 'available',
  assignments: assignments.map(assigned),
})

test('the models of most repositories come first, then by name, with who applies each assignment', () => {
  const dropped = 'it is no hook'
  const named = namedModels([
    auditedAs('one', {
      models: [
        of('b', {}, { appliedBy: 'team' }, { appliedBy: 'team' }, { dropped }),
        of('c', { appliedBy: 'team', dropped }, { dropped }),
        { ...of('a', {}), multiplier: 2.2, status: 'retired' },
      ],
    }),
    auditedAs('two', { models: [of('b', {}, {}, {})] }),
    auditedAs('none'),
    auditedAs('three', { models: models('b') }),
  ])
  expect([...named].map(([name, all]) => [name, all.map(({ repository }) => repository)])).toEqual([
    ['b', ['acme/one', 'acme/two', 'acme/three']],
    ['c', ['acme/one']],
    ['a', ['acme/one']],
  ])
  expect(modelsOfAll(named)).toEqual([
    { model: 'b', multiplier: 1, status: 'available', repositories: 3, kiro: 5, team: 2, dropped: 1 },
    { model: 'a', multiplier: 2.2, status: 'retired', repositories: 1, kiro: 1, team: 0, dropped: 0 },
    { model: 'c', multiplier: 1, status: 'available', repositories: 1, kiro: 0, team: 0, dropped: 2 },
  ])
})

test('models that leave: the first to go first, then by name, with each place once', () => {
  const catalogue = madeCatalogue(
    model('z', [2], leaves('2027-01-01')),
    model('later', [1], leaves('2027-02-01')),
    model('a', [0.4], { ...leaves('2027-01-01'), successor: 'next' }),
    model('next', [0.5]),
  )
  const named = namedModels([
    auditedAs('one', {
      models: [
        ...models('later'),
        of(
          'z',
          { assignment: 'agent:b', file: 'f', line: 2 },
          { assignment: 'agent:a', file: 'f', line: 2 },
          { assignment: 'agent:c', file: 'f', line: 3 },
          { assignment: 'agent:d', file: 'g', line: 2 },
        ),
        ...models('next'),
      ],
    }),
    auditedAs('two', { models: models('a', 'z', 'nobody-knows') }),
  ])
  const place = { file: '.kiro/settings/cli.json', line: 1, assignments: ['chat:cli'] }
  const told = { by: 'Kiro', announced: '2026-05-01' }
  expect(leavingModels(named, catalogue, '2026-07-01')).toEqual([
    {
      model: 'a',
      on: '2027-01-01',
      ...told,
      multiplier: 0.4,
      successor: 'next',
      successorMultiplier: 0.5,
      difference: 0.25,
      places: [{ repository: 'acme/two', ...place }],
    },
    {
      model: 'z',
      on: '2027-01-01',
      ...told,
      multiplier: 2,
      successor: null,
      successorMultiplier: null,
      difference: null,
      places: [
        { repository: 'acme/one', file: 'f', line: 2, assignments: ['agent:b', 'agent:a'] },
        { repository: 'acme/one', file: 'f', line: 3, assignments: ['agent:c'] },
        { repository: 'acme/one', file: 'g', line: 2, assignments: ['agent:d'] },
        { repository: 'acme/two', ...place },
      ],
    },
    {
      model: 'later',
      on: '2027-02-01',
      ...told,
      multiplier: 1,
      successor: null,
      successorMultiplier: null,
      difference: null,
      places: [{ repository: 'acme/one', ...place }],
    },
  ])
})

test.each<[string, string, Partial<Model>, number]>([
  ['the day before it was announced', '2026-04-30', leaves('2027-01-01'), 0],
  ['the day on which it was announced', '2026-05-01', leaves('2027-01-01'), 1],
  [
    'once it is retired',
    '2026-07-01',
    { ...leaves('2026-06-30'), status: [{ from: '2025-01-01', to: null, value: 'retired', ...PAGE }] },
    0,
  ],
  ['past its day, while it is still there', '2027-03-01', leaves('2027-01-01'), 1],
  ['without a day', '2026-07-01', {}, 0],
])('a model leaves, %s', (_, day, more, count) => {
  const named = namedModels([auditedAs('one', { models: models('a') })])
  expect(leavingModels(named, madeCatalogue(model('a', [1], more)), day)).toHaveLength(count)
})

test.each<[string, number | null, number | null, number | null]>([
  ['dearer', 1, 1.3, 0.3],
  ['cheaper', 1.3, 1, -0.2308],
  ['not priced', null, 1, null],
  ['followed by one that is not', 1, null, null],
])('the difference in price of a model that is %s', (_, was, is, difference) => {
  const named = namedModels([auditedAs('one', { models: models('a') })])
  const catalogue = madeCatalogue(model('a', [was], { ...leaves('2027-01-01'), successor: 'b' }), model('b', [is]))
  expect(leavingModels(named, catalogue, '2026-07-01')).toMatchObject([
    { multiplier: was, successor: 'b', successorMultiplier: is, difference },
  ])
})

test('prices that changed, by name, with the repositories that name the model', () => {
  const catalogue = madeCatalogue(
    model('z', [1, 2]),
    model('same', [1, 1]),
    model('a', [1.3, 0.6]),
    model('new', [null, 1]),
    model('gone', [1, null]),
    model('never', [null, null]),
  )
  const named = namedModels([
    auditedAs('one', { models: models('z', 'same', 'new', 'gone', 'never', 'nobody-knows') }),
    auditedAs('two', { models: models('a', 'z') }),
  ])
  expect(changedPrices(named, catalogue, { day: '2026-06-01', since: '2026-05-31' })).toEqual([
    { model: 'a', before: 1.3, after: 0.6, repositories: ['acme/two'] },
    { model: 'gone', before: 1, after: null, repositories: ['acme/one'] },
    { model: 'new', before: null, after: 1, repositories: ['acme/one'] },
    { model: 'z', before: 1, after: 2, repositories: ['acme/one', 'acme/two'] },
  ])
  expect(changedPrices(named, catalogue, { day: '2026-06-02', since: '2026-06-01' })).toEqual([])
  expect(changedPrices(named, catalogue, { day: '2026-06-02', since: null })).toEqual([])
})
