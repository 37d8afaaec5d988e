import { catalogueSchema, dateSchema, modelSchema } from '../../../src/core/catalogue/catalogue-schema.js'
import modelsJson from '../../../src/core/catalogue/models.json' with { type: 'json' }
import plansJson from '../../../src/core/catalogue/plans.json' with { type: 'json' }

const { models: modelsFile, plans: plansFile } = catalogueSchema.parse({ models: modelsJson, plans: plansJson })
const { models } = modelsFile
const byId = new Map(models.map((model) => [model.id, model]))
const perModel = models.map((model) => [model.id, model] as const)

/** Letters and digits decide, as for a reader: `PRO_MAX`, `pro-max` and `Pro Max` are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')

function on<P extends { from: string; to: string | null }>(day: string, periods: readonly P[]): P | undefined {
  return periods.find((period) => period.from <= day && (period.to === null || day < period.to))
}
const priceOn = (day: string, id: string) => on(day, byId.get(id)?.multipliers ?? [])
const statusOn = (day: string, id: string) => on(day, byId.get(id)?.status ?? [])?.value
const availabilityOn = (day: string, id: string) => on(day, byId.get(id)?.availability ?? [])

/** Everything with a `source` anywhere in a value. */
function evidence(value: unknown, path = ''): { path: string; source: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, child]) => evidence(child, `${path}.${key}`))
  return 'source' in value ? [{ path, source: value.source }, ...below] : below
}

test('the schema judges the files as they are, and adds or drops nothing', () => {
  expect(modelsFile).toEqual(modelsJson)
  expect(plansFile).toEqual(plansJson)
  expect(plansFile.asOf).toBe(modelsFile.asOf)
})

