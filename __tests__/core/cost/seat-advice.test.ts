import { Big } from 'big.js'
import fc from 'fast-check'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { PLAN_IDS } from '../../../src/core/catalogue/plan-ids.js'
import { seatAdvice, type SeatAdvice } from '../../../src/core/cost/seat-advice.js'
import { breakEvens, costOf, offersOn, termsOf, type SeatOffer, type Terms } from '../../../src/core/cost/plan-cost.js'
import { cheapestSeats } from '../../../src/core/cost/seat-mix.js'
import { runs, RUNS } from '../support/properties.js'
import { contract, DAY, judged, policy, type Change } from '../support/repository.js'
import { AFTER, BEFORE, POLICY, WORKED_CASE } from '../support/worked-case.js'

const CATALOGUE = loadCatalogue()

function advice({
  day = DAY,
  policy: text = 'version: 1',
  ...change
}: Omit<Change, 'policy'> & { policy?: string }): SeatAdvice | null {
  return seatAdvice(
    { policy: policy(text), catalogue: CATALOGUE, day },
    judged({ ...change, policy: text, day }).estimate,
  )
}

/** Advice for a team whose developers need these credits a month each, on a model that every plan offers. */
function at(credits: number, team: string, model = 'auto', day = DAY): SeatAdvice {
  const found = advice({
    after: { '.kiro/settings.json': contract({ p: model }, { codeReview: 'p' }) },
    day,
    policy: `version: 1\nteam: { workdays: 20${team} }\nworkload: { tasks: { codeReview: { runs: 1, credits: { low: ${credits / 40}, typical: ${credits / 20}, high: ${credits / 10} } } } }`,
  })
  if (!found) throw new Error('no advice')
  return found
}

const plan = (found: SeatAdvice | null, id: string) => found?.plans.find((one) => one.plan === id)

describe('the worked case: 12 developers, 8 Pro and 4 Pro+', () => {
  const off = advice({ ...WORKED_CASE, policy: POLICY })
  const on = advice({ ...WORKED_CASE, policy: POLICY.replace('overage: false', 'overage: true') })

  test('before it every seat lasts', () => {
    expect(plan(advice({ after: BEFORE, policy: POLICY }), 'pro')).toMatchObject({
      at: { typical: { outcome: 'lasts', usd: 20, over: 0, exhaustedOn: null, undone: 0 } },
    })
    expect(advice({ after: BEFORE, policy: POLICY })).toMatchObject({
      load: { typical: 586 },
      cheapest: { typical: { seats: [{ plan: 'pro', seats: 12 }], usd: 240, differenceUsd: -80 } },
      stated: { at: { typical: { usd: 320, undone: 0 } } },
    })
  })

  test('overage off: a Pro seat is out on working day 19 of 21, and 8 of them are 1,224 credits short', () => {
    expect(off?.load).toEqual({ low: 385, typical: 1153, high: 3465 })
    expect(plan(off, 'pro')?.at.typical).toEqual({
      outcome: 'stops',
      over: 153,
      overUsd: null,
      upFrontUsd: null,
      usd: null,
      exhaustedOn: 19,
      undone: 0.1327,
    })
    expect(off?.stated).toMatchObject({
      seats: [
        { plan: 'pro', name: 'Pro', seats: 8 },
        { plan: 'pro+', name: 'Pro+', seats: 4 },
      ],
      at: { low: { usd: 320, undone: 0 }, typical: { usd: 320, undone: 1224 } },
    })
    expect(off?.cheapest.typical).toEqual({
      seats: [{ plan: 'pro+', name: 'Pro+', seats: 12 }],
      usd: 480,
      differenceUsd: 160,
    })
    expect(off?.cheapest.high).toMatchObject({ seats: [{ plan: 'pro-max', seats: 12 }], usd: 1200, differenceUsd: 880 })
  })

  test('overage on: $48.96 for the 8 of them, and twelve Pro seats are the cheapest', () => {
    expect(plan(on, 'pro')?.at.typical).toEqual({
      outcome: 'overage',
      over: 153,
      overUsd: 6.12,
      upFrontUsd: null,
      usd: 26.12,
      exhaustedOn: 19,
      undone: 0,
    })
    expect(on?.stated?.at.typical).toEqual({ usd: 368.96, undone: 0 })
    expect(on?.cheapest.typical).toEqual({
      seats: [{ plan: 'pro', name: 'Pro', seats: 12 }],
      usd: 313.44,
      differenceUsd: -55.52,
    })
  })

  test('the same numbers as the rows of the totals', () => {
    for (const [found, text] of [
      [off, POLICY],
      [on, POLICY.replace('overage: false', 'overage: true')],
    ] as const) {
      for (const seat of judged({ ...WORKED_CASE, policy: text }).estimate.seats) {
        const { over, overUsd, exhaustedOn } = plan(found, seat.plan)?.at.typical ?? {}
        expect([over === undefined ? null : over * seat.seats, exhaustedOn]).toEqual([
          seat.after.short,
          seat.after.exhaustedOn,
        ])
        if (seat.after.overageUsd !== null)
          expect(Number(((overUsd ?? NaN) * seat.seats).toFixed(2))).toBe(seat.after.overageUsd)
      }
    }
  })

  test('it is plain data', () => {
    expect(JSON.parse(JSON.stringify(on))).toEqual(on)
  })

  test('experimental and paid-only models keep the plans that lack them out', () => {
    expect(off?.plans.map(({ plan: id }) => id)).toEqual(['pro', 'pro+', 'pro-max', 'power'])
    const free = at(40, ', billing: individual', 'claude-opus-4.8')
    expect(plan(free, 'free')?.lacks).toEqual(['claude-opus-4.8'])
    expect(free.cheapest.typical?.seats).toMatchObject([{ plan: 'pro' }])
    expect(at(40, ', billing: individual').cheapest.typical).toMatchObject({ seats: [{ plan: 'free' }], usd: 0 })
  })
})

