import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { dayIn } from '../../../src/core/usage/ledger.js'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { modelChart, monthCaption, monthChart } from '../../../src/render/usage/markdown/charts.js'
import { runningTotal } from '../../../src/render/usage/running-total.js'
import { RUNS } from '../../core/support/properties.js'
import { sampleUsageReport } from '../../core/support/usage-report.js'
import { readPie, readXyChart } from './mermaid.js'
import { closedMonth } from './reports.js'

const fenced = (chart: string): string => /^```mermaid\n([^]*)\n```$/.exec(chart)?.[1] ?? ''
const month = (report: UsageReport) => readXyChart(fenced(monthChart(report, runningTotal(report))))
const models = (rows: readonly [string, number | null][]): UsageReport => {
  const { byModel } = sampleUsageReport()
  return sampleUsageReport({
    byModel: byModel && {
      ...byModel,
      rows: rows.map(([model, credits]) => ({
        model,
        folded: 0,
        people: 9,
        messages: 1,
        credits,
        share: null,
        creditsPerMessage: null,
        multiplier: null,
        measured: false,
      })),
    },
  })
}

test('the month to date: bars up to its last day, three lines of the forecast, one of the budget', () => {
  const { labels, top, bars, lines } = month(sampleUsageReport())
  expect(labels).toEqual(Array.from({ length: 30 }, (_, day) => String(day + 1)))
  expect([
    bars[18],
    bars[19],
    lines.map((line) => line.length),
    lines.map((line) => line[18]),
    lines.map((line) => line[29]),
  ]).toEqual([40_943, 0, [30, 30, 30, 30], [40_943, 40_943, 40_943, 50_000], [51_020, 57_480, 65_110, 50_000]])
  expect(top).toBe(66_000)
  expect(monthCaption(sampleUsageReport(), runningTotal(sampleUsageReport()))).toBe(
    'Credits from the first of the month on: the bars are what is used; the rising lines are the forecast (low, typical, high); the level line is the budget.',
  )
})

test('a closed month has no forecast, and a budget far above is no line', () => {
  expect(month(closedMonth()).lines).toHaveLength(1)
  const [budget] = sampleUsageReport().budgets
  const far = { ...closedMonth(), budgets: budget ? [{ ...budget, limit: 1_000_000 }] : [] }
  expect(month(far).lines).toHaveLength(0)
  expect(monthCaption(far, runningTotal(far))).toBe(
    'Credits from the first of the month on: the bars are what is used.',
  )
})

test('without a day there is no chart', () => {
  for (const report of [
    sampleUsageReport({ byDay: [] }),
    sampleUsageReport({
      byDay: [
        { day: '2026-11-02', folded: 0, people: 0, credits: 0 },
        { day: null, folded: 9, people: 4, credits: 90 },
      ],
    }),
    sampleUsageReport({ through: null }),
  ])
    expect(monthChart(report, runningTotal(report))).toBe('')
})

test('law: the total grows to the sum of all days, and the chart is one of as many days', () => {
  const amount = fc.double({ min: 0, max: 1e7, noNaN: true }).map((value) => Math.round(value * 100) / 100)
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(18), { minLength: 1, maxLength: 19 }),
      amount.map((credits) => credits + 0.01),
      amount,
      (days, each, folded) => {
        const byDay = [
          ...days.map((day) => ({ day: dayIn('2026-11', day), folded: 0, people: 9, credits: each })),
          { day: null, folded: 2, people: 3, credits: folded },
        ]
        const report = sampleUsageReport({ byDay })
        const totals = runningTotal(report).map(({ total }) => total)
        expect(totals).toHaveLength(19)
        expect(totals).toEqual([...totals].sort((a, b) => a - b))
        expect(totals.at(-1)).toBeCloseTo(
          byDay.reduce((sum, { credits }) => sum + credits, 0),
          1,
        )
        const { bars, lines, top } = month(report)
        expect([bars.length, ...lines.map((line) => line.length)].every((length) => length === 30)).toBe(true)
        expect(top).toBeGreaterThanOrEqual(Math.max(...bars))
      },
    ),
    RUNS,
  )
})

test('models: the thinnest are one slice, what is not known is none', () => {
  const pie = (report: UsageReport) => [...readPie(fenced(modelChart(report)))]
  expect(pie(sampleUsageReport())).toEqual([
    ['claude-opus-4.8', 18834],
    ['claude-sonnet-4.6', 13920],
    ['auto', 6551],
    ['claude-haiku-4.5', 1638],
  ])
  expect(pie(models(Array.from({ length: 12 }, (_, index) => [`m${index}`, 100 * (index + 1)])))).toEqual([
    ...Array.from({ length: 7 }, (_, index) => [`m${11 - index}`, 1200 - 100 * index]),
    ['other models', 1500],
  ])
  expect(
    pie(
      models([
        ['a"b', 5],
        ['a<b', 4],
        ['none', 0],
        ['unknown', null],
      ]),
    ),
  ).toEqual([
    ['a_b', 5],
    ['a_b · 2', 4],
  ])
  expect(modelChart(models([['none', 0]]))).toBe('')
  expect(modelChart(sampleUsageReport({ byModel: null }))).toBe('')
})

test('law: whatever models are called, the pie is one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: anyCharacter }), fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }))), {
        maxLength: 12,
      }),
      (rows) => {
        const chart = modelChart(models(rows))
        expect(chart === '' || readPie(fenced(chart)).size > 0).toBe(true)
      },
    ),
    RUNS,
  )
})
