import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadCatalogue, multiplierOf } from '../../../src/core/catalogue/catalogue.js'
import measured from '../../../src/core/catalogue/measured.json' with { type: 'json' }
import { grouped, multiplier, whole } from '../../../src/core/text/number.js'
import { AFTER, BEFORE, POLICY } from '../support/worked-case.js'
import { contract, DAY, judged } from '../support/repository.js'

/* Every number of docs/cost-model.md outside its generated tables is computed here, or named as one that only a source says. */

const PAGE = readFileSync(fileURLToPath(new URL('../../../docs/cost-model.md', import.meta.url)), 'utf8')
  .replace(/<!-- begin [^]*?<!-- end [^>]*-->/g, '')
  .replace(/```[^]*?```/g, '')
  .replace(/\]\([^)]*\)/g, ']')
  .replace(/^\d\. /gm, '')
  .replace(/\d{4}-\d{2}-\d{2}|July 2026/g, '')
  .replace(/\b(?:claude|gpt)-[a-z]+-?\d+(?:\.\d+)?|\bgpt-\d+(?:\.\d+)?-[a-z]+/g, '')
const numbers = (text: string): string[] =>
  [...text.matchAll(/(?<![\w.-])\d[\d,]*(?:\.\d+)?(?!\w*\d)/g)].map(([found]) => found.replace(/,$/, ''))

const CATALOGUE = loadCatalogue()
const WORKED = judged({ before: BEFORE, after: AFTER, policy: POLICY }).estimate
const total = WORKED.after.typical ?? NaN
const each = Math.round(total / 12)
const of = (model: string): string => multiplier(multiplierOf(CATALOGUE, model, DAY)).replace('x', '')
const ratios = Object.values(measured.ratios)
const limited = judged({
  after: {
    '.kiro/settings.json': contract(
      {},
      {},
      { daily: { credits: 25, action: 'pause' }, monthly: { credits: 600, action: 'pause' } },
    ),
  },
}).budgets[1]

/** Computed from the data and the program. */
const COMPUTED: readonly string[] = [
  ...ratios.map(String),
  String(CATALOGUE.facts.exampleTaskCredits.value),
  of('auto'),
  of('claude-sonnet-4.5'),
  of('claude-opus-4.8'),
  ...[limited?.workdays, limited?.limit, limited?.at?.typical.spent].map((value) => whole(value ?? null)),
  ...[WORKED.developers, WORKED.workdays, total, each, 1000].map((value) => whole(value)),
  String(Number(((1000 * 21) / each).toFixed(3))),
  String(WORKED.seats[0]?.after.exhaustedOn),
]
/** What a cited page says: medians, one report, the number of runs; the daily limit and the seats of an example. */
const QUOTED: readonly string[] = ['1.5', '6', '19.5', '40', grouped('5184'), '25', '20']

test('every number on the page is computed, or quoted from a source', () => {
  expect(numbers(PAGE).filter((one) => ![...COMPUTED, ...QUOTED].includes(one))).toEqual([])
})

test('every computed number is on the page', () => {
  expect(COMPUTED.filter((one) => !numbers(PAGE).includes(one))).toEqual([])
  expect(limited?.at?.typical.limit.when).toBe('never')
})
