import fc from 'fast-check'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import { bytesOf } from '../../../src/render/markdown/fit.js'
import { usageIssue, usageSummary } from '../../../src/render/usage/markdown/issue.js'
import { runs } from '../../core/support/properties.js'
import { fullReport, overBudget, renamed, RESTRICTION } from './reports.js'

const CONTEXT = { restriction: RESTRICTION, pullRequest: null, runUrl: null, pageUrl: null }

/** `count` of everything of which there can be many. */
function many(count: number): UsageReport {
  const report = { ...fullReport(), budgets: overBudget('pause').budgets, actions: overBudget('pause').actions }
  const times = <T>(items: readonly T[]): T[] =>
    Array.from({ length: count }, (_, index) => items[index % items.length]).filter((item) => item !== undefined)
  const { byModel, rightSizing, source } = report
  const budgets = times(report.budgets).map((budget, index) => ({ ...budget, id: `contract/monthly/${index}` }))
  return {
    ...report,
    source: { ...source, firstBadRows: times(source.firstBadRows), badRows: count },
    byPlan: times(report.byPlan),
    byTeam: times(report.byTeam ?? []),
    byClient: times(report.byClient),
    byModel: byModel && { ...byModel, rows: times(byModel.rows) },
    byPerson: times(report.byPerson ?? []),
    budgets,
    actions: budgets.map(({ id }) => ({
      id: `${id}@100`,
      budget: id,
      percent: 100,
      reached: '2026-11-19',
      action: 'pause',
    })),
    rightSizing: rightSizing && {
      ...rightSizing,
      moves: times(rightSizing.moves),
      persons: times(rightSizing.persons ?? []),
    },
    readings: times(report.readings),
    notes: times(report.notes),
  }
}

const LONG: readonly [string, (place: number) => string][] = [
  ['emoji of several code points', (place) => `👩‍👩‍👧‍👦${place}`.repeat(20)],
  ['Chinese characters', (place) => `${'模型配置'.repeat(30)}${place}`],
  ['what Markdown would have to escape', (place) => `${'<|`>'.repeat(29)}${place}`],
  ['invisible characters', (place) => `${'\u{e0041}'.repeat(100)}${place}`],
]

function expectWhole(page: string, most: number): void {
  for (const length of [page.length, bytesOf(page)]) expect(length).toBeLessThan(most)
  expect(page.split('<details>').length).toBe(page.split('</details>').length)
  expect(/^### ❌ Incomplete: .* · Over budget · Kiro in November 2026: \$3,673 so far/.test(page)).toBe(true)
  expect(page.endsWith('</sub>')).toBe(true)
}

test.each(LONG)('an issue with hundreds of names of %s fits, by every way of counting, and is whole', (_, name) => {
  expectWhole(usageIssue(renamed(many(60), name), CONTEXT), 60_000)
})

test('so does a summary with thousands', () => {
  const page = usageSummary(renamed(many(1000), (place) => `${'模型配置'.repeat(30)}${place}`))
  expectWhole(page, 1_048_576)
  expect(bytesOf(page)).toBeGreaterThan(500_000)
})

test('what is left out of an issue is said', () => {
  const page = usageIssue(many(400), CONTEXT)
  expect(page).toContain('390 more budgets with a step that was reached.')
  expect(page).toContain('360 more people.')
  expect(
    usageIssue(
      renamed(many(400), (place) => `${'x'.repeat(110)}${place}`),
      CONTEXT,
    ),
  ).toMatch(
    /Left out, because the text would be longer than GitHub accepts: .*rows of the .*\. The job summary has the whole\./,
  )
})

test('law: whatever names there are, and however many, an issue fits', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 9 }),
      (count, names) => {
        expect(
          bytesOf(
            usageIssue(
              renamed(many(count), (place) => names[place % names.length] ?? ''),
              CONTEXT,
            ),
          ),
        ).toBeLessThanOrEqual(59_000)
      },
    ),
    runs(8),
  )
})
