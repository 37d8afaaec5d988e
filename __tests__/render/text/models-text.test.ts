import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { modelRows, modelsMarkdown, modelsText } from '../../../src/render/text/models-text.js'
import { HOSTILE, inspect } from '../../core/support/markdown.js'
import { DISAGREEING } from '../../core/support/prices.js'
import { DAY } from '../../core/support/repository.js'

const catalogue = loadCatalogue()
const row = (id: string, day = DAY) => modelRows(catalogue, day).find((candidate) => candidate.id === id)

test('one row a model, of the day that was asked for', () => {
  expect(modelRows(catalogue, DAY)).toHaveLength(catalogue.models.length)
  expect(row('gpt-5.6-sol')).toMatchObject({
    multiplier: 4.4,
    longContext: { above: 272000, value: 8.8 },
    context: 1000000,
    plans: ['pro', 'pro+', 'pro-max', 'power'],
    status: 'available',
  })
  expect(row('gpt-5.6-sol', '2026-08-01')).toMatchObject({ multiplier: 2.4, longContext: null, status: 'experimental' })
  expect(row('gpt-5.6-sol', '2026-01-01')).toMatchObject({
    multiplier: null,
    plans: [],
    status: 'not offered on this day',
  })
  expect(row('claude-3.7-sonnet')).toMatchObject({
    multiplier: null,
    status: 'retired',
    successor: 'claude-sonnet-5.5',
  })
})

test('a list for a terminal', () => {
  const lines = modelsText(loadCatalogue({}, '', DISAGREEING), DAY).split('\n')
  expect(lines[0]).toMatch(
    /^id +multiplier +long context +context +example task +plans +login, region, billing +status +source$/,
  )
  expect(lines.find((line) => line.startsWith('gpt-5.6-luna '))).toMatch(
    /0\.6x \(or 1\.1x\) +1\.2x above 272,000 +1,000,000 +6 +pro, pro\+, pro-max, power .*available +kiro\.dev/,
  )
  expect(lines.find((line) => line.startsWith('claude-3.7-sonnet'))).toMatch(
    /not priced .*retired → claude-sonnet-5\.5/,
  )
})

test('a table of markdown with its sources', () => {
  const { elements, links } = inspect(modelsMarkdown(catalogue, DAY))
  expect(elements).toEqual(['a', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr'])
  expect(links).toHaveLength(catalogue.models.length)
  for (const link of links) expect(link).toMatch(/^https:\/\/(kiro\.dev|github\.com)\//)
})

test('models of a policy are no markup', () => {
  for (const id of HOSTILE) {
    const own = loadCatalogue({ models: { [id]: { multiplier: 1 } } })
    const { elements } = inspect(modelsMarkdown(own, DAY))
    expect([id, elements]).toEqual([id, ['a', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr']])
  }
})

test('that Auto is cheaper than Sonnet follows from the multipliers', () => {
  expect(modelsText(loadCatalogue(), '2026-11-29')).toContain(
    'Auto (1.0x) is about 23 % cheaper than claude-sonnet-5.5 (1.3x), as it follows from the multipliers.',
  )
  const stated = { models: { auto: { multiplier: 2 } } }
  expect(modelsText(loadCatalogue(stated), '2026-11-29')).not.toContain('cheaper than')
})

test('who may use a model, and the example task on it', () => {
  const rows = modelRows(loadCatalogue(), '2026-11-29')
  for (const { multiplier, exampleTask } of rows)
    expect(exampleTask).toBe(multiplier === null ? null : Number((10 * multiplier).toFixed(2)))
  expect(rows.find(({ id }) => id === 'auto')).toMatchObject({ exampleTask: 10 })
})

test('the sentences below the list are in both formats', () => {
  const below = (all: string): string => all.trimEnd().split('\n\n').at(-1) ?? ''
  expect(below(modelsMarkdown(catalogue, DAY))).toBe(below(modelsText(catalogue, DAY)))
  expect(below(modelsMarkdown(catalogue, DAY))).toContain('% cheaper than')
})

test.each([
  ['2026-11-30', /claude-opus-4\.5 .*available, to end on 2027-01-22/],
  ['2027-03-01', /claude-opus-4\.5 .*available, was to end on 2027-01-22/],
])('an announced end on %s', (day, expected) => {
  expect(modelsText(catalogue, day)).toMatch(expected)
})
