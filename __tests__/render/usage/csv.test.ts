import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { CSV_COLUMNS, usageCsv } from '../../../src/render/usage/csv.js'
import { hostileTexts } from '../../core/support/hostile-texts.js'
import { runs } from '../../core/support/properties.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'
import { everything, withNames } from './everything.js'

interface Line {
  readonly section: string
  readonly name: string
  readonly measure: string
  readonly unit: string
  readonly value: string
}

const read = (report: UsageReport): Line[] => parse(usageCsv(report), { columns: true })
const amount = (
  report: UsageReport,
  section: string,
  name: string,
  measure: string,
  unit: string,
): string | undefined =>
  read(report).find(
    (line) => line.section === section && line.name === name && line.measure === measure && line.unit === unit,
  )?.value

test('every line has the month, the day of the report, and an amount or nothing', () => {
  const [header, ...lines] = parse(usageCsv(everything()))
  expect(header).toEqual(Object.keys(CSV_COLUMNS))
  for (const [month, state, verdict, reported, section, , measure, unit, value] of lines) {
    expect([month, state, verdict, reported]).toEqual(['2026-11', 'to date', 'fail', '2026-11-20'])
    expect([section, measure, unit]).not.toContain('')
    expect(value).toMatch(/^(-?\d+(\.\d+)?)?$/)
  }
})

/** What is no amount: where something is, what it is a part of, and the version of the shape. */
const NO_AMOUNTS = ['version', 'line', 'percent', 'from', 'to']

test('every amount of the report is in it, once', () => {
  let amounts = 0
  // Each amount becomes a number of its own, so that none is found in the place of another.
  const report = JSON.parse(JSON.stringify(everything()), (key, value: unknown) =>
    typeof value === 'number' && !NO_AMOUNTS.includes(key) ? 1_000_000 + amounts++ : value,
  ) as UsageReport
  const values = read(report)
    .map(({ value }) => Number(value))
    .filter((value) => value >= 1_000_000)
  expect(amounts).toBeGreaterThan(200)
  expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: amounts }, (_, index) => 1_000_000 + index))
})

test('what is not known is nothing, and a nought is a nought', () => {
  const report = sampleUsageReport()
  const unpriced = { ...report, money: { ...report.money, total: null, overage: 0 } }
  expect(amount(unpriced, 'money', '', 'total', 'USD')).toBe('')
  expect(amount(unpriced, 'money', '', 'overage', 'USD')).toBe('0')
  expect(amount(unpriced, 'plan', 'Power', 'overage', 'USD')).toBe('0')
})

test('folded groups and people without a team are named so', () => {
  const report = sampleUsageReport()
  const noTeam = {
    name: null,
    folded: 0,
    people: 6,
    credits: 12.5,
    share: 0.1,
    overage: 0,
    usd: 1,
    seatsUsd: 1,
    overageUsd: 0,
    allPriced: true,
    silent: 0,
    idle: 0,
  }
  expect(
    amount({ ...report, byTeam: [...(report.byTeam ?? []), noTeam] }, 'team', '(no team)', 'credits', 'credits'),
  ).toBe('12.5')
  expect(amount(report, 'team', '(folded)', 'folded', 'groups')).toBe('3')
  expect(amount(report, 'day', '(folded)', 'credits', 'credits')).toBe('421.86')
})

test('no name from outside begins a formula or another line', () => {
  const besidesNames = (lines: readonly Line[]): string =>
    lines.map(({ section, measure, unit, value }) => [section, measure, unit, value].join('|')).join('\n')
  const plain = besidesNames(read(everything()))
  fc.assert(
    fc.property(fc.array(hostileTexts, { minLength: 12, maxLength: 12 }), (texts) => {
      const hostile = read(
        withNames(
          everything(),
          texts.map((text, index) => (index % 2 === 0 ? `=${text}` : text)),
        ),
      )
      expect(besidesNames(hostile)).toBe(plain)
      expect(hostile.filter(({ name }) => /^[\s"]*[=+\-@＝＋－＠\t\r]/.test(name))).toEqual([])
    }),
    runs(8),
  )
})
