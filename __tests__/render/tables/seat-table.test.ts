import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { simulateBudgets } from '../../../src/core/cost/budgets.js'
import { seatAdvice, type SeatAdvice } from '../../../src/core/cost/seat-advice.js'
import { plain } from '../../../src/core/text/message.js'
import { BUDGETS_HEADING, budgetLines } from '../../../src/render/text/budget-lines.js'
import { MARKDOWN_STYLE } from '../../../src/render/escape/markdown.js'
import { budgetOf, seatAdviceOf } from '../../../src/render/json/seats.js'
import { budgetSchema, seatAdviceSchema } from '../../../src/core/contract/check/seats.js'
import { planTable, seatLines, seatMixTable } from '../../../src/render/tables/seat-table.js'
import { markdownTable } from '../../../src/render/tables/table.js'
import { configuration, contract, DAY, judged, policy, type Files } from '../../core/support/repository.js'
import { AFTER, POLICY, WORKED_CASE } from '../../core/support/worked-case.js'

const CATALOGUE = loadCatalogue()
const PLAIN = { model: (name: string) => name, strong: (text: string) => text }

function advice(team: string, files: Files = AFTER): SeatAdvice {
  const text = POLICY.replace('overage: false', team)
  const found = seatAdvice(
    { policy: policy(text), catalogue: CATALOGUE, day: DAY },
    judged({ ...WORKED_CASE, after: files, policy: text }).estimate,
  )
  if (!found) throw new Error('no advice')
  return found
}

const budgets = (files: Files, text = POLICY) =>
  simulateBudgets({ after: configuration(files), catalogue: CATALOGUE, policy: policy(text), day: DAY }, null)

test('one seat of each plan', () => {
  const { columns, rows } = planTable(advice('overage: false'), PLAIN)
  expect(columns.map(({ title }) => title)).toEqual([
    'one seat, USD / month',
    'credits',
    'low: 330',
    'typical: 1,105',
    'high: 4,627',
  ])
  expect(rows).toEqual([
    ['Pro ($20.00)', '1,000', '$20.00', 'out on day 20, 10 % undone', 'out on day 5, 78 % undone'],
    ['Pro+ ($40.00)', '2,000', '$40.00', '$40.00', 'out on day 10, 57 % undone'],
    ['Pro Max ($100.00)', '5,000', '$100.00', '$100.00', '$100.00'],
    ['Power ($200.00)', '10,000', '$200.00', '$200.00', '$200.00'],
  ])
  expect(planTable(advice('overage: true'), PLAIN).rows[0]).toEqual([
    'Pro ($20.00)',
    '1,000',
    '$20.00',
    '$24.20, 105 over',
    '$165.08, 3,627 over',
  ])
  expect(planTable(advice('approvedModels: []'), PLAIN).rows[0]?.[3]).toBe('out on day 20, then not stated')
})

test('a plan that does not offer a model says which', () => {
  const free = seatAdvice({ policy: [], catalogue: CATALOGUE, day: DAY }, judged({ after: AFTER }).estimate)
  expect(free && planTable(free, MARKDOWN_STYLE).rows[0]?.at(-1)).toBe('opus-4.8, haiku-4.5')
})

test('the cheapest seats beside the stated ones', () => {
  expect(markdownTable(seatMixTable(advice('overage: false'), MARKDOWN_STYLE))).toBe(
    [
      '| cheapest seats, 12 developers | credits each | seats | USD / month | stated: 8 × Pro + 4 × Pro+ | difference |',
      '|---|--:|---|--:|--:|--:|',
      '| low | 330 | 12 × Pro | $240.00 | $320.00 | −$80.00 |',
      '| **typical** | **1,105** | **12 × Pro+** | **$480.00** | **$320.00, 840 short** | **+$160.00** |',
      '| high | 4,627 | 12 × Pro Max | $1,200.00 | $320.00, 39,524 short | +$880.00 |',
    ].join('\n'),
  )
})

test('break-even, and what is open', () => {
  expect(seatLines(advice('overage: true')).map(plain)).toEqual([
    'With overage, a larger plan costs no more a seat and month: Pro+ instead of Pro from 1,500 credits; Pro Max instead of Pro+ from 3,500 credits; Power instead of Pro Max from 7,500 credits.',
  ])
  expect(seatLines(advice('approvedModels: []')).map(plain).at(-1)).toBe(
    'Whether use beyond a plan is paid is not stated: team.overage in the policy.',
  )
  expect(
    seatLines({ ...advice('overage: true'), complete: false })
      .map(plain)
      .at(-1),
  ).toBe('Some work is not priced, so the use is more than this.')
})

test('one line a budget, and no more than can be read', () => {
  expect(BUDGETS_HEADING).toMatch(/if they were enforced/)
  expect(budgetLines(budgets(AFTER)).map(plain)).toEqual([
    'budget.monthly: alert on working day 19 of 21; limit of 1,200 is never reached: 1,105 credits a month is the typical use. At low use the limit is never reached; at high use it is reached on day 6 of 21.',
  ])
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `p${index}/.kiro/settings.json`,
      contract({}, {}, { daily: { credits: 1 } }),
    ]),
  )
  expect(budgetLines(budgets(many)).map(plain)).toHaveLength(31)
  expect(budgetLines(budgets(many)).map(plain).at(-1)).toBe('10 more budgets in the report file.')
})

test('the report carries them in the shape of its schema', () => {
  const tokens = contract(
    { primary: 'claude-next', fast: 'auto' },
    { codeReview: 'primary' },
    { daily: { credits: 1, action: 'pause' }, monthly: { credits: 5, inputTokens: 5, action: 'restrict' } },
  )
  const reports = [
    advice('overage: false'),
    advice('overage: true'),
    advice('approvedModels: []'),
    advice('overage: true', { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) }),
  ].map(seatAdviceOf)
  for (const report of reports) expect(seatAdviceSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  for (const files of [AFTER, { '.kiro/settings.json': tokens }])
    for (const report of budgets(files).map(budgetOf))
      expect(budgetSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
})
