import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { overrideFrom, readList } from '../../../src/core/catalogue/list-models.js'
import { facts } from '../../../src/core/policy/policy.js'
import { UserError } from '../../../src/core/user-error.js'
import { DAY, policy } from '../support/repository.js'

const catalogue = loadCatalogue()
const row = (model_id: string, rate_multiplier?: unknown, context_window_tokens?: unknown) => ({
  model_name: model_id,
  model_id,
  description: '',
  context_window_tokens,
  rate_multiplier,
  rate_unit: 'credit',
})
const imported = (...models: unknown[]): string =>
  overrideFrom(readList(JSON.stringify({ models, default_model: 'auto' })), catalogue, DAY)

test('only what differs is written, with what the catalogue has', () => {
  expect(
    imported(
      row('auto', 1, 1_000_000),
      row('claude-opus-4.8', 2.4, 1_000_000),
      row('claude-sonnet-6', 1.5, 1_000_000),
      row('gpt-5.6-luna', 0.6),
    ),
  ).toBe(
    [
      '# From kiro-cli chat --list-models, 2026-10-08: 4 models read, 2 differ from the catalogue of 2026-11-29.',
      'catalogue:',
      '  asOf: 2026-10-08',
      '  models:',
      '    "claude-opus-4.8": { multiplier: 2.4, context: 1000000 }  # built in: 2.2',
      '    "claude-sonnet-6": { multiplier: 1.5, context: 1000000 }  # not in the built-in catalogue',
      '',
    ].join('\n'),
  )
})

test('nothing to override', () => {
  expect(imported(row('auto', 1), row('claude-sonnet-5', 1.3))).toBe(
    '# From kiro-cli chat --list-models, 2026-10-08: 2 models read, 0 differ from the catalogue of 2026-11-29.\n# Nothing to override.\n',
  )
})

test('the prices compared are those of the day', () => {
  expect(
    overrideFrom(readList(JSON.stringify({ models: [row('gpt-5.6-luna', 0.6)] })), catalogue, '2026-09-20'),
  ).toContain('"gpt-5.6-luna": { multiplier: 0.6, longContext: { above: 272000, multiplier: 1.2 } }  # built in: 1.1')
})

test('a multiplier that Kiro leaves out stays unknown, never 0', () => {
  for (const multiplier of [undefined, null, 0, -1, '1.3']) {
    expect(imported(row('minimax-m2.5', multiplier))).toContain('Nothing to override')
    expect(imported(row('new-model', multiplier, 1000))).toContain('"new-model": { context: 1000 }')
  }
})

test('the name replaces a missing id; a wrong spelling of a known model is one of its own', () => {
  expect(imported({ model_name: 'new-model', rate_multiplier: 2 })).toContain('"new-model": { multiplier: 2 }')
  expect(imported(row('claude-opus-4-8', 2.2))).toContain(
    '"claude-opus-4-8": { multiplier: 2.2 }  # not in the built-in catalogue',
  )
})

test('what is written is a policy’s catalogue key, whatever the ids are', () => {
  const ids = [
    'plain-1',
    'with "quotes"',
    "it's",
    'a: b',
    '# c',
    '{x}',
    '[y]',
    'a\nb',
    '漢字😀',
    '*star',
    '&anchor',
    '!tag',
    '- item',
    'null',
    '1.5',
    '~',
  ]
  const text = imported(...ids.map((id) => row(id, 1.5, 1000)))
  const { models } = facts(policy(`version: 1\n${text}`), 'catalogue')
  expect(Object.keys(models ?? {})).toEqual(ids)
  expect(Object.values(models ?? {}).every(({ multiplier, context }) => multiplier === 1.5 && context === 1000)).toBe(
    true,
  )
})

test('the one name that a policy does not accept is no id', () => {
  expect(() => imported(row('auto', 1), row('__proto__', 2))).toThrow('entry 2 has no model_id')
})

test('a byte order mark is ignored', () => {
  expect(overrideFrom(readList('\ufeff{"models":[]}'), catalogue, DAY)).toContain('0 models read')
})

test.each<[string, string, string]>([
  ['no JSON', 'error: login first', 'it is not JSON'],
  ['no list', '{"models":{}}', 'it has no list "models"'],
  ['a list at the top', '[]', 'it has no list "models"'],
  ['an entry that is no object', '{"models":[null]}', 'entry 1 has no model_id'],
  ['an entry without an id', '{"models":[{"model_id":"auto"},{"model_id":""}]}', 'entry 2 has no model_id'],
])('%s is wrong use', (_, text, why) => {
  const read = () => overrideFrom(readList(text), catalogue, DAY)
  expect(read).toThrow(UserError)
  expect(read).toThrow(`The file is not a list of models: ${why}.`)
})
