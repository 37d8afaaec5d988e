import { parse } from 'csv-parse/sync'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { usageCsv } from '../../../src/render/usage/csv.js'
import { USAGE_FORMATS, type UsageFormat } from '../../../src/render/usage/index.js'
import { stepAnnotation } from '../../../src/render/usage/markdown/step.js'
import { PLAIN } from '../../../src/render/text/paint.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'

/* Dollars that leave out the seats of a plan without a price never look like all of them, in no output. */

const sample = sampleUsageReport()
const [team] = sample.byTeam ?? []
const [plan] = sample.byPlan
const before = sample.months.find(({ state }) => state === 'closed')
if (!team || !plan || !before) throw new Error('the sample lacks a team, a plan or a closed month')

const PARTLY = { allPriced: false } as const
const partly = sampleUsageReport({
  money: {
    ...sample.money,
    ...PARTLY,
    fixed: 4111,
    unused: 2111,
    total: 4222,
    perCredit: null,
    invoice: { usd: 5000, difference: null },
  },
  byTeam: [{ ...team, ...PARTLY, usd: 611, seatsUsd: 511 }],
  byPlan: [{ ...plan, ...PARTLY, fixedUsd: 711, unusedUsd: 311 }],
  months: [{ ...before, ...PARTLY, totalUsd: 3811, fixedUsd: 3711 }],
  forecast: sample.forecast && { ...sample.forecast, usd: null },
})
const SUMS = ['4,222.00', '4,111.00', '2,111.00', '611.00', '511.00', '711.00', '311.00', '3,811.00', '3,711.00']

test.each<UsageFormat>(['text', 'markdown', 'html'])(
  '%s says "at least" with every sum, and compares no invoice',
  (format) => {
    const output = USAGE_FORMATS[format](partly, { paint: PLAIN, links: [] })
    for (const sum of SUMS.filter((one) => output.includes(one))) {
      const places = output.split(`$${sum}`)
      for (const place of places.slice(0, -1))
        expect({ sum, before: place.slice(-9) }).toEqual({ sum, before: 'at least ' })
    }
    expect(SUMS.filter((sum) => !output.includes(`at least $${sum}`))).toEqual([])
    expect(output).not.toMatch(/Invoice \$5,000\.00: the same/)
    const whole = USAGE_FORMATS[format](sample, { paint: PLAIN, links: [] })
    expect(whole).not.toContain('at least $')
  },
)

test.each<UsageFormat>(['text', 'markdown', 'html'])('%s says which part of a change has no price', (format) => {
  const { moved } = sample
  if (!moved?.total) throw new Error('the sample compares nothing')
  const total = { ...moved.total, change: -517, before: 1034, now: 517, beforeUsd: null, nowUsd: null, changeUsd: null }
  const output = USAGE_FORMATS[format]({ ...sample, moved: { ...moved, total } }, { paint: PLAIN, links: [] })
  expect(output).toContain('−517 credits (−50 %), dollars not priced')
})

test.each<UsageFormat>(['slack', 'teams'])('the first line of %s says it', (format) => {
  expect(USAGE_FORMATS[format](partly, { paint: PLAIN, links: [] })).toContain('at least $4,222')
})

test('the annotation of a step says it', () => {
  const [action] = partly.actions
  if (!action) throw new Error('the sample has no action')
  expect(stepAnnotation(partly, action).message).toContain('November 2026 has cost at least $4,222 so far.')
})

test('in CSV such a sum has a name of its own, and the whole is empty', () => {
  const sums = (report: UsageReport): string[] =>
    parse<Record<string, string>>(usageCsv(report), { columns: true })
      .filter(({ section = '', unit }) => ['money', 'team', 'plan', 'month'].includes(section) && unit === 'USD')
      .map(({ section, measure, value }) => `${section} ${measure}: ${value}`)
  const lines = sums(partly)
  expect(lines).toEqual(
    expect.arrayContaining([
      'money total: ',
      'money total, of what is priced: 4222',
      'money fixed: ',
      'money fixed, of what is priced: 4111',
      'money unused, of what is priced: 2111',
      'money invoice minus total: ',
      'team total: ',
      'team total, of what is priced: 611',
      'team seats, of what is priced: 511',
      'plan fixed, of what is priced: 711',
      'plan unused, of what is priced: 311',
      'month total, of what is priced: 3811',
      'month fixed, of what is priced: 3711',
    ]),
  )
  expect(lines.filter((line) => /(total|fixed|seats|unused): \d/.test(line))).toEqual([])
  expect(sums(sample).filter((line) => line.includes('of what is priced'))).toEqual([])
})
