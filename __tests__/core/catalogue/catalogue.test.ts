import { LIMITS } from '../../../src/core/text/limits.js'
import {
  conflictsOn,
  loadCatalogue,
  multiplierOn,
  periodOn,
  statusOn,
  type Match,
} from '../../../src/core/catalogue/catalogue.js'
import { DISAGREEING } from '../support/prices.js'
import { DAY } from '../support/repository.js'

const catalogue = loadCatalogue()
const found = (name: string): string | null => {
  const match: Match | null = catalogue.find(name)
  return match && `${match.model.id} ${match.spelling}`
}
const model = (id: string, from = catalogue) => {
  const match = from.find(id)
  if (!match) throw new Error(`no ${id}`)
  return match.model
}
const price = (id: string, day: string): number | null => multiplierOn(model(id), day)

describe('find', () => {
  test('every id is accepted as it is written', () => {
    for (const { id } of catalogue.models) expect(found(id)).toBe(`${id} accepted`)
  })

  test.each<[string, string]>([
    ['Claude-Opus-4.8', 'claude-opus-4.8'],
    ['AUTO', 'auto'],
    [' claude-opus-4.8 ', 'claude-opus-4.8'],
    ['claude opus 4.8', 'claude-opus-4.8'],
    ['claude_opus_4.8', 'claude-opus-4.8'],
    ['claude-opus-4-8', 'claude-opus-4.8'],
    ['claude-opus-5-5', 'claude-opus-5.5'],
    ['claude-sonnet-4-0', 'claude-sonnet-4'],
    ['claude-sonnet4', 'claude-sonnet-4'],
    ['claude-opus4.6', 'claude-opus-4.6'],
    ['claude-4-sonnet', 'claude-sonnet-4'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['claude-opus-4-8-20260626', 'claude-opus-4.8'],
    ['anthropic.claude-opus-4-8', 'claude-opus-4.8'],
    ['anthropic/claude-opus-4.8', 'claude-opus-4.8'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'claude-sonnet-4.5'],
    ['openai/gpt-5.6-sol', 'gpt-5.6-sol'],
    ['CLAUDE_SONNET_4_20250514_V1_0', 'claude-sonnet-4'],
    ['claude_opus_4_5_20251101_v1_0', 'claude-opus-4.5'],
    ['Claude Sonnet 4.0', 'claude-sonnet-4'],
    ['GPT-5.6 Luna', 'gpt-5.6-luna'],
    ['Qwen3 Coder Next', 'qwen3-coder-next'],
    ['claude-4.5-sonnet', 'claude-sonnet-4.5'],
    ['gpt_5.6_luna', 'gpt-5.6-luna'],
    ['qwen3_coder_next', 'qwen3-coder-next'],
    ['claude-opus-4-6-1m', 'claude-opus-4.6-1m'],
    ['minimax-m2-5', 'minimax-m2.5'],
    ['minimax.minimax-m2-5-v1:0', 'minimax-m2.5'],
    ['claude-opus-4.8\u200b', 'claude-opus-4.8'],
    ['ｃlaude-opus-4.8', 'claude-opus-4.8'],
    ['claude-opus-4.8\n', 'claude-opus-4.8'],
    [`claude-opus-4.8${' '.repeat(LIMITS.name - 15)}`, 'claude-opus-4.8'],
    [`${'\u200b'.repeat(LIMITS.name - 15)}claude-opus-4-8`, 'claude-opus-4.8'],
    ['\u3164claude-\u034fopus-4.8\ufe0f\u2800', 'claude-opus-4.8'],
  ])('%j is misspelled %s', (name, id) => {
    expect(found(name)).toBe(`${id} misspelled`)
  })

  test('a variant with a longer context is a model of its own', () => {
    expect(found('claude-opus-4.6-1m')).toBe('claude-opus-4.6-1m accepted')
    expect(statusOn(model('claude-opus-4.6-1m'), DAY)).toBe('retired')
    expect(found('claude-opus-4.8-1m')).toBeNull()
  })

  test.each([
    '',
    ' ',
    'claude',
    'claude-opus',
    'claude-opus-9',
    'gpt-4o',
    'constructor',
    '__proto__',
    'toString',
    'x'.repeat(10_000),
    `${'claude-'.repeat(40)}4`,
    '-',
    '4-8',
  ])('%j is the name of no model', (name) => {
    expect(found(name)).toBeNull()
  })
})

describe('suggest', () => {
  test.each<[string, string | null]>([
    ['claude-sonet-5', 'claude-sonnet-5'],
    ['claude-opus-4.8', 'claude-opus-4.8'],
    ['сlaude-opus-4.8', 'claude-opus-4.8'],
    ['claude–opus–4.8', 'claude-opus-4.8'],
    ['cluade-haiku-4.5', 'claude-haiku-4.5'],
    ['atuo', 'auto'],
    ['gpt-5.6-lunar', 'gpt-5.6-luna'],
    ['deepseek-3.1', 'deepseek-3.2'],
    // The same beginning goes before what is as close.
    ['claude-opus-5[1m]', 'claude-opus-5'],
    ['claude-opus-5:high', 'claude-opus-5'],
    ['claude-opus-4.8-1m', 'claude-opus-4.8'],
    ['claude-opus-5.6', 'claude-opus-5.5'],
    ['claude-opus-5.55', 'claude-opus-5.5'],
    ['opus', 'claude-opus-5.5'],
    ['gpt', null],
    ['llama-4', null],
    ['', null],
    ['x'.repeat(5_000), null],
  ])('for %j: %s', (name, id) => {
    expect(catalogue.suggest(name)).toBe(id)
  })

  test('never a retired model with a successor', () => {
    for (const { id } of catalogue.models) {
      const meant = catalogue.suggest(`${id}x`)
      if (meant !== null) expect(statusOn(model(meant), DAY)).not.toBe('retired')
    }
  })
})

describe('prices over time', () => {
  test.each<[string, string, number | null]>([
    ['gpt-5.6-luna', '2026-07-13', null],
    ['gpt-5.6-luna', '2026-07-14', 0.6],
    ['gpt-5.6-luna', '2026-07-30', 0.6],
    ['gpt-5.6-luna', '2026-07-31', 0.1],
    ['gpt-5.6-luna', '2026-09-13', 0.1],
    ['gpt-5.6-luna', '2026-09-14', 1.1],
    ['gpt-5.6-luna', '2026-10-07', 1.1],
    ['gpt-5.6-luna', '2026-10-08', 0.6],
    ['gpt-5.6-luna', '2030-01-01', 0.6],
    ['gpt-5.6-sol', '2026-07-13', null],
    ['gpt-5.6-sol', '2026-09-13', 2.4],
    ['gpt-5.6-sol', '2026-09-14', 4.4],
    ['gpt-5.6-terra', '2026-07-14', 1.2],
    ['gpt-5.6-terra', '2026-07-31', 1],
    ['gpt-5.6-terra', '2026-09-14', 2.2],
    ['claude-3.7-sonnet', '2025-08-01', null],
    ['claude-sonnet-4', '2025-10-31', null],
    ['claude-sonnet-4', '2025-11-01', 1.3],
  ])('%s on %s: %s', (id, day, multiplier) => {
    expect(price(id, day)).toBe(multiplier)
  })

  test('the first day is in, the last one out, the end may be open', () => {
    const periods = [
      { from: '2026-01-01', to: '2026-02-01', id: 1 },
      { from: '2026-02-01', to: null, id: 2 },
    ]
    expect(
      ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2999-12-31'].map(
        (day) => periodOn(periods, day)?.id ?? null,
      ),
    ).toEqual([null, 1, 1, 2, 2])
  })

  test('sources that disagree are kept', () => {
    const disputed = model('gpt-5.6-luna', loadCatalogue({}, '', DISAGREEING))
    expect(conflictsOn(disputed, DAY).map(({ value }) => value)).toEqual([1.1])
    expect(conflictsOn(model('auto'), DAY)).toEqual([])
  })
})

