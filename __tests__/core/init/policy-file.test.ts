import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { matchesPath } from '../../../src/core/text/glob.js'
import { firstFiles } from '../../../src/core/init/first-files.js'
import type { PolicyFile } from '../../../src/core/policy/schema.js'
import { codeBlocks, read } from '../../project/repository.js'
import { HOSTILE } from '../support/markdown.js'
import { agent, contract, DAY, hook, judged, lines, policy, sources, type Files } from '../support/repository.js'

const CATALOGUE = loadCatalogue()

function written(
  files: Files,
  {
    observeUntil = null,
    day = DAY,
    links = [],
  }: { observeUntil?: string | null; day?: string; links?: readonly string[] } = {},
): string {
  return firstFiles({ sources: sources(files, links), contract: false, observeUntil, day }).policy
}

/** The policy as the check reads it; one that it does not read fails the test. */
function parsed(text: string): PolicyFile {
  const [layer] = policy(text)
  if (!layer) throw new Error('no layer')
  return layer.file
}

test('a repository that names no model gets a policy that refuses none', () => {
  expect(written({}))
    .toBe(`# yaml-language-server: $schema=https://raw.githubusercontent.com/kiro-governance/kiro-governance/v1/schemas/policy.schema.json
# What the team agreed on for Kiro. Every key: https://github.com/kiro-governance/kiro-governance/blob/main/docs/policy.md
version: 1

# Who works here: credits are then for the team, and plans are checked. Fill it in; the seats add up to the developers.
# team:
#   developers: 12
#   seats: { pro: 8, pro+: 4 }

# Which models may do the work: every one that Kiro offers, because no Kiro file names one yet. To allow only some:
# models: { allow: [auto, claude-sonnet-*, claude-haiku-*], maxMultiplier: 1.3 }

# How much more a month one change may cost: above the first a warning, above the second an error. Steps add up: limit
# the total as well, once the team is filled in: fail: { increase: { percent: 40 }, total: { credits: 12000 } }.
cost:
  warn: { increase: { percent: 10 } }
  fail: { increase: { percent: 40 } }
`)
})

test.each<[string, Files]>([
  ['no Kiro file', {}],
  ['an agent without a model', { '.kiro/agents/a.json': agent('a') }],
  ['a file of another tool', { '.kiro/settings.json': { mcpServers: {} } }],
  ['a file that cannot be read', { '.kiro/agents/a.json': '{ "model": ' }],
  ['examples only', { 'examples/.kiro/agents/a.json': agent('a', 'claude-opus-4.8') }],
])('where %s is all there is, the first agent with a model passes', (_, files) => {
  const binding = policy(written(files))
  const after = { ...files, '.kiro/agents/next.json': agent('next', 'claude-sonnet-4.5') }
  const found = judged({ before: files, after, policy: binding }).findings
  expect(found.filter(({ severity, introduced }) => introduced && severity === 'error')).toEqual([])
  const list = written(files).replace(/^# (?=models:)/m, '')
  expect(parsed(list).models).toEqual({ allow: ['auto', 'claude-sonnet-*', 'claude-haiku-*'], maxMultiplier: 1.3 })
})

test('files whose models are not known are named', () => {
  const one = { '.kiro/agents/a.json': '{', '.kiro/agents/b.json': agent('b', 'claude-haiku-4.5') }
  expect(written(one)).toContain(
    '\n# What .kiro/agents/a.json names is not known, because it cannot be read; kiro-governance check says why.\nmodels:\n  allow: [auto, claude-haiku-4.5]\n',
  )
  expect(written({ ...one, '.kiro/settings/cli.json': '[' })).toContain(
    '\n# What .kiro/agents/a.json and 1 more name is not known, because they cannot be read; kiro-governance check says why.\n',
  )
})

test('its first line is the documentation’s', () => {
  const [example = ''] = codeBlocks(read('docs/policy.md'), 'yaml')
  expect(written({}).split('\n')[0]).toBe(example.split('\n')[0])
})

test('it allows what is named today: by id, misspelled ones as they are meant, each once, sorted', () => {
  const files = {
    '.kiro/settings.json': contract(
      { primary: 'claude-sonnet-4.5', spare: 'claude-opus-4-8' },
      { codeReview: 'primary' },
    ),
    '.kiro/agents/a.json': agent('a', 'Claude Sonnet 4.5'),
    '.kiro/agents/b.json': agent('b'),
    'web/.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-haiku-4.5' },
  }
  expect(parsed(written(files)).models).toEqual({
    allow: ['auto', 'claude-haiku-4.5', 'claude-opus-4.8', 'claude-sonnet-4.5'],
    maxMultiplier: 2.2,
  })
})

test('it does not allow retired and unknown models, and says which they are', () => {
  const text = written({
    '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet'),
    '.kiro/agents/b.json': agent('b', 'claude-next'),
    '.kiro/agents/c.json': agent('c', 'opus'),
    '.kiro/agents/d.json': agent('d', 'inherit'),
  })
  // What an alias may mean is not stated as if it were written.
  expect(parsed(text).models?.allow).toEqual(['auto'])
  expect(text).toContain(
    '\n# Not opus: a name of other tools, which Kiro does not know; where claude-opus-5.5 is meant, write that.\n',
  )
  expect(text).toContain('\n# Not inherit: a name of other tools, which Kiro does not know.\n')
  expect(text).toContain('\n# Not claude-3.7-sonnet: Kiro does not offer it; its successor is claude-sonnet-5.5.\n')
  expect(text).toContain(
    '\n# Not claude-next: it is not in the catalogue; if it is new, add it here and its price under catalogue.models.\n',
  )
})

