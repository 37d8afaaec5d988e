import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import measured from '../../../src/core/catalogue/measured.json' with { type: 'json' }
import { tokenUse } from '../../../src/core/catalogue/measured.js'
import { costTraceText } from '../../../src/render/text/cost-trace.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { contract, judged, only } from '../support/repository.js'

const SETTINGS = '.kiro/settings.json'
/** 10 to 40 credits at 1.0x, typically 20, of one developer. */
const rowOf = (model: string, workload: Record<string, unknown> = {}) => {
  const review = { codeReview: { runs: 1, credits: { low: 10, typical: 20, high: 40 } } }
  const policy = JSON.stringify({
    version: 1,
    team: { workdays: 1 },
    workload: { ...(JSON.parse(only(review)) as Record<string, unknown>), ...workload },
  })
  const files = { [SETTINGS]: contract({ p: model }, { codeReview: 'p' }) }
  const { estimate } = judged({ before: files, after: files, policy, day: '2026-11-29' })
  const row = estimate.rows.find(({ label }) => label === 'codeReview')
  if (!row) throw new Error('no row')
  return { row, estimate }
}
const credits = (model: string, workload?: Record<string, unknown>) => rowOf(model, workload).row.after.credits

test('every measured model is in the catalogue, and its ratio is dated and cited', () => {
  const { find } = loadCatalogue()
  for (const id of Object.keys(measured.ratios)) expect(find(id)?.model.id).toBe(id)
  expect(measured).toMatchObject({ measured: '2026-07-29', source: expect.stringMatching(/^https:/) as string })
})

test.each<[string, number, number]>([
  ['claude-opus-5', 1, 1.58],
  ['gpt-5.6-sol', 0.61, 1],
  ['auto', 1, 1],
  ['claude-haiku-4.5', 0.61, 1.59],
  ['constructor', 0.61, 1.59],
])('the range of %s', (id, low, high) => {
  expect(tokenUse(id)).toMatchObject({ low, high })
})

test('widens low and high, and never the typical credits', () => {
  expect(credits('claude-opus-5')).toEqual({ low: 22, typical: 44, high: 139 })
  expect(credits('claude-opus-5.5')).toEqual({ low: 12, typical: 40, high: 127 })
  expect(credits('auto')).toEqual({ low: 10, typical: 20, high: 40 })
})

test.each([1, 2])('a factor of the team’s own, %d, takes its place', (factor) => {
  expect(credits('claude-opus-5', { models: { 'claude-opus-5': factor } })).toEqual({
    low: 22 * factor,
    typical: 44 * factor,
    high: 88 * factor,
  })
})

test.each<[string, RegExp]>([
  [
    'claude-opus-5',
    /× token use +1 +1 +1\.58 +https:[^\n]*by list, or 1\.58 times that[^]*By list 44 typical; as measured 70, 1\.58 times the list price on claude-opus-5 \(2026-07-29\)\./,
  ],
  [
    'claude-opus-5.5',
    /By list 40 typical\. claude-opus-5\.5 was not measured: models that were took 0\.61 to 1\.59 times/,
  ],
  ['auto', /^(?![^]*token use)(?![^]*By list)/],
])('explain --cost shows both: %s', (model, expected) => {
  const { row, estimate } = rowOf(model)
  expect(costTraceText([row], estimate, PLAIN)).toMatch(expected)
})