describe('what the policy states', () => {
  const own = loadCatalogue(
    {
      models: {
        'claude-opus-4.8': { multiplier: 1.9 },
        'in-house-1': { multiplier: 3, plans: ['power'], context: 5000 },
        'no-price': {},
        'claude-opus-4.6-1m': { multiplier: 4, plans: ['power'], status: 'available' },
      },
    },
    'p.yml',
  )

  test('replaces a price on every day, and nothing else', () => {
    expect([
      multiplierOn(model('claude-opus-4.8', own), '2026-01-01'),
      multiplierOn(model('claude-opus-4.8', own), DAY),
    ]).toEqual([1.9, 1.9])
    expect(model('claude-opus-4.8', own)).toMatchObject({
      context: 1_000_000,
      name: 'Claude Opus 4.8',
      successor: 'claude-opus-5.5',
    })
    expect(price('claude-opus-4.8', DAY)).toBe(2.2)
  })

  test.each(['in-house-1', 'no-price', 'claude-opus-4.6-1m'])('holds from the first day on: %s', (id) => {
    const { multipliers, availability, status } = model(id, own)
    expect(
      [multipliers, availability, status].map((periods) =>
        periods.map(({ from, to, source }) => `${from} ${String(to)} ${source}`),
      ),
    ).toEqual([['2025-01-01 null p.yml'], [expect.stringMatching(/^2025-01-01 null /)], ['2025-01-01 null p.yml']])
    expect([periodOn(multipliers, '2024-12-31'), periodOn(multipliers, '2025-01-01')]).toEqual([null, multipliers[0]])
  })

  test('adds a model', () => {
    expect(own.find('in-house-1')).toMatchObject({ spelling: 'accepted', model: { context: 5000 } })
    expect(multiplierOn(model('in-house-1', own), DAY)).toBe(3)
    expect(own.suggest('in-huose-1')).toBe('in-house-1')
    expect(catalogue.find('in-house-1')).toBeNull()
  })

  test('without a multiplier is not priced', () => {
    expect(multiplierOn(model('no-price', own), DAY)).toBeNull()
    expect(statusOn(model('no-price', own), DAY)).toBe('available')
  })

  test('brings back a model that is retired', () => {
    expect(statusOn(model('claude-opus-4.6-1m', own), DAY)).toBe('available')
  })
})