test('many such names are not all listed', () => {
  const text = written(
    Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`.kiro/agents/${n}.json`, agent(`${n}`, `model-${n}`)])),
  )
  expect(text.split('\n').filter((line) => line.startsWith('# Not '))).toHaveLength(8)
  expect(text).toContain('\n# Nor are 22 more; kiro-governance inventory lists them.\n')
})

test('the cap is the highest multiplier of the day', () => {
  const files = { '.kiro/agents/a.json': agent('a', 'gpt-5.6-sol') }
  expect(parsed(written(files)).models?.maxMultiplier).toBe(4.4)
  expect(parsed(written(files, { day: '2026-08-01' })).models?.maxMultiplier).toBe(2.4)
})

test('there is no cap where a model in use has no price: it would be refused', () => {
  const text = written({ '.kiro/agents/a.json': agent('a', 'gpt-5.6-sol') }, { day: '2026-01-01' })
  expect(parsed(text).models).toEqual({ allow: ['auto', 'gpt-5.6-sol'] })
  expect(text).toContain('# No maxMultiplier: the price of gpt-5.6-sol on 2026-01-01 is not known.')
})

test('fixtures and examples are ignored where Kiro files lie in them, and nowhere else; what they name is not in use', () => {
  const files = {
    'test/fixtures/bad/.kiro/agents/x.json': agent('x', 'claude-opus-4.8'),
    'examples/one/fixtures/.kiro/agents/x.json': agent('x', 'claude-opus-4.8'),
    'src/__tests__/.kiro/settings/cli.json': '{',
    'a "b"/testdata/.kiro/agents/x.json': agent('x'),
    '.kiro/agents/fixtures.json': agent('fixtures', 'auto'),
    'other/examples/readme.md': '',
  }
  const file = parsed(written(files))
  expect(file.ignore).toEqual(['a "b"/testdata/**', 'examples/**', 'src/__tests__/**', 'test/fixtures/**'])
  expect(file.models?.allow).toEqual(['auto'])
  expect(parsed(written({}, { links: ['lib/examples/.kiro'] })).ignore).toEqual(['lib/examples/**'])
  expect(parsed(written({ '.kiro/agents/a.json': agent('a') }))).not.toHaveProperty('ignore')
})

test('very many such folders, or very long ones, are one glob', () => {
  const many = Object.fromEntries(
    Array.from({ length: 11 }, (_, n) => [`p${n}/fixtures/.kiro/agents/x.json`, agent('x')]),
  )
  expect(parsed(written(many)).ignore).toEqual(['**/fixtures/**'])
  expect(parsed(written({ [`${'long/'.repeat(50)}testdata/.kiro/agents/x.json`]: agent('x') })).ignore).toEqual([
    '**/testdata/**',
  ])
})

test('enforcement is stated only where it is asked for', () => {
  expect(parsed(written({}))).not.toHaveProperty('enforcement')
  expect(parsed(written({}, { observeUntil: '2026-12-01' })).enforcement).toEqual({ mode: 'block', from: '2026-12-01' })
})

test('the team can be filled in by taking the marks away', () => {
  const text = written({}).replace(/^# (team:| {2})/gm, '$1')
  expect(parsed(text).team).toEqual({ developers: 12, seats: { pro: 8, 'pro+': 4 } })
})

test('names and folders of a repository stay text, whatever they are', () => {
  for (const name of [
    ...HOSTILE,
    'x: y',
    '# x',
    '"',
    '\\',
    '\u0000',
    '\u{e0041}',
    '\u2028models: {}',
    'x\nmodels: { allow: ["*"] }',
  ]) {
    const folder = `${name.replaceAll('/', '_')}/fixtures`
    const text = written({ '.kiro/agents/a.json': agent('a', name), [`${folder}/.kiro/agents/x.json`]: agent('x') })
    const file = parsed(text)
    expect(file.models?.allow).toEqual(['auto'])
    expect(file.ignore).toEqual([`${folder}/**`])
    expect(matchesPath(file.ignore?.[0] ?? '', `${folder}/.kiro/agents/x.json`)).toBe(true)
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
  }
})

test('every id of the catalogue can stand in the list as it is', () => {
  const usable = CATALOGUE.models.filter(({ status }) => status.at(-1)?.value !== 'retired').map(({ id }) => id)
  const text = written(Object.fromEntries(usable.map((id, n) => [`.kiro/agents/${n}.json`, agent(`${n}`, id)])))
  expect((parse(text) as PolicyFile).models?.allow).toEqual([...usable].sort())
})

test('a repository in order passes its own first policy', () => {
  const files = {
    '.kiro/settings.json': contract({ primary: 'claude-opus-4.8' }, { codeReview: 'primary' }),
    '.kiro/agents/a.json': agent('a', 'gpt-5.6-luna'),
    '.kiro/hooks/h.kiro.hook': hook('manual'),
  }
  const report = judged({ after: files, policy: written(files) })
  expect(lines(report).filter((line) => !line.startsWith('notice'))).toEqual([])
  expect(report.verdict).toBe('pass')
})

test('so do the examples', () => {
  const settings = readFileSync(new URL('../../../examples/before/.kiro/settings.json', import.meta.url), 'utf8')
  const files = { '.kiro/settings.json': settings }
  expect(judged({ before: files, after: files, policy: written(files) }).verdict).toBe('pass')
})
