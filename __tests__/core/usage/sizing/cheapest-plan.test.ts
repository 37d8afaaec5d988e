import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { offersOn, termsOf, type SeatOffer } from '../../../../src/core/cost/plan-cost.js'
import { cheapestPlan, PER_USD, seatPrices } from '../../../../src/core/usage/sizing/cheapest-plan.js'
import { policy } from '../../support/repository.js'

/*
 * Pro 1,000 credits for $20, Pro+ 2,000 for $40, Pro Max 5,000 for $100, Power 10,000 for $200; a credit beyond the plan $0.04. Of two plans
 * the larger one is as cheap at 1,500, 3,500 and 7,500 credits.
 */

const CATALOGUE = loadCatalogue()

interface Given {
  readonly now?: string
  readonly overage?: boolean
  readonly capped?: boolean
  readonly team?: string
  /** Changes an offer. */
  readonly offer?: (offer: SeatOffer) => SeatOffer
}

function chosen(loads: number[], { now = 'pro', overage = true, capped = false, team = '', offer }: Given = {}) {
  const stated = policy(`version: 1\nteam: { overage: true${team} }`)
  const offers = offersOn(CATALOGUE, stated, '2026-11-20').map((one) => offer?.(one) ?? one)
  const own = offers.find(({ plan }) => plan === now)
  if (!own) throw new Error(now)
  const micro = loads.map((credits) => Math.round(credits * 1e6))
  const choice = cheapestPlan(
    { person: 0, now: own, loads: micro, overage, capped },
    seatPrices(offers, termsOf(CATALOGUE, stated))(overage),
  )
  return {
    best: choice.best.plan,
    paid: choice.paid === null ? null : choice.paid / PER_USD,
    saved: choice.saved / PER_USD,
    volatile: choice.volatile,
  }
}

test.each<[string, number[], Given, ReturnType<typeof chosen>]>([
  // Pro: 20 + 120 + 20; Pro+: 40 + 80 + 40, no cheaper.
  ['nobody moves for nothing', [1000, 4000, 1000], {}, { best: 'pro', paid: 180, saved: 0, volatile: false }],
  [
    'the cheapest of all, though two others are cheaper too',
    [4000, 4000],
    {},
    // Pro 280, Pro+ 240, Pro Max 200, Power 400.
    { best: 'pro-max', paid: 280, saved: 80, volatile: false },
  ],
  [
    'the larger one of two that are as cheap',
    [3500, 3500],
    { now: 'power' },
    { best: 'pro-max', paid: 400, saved: 200, volatile: false },
  ],
  [
    'who was capped may have a larger plan',
    [3000, 3000],
    { capped: true },
    { best: 'pro+', paid: 200, saved: 40, volatile: false },
  ],
  [
    'who was capped may not have a smaller one',
    [10, 10],
    { now: 'power', capped: true },
    { best: 'power', paid: 400, saved: 0, volatile: false },
  ],
  [
    'where work stops all of it has to fit in',
    [900, 2000, 900],
    { now: 'power', overage: false },
    { best: 'pro+', paid: 600, saved: 480, volatile: true },
  ],
  [
    'who did more than a plan that stops pays for its seat',
    [900, 1000.000001],
    { overage: false },
    { best: 'pro', paid: 40, saved: 0, volatile: false },
  ],
  [
    'a plan that stops is used up to its last credit',
    [1000, 1000],
    { overage: false },
    { best: 'pro', paid: 40, saved: 0, volatile: false },
  ],
  // At most $2,000 of add-on credits are bought in advance, 50,000 credits: beyond them it is unknown.
  [
    'more than can be bought',
    [60_000, 10],
    { team: ', billing: individual' },
    { best: 'pro', paid: null, saved: 0, volatile: false },
  ],
  [
    'a seat without a price',
    [10, 10],
    { offer: (one) => ({ ...one, usd: one.plan === 'pro' ? null : one.usd }) },
    { best: 'pro', paid: null, saved: 0, volatile: false },
  ],
  [
    'plans without a price are no choice',
    [10, 10],
    { now: 'power', offer: (one) => ({ ...one, usd: one.plan === 'pro' ? null : one.usd }) },
    { best: 'pro+', paid: 400, saved: 320, volatile: false },
  ],
])('%s', (_, loads, given, expected) => {
  expect(chosen(loads, given)).toEqual(expected)
})

test.each<[string, number[], Given, boolean]>([
  ['one month says nothing about the next', [10], { now: 'power' }, true],
  // As far beyond the most as that lies from the mean: 1,200 + (1,200 − 900) is where Pro costs as much as Pro+.
  ['a month that costs as much', [600, 1200], { now: 'pro+' }, false],
  ['a month that costs more', [600, 1201], { now: 'pro+' }, true],
  // Below the least: 1,600 − (1,700 − 1,600) is where Pro+ costs as much as Pro.
  ['a small month that costs as much', [1600, 1800], {}, false],
  ['a small month that costs more', [1600, 1802], {}, true],
  ['the least of all months, wherever it is', [1900, 1900, 1500, 1900, 1900], {}, true],
  // 833 + (833 − 666.5) = 999.5, 834 + (834 − 667) = 1,001.
  ['a month in which work would just not stop', [500, 833], { now: 'power', overage: false }, false],
  ['a month in which work would stop', [500, 834], { now: 'power', overage: false }, true],
])('whether a saving is certain: %s', (_, loads, given, volatile) => {
  const { saved, volatile: found } = chosen(loads, given)
  expect(saved).toBeGreaterThan(0)
  expect(found).toBe(volatile)
})

test('money is a whole number of hundred-millionths of a dollar', () => {
  const prices = seatPrices(offersOn(CATALOGUE, [], '2026-11-20'), termsOf(CATALOGUE, policy('version: 1\n')))
  const pro = prices(true).find(({ offer }) => offer.plan === 'pro')
  // $20, and $0.04 for a credit: four hundred-millionths for a millionth of one.
  expect([pro?.seat, pro?.over(1), pro?.over(2_500_000)]).toEqual([2_000_000_000, 4, 10_000_000])
  expect(
    prices(false)
      .find(({ offer }) => offer.plan === 'pro')
      ?.over(1),
  ).toBeNull()
})