test('break-even loads come from the data', () => {
  const between = (found: SeatAdvice) => found.breakEven.map(({ from, to, credits }) => [from, to, credits])
  expect(between(at(100, ''))).toEqual([
    ['pro', 'pro+', 1500],
    ['pro+', 'pro-max', 3500],
    ['pro-max', 'power', 7500],
  ])
  expect(between(at(100, '', 'auto', '2026-06-10'))).toEqual([
    ['pro', 'pro+', 1500],
    ['pro+', 'power', 6000],
  ])
})

test.each<[string, number, string, Record<string, unknown>]>([
  [
    'a company pays afterwards',
    1500,
    'billing: enterprise, overage: true',
    { outcome: 'overage', over: 500, overUsd: 20, upFrontUsd: null, usd: 40, undone: 0 },
  ],
  [
    'a person buys in advance',
    1500,
    'billing: individual, overage: true',
    { outcome: 'add-on', over: 500, overUsd: 20, upFrontUsd: 20, usd: 40, undone: 0 },
  ],
  [
    'at least $5 at once',
    1050,
    'billing: individual, overage: true',
    { outcome: 'add-on', over: 50, overUsd: 2, upFrontUsd: 5, usd: 22 },
  ],
  [
    'which are lost after 12 months',
    1004,
    'billing: individual, overage: true',
    { outcome: 'add-on', over: 4, overUsd: 0.42, upFrontUsd: 5, usd: 20.42 },
  ],
  [
    'five packs of $100',
    13500,
    'billing: individual, overage: true',
    { outcome: 'add-on', over: 12500, overUsd: 500, usd: 520 },
  ],
  [
    'beyond them nobody says',
    13501,
    'billing: individual, overage: true',
    { outcome: 'not priced', over: 12501, overUsd: null, usd: null, undone: 0 },
  ],
  ['a company has no such bound', 13501, 'billing: enterprise, overage: true', { outcome: 'overage', usd: 520.04 }],
  [
    'off',
    1500,
    'billing: enterprise, overage: false',
    { outcome: 'stops', usd: null, overUsd: null, exhaustedOn: 14, undone: 0.3333 },
  ],
  ['off for a person', 1500, 'billing: individual, overage: false', { outcome: 'stops', usd: null, exhaustedOn: 14 }],
  [
    'not stated',
    1500,
    'billing: enterprise',
    { outcome: 'overage not stated', usd: null, undone: null, exhaustedOn: 14 },
  ],
  ['the last credit', 1000, 'overage: false', { outcome: 'lasts', usd: 20, exhaustedOn: null }],
  ['GovCloud publishes no price', 500, 'region: [us-gov-west-1]', { outcome: 'lasts', usd: null }],
  ['nor one for overage', 1500, 'region: [us-gov-west-1], overage: true', { outcome: 'not priced', usd: null }],
])('one Pro seat: %s', (_, credits, team, expected) => {
  expect(plan(at(credits, `, ${team}`), 'pro')?.at.typical).toMatchObject(expected)
})

