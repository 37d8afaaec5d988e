import fc from 'fast-check'
import { Big } from 'big.js'
import type { Prices } from '../../../src/core/catalogue/prices.js'
import { check } from '../../../src/core/check.js'
import { traceOf } from '../../../src/core/cost/trace.js'
import type { EstimateRow } from '../../../src/core/cost/rows.js'
import type { Report } from '../../../src/core/report.js'
import { configurations, policyTexts } from '../support/generators.js'
import { DISAGREEING } from '../support/prices.js'
import { RUNS } from '../support/properties.js'
import { agent, DAY, judged, policy, sources, type Files } from '../support/repository.js'

const FILES = (model: string): Files => ({ '.kiro/agents/a.json': agent('a', model) })
const ONE_RUN = 'workload: { agents: { a: { runs: 1, credits: { low: 1, typical: 1, high: 1 } } }'
/** Credits a month of one run of one credit a day, 21 days: 21 times the multiplier that counts. */
const credits = (model: string, more = '', prices?: Prices): EstimateRow['after']['credits'] | undefined =>
  judged({ after: FILES(model), policy: `version: 1\n${ONE_RUN}${more} }`, ...(prices ? { prices } : {}) }).estimate
    .rows[0]?.after.credits

describe('a multiplier', () => {
  test('that sources agree on is no range', () => {
    expect(credits('claude-opus-4.8')).toEqual({ low: 46, typical: 46, high: 46 })
  })

  test('that they disagree on is one: what the newest says is typical', () => {
    // 0.6 by the newest, 1.1 by another: 12.6 and 23.1.
    expect(credits('gpt-5.6-luna', '', DISAGREEING)).toEqual({ low: 13, typical: 13, high: 23 })
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
      judged({
        before: FILES('claude-sonnet-5'),
        after: FILES('claude-opus-4.8'),
        policy: `version: 1\nworkload: { ${more} }`,
      }).estimate.rows[0]?.ratio
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
    const { estimate, baseDay } = cost('2026-10-01')
    expect(baseDay).toBe('2026-10-01')
    expect(estimate).toMatchObject({ before: { typical: 23 }, after: { typical: 13 }, delta: { typical: -10 } })
    expect(estimate.rows[0]).toMatchObject({
      changed: true,
      ratio: 0.545455,
      before: { multiplier: 1.1 },
      after: { multiplier: 0.6 },
    })
    expect(estimate.assumptions.map(({ text }) => text)).toContain(
      'Multipliers of 2026-10-01 before and of 2026-10-08 after, from the catalogue of 2026-11-29.',
    )
  })

  test('is nothing where no price changed, and on the same day', () => {
    expect(cost('2026-10-07', 'claude-opus-4.8').estimate).toMatchObject({
      delta: { typical: 0 },
      rows: [{ changed: false }],
    })
    expect(cost(DAY)).toMatchObject({ baseDay: null, estimate: { delta: { typical: 0 } } })
  })

  test('is not priced from before a model had a price', () => {
    expect(cost('2026-01-01').estimate.rows[0]?.before).toMatchObject({ multiplier: null, reason: 'no price' })
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
          expect(exact.round(0, Big.roundHalfUp).toNumber()).toBe(side.credits[end])
        }
        expect(
          trace.factors.every(
            ({ source }) => source === 'policy' || source.startsWith('assumption') || source.startsWith('https://'),
          ),
        ).toBe(true)
      }
    }),
    RUNS,
  )
})
