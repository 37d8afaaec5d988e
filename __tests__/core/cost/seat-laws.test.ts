import { Big } from 'big.js'
import fc from 'fast-check'
import { PLAN_IDS } from '../../../src/core/catalogue/plan-ids.js'
import { breakEvens, costOf, offersOn, termsOf, type SeatOffer, type Terms } from '../../../src/core/cost/plan-cost.js'
import { cheapestSeats } from '../../../src/core/cost/seat-mix.js'
import { runs, RUNS } from '../support/properties.js'
import { DAY } from '../support/repository.js'
import { CATALOGUE, adviceAt } from './advised-seats.js'

describe('laws', () => {
  const OFFERS = offersOn(CATALOGUE, [], DAY)
  const base = termsOf(CATALOGUE, [])
  const terms: fc.Arbitrary<Terms> = fc
    .record({
      billing: fc.constantFrom('enterprise' as const, 'individual' as const, null),
      overage: fc.constantFrom(true, false, null),
    })
    .map((some) => ({ ...base, ...some }))
  const load = fc
    .oneof(fc.nat(12_000), fc.constantFrom(0, 50, 51, 1000, 1001, 1500, 2000, 3500, 7500, 10_000))
    .chain((whole) => fc.nat(99).map((cents) => new Big(whole).plus(new Big(cents).div(100))))
  const offers: fc.Arbitrary<SeatOffer[]> = fc
    .array(fc.record({ usd: fc.nat(300), allowance: fc.integer({ min: 1, max: 3000 }), overage: fc.boolean() }), {
      minLength: 1,
      maxLength: PLAN_IDS.length,
    })
    .map((list) =>
      list.map((one, index) => ({
        ...one,
        plan: PLAN_IDS[index] ?? 'free',
        name: String(index),
        source: 'https://example.org',
      })),
    )
  const usdOf = (offer: SeatOffer, credits: Big, how: Terms) => costOf(offer, credits, how).usd

  /** Every way to give each person one of the plans. */
  const assignments = (people: number, plans: readonly SeatOffer[]): SeatOffer[][] =>
    people === 0 ? [[]] : assignments(people - 1, plans).flatMap((rest) => plans.map((one) => [...rest, one]))

  test('the optimum is that of trying all mixes, people with different loads included', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(OFFERS), offers),
        fc.array(load, { minLength: 1, maxLength: 4 }),
        terms,
        (list, loads, how) => {
          const costs = assignments(loads.length, list).flatMap((seats) => {
            const each = seats.map((seat, index) => usdOf(seat, loads[index] ?? new Big(0), how))
            return each.includes(null) ? [] : [each.reduce<Big>((sum, one) => sum.plus(one ?? 0), new Big(0))]
          })
          const best = costs.reduce<Big | null>(
            (least, cost) => (least === null || cost.lt(least) ? cost : least),
            null,
          )
          const found = cheapestSeats(
            list,
            loads.map((credits) => ({ credits, people: 1 })),
            how,
          )
          expect(found?.usd.toString() ?? null).toBe(best?.toString() ?? null)
          if (found) expect([...found.seats.values()].reduce((sum, seats) => sum + seats, 0)).toBe(loads.length)
        },
      ),
      RUNS,
    )
  })

  test('people with the same load are so many times one of them', () => {
    fc.assert(
      fc.property(load, fc.integer({ min: 1, max: 9 }), terms, (credits, people, how) => {
        const [one, all] = [
          cheapestSeats(OFFERS, [{ credits, people: 1 }], how),
          cheapestSeats(OFFERS, [{ credits, people }], how),
        ]
        expect(all?.usd.toString()).toBe(one?.usd.times(people).toString())
      }),
      RUNS,
    )
  })

  test('it is never more expensive than stated seats that do all the work', () => {
    const seats = fc.record({
      pro: fc.nat(3),
      'pro+': fc.nat(3),
      'pro-max': fc.nat(2),
      power: fc.integer({ min: 1, max: 2 }),
    })
    fc.assert(
      fc.property(
        seats,
        fc.nat(9000),
        fc.constantFrom('enterprise', 'individual'),
        fc.constantFrom(true, false),
        (stated, credits, billing, overage) => {
          const found = adviceAt(
            credits,
            `, seats: ${JSON.stringify(stated)}, billing: ${billing}, overage: ${overage}`,
          )
          for (const level of ['low', 'typical', 'high'] as const) {
            const [best, now] = [found.cheapest[level], found.stated?.at[level] ?? null]
            if (now !== null && now.usd !== null && now.undone === 0) expect(best?.differenceUsd).toBeLessThanOrEqual(0)
          }
        },
      ),
      runs(40),
    )
  })

  test('a break-even is where both cost the same: below it the smaller plan is cheaper, above it the larger one', () => {
    const paid: Terms = { ...base, billing: 'enterprise', overage: true }
    fc.assert(
      fc.property(fc.oneof(fc.constant(OFFERS), offers), (list) => {
        for (const { from, to, credits } of breakEvens(list, paid.usdPerCredit)) {
          const [small, large] = [list.find(({ plan: id }) => id === from), list.find(({ plan: id }) => id === to)]
          if (!small || !large || credits === null) continue
          const difference = (by: number) =>
            usdOf(large, new Big(credits).plus(by), paid)?.minus(usdOf(small, new Big(credits).plus(by), paid) ?? 0) ??
            null
          expect(difference(0)?.toNumber()).toBe(0)
          if (credits > small.allowance) expect(difference(-0.01)?.gt(0)).toBe(true)
          if (new Big(credits).plus(0.01).lte(large.allowance)) expect(difference(0.01)?.lt(0)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('more work never costs less, on one seat or on the cheapest', () => {
    fc.assert(
      fc.property(load, load, terms, (a, b, how) => {
        const [less, more] = a.lte(b) ? [a, b] : [b, a]
        for (const offer of OFFERS) {
          const [low, high] = [usdOf(offer, less, how), usdOf(offer, more, how)]
          expect(low === null ? high === null : high === null || high.gte(low)).toBe(true)
        }
        const [low, high] = [less, more].map(
          (credits) => cheapestSeats(OFFERS, [{ credits, people: 1 }], how)?.usd ?? null,
        )
        expect(!low ? !high : !high || high.gte(low)).toBe(true)
      }),
      RUNS,
    )
  })
})
