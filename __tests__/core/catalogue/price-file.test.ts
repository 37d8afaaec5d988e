import { createHash } from 'node:crypto'
import { loadCatalogue, multiplierOn } from '../../../src/core/catalogue/catalogue.js'
import type { Model } from '../../../src/core/catalogue/catalogue-schema.js'
import { priceFileText } from '../../../src/core/catalogue/price-file-text.js'
import { MOST_PRICE_FILE, readPrices } from '../../../src/core/catalogue/price-file.js'
import { EMBEDDED, type Prices } from '../../../src/core/catalogue/prices.js'
import { plain, say } from '../../../src/core/text/message.js'
import { read as readText } from '../../project/repository.js'
import { LATER, pricedAt, priceFile, read, SHIPPED, shipped } from '../support/price-file.js'
import { agent, contract, judged, policy } from '../support/repository.js'

const why = ({ origin }: Prices): string | null => origin.refused && plain(origin.refused.why)
const on = (prices: Prices, id: string, day = LATER): number | null | undefined => {
  const model = prices.models.models.find((one) => one.id === id)
  return model && multiplierOn(model, day)
}
const NEW: Model = {
  ...shipped('claude-sonnet-5.5'),
  id: 'claude-sonnet-6',
  name: 'Claude Sonnet 6',
  aliases: [],
  misspellings: [],
}

describe('the shipped price file', () => {
  test('is written as the program writes price files, and its digest is that of its bytes', () => {
    const text = readText('prices/v1.json')
    expect(priceFileText(SHIPPED)).toBe(text)
    expect(EMBEDDED.origin).toEqual({
      source: 'built in',
      sha: null,
      digest: createHash('sha256').update(text).digest('hex'),
      refused: null,
      jumps: [],
    })
  })

  test('is read as what is built in', () => {
    const text = readText('prices/v1.json')
    const { models, plans, origin } = read(text)
    expect({ models, plans }).toEqual({ models: EMBEDDED.models, plans: EMBEDDED.plans })
    expect(origin).toEqual({ ...EMBEDDED.origin, source: 'acme/prices/v1.json@main' })
  })
})

test('a newer file counts, with its digest, and says what moved by more than a factor of 3', () => {
  const text = priceFile([pricedAt('claude-opus-4.8', 2.4), pricedAt('claude-haiku-4.5', 0.1), NEW])
  const prices = read(text)
  expect(why(prices)).toBeNull()
  expect([on(prices, 'claude-opus-4.8'), on(prices, 'claude-opus-4.8', '2026-10-08')]).toEqual([2.4, 2.2])
  expect(prices.models.asOf).toBe('2026-12-01')
  expect(prices.origin).toEqual({
    source: 'acme/prices/v1.json@main',
    sha: null,
    digest: createHash('sha256').update(text).digest('hex'),
    refused: null,
    jumps: [
      { model: 'claude-haiku-4.5', before: 0.4, after: 0.1 },
      { model: 'claude-sonnet-6', before: null, after: 1.3 },
    ],
  })
})

