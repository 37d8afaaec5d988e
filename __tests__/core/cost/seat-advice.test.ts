import { seatAdvice, type SeatAdvice } from '../../../src/core/cost/seat-advice.js'
import { contract, DAY, judged, only } from '../support/repository.js'
import { AFTER, BEFORE, POLICY, WORKED_CASE } from '../support/worked-case.js'
import { CATALOGUE, advice, adviceAt } from './advised-seats.js'

const plan = (found: SeatAdvice | null, id: string) => found?.plans.find((one) => one.plan === id)

describe('the worked case: 12 developers, 8 Pro and 4 Pro+', () => {
  const off = advice({ ...WORKED_CASE, policy: POLICY })
  const on = advice({ ...WORKED_CASE, policy: POLICY.replace('overage: false', 'overage: true') })

  test('before it every seat lasts', () => {
    expect(plan(advice({ after: BEFORE, policy: POLICY }), 'pro')).toMatchObject({
      at: { typical: { outcome: 'lasts', usd: 20, over: 0, exhaustedOn: null, undone: 0 } },
    })
    expect(advice({ after: BEFORE, policy: POLICY })).toMatchObject({
      load: { typical: 642 },
      cheapest: { typical: { seats: [{ plan: 'pro', seats: 12 }], usd: 240, differenceUsd: -80 } },
      stated: { at: { typical: { usd: 320, undone: 0 } } },
    })
  })

  test('overage off: a Pro seat is out on working day 20 of 21, and 8 of them are 840 credits short', () => {
    expect(off?.load).toEqual({ low: 330, typical: 1105, high: 4627 })
    expect(plan(off, 'pro')?.at.typical).toEqual({
      outcome: 'stops',
      over: 105,
      overUsd: null,
      upFrontUsd: null,
      usd: null,
      exhaustedOn: 20,
      undone: 0.095,
    })
    expect(off?.stated).toMatchObject({
      seats: [
        { plan: 'pro', name: 'Pro', seats: 8 },
        { plan: 'pro+', name: 'Pro+', seats: 4 },
      ],
      at: { low: { usd: 320, undone: 0 }, typical: { usd: 320, undone: 840 } },
    })
    expect(off?.cheapest.typical).toEqual({
      seats: [{ plan: 'pro+', name: 'Pro+', seats: 12 }],
      usd: 480,
      differenceUsd: 160,
    })
    expect(off?.cheapest.high).toMatchObject({ seats: [{ plan: 'pro-max', seats: 12 }], usd: 1200, differenceUsd: 880 })
  })

  test('overage on: $33.60 for the 8 of them, and twelve Pro seats are the cheapest', () => {
    expect(plan(on, 'pro')?.at.typical).toEqual({
      outcome: 'overage',
      over: 105,
      overUsd: 4.2,
      upFrontUsd: null,
      usd: 24.2,
      exhaustedOn: 20,
      undone: 0,
    })
    expect(on?.stated?.at.typical).toEqual({ usd: 353.6, undone: 0 })
    expect(on?.cheapest.typical).toEqual({
      seats: [{ plan: 'pro', name: 'Pro', seats: 12 }],
      usd: 290.4,
      differenceUsd: -63.2,
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
    const free = adviceAt(40, ', billing: individual', 'claude-opus-4.8')
    expect(plan(free, 'free')?.lacks).toEqual(['claude-opus-4.8'])
    expect(free.cheapest.typical?.seats).toMatchObject([{ plan: 'pro' }])
    expect(adviceAt(40, ', billing: individual').cheapest.typical).toMatchObject({ seats: [{ plan: 'free' }], usd: 0 })
  })
})

test('break-even loads come from the data', () => {
  const between = (found: SeatAdvice) => found.breakEven.map(({ from, to, credits }) => [from, to, credits])
  expect(between(adviceAt(100, ''))).toEqual([
    ['pro', 'pro+', 1500],
    ['pro+', 'pro-max', 3500],
    ['pro-max', 'power', 7500],
  ])
  expect(between(adviceAt(100, '', 'auto', '2026-06-10'))).toEqual([
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
  expect(plan(adviceAt(credits, `, ${team}`), 'pro')?.at.typical).toMatchObject(expected)
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

test.each<[string, string, readonly string[]]>([
  ['nothing is stated', '', ['Company', 'Person', 'overage']],
  ['a company pays', ', billing: enterprise', ['Company', 'overage']],
  ['a person pays', ', billing: individual', ['Person', 'overage']],
  ['a company pays, and overage is stated', ', billing: enterprise, overage: false', ['Company']],
  ['seats are in GovCloud', ', region: [us-gov-west-1], overage: true', ['AWS', 'Company', 'Person']],
])('what is said of prices beyond those of plans where %s', (_, team, expected) => {
  const firsts: Record<string, string> = {
    Company: 'Company: overage costs',
    Person: 'Person: add-on credits cost',
    AWS: 'AWS GovCloud (US) is more expensive',
    overage: 'team.overage is not stated',
  }
  const texts = adviceAt(500, team).sources.filter(({ text }) => !text.startsWith('Prices of plans'))
  expect(texts.map(({ text }) => Object.keys(firsts).find((key) => text.startsWith(firsts[key] ?? '?')))).toEqual(
    expected,
  )
  expect(texts.filter(({ text }) => text.startsWith('team.overage')).map(({ source }) => source)).toEqual(
    expected.includes('overage') ? ['policy'] : [],
  )
})

test('Free has no overage, and a company has no Free', () => {
  expect(plan(adviceAt(100, ', billing: individual, overage: true'), 'free')?.at.typical).toMatchObject({
    outcome: 'stops',
    exhaustedOn: 10,
    undone: 0.5,
  })
  expect(plan(adviceAt(100, ', billing: enterprise'), 'free')).toBeUndefined()
})

test('what is not known is null', () => {
  const none = advice({
    after: { '.kiro/settings.json': contract({ p: 'claude-next' }, { codeReview: 'p' }) },
    policy: `version: 1\nworkload: ${only({ codeReview: {} })}`,
  })
  expect(none).toBeNull()
  const inGovCloud = judged({
    after: { '.kiro/settings.json': contract({ p: 'auto' }, { codeReview: 'p' }) },
    policy: 'version: 1\nteam: { region: [us-gov-west-1] }',
  })
  expect([inGovCloud.seatAdvice, inGovCloud.estimate.after.typical, inGovCloud.estimate.complete]).toEqual([
    null,
    null,
    false,
  ])
  expect(inGovCloud.estimate.assumptions.map(({ text }) => text)).toContain(
    'AWS GovCloud (US) has multipliers of its own, and no list of them is known: nothing is priced but what the policy states under catalogue.models.',
  )
  expect(adviceAt(20000, ', overage: false').cheapest.typical).toBeNull()
  expect(adviceAt(500, ', seats: { pro: 2 }, region: [us-gov-west-1]')).toMatchObject({
    cheapest: { typical: null },
    stated: { at: { typical: { usd: null, undone: 0 } } },
  })
  expect(() => adviceAt(500, ', seats: { pro: 1, pro-max: 1 }', 'auto', '2026-01-02')).toThrow(
    'pro-max, which is known from 2026-06-11 on',
  )
  expect(adviceAt(1500, ', seats: { pro: 1, pro+: 1 }').stated?.at.typical).toEqual({ usd: null, undone: null })
  expect(adviceAt(500, '').stated).toBeNull()
})

test('people: the developers, or the seats, or one', () => {
  expect([
    adviceAt(500, ', developers: 7').developers,
    adviceAt(500, ', seats: { pro: 2, power: 1 }').developers,
    adviceAt(500, '').developers,
  ]).toEqual([7, 3, 1])
  expect(adviceAt(1000, ', seats: { pro: 2, power: 1 }').cheapest.typical).toMatchObject({
    usd: 60,
    differenceUsd: -180,
  })
})

test('an estimate with gaps says that the load is the least', () => {
  const found = advice({
    before: null,
    after: { ...AFTER, '.kiro/agents/a.json': { name: 'a', model: 'claude-next' } },
    policy: POLICY,
  })
  expect(found?.complete).toBe(false)
})