test('every page that a price of a plan is from is a source, once', () => {
  const pages = new Map([
    ['pro', 'https://kiro.dev/a'],
    ['power', 'https://kiro.dev/b'],
  ])
  const plans = CATALOGUE.plans.map((one) => ({ ...one, source: pages.get(one.id) ?? one.source }))
  const found = seatAdvice(
    { policy: [], catalogue: { ...CATALOGUE, plans }, day: DAY },
    judged({ after: { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) } }).estimate,
  )
  const texts = found?.sources.filter(({ text }) => text.startsWith('Prices of plans'))
  expect(texts?.map(({ source }) => source)).toEqual([
    'https://kiro.dev/pricing',
    'https://kiro.dev/a',
    'https://kiro.dev/b',
  ])
})

test('Free has no overage, and a company has no Free', () => {
  expect(plan(at(100, ', billing: individual, overage: true'), 'free')?.at.typical).toMatchObject({
    outcome: 'stops',
    exhaustedOn: 10,
    undone: 0.5,
  })
  expect(plan(at(100, ', billing: enterprise'), 'free')).toBeUndefined()
})

test('what is not known is null', () => {
  const none = advice({ after: { '.kiro/settings.json': contract({ p: 'claude-next' }, { codeReview: 'p' }) } })
  expect(none).toBeNull()
  expect(at(20000, ', overage: false').cheapest.typical).toBeNull()
  expect(at(500, ', seats: { pro: 2 }, region: [us-gov-west-1]')).toMatchObject({
    cheapest: { typical: null },
    stated: { at: { typical: { usd: null, undone: 0 } } },
  })
  expect(at(500, ', seats: { pro: 1, pro-max: 1 }', 'auto', '2026-01-02').stated).toMatchObject({
    at: { typical: { usd: null, undone: null } },
  })
  expect(at(1500, ', seats: { pro: 1, pro+: 1 }').stated?.at.typical).toEqual({ usd: null, undone: null })
  expect(at(500, '').stated).toBeNull()
})

test('people: the developers, or the seats, or one', () => {
  expect([
    at(500, ', developers: 7').developers,
    at(500, ', seats: { pro: 2, power: 1 }').developers,
    at(500, '').developers,
  ]).toEqual([7, 3, 1])
  expect(at(1000, ', seats: { pro: 2, power: 1 }').cheapest.typical).toMatchObject({ usd: 60, differenceUsd: -180 })
})

test('an estimate with gaps says that the load is the least', () => {
  const found = advice({
    before: null,
    after: { ...AFTER, '.kiro/agents/a.json': { name: 'a', model: 'auto' } },
    policy: POLICY,
  })
  expect(found?.complete).toBe(false)
})

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

  test('it is never dearer than stated seats that do all the work', () => {
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
          const found = at(credits, `, seats: ${JSON.stringify(stated)}, billing: ${billing}, overage: ${overage}`)
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