describe('a file is refused as a whole, and the built-in prices say why', () => {
  const half = { models: SHIPPED.models.slice(0, 12) }
  const auto = { ...shipped('auto'), multipliers: [{ ...shipped('auto').multipliers[0], value: 0.5 }] }
  test.each<[string, string, string | RegExp]>([
    ['no JSON', 'prices: 1', 'it is not JSON'],
    ['nothing', '', 'it is not JSON'],
    ['brackets without an end', '['.repeat(500_000), 'it is not JSON'],
    ['too much text', ' '.repeat(MOST_PRICE_FILE + 1), 'it has more than 1,000,000 characters'],
    ['another document', '{"rules":{}}', /^it is not a price file: /],
    [
      'a rule',
      priceFile([], { rules: { 'model-not-allowed': 'off' } }),
      'it is not a price file: a key that price files do not have',
    ],
    ['an allow list', priceFile([], { allow: ['*'] }), 'it is not a price file: a key that price files do not have'],
    [
      'a rule in a model',
      priceFile([{ ...NEW, allowed: true } as Model]),
      /^it is not a price file: models\.\d+: a key that price files do not have$/,
    ],
    ['another version', priceFile([], { version: 2 }), 'it is not a price file: version: a value that is not accepted'],
    [
      'a price of 0',
      priceFile([pricedAt('auto', 0)]),
      /^it is not a price file: models\.\d+\.multipliers\.1\.value: too little$/,
    ],
    ['a price of -1', priceFile([pricedAt('claude-opus-4.8', -1)]), /too little$/],
    ['a price as text', priceFile().replace('"value":2.2', '"value":"2.2"'), /another type$/],
    ['a price beyond all sense', priceFile([pricedAt('claude-opus-4.8', 1e9)]), /too much$/],
    [
      'a source that is no https page',
      priceFile([{ ...NEW, status: [{ ...NEW.status[0], source: 'javascript:alert(1)' }] } as Model]),
      /must be an https URL$/,
    ],
    [
      'an id that is none',
      priceFile([{ ...NEW, id: '<img src=x>' }]),
      /must be lower case letters and digits, joined by dots and dashes$/,
    ],
    [
      'an older day',
      priceFile([], { asOf: '2026-10-08' }),
      `it is of 2026-10-08, and the built-in prices are of ${SHIPPED.asOf}`,
    ],
    [
      'a day to come',
      priceFile([], { asOf: '2027-12-01' }),
      'it says what holds on 2027-12-01, and that day is still to come',
    ],
    [
      'a row of a day to come',
      priceFile([{ ...NEW, status: NEW.status.map((one) => ({ ...one, checked: '2031-01-01' })) }]),
      'it says what holds on 2031-01-01, and that day is still to come',
    ],
    ['few of the models', priceFile([], half), /^it lacks \d+ of the \d+ models that are built in$/],
    ['a model twice', priceFile([], { models: [...SHIPPED.models, shipped('auto')] }), 'it has a model twice'],
    ['another unit', priceFile([auto as Model]), 'auto is not 1 in it, and a multiplier counts in auto'],
    ['no plan', priceFile([], { plans: { ...SHIPPED.plans, plans: SHIPPED.plans.plans.slice(1) } }), 'it lacks a plan'],
    [
      'a wrong spelling as a model',
      priceFile([{ ...NEW, id: 'claude-opus-4-8' }]),
      'claude-opus-4-8 in it is a wrong spelling, or the name of a model in other tools',
    ],
    [
      'a word of other tools as a model',
      priceFile([{ ...NEW, id: 'opus' }]),
      'opus in it is a wrong spelling, or the name of a model in other tools',
    ],
  ])('%s', (_, text, reason) => {
    const prices = read(text)
    expect(prices).toMatchObject({ models: EMBEDDED.models, plans: EMBEDDED.plans })
    expect(prices.origin).toMatchObject({ source: 'built in', digest: EMBEDDED.origin.digest, jumps: [] })
    expect(prices.origin.refused?.source).toBe('acme/prices/v1.json@main')
    const told = why(prices)
    if (typeof reason === 'string') expect(told).toBe(reason)
    else expect(told).toMatch(reason)
  })

  test('what could not be read at all', () => {
    const prices = readPrices({ source: 'a', unreadable: say`it was not found` }, LATER)
    expect([why(prices), prices.models]).toEqual(['it was not found', EMBEDDED.models])
  })
})

