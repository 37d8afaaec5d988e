import file from '../../../prices/v1.json' with { type: 'json' }
import { priceFileSchema } from '../../../src/core/catalogue/catalogue-schema.js'
import { modelsFile, plansFile, models, byId, statusOn, availabilityOn } from './shipped-rows.js'

const perModel = models.map((model) => [model.id, model] as const)

/** Letters and digits decide, as for a reader: `PRO_MAX`, `pro-max` and `Pro Max` are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')

/** Everything with a `source` anywhere in a value. */
function evidence(value: unknown, path = ''): { path: string; source: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, child]) => evidence(child, `${path}.${key}`))
  return 'source' in value ? [{ path, source: value.source }, ...below] : below
}

test('the schema judges the files as they are, and adds or drops nothing', () => {
  expect(priceFileSchema.parse(file)).toEqual(file)
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
  ])('the wrong spelling %s, seen in public repositories, means %s', (spelling, id) => {
    expect(models.filter((model) => model.misspellings.includes(spelling)).map((model) => model.id)).toEqual([id])
  })

  test('no wrong spelling is a name that stands for the newest model of a family', () => {
    const wrong = models.flatMap(({ misspellings, aliases }) => [...misspellings, ...aliases])
    for (const family of ['opus', 'sonnet', 'haiku', 'fable', 'gpt', 'claude']) expect(wrong).not.toContain(family)
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

  test.each(perModel)('%s: announced on the first day of its histories, or only seen', (_, { announced, status }) => {
    if (announced !== null) expect(status[0]?.from).toBe(announced)
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
      if (typeof plans === 'string') continue
      for (const id of plans) {
        const plan = plansFile.plans.find((candidate) => candidate.id === id)
        expect(plan && plan.from <= from).toBe(true)
      }
    }
  })
})

describe('evidence', () => {
  test('every source is a page of Kiro, of AWS, of a model’s maker, or a public repository', () => {
    const sources = evidence(file)
    expect(sources.length).toBeGreaterThan(100)
    for (const { path, source } of sources)
      expect([path, source]).toEqual([
        path,
        expect.stringMatching(/^https:\/\/(kiro\.dev|docs\.aws\.amazon\.com|docs\.anthropic\.com|github\.com)\/\S+$/),
      ])
  })

  test.each(perModel)('%s: an unknown price has a reason, a known one is plausible', (_, model) => {
    for (const { value, reason, longContext, conflicts } of model.multipliers) {
      if (value === null) expect(reason).toBeTruthy()
      else expect(value >= 0.05 && value <= 6).toBe(true)
      if (longContext) expect([2, 5]).toContain(Math.round(longContext.value / (value ?? NaN)))
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
