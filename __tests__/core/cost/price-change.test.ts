import fc from 'fast-check'
import { check } from '../../../src/core/check.js'
import { multiplierOn } from '../../../src/core/catalogue/catalogue.js'
import { priceChange, type PriceChange } from '../../../src/core/cost/price-change.js'
import { catalogueOf } from '../../../src/core/policy/catalogue-of.js'
import { plain } from '../../../src/core/text/message.js'
import { json } from '../../../src/render/json/json.js'
import { comment } from '../../../src/render/markdown/comment.js'
import { summary } from '../../../src/render/markdown/summary.js'
import { priceChangeLine } from '../../../src/render/text/price-change-line.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { text } from '../../../src/render/text/text.js'
import { configurations, policyTexts } from '../support/generators.js'
import { runs } from '../support/properties.js'
import { agent, configuration, contract, DAY, policy, sources, type Files } from '../support/repository.js'

const ONE = (model: string): Files => ({ '.kiro/settings.json': contract({ p: model }, { codeReview: 'p' }) })
const TEAM = 'version: 1\nteam: { developers: 10 }'

function between(files: Files, since: string, rules = TEAM, day = DAY): PriceChange | null {
  const layers = policy(rules)
  return priceChange({
    configuration: configuration(files),
    catalogue: catalogueOf(layers),
    policy: layers,
    since,
    day,
  })
}
const said = (...input: Parameters<typeof between>): string | null => {
  const change = between(...input)
  return change && plain(priceChangeLine(change))
}

test.each<[string, Parameters<typeof between>, string | null]>([
  [
    'a model that costs less',
    [ONE('gpt-5.6-luna'), '2026-10-01'],
    'Prices changed since the base of 2026-10-01: gpt-5.6-luna 1.1x → 0.6x. The files of the base cost 210 credits a month less than then (6,395 → 6,185, for 10 developers); this change’s own cost is by today’s prices on both sides.',
  ],
  [
    'a model that costs more, for one developer',
    [ONE('gpt-5.6-sol'), '2026-09-01', 'version: 1'],
    'Prices changed since the base of 2026-09-01: gpt-5.6-sol 2.4x → 4.4x. The files of the base cost 84 credits a month more than then (695 → 779, for each developer); this change’s own cost is by today’s prices on both sides.',
  ],
  [
    'several models, and one without a price',
    [
      {
        ...ONE('gpt-5.6-luna'),
        '.kiro/agents/a.json': agent('a', 'gpt-5.6-terra'),
        '.kiro/agents/b.json': agent('b', 'claude-next'),
      },
      '2026-10-01',
      TEAM,
      '2026-12-01',
    ],
    'Prices changed since the base of 2026-10-01: gpt-5.6-luna 1.1x → 0.6x. What is priced of the files of the base costs 210 credits a month less than then (7,025 → 6,815, for 10 developers); this change’s own cost is by today’s prices on both sides.',
  ],
  ['a model that was not yet seen: its price then is not known', [ONE('gpt-5.6-luna'), '2026-06-01'], null],
  ['a model whose price did not move', [ONE('claude-opus-4.8'), '2026-09-20'], null],
  ['the same day', [ONE('gpt-5.6-luna'), DAY], null],
  ['a base of a later day', [ONE('gpt-5.6-luna'), '2026-10-09'], null],
  [
    'a price that the policy states: it holds on every day',
    [ONE('gpt-5.6-luna'), '2026-10-01', `${TEAM}\ncatalogue: { models: { gpt-5.6-luna: { multiplier: 1 } } }`],
    null,
  ],
  [
    'GovCloud, where nothing is priced',
    [ONE('gpt-5.6-luna'), '2026-10-01', 'version: 1\nteam: { region: us-gov-west-1 }'],
    null,
  ],
  [
    'another root',
    [{ 'web/.kiro/settings.json': contract({ p: 'gpt-5.6-luna' }, { codeReview: 'p' }) }, '2026-10-01'],
    'Prices changed since the base of 2026-10-01: gpt-5.6-luna 1.1x → 0.6x. The files of the base in web/.kiro cost 210 credits a month less than then (6,395 → 6,185, for 10 developers); this change’s own cost is by today’s prices on both sides.',
  ],
])('%s', (_, input, expected) => {
  expect(said(...input)).toBe(expected)
})

