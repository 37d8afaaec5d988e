import fc from 'fast-check'
import { multiplierOn } from '../../../src/core/catalogue/catalogue.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { product, type Credits, type Range } from '../../../src/core/amount.js'
import { type Estimate } from '../../../src/core/cost/estimate.js'
import { exactCredits } from '../../../src/core/cost/rows.js'
import type { Report } from '../../../src/core/report.js'
import { configurations, policyTexts, unsound } from '../support/generators.js'
import { FEW_RUNS, RUNS } from '../support/properties.js'
import { type Files } from '../support/repository.js'
import { reportOfChange } from './report-of-change.js'

const BOUNDS = ['low', 'typical', 'high'] as const

function everyAmount({ before, after, appliedBy, rows }: Estimate): Credits[] {
  return [
    before,
    after,
    appliedBy.kiro.before,
    appliedBy.kiro.after,
    appliedBy.team.before,
    appliedBy.team.after,
    ...rows.flatMap((row) => [row.before.credits, row.after.credits]),
  ]
}

describe('numbers', () => {
  test('printed rows add up to printed totals, and before plus change is after', () => {
    fc.assert(
      fc.property(unsound, unsound, policyTexts, (before, after, policy) => {
        const { estimate } = reportOfChange(before, after, policy)
        const priced = estimate.rows.filter(
          (row) => row.before.credits.typical !== null && row.after.credits.typical !== null,
        )
        const sum = (side: 'before' | 'after', by: 'kiro' | 'team' | null, of: keyof Range): number =>
          priced
            .filter(({ appliedBy }) => by === null || appliedBy === by)
            .reduce((total, row) => total + (row[side].credits[of] ?? NaN), 0)
        for (const of of BOUNDS) {
          for (const side of ['before', 'after'] as const) {
            if (estimate[side][of] !== null) expect(estimate[side][of]).toBe(sum(side, null, of))
            for (const by of ['kiro', 'team'] as const) expect(estimate.appliedBy[by][side][of]).toBe(sum(side, by, of))
          }
          const [was, is, delta] = [estimate.before[of], estimate.after[of], estimate.delta[of]]
          if (was !== null && is !== null) expect(was + (delta ?? NaN)).toBe(is)
        }
        expect(estimate.complete).toBe(priced.length === estimate.rows.length && estimate.notEstimated.length === 0)
        expect(estimate.unpriced).toHaveLength(estimate.rows.length - priced.length)
      }),
      FEW_RUNS,
    )
  })

  test('are whole, finite and not negative; low ≤ typical ≤ high; and null only together', () => {
    fc.assert(
      fc.property(unsound, unsound, policyTexts, (before, after, policy) => {
        for (const amount of everyAmount(reportOfChange(before, after, policy).estimate)) {
          if (amount.typical === null) {
            expect(amount).toEqual({ low: null, typical: null, high: null })
            continue
          }
          for (const of of BOUNDS) expect(Number.isSafeInteger(amount[of]) && amount[of] >= 0).toBe(true)
          expect(amount.low <= amount.typical && amount.typical <= amount.high).toBe(true)
        }
      }),
      FEW_RUNS,
    )
  })

  test('a change undone costs what it saved', () => {
    fc.assert(
      fc.property(configurations, configurations, policyTexts, (a, b, policy) => {
        const [there, back] = [reportOfChange(a, b, policy).estimate, reportOfChange(b, a, policy).estimate]
        expect([there.before, there.after]).toEqual([back.after, back.before])
        if (there.delta.typical !== null) expect(there.delta.typical + (back.delta.typical ?? NaN)).toBe(0)
      }),
      FEW_RUNS,
    )
  })

  test('an agent that inherits changes no total', () => {
    fc.assert(
      fc.property(configurations, policyTexts, fc.constantFrom('', 'web/'), (files, policy, root) => {
        const { estimate } = reportOfChange(
          files,
          { ...files, [`${root}.kiro/agents/newcomer.json`]: { name: 'newcomer' } },
          policy,
        )
        expect([estimate.delta.typical ?? 0, estimate.after]).toEqual([0, estimate.before])
        expect(estimate.rows.find(({ label }) => label.endsWith('newcomer'))?.after.reason).toMatch(
          /^(no runs stated|no price)$/,
        )
      }),
      FEW_RUNS,
    )
  })

  const work = fc.record({
    runs: fc.integer({ min: 0, max: 500 }).map((n) => n / 10),
    credits: fc
      .tuple(fc.nat(99), fc.nat(99), fc.nat(99))
      .map(([a, b, c]) => ({ low: a / 10, typical: (a + b) / 10, high: (a + b + c) / 10 })),
  })
  const multiplier = fc.integer({ min: 0, max: 1000 }).map((n) => n / 100)

  test('credits are linear in developers and days', () => {
    fc.assert(
      fc.property(
        work,
        multiplier,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(...BOUNDS),
        (one, times, days, developers, of) => {
          const all = exactCredits(one, times, days, developers, of)
          expect(all.eq(exactCredits(one, times, 1, 1, of).times(days).times(developers))).toBe(true)
          expect(all.eq(product(one.runs, one.credits[of], times, days, developers))).toBe(true)
        },
      ),
      RUNS,
    )
  })

  test('credits rise with the multiplier', () => {
    fc.assert(
      fc.property(work, multiplier, multiplier, fc.constantFrom(...BOUNDS), (one, a, b, of) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        expect(exactCredits(one, low, 21, 12, of).lte(exactCredits(one, high, 21, 12, of))).toBe(true)
      }),
      RUNS,
    )
  })

  test('a more expensive model never lowers a total, whatever else is configured', () => {
    const catalogue = loadCatalogue()
    const priced = catalogue.models.flatMap((model) => {
      const value = multiplierOn(model, '2026-10-08')
      return value === null ? [] : [{ id: model.id, value }]
    })
    fc.assert(
      fc.property(configurations, fc.constantFrom(...priced), fc.constantFrom(...priced), (files, a, b) => {
        const [cheap, dear] = a.value <= b.value ? [a, b] : [b, a]
        const using = (model: string): Files => ({
          ...files,
          '.kiro/settings.json': { models: { p: { model }, routing: { taskExecution: 'p', codeReview: 'p' } } },
        })
        expect(reportOfChange(using(cheap.id), using(dear.id), null).estimate.delta.typical).toBeGreaterThanOrEqual(0)
      }),
      FEW_RUNS,
    )
  })
})

test('a policy that is accepted can judge: no number in it is too large', () => {
  const files = { '.kiro/settings.json': { models: { p: { model: 'auto' }, routing: { codeReview: 'p' } } } }
  for (const huge of ['1e15', '1e300', '1e308']) {
    const text = `{ "version": 1, "team": { "seats": { "pro": 1 } }, "workload": { "tasks": { "codeReview": { "runs": 10000, "credits": { "low": 0, "typical": ${huge}, "high": ${huge} } } } } }`
    const judge = (): Report | null => {
      try {
        return reportOfChange({}, files, text)
      } catch (error) {
        // A policy that is refused is fine; an error of the arithmetic is not.
        if (error instanceof Error && error.message.includes('credits')) return null
        throw error
      }
    }
    expect(judge()?.estimate.after.high ?? 0).toBeLessThan(Infinity)
  }
})
