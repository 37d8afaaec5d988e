import fc from 'fast-check'
import { Big } from 'big.js'
import type { Prices } from '../../../src/core/catalogue/prices.js'
import { check } from '../../../src/core/check.js'
import { traceOf } from '../../../src/core/cost/trace.js'
import type { EstimateRow } from '../../../src/core/cost/rows.js'
import type { Report } from '../../../src/core/report.js'
import { configurations, policyTexts } from '../support/generators.js'
import { DISAGREEING } from '../support/prices.js'
import { FEW_RUNS } from '../support/properties.js'
import { contract, DAY, judged, policy, sources, type Files } from '../support/repository.js'

const FILES = (model: string): Files => ({ '.kiro/settings.json': contract({ p: model }, { codeReview: 'p' }) })
const ONE_RUN = 'workload: { tasks: { codeReview: { runs: 1, credits: { low: 1, typical: 1, high: 1 } } }'
const review = ({ estimate }: Report): EstimateRow | undefined =>
  estimate.rows.find(({ assignment }) => assignment === 'task:codeReview')
/** Credits a month of one run of one credit a day, 21 days: 21 times the multiplier that counts. */
const credits = (model: string, more = '', prices?: Prices): EstimateRow['after']['credits'] | undefined =>
  review(judged({ after: FILES(model), policy: `version: 1\n${ONE_RUN}${more} }`, ...(prices ? { prices } : {}) }))
    ?.after.credits

describe('a multiplier', () => {
  test('that sources agree on has the range of measured token use alone', () => {
    expect(credits('claude-opus-4.8')).toEqual({ low: 46, typical: 46, high: 52 })
  })

  test('that they disagree on is one: what the newest says is typical', () => {
    // 0.6 by the newest, 1.1 by another: 12.6 and 23.1.
    expect(credits('gpt-5.6-luna', '', DISAGREEING)).toEqual({ low: 8, typical: 13, high: 37 })
  })

  test('counts for long context as far as the policy says', () => {
    // 4.4 up to 272,000 tokens, 8.8 above; half of the runs: 6.6.
    expect(credits('gpt-5.6-sol')).toMatchObject({ typical: 92 })
    expect(credits('gpt-5.6-sol', ', longContext: 0.5')).toMatchObject({ typical: 139 })
    expect(credits('gpt-5.6-sol', ', longContext: 1')).toMatchObject({ typical: 185 })
    expect(credits('claude-opus-4.8', ', longContext: 1')).toMatchObject({ typical: 46 })
  })

  test('is scaled by the factor that the policy states for the model, and by none otherwise', () => {
    expect(credits('claude-opus-4.8', ', models: { claude-opus-4.8: 1.5 }')).toMatchObject({ typical: 69 })
    expect(credits('Claude Opus 4.8', ', models: { claude-opus-4.8: 1.5 }')).toMatchObject({ typical: 69 })
    expect(credits('claude-sonnet-5', ', models: { claude-opus-4.8: 1.5 }')).toMatchObject({ typical: 27 })
  })

  test('and the ratio per run with it', () => {
    const ratio = (more: string): number | null | undefined =>
      review(
        judged({
          before: FILES('claude-sonnet-5'),
          after: FILES('claude-opus-4.8'),
          policy: `version: 1\nworkload: { ${more} }`,
        }),
      )?.ratio
    expect(ratio('')).toBe(1.692308)
    expect(ratio('models: { claude-opus-4.8: 1.44 }')).toBe(2.436923)
  })
})

describe('a change of prices', () => {
  const cost = (baseDay: string, model = 'gpt-5.6-luna'): Report =>
    check({
      before: sources(FILES(model)),
      after: sources(FILES(model)),
      policy: policy(`version: 1\n${ONE_RUN} }`),
      day: DAY,
      baseDay,
    })

  test('costs what it costs on an unchanged configuration', () => {
    const report = cost('2026-10-01')
    const { estimate, baseDay } = report
    expect(baseDay).toBe('2026-10-01')
    expect(estimate.delta.typical).toBe(-10)
    expect(review(report)).toMatchObject({
      changed: true,
      ratio: 0.545455,
      before: { multiplier: 1.1, credits: { typical: 23 } },
      after: { multiplier: 0.6, credits: { typical: 13 } },
    })
    expect(estimate.assumptions.map(({ text }) => text)).toContain(
      'Multipliers of 2026-10-01 before and of 2026-10-08 after, from the catalogue of 2026-11-29.',
    )
  })

  test('is nothing where no price changed, and on the same day', () => {
    const same = cost('2026-10-07', 'claude-opus-4.8').estimate
    expect(same.delta.typical).toBe(0)
    expect(same.rows.filter(({ changed }) => changed)).toEqual([])
    expect(cost(DAY)).toMatchObject({ baseDay: null, estimate: { delta: { typical: 0 } } })
  })

  test('stands at the lower of its new price and auto from before a model had a price', () => {
    expect(review(cost('2026-01-01'))?.before).toMatchObject({
      multiplier: null,
      reason: 'no price',
      standsAt: 0.6,
      credits: { typical: 13 },
    })
  })
})

test('every priced amount is the product of its traced factors, rounded once', () => {
  fc.assert(
    fc.property(configurations, configurations, policyTexts, (before, after, text) => {
      const { estimate } = judged({ before, after, policy: text ?? [] })
      for (const side of estimate.rows.flatMap((row) => [row.before, row.after])) {
        const trace = traceOf(side, estimate)
        expect(trace === null).toBe(side.basis === null)
        if (trace === null) continue
        for (const end of ['low', 'typical', 'high'] as const) {
          const exact = trace.factors.reduce((all, factor) => all.times(factor[end]), new Big(1))
          const amount = exact.round(0, Big.roundHalfUp).toNumber()
          // Agents may carry all of a kind’s high use: its own model is never printed with more typical credits than high ones.
          expect([amount, side.credits.typical]).toContain(side.credits[end])
        }
        expect(
          trace.factors.every(
            ({ source }) => source === 'policy' || source.startsWith('assumption') || source.startsWith('https://'),
          ),
        ).toBe(true)
      }
    }),
    FEW_RUNS,
  )
})
