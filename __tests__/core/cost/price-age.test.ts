import { plain } from '../../../src/core/text/message.js'
import { headline } from '../../../src/render/headline.js'
import { priceFile, read, shipped } from '../support/price-file.js'
import { agent, contract, judged, type Change, type Files } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
const on = (model: string, more: Files = {}): Files => ({
  [SETTINGS]: contract({ p: model }, { codeReview: 'p' }),
  ...more,
})
/** What a change says of the age of prices: among the assumptions, by the rule, and in the first line. */
const told = (change: Change) => {
  const report = judged(change)
  return {
    assumptions: report.estimate.assumptions.map(({ text }) => text).filter((text) => text.includes('last checked on')),
    rule: report.findings
      .filter(({ rule }) => rule === 'catalogue-old')
      .map(({ severity, message }) => `${severity}: ${plain(message)}`),
    headline: plain(headline(report).words).includes('old prices'),
  }
}
const NOTHING = { assumptions: [], rule: [], headline: false }
const REMEDY =
  'update Kiro Governance, or name a newer price file (input prices, --prices; kiro-governance models --import FILE --merge makes one)'
const change: Change = { before: on('claude-sonnet-5'), after: on('claude-opus-4.8') }

test('on 2026-12-09, 62 days after the rows: one line with the remedy, and no finding', () => {
  expect(told({ ...change, day: '2026-12-09' })).toEqual({
    assumptions: [
      `The prices of claude-opus-4.8 and claude-sonnet-5 were last checked on 2026-10-08, 62 days before 2026-12-09: ${REMEDY}.`,
    ],
    rule: [],
    headline: false,
  })
})

test('on 2027-06-30: the first line says so too, and a notice', () => {
  expect(told({ ...change, day: '2027-06-30' })).toEqual({
    assumptions: [
      `The prices of claude-opus-4.8 and claude-sonnet-5 were last checked on 2026-10-08, 265 days before 2027-06-30: ${REMEDY}.`,
    ],
    rule: [
      `notice: The prices of claude-opus-4.8 and claude-sonnet-5 were last checked on 2026-10-08, 265 days ago: ${REMEDY}`,
    ],
    headline: true,
  })
})

test.each(['2026-12-09', '2027-06-30'])('on %s who changes nothing is told nothing', (day) => {
  const files = on('claude-opus-4.8', { '.kiro/agents/a.json': agent('a', 'claude-opus-5') })
  expect(told({ before: files, after: files, day })).toEqual(NOTHING)
  expect(told({ before: files, after: { ...files, '.kiro/README.md': 'Notes' }, day })).toEqual(NOTHING)
})

test('only what the change uses is aged: a row that was checked later says nothing on 2026-12-09', () => {
  const between = {
    before: on('claude-haiku-5.5'),
    after: on('claude-haiku-5.5', { '.kiro/agents/a.json': agent('a', 'claude-haiku-5.5') }),
  }
  expect(told({ ...between, day: '2026-12-09' })).toEqual(NOTHING)
})

test('many changes are one line', () => {
  const models = ['claude-opus-4.8', 'claude-opus-5', 'claude-sonnet-5', 'claude-haiku-4.5', 'gpt-5.6-sol', 'glm-5']
  const after = Object.fromEntries(
    models.map((model, index) => [`.kiro/agents/a${index}.json`, agent(`a${index}`, model)]),
  )
  const { assumptions, rule } = told({ before: {}, after, day: '2027-06-30' })
  expect([assumptions.length, rule.length]).toEqual([1, 1])
  expect(assumptions[0]).toMatch(/^The prices of \S+, \S+, \S+ and \d+ more models were last checked on 2026-10-08/)
})

test('a price that a policy states is as old as it says, and has no age without a day', () => {
  const policy = (facts: string) => `version: 1\ncatalogue: { ${facts} }`
  const stated = (facts: string) => told({ ...change, day: '2026-12-09', policy: policy(facts) }).assumptions
  const both = 'claude-opus-4.8: { multiplier: 2 }, claude-sonnet-5: { multiplier: 1 }'
  expect(stated(`models: { ${both} }`)).toEqual([])
  expect(stated(`asOf: 2026-12-01, models: { ${both} }`)).toEqual([])
  expect(stated(`asOf: 2026-12-01, models: { claude-opus-4.8: { multiplier: 2 } }`)).toEqual([
    `The price of claude-sonnet-5 was last checked on 2026-10-08, 62 days before 2026-12-09: ${REMEDY}.`,
  ])
  expect(stated(`asOf: 2026-01-01, models: { ${both} }`)[0]).toMatch(/last checked on 2026-01-01, 342 days/)
})

test('with a price file the remedy is to bring that up to date', () => {
  const old = { ...shipped('claude-opus-4.8'), notListedOn: '2026-11-30' }
  const prices = read(priceFile([old]))
  expect(told({ ...change, day: '2026-12-09', prices }).assumptions).toEqual([
    'The prices of claude-opus-4.8 and claude-sonnet-5 were last checked on 2026-10-08, 62 days before 2026-12-09: merge today’s list into the price file: kiro-governance models --import FILE --merge.',
  ])
})

test('the page to look at is that of the built-in prices, or the price file that is used', () => {
  const source = (more: Partial<Change>): string[] =>
    judged({ ...change, day: '2027-06-30', ...more })
      .estimate.assumptions.filter(({ text }) => text.includes('last checked on'))
      .map((one) => one.source)
  expect([source({}), source({ prices: read(priceFile()) })]).toEqual([
    ['https://kiro.dev/docs/models'],
    ['price file'],
  ])
})