describe('names', () => {
  test('every id, alias and misspelling means one model', () => {
    const names = models
      .flatMap(({ id, aliases, misspellings }) => [id, ...aliases, ...misspellings])
      .map((name) => name.toLowerCase())
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('no picker name is another model’s name, alias or misspelling', () => {
    for (const model of models) {
      const others = models
        .filter((other) => other !== model)
        .flatMap((other) => [other.id, other.name, ...other.aliases, ...other.misspellings])
      expect(others.map((name) => name.toLowerCase())).not.toContain(model.name.toLowerCase())
    }
  })

  test.each(perModel)('%s: with a dot in its id, the dashed form is known', (_, { id, aliases, misspellings }) => {
    const dashed = id.replaceAll('.', '-')
    if (dashed !== id) expect([...aliases, ...misspellings]).toContain(dashed)
  })

  test.each([
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['claude-sonnet-4-0', 'claude-sonnet-4'],
    ['claude-4-sonnet', 'claude-sonnet-4'],
    ['claude-sonnet4', 'claude-sonnet-4'],
    ['claude-opus4.6', 'claude-opus-4.6'],
    ['claude-opus-4.5-20250514', 'claude-opus-4.5'],
    ['claude-sonnet-3-7', 'claude-3.7-sonnet'],
    ['opus', 'claude-opus-5.5'],
    ['sonnet', 'claude-sonnet-5.5'],
    ['haiku', 'claude-haiku-4.5'],
  ])('the wrong spelling %s, seen in public repositories, means %s', (spelling, id) => {
    expect(models.filter((model) => model.misspellings.includes(spelling)).map((model) => model.id)).toEqual([id])
  })

  test('opus, sonnet and haiku mean the newest available model of their family', () => {
    for (const family of ['opus', 'sonnet', 'haiku'] as const) {
      const available = models.filter(
        (model) => model.family === family && statusOn(modelsFile.asOf, model.id) === 'available',
      )
      const newest = available.reduce((a, b) => ((a.status[0]?.from ?? '') > (b.status[0]?.from ?? '') ? a : b))
      expect(newest.misspellings).toContain(family)
    }
  })

  test('every plan name means one plan', () => {
    const names = plansFile.plans.flatMap(({ id, name, aliases }) => [...new Set([id, name, ...aliases].map(plain))])
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('histories', () => {
  const kinds = ['multipliers', 'availability', 'status'] as const
  const histories = models.flatMap((model) => kinds.map((kind) => [model.id, kind, model] as const))

  test.each(histories)('%s, %s: in order, without overlap, and without a gap that has no reason', (_, kind, model) => {
    const periods: readonly { from: string; to: string | null; reason?: string | undefined }[] = model[kind]
    periods.forEach((period, index) => {
      if (period.to === null) expect(index).toBe(periods.length - 1)
      else expect(period.to > period.from).toBe(true)
      const before = periods[index - 1]
      if (before === undefined || before.to === period.from) return
      expect(before.to !== null && before.to < period.from).toBe(true)
      expect(period.reason).toBeTruthy()
    })
  })

  test.each(perModel)(
    '%s: price, status and availability begin on the same day, and price and status still hold',
    (_, model) => {
      const firstDay = model.multipliers[0]?.from
      expect(model.status[0]?.from).toBe(firstDay)
      expect(model.availability[0]?.from ?? firstDay).toBe(firstDay)
      expect(model.multipliers.at(-1)?.to).toBeNull()
      expect(model.status.at(-1)?.to).toBeNull()
    },
  )

  test.each(perModel)('%s: no day is later than the catalogue’s', (_, model) => {
    const days = JSON.stringify(model).match(/"(?:from|to|checked|seen)": ?"[^"]*"/g) ?? []
    expect(days.map((day) => day.slice(-11, -1)).filter((day) => day > modelsFile.asOf || day < '2025-07-14')).toEqual(
      [],
    )
  })

  test.each(perModel)('%s: offered exactly while it is not retired', (_, model) => {
    for (const { from, value } of model.status)
      expect(availabilityOn(from, model.id) !== undefined).toBe(value !== 'retired')
    const retired = model.status.find((period) => period.value === 'retired')
    const lastOffer = model.availability.at(-1)
    if (lastOffer) expect(lastOffer.to).toBe(retired?.from ?? null)
  })

  test.each(perModel)('%s: no plan is named before it existed', (_, model) => {
    for (const { from, plans } of model.availability) {
      if (plans === 'all') continue
      for (const id of plans) {
        const plan = plansFile.plans.find((candidate) => candidate.id === id)
        expect(plan && plan.from <= from).toBe(true)
      }
    }
  })
})

describe('evidence', () => {
  test('every source is a page of Kiro or a public repository', () => {
    const sources = [...evidence(modelsJson), ...evidence(plansJson)]
    expect(sources.length).toBeGreaterThan(100)
    for (const { path, source } of sources)
      expect([path, source]).toEqual([path, expect.stringMatching(/^https:\/\/(kiro\.dev|github\.com)\/\S+$/)])
  })

  test.each(perModel)('%s: an unknown price has a reason, a known one is plausible', (_, model) => {
    for (const { value, reason, longContext, conflicts } of model.multipliers) {
      if (value === null) expect(reason).toBeTruthy()
      else expect(value >= 0.05 && value <= 6).toBe(true)
      if (longContext) expect(longContext.value).toBeCloseTo(2 * (value ?? NaN))
      for (const conflict of conflicts ?? []) expect(conflict.value).not.toBe(value)
    }
  })
})

test.each(perModel)('%s: its successor exists, is not retired and is not outdated itself', (_, model) => {
  if (model.successor === null) {
    expect(statusOn(modelsFile.asOf, model.id)).not.toBe('retired')
    return
  }
  expect(byId.has(model.successor)).toBe(true)
  expect(model.successor).not.toBe(model.id)
  expect(statusOn(modelsFile.asOf, model.successor)).not.toBe('retired')
})

describe('what the sources say', () => {
  const current: [id: string, multiplier: number, context: number, free: boolean, longContext: number | null][] = [
    ['auto', 1, 1_000_000, true, null],
    ['claude-fable-5.1', 6, 1_000_000, false, null],
    ['claude-opus-5.5', 2, 1_000_000, false, null],
    ['claude-opus-5', 2.2, 1_000_000, false, null],
    ['claude-opus-4.8', 2.2, 1_000_000, false, null],
    ['claude-opus-4.7', 2.2, 1_000_000, false, null],
    ['claude-opus-4.6', 2.2, 1_000_000, false, null],
    ['claude-opus-4.5', 2.2, 200_000, false, null],
    ['claude-sonnet-5.5', 1.3, 1_000_000, false, null],
    ['claude-sonnet-5', 1.3, 1_000_000, false, null],
    ['claude-sonnet-4.6', 1.3, 1_000_000, false, null],
    ['claude-sonnet-4.5', 1.3, 200_000, true, null],
    ['claude-sonnet-4', 1.3, 200_000, true, null],
    ['claude-haiku-4.5', 0.4, 200_000, false, null],
    ['gpt-5.6-sol', 4.4, 1_000_000, false, 8.8],
    ['gpt-5.6-terra', 2.2, 1_000_000, false, 4.4],
    ['gpt-5.6-luna', 0.6, 1_000_000, false, 1.2],
    ['glm-5', 0.5, 200_000, true, null],
    ['deepseek-3.2', 0.25, 128_000, true, null],
    ['minimax-m2.5', 0.25, 196_000, true, null],
    ['minimax-m2.1', 0.15, 196_000, true, null],
    ['qwen3-coder-next', 0.05, 256_000, true, null],
  ]

  test.each(current)(
    '2026-10-08: %s costs %d, window %d, Free plan: %s',
    (id, multiplier, context, free, longContext) => {
      const price = priceOn('2026-10-08', id)
      expect([price?.value, price?.longContext]).toEqual([
        multiplier,
        longContext === null ? undefined : { above: 272_000, value: longContext },
      ])
      expect(byId.get(id)?.context).toBe(context)
      expect(availabilityOn('2026-10-08', id)?.plans).toEqual(free ? 'all' : ['pro', 'pro+', 'pro-max', 'power'])
    },
  )

  test('2026-10-08: these 22 are the models, and nothing else is offered', () => {
    const offered = models.filter((model) => statusOn('2026-10-08', model.id) !== 'retired').map((model) => model.id)
    expect(offered.toSorted()).toEqual(current.map(([id]) => id).toSorted())
    expect(offered).toHaveLength(22)
    expect(offered.filter((id) => statusOn('2026-10-08', id) !== 'available')).toEqual([
      'deepseek-3.2',
      'minimax-m2.1',
      'qwen3-coder-next',
    ])
  })

  test.each([
    ['claude-haiku-4.5', 0.4, 4],
    ['auto', 1, 10],
    ['claude-sonnet-4', 1.3, 13],
    ['claude-sonnet-4.5', 1.3, 13],
    ['claude-opus-4.5', 2.2, 22],
  ])('2025-12-06 and 2026-02-07: %s costs %d, the example task %d credits', (id, multiplier, credits) => {
    for (const day of ['2025-12-06', '2026-02-07']) {
      const value = priceOn(day, id)?.value ?? NaN
      expect(value).toBe(multiplier)
      expect(value * plansFile.exampleTaskCredits.value).toBeCloseTo(credits, 9)
    }
  })

  test('2025-12-06 and 2026-02-07: these five models and no other', () => {
    for (const day of ['2025-12-06', '2026-02-07']) {
      const offered = models.filter((model) => availabilityOn(day, model.id)).map((model) => model.id)
      expect(offered.toSorted()).toEqual([
        'auto',
        'claude-haiku-4.5',
        'claude-opus-4.5',
        'claude-sonnet-4',
        'claude-sonnet-4.5',
      ])
    }
  })

  test.each([
    ['2026-07-14', [2.4, undefined], [1.2, undefined], [0.6, undefined]],
    ['2026-07-31', [2.4, undefined], [1, undefined], [0.1, undefined]],
    ['2026-09-13', [2.4, undefined], [1, undefined], [0.1, undefined]],
    ['2026-09-14', [4.4, 8.8], [2.2, 4.4], [1.1, 2.2]],
    ['2026-10-07', [4.4, 8.8], [2.2, 4.4], [1.1, 2.2]],
    ['2026-10-08', [4.4, 8.8], [2.2, 4.4], [0.6, 1.2]],
  ])('%s: GPT-5.6 Sol, Terra and Luna cost %j, %j and %j', (day, ...prices) => {
    const found = ['gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna'].map((id) => priceOn(day, id))
    expect(found.map((price) => [price?.value, price?.longContext?.value])).toEqual(prices)
  })

  test('the contradiction about GPT-5.6 Luna is kept on both sides', () => {
    expect(priceOn('2026-10-07', 'gpt-5.6-luna')?.conflicts?.map(({ value }) => value)).toEqual([0.6])
    expect(priceOn('2026-10-08', 'gpt-5.6-luna')?.conflicts?.map(({ value }) => value)).toEqual([1.1])
  })

  test('Claude Opus 4.5 was held back by login first and by plan later', () => {
    expect(availabilityOn('2025-12-06', 'claude-opus-4.5')).toMatchObject({
      plans: 'all',
      logins: ['builder-id', 'google', 'github'],
    })
    expect(availabilityOn('2026-02-07', 'claude-opus-4.5')).toMatchObject({
      plans: ['pro', 'pro+', 'power'],
      logins: 'all',
    })
    expect(availabilityOn('2026-06-11', 'claude-opus-4.5')).toMatchObject({
      plans: ['pro', 'pro+', 'pro-max', 'power'],
      logins: 'all',
    })
    expect([statusOn('2025-12-06', 'claude-opus-4.5'), statusOn('2026-02-07', 'claude-opus-4.5')]).toEqual([
      'experimental',
      'available',
    ])
  })

  test('the other restrictions: login, region, billing', () => {
    expect(availabilityOn('2026-06-15', 'claude-opus-4.7')?.logins).toEqual(['iam-identity-center'])
    expect(availabilityOn('2026-10-08', 'claude-opus-4.7')?.logins).toBe('all')
    expect(availabilityOn('2026-10-08', 'claude-fable-5.1')).toMatchObject({
      regions: ['us-east-1'],
      billing: ['enterprise'],
    })
    expect(availabilityOn('2026-10-08', 'glm-5')?.regions).toEqual(['us-east-1'])
  })

  test('plans', () => {
    expect(
      plansFile.plans.map(({ id, usdPerMonth, creditsPerMonth, overage }) => [
        id,
        usdPerMonth,
        creditsPerMonth,
        overage,
      ]),
    ).toEqual([
      ['free', 0, 50, false],
      ['pro', 20, 1000, true],
      ['pro+', 40, 2000, true],
      ['pro-max', 100, 5000, true],
      ['power', 200, 10_000, true],
    ])
    expect(plansFile.plans.find(({ id }) => id === 'pro-max')?.from).toBe('2026-06-11')
    expect([plansFile.overage.usdPerCredit, plansFile.minimumCreditsPerPrompt]).toEqual([0.04, 0.01])
    expect(plansFile.overage.individual.minimumUsd / plansFile.overage.usdPerCredit).toBe(125)
  })
})

describe('the schema refuses', () => {
  const sound = byId.get('gpt-5.6-luna')
  if (!sound) throw new Error('the catalogue has no gpt-5.6-luna')
  const first = sound.multipliers[0]

  test.each<[what: string, change: Record<string, unknown>, path: (string | number)[]]>([
    ['an unknown key', { price: 1 }, []],
    ['an id with capitals', { id: 'GPT-5.6-Luna' }, ['id']],
    ['no multiplier at all', { multipliers: [] }, ['multipliers']],
    ['an unknown price without a reason', { multipliers: [{ ...first, value: null }] }, ['multipliers', 0, 'reason']],
    ['a price of nothing', { multipliers: [{ ...first, value: 0 }] }, ['multipliers', 0, 'value']],
    [
      'a long-context price below the plain one',
      { multipliers: [{ ...first, longContext: { above: 272_000, value: 0.5 } }] },
      ['multipliers', 0, 'longContext'],
    ],
    ['a period that ends before it begins', { multipliers: [{ ...first, to: '2026-07-13' }] }, ['multipliers', 0]],
    ['a period after an open end', { multipliers: [{ ...first, to: null }, sound.multipliers[1]] }, ['multipliers', 1]],
    ['an overlap', { multipliers: [{ ...first, to: '2026-08-01' }, sound.multipliers[1]] }, ['multipliers', 1]],
    ['a gap without a reason', { status: [{ ...sound.status[0], to: '2026-10-01' }, sound.status[1]] }, ['status', 1]],
    [
      'a plan that does not exist',
      { availability: [{ ...sound.availability[0], plans: ['enterprise'] }] },
      ['availability', 0, 'plans'],
    ],
    [
      'a source that is not https',
      { multipliers: [{ ...first, source: 'http://kiro.dev/docs/models' }] },
      ['multipliers', 0, 'source'],
    ],
  ])('%s', (_, change, path) => {
    const result = modelSchema.safeParse({ ...sound, ...change })
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([path])
  })

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20261008', ''])('the date %j', (day) => {
    expect(dateSchema.safeParse(day).success).toBe(false)
  })
})