describe('what a file cannot do', () => {
  test('a model that it lacks, or of which it has older rows, stays as it is built in', () => {
    const [first] = NEW.status
    const old = { ...pricedAt('claude-haiku-5.5', 9), status: [{ ...first, checked: '2026-10-01' }] } as Model
    const stale = {
      ...old,
      multipliers: old.multipliers.map((one) => ({ ...one, checked: '2026-10-01' })),
      availability: old.availability.map((one) => ({ ...one, checked: '2026-10-01' })),
    }
    const without = { models: [...SHIPPED.models.filter(({ id }) => !['kimi-k3', stale.id].includes(id)), stale] }
    const prices = read(priceFile([], without))
    expect(why(prices)).toBeNull()
    expect(on(prices, 'claude-haiku-5.5')).toBe(0.06)
    expect(prices.models.models.map(({ id }) => id).sort()).toEqual(SHIPPED.models.map(({ id }) => id).sort())
  })

  test('it brings no text: names, sentences and addresses are the built-in ones, or none', () => {
    const evil = '[click](https://evil.example) @everyone <img src=x>'
    const page = 'https://evil.example/x'
    const dress = (model: Model): Model => ({
      ...model,
      name: evil,
      aliases: ['claude-opus-5', evil],
      misspellings: ['claude-sonnet-7'],
      notes: [evil],
      multipliers: model.multipliers.map((one) => ({ ...one, source: page, reason: evil })),
      availability: model.availability.map((one) => ({ ...one, source: page, reason: evil })),
      status: model.status.map((one) => ({ ...one, source: page, note: evil })),
      retiringOn: {
        day: '2027-01-01',
        announced: '2026-12-01',
        by: 'Kiro',
        source: page,
        checked: '2026-12-01',
        note: evil,
      },
    })
    const plans = {
      ...SHIPPED.plans,
      plans: SHIPPED.plans.plans.map((plan) => ({ ...plan, name: evil, aliases: ['pro'], note: evil, source: page })),
    }
    const prices = read(priceFile([dress(pricedAt('claude-opus-4.8', 2.4)), dress(NEW)], { plans, source: page }))
    expect(why(prices)).toBeNull()
    expect(JSON.stringify(prices)).not.toMatch(/evil|everyone|<img/)
    const catalogue = loadCatalogue({}, '', prices)
    expect(catalogue.find('claude-sonnet-7')).toBeNull()
    expect(catalogue.find('claude-opus-5')?.model.id).toBe('claude-opus-5')
    expect(catalogue.find('claude-sonnet-6')?.model).toMatchObject({ name: 'claude-sonnet-6', aliases: [] })
    const settings = contract({ p: 'claude-opus-4.8', q: 'claude-sonnet-6' }, { codeReview: 'p', taskExecution: 'q' })
    const report = judged({ before: {}, after: { '.kiro/settings.json': settings }, prices, day: LATER })
    expect(JSON.stringify(report)).not.toMatch(/evil|everyone|<img/)
  })

  test('it lowers no price that a policy states, and no cap sees another one', () => {
    const prices = read(priceFile([pricedAt('claude-opus-4.8', 0.1)]))
    const rules = policy(
      'version: 1\nmodels: { maxMultiplier: 1 }\ncatalogue: { models: { claude-opus-4.8: { multiplier: 3 } } }',
    )
    const { findings, estimate } = judged({
      after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
      policy: rules,
      prices,
      day: LATER,
    })
    expect(findings.map(({ rule }) => rule)).toContain('multiplier-over-cap')
    expect(estimate.allRows.find(({ assignment }) => assignment === 'agent:a')?.after.multiplier).toBe(3)
  })

  test('it opens no plan that a policy states, and widens no approved list', () => {
    const all = (model: Model): Model => ({
      ...model,
      availability: [
        {
          from: '2026-12-01',
          to: null,
          plans: 'all',
          logins: 'all',
          regions: 'all',
          billing: 'all',
          source: 'https://kiro.dev/docs/models',
          checked: '2026-12-01',
          reason: 'x',
        },
      ],
    })
    const prices = read(priceFile([all(shipped('claude-opus-4.8'))]))
    const rulesOf = (team: string, catalogue = '') =>
      judged({
        after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4.8') },
        policy: policy(`version: 1\nteam: { ${team} }\n${catalogue}`),
        prices,
        day: LATER,
      }).findings.map(({ rule }) => rule)
    expect(rulesOf('seats: { free: 1 }', 'catalogue: { models: { claude-opus-4.8: { plans: [pro] } } }')).toContain(
      'model-not-entitled',
    )
    expect(rulesOf('seats: { pro: 1 }, approvedModels: [claude-sonnet-5]')).toContain('model-not-entitled')
  })

  test('what it moved far is told where the change uses it', () => {
    const prices = read(priceFile([pricedAt('claude-opus-4.8', 0.1), NEW]))
    const told = (model: string) =>
      judged({ before: {}, after: { '.kiro/agents/a.json': agent('a', model) }, prices, day: LATER })
        .estimate.assumptions.map(({ text, source }) => `${text} (${source})`)
        .filter((text) => text.startsWith('Price changed'))
    expect(told('claude-opus-4.8')).toEqual([
      `Price changed since the built-in prices of ${SHIPPED.asOf}: claude-opus-4.8 2.2x → 0.1x. (price file)`,
    ])
    expect(told('claude-sonnet-6')).toEqual([
      `Price changed since the built-in prices of ${SHIPPED.asOf}: claude-sonnet-6 is new at 1.3x. (price file)`,
    ])
    expect(told('claude-sonnet-5')).toEqual([])
  })
})