test('of several models each is named once, by its id', () => {
  const files = {
    '.kiro/settings.json': contract(
      { a: 'gpt-5.6-terra', b: 'gpt-5.6-luna', c: 'gpt-5.6-sol' },
      { taskExecution: 'c', codeReview: 'a', specGeneration: 'b', interactiveChat: 'b' },
    ),
  }
  const catalogue = catalogueOf([])
  const found = priceChange({
    configuration: configuration(files),
    catalogue,
    policy: [],
    since: '2026-08-20',
    day: DAY,
  })
  const moved = ['gpt-5.6-luna', 'gpt-5.6-sol', 'gpt-5.6-terra'].filter((id) => {
    const model = catalogue.find(id)?.model
    return model && multiplierOn(model, '2026-08-20') !== multiplierOn(model, DAY)
  })
  expect(moved.length).toBeGreaterThan(1)
  expect(found?.models.map(({ model }) => model)).toEqual(moved)
})

test('it is the difference of two estimates of the same files, and names only models whose price moved', () => {
  const MOVES = ['gpt-5.6-luna', 'gpt-5.6-sol', 'gpt-5.6-terra']
  const some = configurations.chain((files) =>
    fc.constantFrom(...MOVES).map((model): Files => ({ ...files, '.kiro/agents/moves.json': agent('moves', model) })),
  )
  let told = 0
  fc.assert(
    fc.property(some, policyTexts, fc.constantFrom('2026-07-20', '2026-08-10', '2026-10-01'), (files, rules, since) => {
      const layers = rules === null ? [] : policy(rules)
      const catalogue = catalogueOf(layers)
      const change = priceChange({ configuration: configuration(files), catalogue, policy: layers, since, day: DAY })
      const both = sources(files)
      const { estimate } = check({ before: both, after: both, policy: layers, day: DAY, baseDay: since })
      const moves = estimate.allRows.filter(
        ({ before, after }) =>
          after.works.length > 0 &&
          before.multiplier !== null &&
          after.multiplier !== null &&
          before.multiplier !== after.multiplier,
      )
      expect(change === null).toBe(moves.every(({ root }) => root !== estimate.root))
      if (change === null) return
      told += 1
      for (const { model, before, after } of change.models) {
        const known = catalogue.find(model)?.model
        expect(known && [multiplierOn(known, since), multiplierOn(known, DAY)]).toEqual([before, after])
        expect(before).not.toBe(after)
      }
      expect(change.before.typical + change.delta.typical).toBe(change.after.typical)
    }),
    runs(40),
  )
  expect(told).toBeGreaterThan(0)
})

describe('in a report', () => {
  const [before, after] = [ONE('gpt-5.6-luna'), ONE('claude-sonnet-5')].map((files) => sources(files))
  const LINE = said(ONE('gpt-5.6-luna'), '2026-10-01')
  const report = (more: Partial<Parameters<typeof check>[0]> = {}) =>
    check({
      before: before ?? [],
      after: after ?? [],
      policy: policy(TEAM),
      day: DAY,
      committed: '2026-10-01',
      ...more,
    })
  const context = {
    commit: null,
    links: null,
    enforcementNote: null,
    withInventory: false,
    installing: false,
    key: null,
    notes: [],
  }

  test('every output says it, apart from the cost of the change', () => {
    const whole = report()
    expect(whole.estimate.delta).toEqual(report({ committed: null }).estimate.delta)
    const flat = (page: string): string => page.replaceAll('`', '').replaceAll(/\s+/g, ' ')
    for (const page of [text(whole, PLAIN), comment(whole, context), summary(whole, context)])
      expect(flat(page)).toContain(LINE)
    expect(JSON.parse(json(whole, DAY))).toMatchObject({
      priceChange: {
        since: '2026-10-01',
        models: [{ model: 'gpt-5.6-luna', before: 1.1, after: 0.6 }],
        delta: { typical: -210 },
        complete: true,
        basis: 'team',
        root: '',
      },
    })
  })

  test.each<[string, Partial<Parameters<typeof check>[0]>]>([
    ['where the day of the base is not known', { committed: null }],
    ['without a base', { before: null }],
    ['where prices of another day are part of the cost', { baseDay: '2026-10-01' }],
  ])('nothing %s', (_, more) => {
    const whole = report(more)
    expect(whole.priceChange).toBeNull()
    expect(JSON.parse(json(whole, DAY))).not.toHaveProperty('priceChange')
  })
})
