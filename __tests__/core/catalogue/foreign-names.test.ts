import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { foreignWords } from '../../../src/core/catalogue/foreign-words.js'
import { compareVersions, stemAndVersion } from '../../../src/core/catalogue/model-version.js'
import { plain } from '../../../src/core/text/message.js'
import { DAY } from '../support/repository.js'

const catalogue = loadCatalogue()
const told = (name: string, day = DAY): string => {
  const foreign = catalogue.foreign(name, day)
  if (foreign === null) return catalogue.find(name) ? 'known' : 'unknown'
  return `${foreign.kind}${foreign.has === null ? '' : ` (${foreign.has})`}${foreign.meant === null ? '' : ` → ${foreign.meant}`}`
}

test.each<[string, string]>([
  // "The model of whoever started me".
  ['inherit', 'word'],
  ['Inherit', 'word'],
  [' inherit ', 'word'],
  ['default', 'word'],
  ['null', 'word'],
  // Aliases mean the newest of a family, or several, or a role.
  ['opus', 'alias → claude-opus-5.5'],
  ['Sonnet', 'alias → claude-sonnet-5.5'],
  ['claude-sonnet', 'alias → claude-sonnet-5.5'],
  ['claude-sonnet-latest', 'alias → claude-sonnet-5.5'],
  ['opusplan', 'alias'],
  ['best', 'alias'],
  ['claude', 'alias'],
  ['fast', 'alias'],
  ['auto-select', 'alias → auto'],
  ['sonnet-4.5', 'alias → claude-sonnet-4.5'],
  ['opus-4-8', 'alias → claude-opus-4.8'],
  ['sonnet-9', 'alias'],
  // Characters that no id has.
  ['Opus 4.5', 'shape (a space) → claude-opus-4.5'],
  ['sonnet[1m]', 'shape (a bracket) → claude-sonnet-5.5'],
  ['claude-opus-5[1m]', 'shape (a bracket) → claude-opus-5'],
  ['claude-opus-4-8[1m]', 'shape (a bracket) → claude-opus-4.8'],
  ['claude-opus-5:high', 'shape (a colon) → claude-opus-5'],
  ['claude-haiku-4-5@20251001', 'shape (a character that ids do not have) → claude-haiku-4.5'],
  ['openrouter/anthropic/claude-sonnet-4.5', 'shape (a slash) → claude-sonnet-4.5'],
  ['github-copilot/gpt-4o', 'shape (a slash)'],
  ['vertex_ai/claude-opus-5@20260724', 'shape (a slash) → claude-opus-5'],
  ['Claude Sonnet 9', 'shape (a space)'],
  ['GPT-5', 'shape (a capital letter)'],
  ['claude-sonnet-9 ', 'shape (a blank around it)'],
  ['${MODEL}', 'shape (a bracket)'],
  ['claude-*', 'shape (a character that ids do not have)'],
  ['-claude', 'shape'],
  // Models of other tools, and those older than any that Kiro listed.
  ['gemini-2.5-pro', 'vendor'],
  ['o4-mini', 'vendor'],
  ['grok-4', 'vendor'],
  ['gpt-4o', 'vendor'],
  ['gpt-5', 'vendor'],
  ['gpt-5-codex', 'vendor'],
  ['gpt-5.5', 'vendor'],
  ['glm-4.6', 'vendor'],
  ['claude-2.1', 'vendor'],
  ['claude-3-opus', 'vendor'],
  ['claude-opus-4.1', 'vendor'],
  ['claude-4-opus', 'vendor'],
  ['claude-opus-5-thinking', 'vendor → claude-opus-5'],
  ['claude-opus-5-high', 'vendor → claude-opus-5'],
  // What may be newer, or a slip.
  ['claude-opus-9', 'unknown'],
  ['claude-sonnet-6', 'unknown'],
  ['gpt-6', 'unknown'],
  ['gpt-5.6-mini', 'unknown'],
  ['gpt-5.7-sol', 'unknown'],
  ['glm-5.1', 'unknown'],
  ['claude-opus-4.8-1m', 'unknown'],
  ['claude-sonet-5', 'unknown'],
  ['some-new-model', 'unknown'],
  ['constructor', 'unknown'],
  ['', 'unknown'],
  // Disguises are no names of other tools.
  ['\u0441laude-opus-4.8', 'unknown'],
  ['claude-sonnet-4.5,claude-opus-4.8', 'unknown'],
  ['claude-sonnet-4.5/../claude-opus-4.8', 'unknown'],
  ['x '.repeat(200), 'unknown'],
  // Wrong spellings of one model.
  ['claude-opus-4-8', 'known'],
  ['Claude Opus 4.8', 'known'],
  ['anthropic/claude-opus-4.8', 'known'],
  ['claude-4.5-sonnet', 'known'],
])('%j: %s', (name, expected) => {
  expect(told(name)).toBe(expected)
})

test.each<[string, string]>([
  ['2025-12-10', 'alias → claude-opus-4.5'],
  ['2026-03-01', 'alias → claude-opus-4.5'],
  ['2026-08-01', 'alias → claude-opus-5'],
  ['2026-09-30', 'alias → claude-opus-5'],
  ['2026-10-08', 'alias → claude-opus-5.5'],
  ['2025-01-01', 'alias'],
])('on %s opus is %s', (day, expected) => {
  expect(told('opus', day)).toBe(expected)
})

test('what the policy adds is no foreign name', () => {
  const own = loadCatalogue({ models: { 'gpt-4o': { multiplier: 1 }, opus: { multiplier: 2 } } })
  expect([own.foreign('gpt-4o'), own.foreign('opus'), own.find('opus')?.spelling]).toEqual([null, null, 'accepted'])
})

test('every kind has words', () => {
  const kinds = ['word', 'alias', 'shape', 'vendor'] as const
  const said = kinds.map((kind) => plain(foreignWords({ kind, has: null })))
  expect(new Set(said).size).toBe(kinds.length)
  expect(plain(foreignWords({ kind: 'shape', has: 'a space' }))).toBe('cannot be the id of a model: it has a space')
})

test.each<[string, string, string | null]>([
  ['claude-opus-4.8', 'claude-opus 4.8', 'claude-opus 4.10'],
  ['claude-3-5-sonnet', 'claude-sonnet 3.5', 'claude-sonnet 4.0'],
  ['gpt-4o', 'gpt 4.0', 'gpt 5.6'],
  ['qwen3-coder-next', 'qwen 3.0', null],
  ['claude-sonnet-4-20250514', 'claude-sonnet 4.0', null],
])('the version of %s is %s', (id, expected, newer) => {
  const found = stemAndVersion(id)
  expect(found && `${found.stem} ${found.version.join('.')}`).toBe(expected)
  const higher = (newer ?? `${expected.split(' ')[0] ?? ''} 99.0`).split(' ')[1]?.split('.').map(Number) ?? []
  expect(compareVersions(found?.version ?? [], higher)).toBeLessThan(0)
})

test.each(['auto', 'some-new-model', ''])('%j has no version', (id) => {
  expect(stemAndVersion(id)).toBeNull()
})
