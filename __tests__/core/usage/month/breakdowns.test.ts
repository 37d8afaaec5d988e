import { teamRows } from '../../support/team-rows.js'
import fc from 'fast-check'
import { byClient, byDay, byPlan, byUse } from '../../../../src/core/usage/month/breakdowns.js'
import { sumOf } from '../../../../src/core/usage/month/exact-sums.js'
import { moneyOf } from '../../../../src/core/usage/month/money.js'
import { paidSeats } from '../../../../src/core/usage/month/paid-seats.js'
import { RUNS } from '../../support/properties.js'
import { crowd, humansOf, seatOf, usedBy, usedMonth } from '../../support/used.js'
import { fileOf, readFiles, row } from '../../support/user-report.js'

const USD_PER_CREDIT = 0.04

describe('by plan', () => {
  test('seats, what no one used and overage, in dollars', () => {
    const month = usedMonth([
      ...crowd(5, 'PRO', 250),
      ...crowd(5, 'POWER', 13_603.49, 10).map((one) => ({ ...one, overage: 3603.49 })),
    ])
    expect(byPlan(month, paidSeats(month, null), USD_PER_CREDIT, 5)).toEqual([
      {
        plan: 'pro',
        name: 'Pro',
        folded: 0,
        seats: 5,
        people: 5,
        allowance: 5000,
        credits: 1250,
        overage: 0,
        fixedUsd: 100,
        unusedUsd: 75,
        overageUsd: 0,
        allPriced: true,
      },
      {
        plan: 'power',
        name: 'Power',
        folded: 0,
        seats: 5,
        people: 5,
        allowance: 50_000,
        credits: 68_017.45,
        overage: 18_017.45,
        fixedUsd: 1000,
        unusedUsd: 0,
        overageUsd: 720.7,
        allPriced: true,
      },
    ])
  })

  test('idle seats cost, and no one uses them', () => {
    const month = usedMonth(crowd(5, 'PRO', 1000))
    const seats = paidSeats(month, { from: 'seats file', idle: [seatOf('PRO'), seatOf('POWER')] })
    expect(seats).toMatchObject({ from: 'seats file', idle: 2 })
    expect(byPlan(month, seats, USD_PER_CREDIT, 5)).toMatchObject([
      { seats: 6, people: 5, fixedUsd: 120, unusedUsd: 20 },
      { name: 'Power', seats: 1, people: 0, fixedUsd: 200, unusedUsd: 200 },
    ])
  })

  test('the policy’s seats count where they are more than the people', () => {
    const month = usedMonth(crowd(6, 'PRO', 1))
    const stated = (seats: number) => paidSeats(month, { from: 'policy', plans: [{ seat: seatOf('pro'), seats }] })
    expect(stated(8)).toMatchObject({ idle: 2, plans: [{ seats: 8 }] })
    expect(stated(4)).toMatchObject({ idle: 0, plans: [{ seats: 6 }] })
  })

  test('an unknown tier is not priced, and never 0', () => {
    const month = usedMonth([...crowd(5, 'PRO', 1), ...crowd(5, 'TITAN', 1, 10)])
    const seats = paidSeats(month, null)
    const plans = byPlan(month, seats, USD_PER_CREDIT, 5)
    expect(plans[1]).toMatchObject({ plan: null, name: 'TITAN', allowance: null, fixedUsd: null, unusedUsd: null })
    expect(moneyOf(month, seats, plans, 10, USD_PER_CREDIT, null)).toMatchObject({
      fixed: 100,
      total: 100,
      allPriced: false,
      perCredit: null,
      notes: [expect.stringContaining('5 seats have a plan without a known price'), expect.anything()],
    })
  })

  test('a row of several plans says that a price of them is not known, and guesses no allowance', () => {
    const month = usedMonth([...crowd(3, 'PRO', 1), ...crowd(3, 'TITAN', 1, 10)])
    expect(byPlan(month, paidSeats(month, null), USD_PER_CREDIT, 5)).toMatchObject([
      { plan: null, folded: 2, people: 6, fixedUsd: 60, allPriced: false, allowance: null },
    ])
  })

  test('a plan of few people is folded with the next', () => {
    const month = usedMonth([...crowd(8, 'PRO', 10), ...crowd(2, 'POWER', 99, 10)])
    expect(byPlan(month, paidSeats(month, null), USD_PER_CREDIT, 5)).toMatchObject([
      { plan: null, name: 'other plans', folded: 2, people: 10, credits: 278, fixedUsd: 560 },
    ])
  })
})

test('the money of a month', () => {
  const month = usedMonth([
    usedBy(0, 'PRO', 1040.29, { overage: 40.29, overageEnabled: true }),
    usedBy(1, 'PRO', 500, { began: 15 }),
    usedBy(2, 'PRO_PLUS', 3000),
  ])
  const seats = paidSeats(month, null)
  expect(moneyOf(month, seats, byPlan(month, seats, USD_PER_CREDIT, 1), 4540.29, USD_PER_CREDIT, 85)).toEqual({
    fixed: 80,
    prorated: 9.68,
    unused: 10,
    overage: 1.61,
    total: 81.61,
    perCredit: 0.018,
    allPriced: true,
    invoice: { usd: 85, difference: 3.39 },
    notes: [
      '1 person began this month. Their seats are billed in part, so the invoice can be up to $9.68 lower.',
      '1 person used more than the plan includes without overage, as bonus or add-on credits allow. That is in no dollars.',
      'Seats are those of active people; who did nothing is in no file. A list of all seats (--seats) completes the fixed cost.',
    ],
  })
})

test('a month of no one costs nothing that is known', () => {
  const month = usedMonth([])
  expect(moneyOf(month, paidSeats(month, null), [], 0, USD_PER_CREDIT, 5)).toMatchObject({
    fixed: null,
    total: null,
    perCredit: null,
    invoice: { usd: 5, difference: null },
  })
})

test('quiet days are folded', () => {
  const people = crowd(6, 'PRO', 2)
  for (const { daily } of people.slice(0, 5)) daily[2] = 1
  for (const { daily } of people.slice(0, 1)) daily[3] = 7
  expect(byDay(usedMonth(people, '2026-10', 3), 5)).toEqual([
    { day: '2026-10-01', folded: 0, people: 6, credits: 12 },
    { day: '2026-10-02', folded: 0, people: 0, credits: 0 },
    { day: null, folded: 2, people: 5, credits: 12 },
  ])
})

test('teams, and whoever is in none', () => {
  const month = usedMonth([...crowd(6, 'PRO', 10), ...crowd(7, 'PRO', 20, 10), ...crowd(5, 'PRO', 1, 20)])
  expect(teamRows(month, (person) => (person < 10 ? '=cmd' : person < 20 ? 'web' : null), 205, 5)).toEqual([
    { name: 'web', folded: 0, people: 7, credits: 140, share: 0.6829, overage: 0 },
    { name: '=cmd', folded: 0, people: 6, credits: 60, share: 0.2927, overage: 0 },
    { name: null, folded: 0, people: 5, credits: 5, share: 0.0244, overage: 0 },
  ])
})

test('clients, and rows that do not say which', () => {
  const rows = Array.from({ length: 6 }, (_, index) =>
    row({ user: `u${index}`, client: index < 5 ? '' : 'KIRO_CLI', credits: '2', models: { auto: 3 } }),
  )
  const month = readFiles([{ path: 'a.csv', text: fileOf(rows) }])
    .ledger()
    .months.get('2026-10')
  expect(month && byClient(month, { reading: 'daily', included: false }, 12, 1, humansOf(month))).toEqual([
    { name: 'not stated', folded: 0, people: 5, credits: 10, share: 0.8333, messages: 15 },
    { name: 'KIRO_CLI', folded: 0, people: 1, credits: 2, share: 0.1667, messages: 3 },
  ])
})

test.each([
  [
    'of the day is the client’s',
    { reading: 'daily', included: false },
    20,
    [
      ['KIRO_IDE', 14],
      ['KIRO_CLI', 6],
    ],
  ],
  [
    'of the month up to the day is of no client',
    { reading: 'cumulative', included: false },
    17,
    [
      ['KIRO_IDE', 9],
      ['KIRO_CLI', 6],
      ['overage, of no client', 2],
    ],
  ],
  [
    'that credits include is not added',
    { reading: 'cumulative', included: true },
    15,
    [
      ['KIRO_IDE', 9],
      ['KIRO_CLI', 6],
    ],
  ],
] as const)('overage %s', (_, meaning, total, expected) => {
  const rows = [row({ credits: '9', overage: '5' }), row({ client: 'KIRO_CLI', credits: '6' })]
  const month = readFiles([{ path: 'a.csv', text: fileOf(rows) }])
    .ledger()
    .months.get('2026-10')
  expect(
    month && byClient(month, meaning, total, 1, humansOf(month)).map(({ name, credits }) => [name, credits]),
  ).toEqual(expected)
})

test('use of the own allowance, in bands; a few are not told, nor what would tell them', () => {
  const people = [
    ...crowd(9, 'PRO', 0),
    ...crowd(7, 'PRO', 990, 20),
    ...crowd(2, 'PRO', 1000, 30),
    ...crowd(1, 'TITAN', 5, 40),
  ]
  expect(byUse(usedMonth([usedBy(90, 'TITAN', 5), ...people]), 1).map(({ people: some }) => some)).toEqual([
    9, 0, 0, 0, 7, 2,
  ])
  expect(byUse(usedMonth(people), 5).map(({ people: some }) => some)).toEqual([9, 0, 0, 0, null, null])
  expect(byUse(usedMonth(people), 1).map(({ people: some }) => some)).toEqual([9, 0, 0, 0, 7, 2])
})

test('a person with two seats is one, by the fuller one', () => {
  const two = [...crowd(6, 'PRO', 1000), ...crowd(6, 'PRO', 10, 6)].map((one) => ({ ...one, identity: one.person % 6 }))
  expect(byUse(usedMonth(two), 5).map(({ people }) => people)).toEqual([0, 0, 0, 0, 0, 6])
  expect(byUse(usedMonth(two.toReversed()), 5).map(({ people }) => people)).toEqual([0, 0, 0, 0, 0, 6])
})

test('every breakdown adds up to the whole, whatever is folded', () => {
  const people = fc.array(
    fc.record({
      tier: fc.constantFrom('PRO', 'PRO_PLUS', 'POWER', 'x'),
      credits: fc.integer({ min: 0, max: 1e9 }),
      team: fc.constantFrom('a', 'b', 'c', null),
      day: fc.nat({ max: 9 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(people, (all) => {
      const used = all.map(({ tier, credits, day }, index) => {
        const daily = new Float64Array(31)
        daily[day] = credits / 1e6
        return usedBy(index, tier, credits / 1e6, { daily })
      })
      const month = usedMonth(used, '2026-10', 9)
      const total = sumOf(used, ({ credits }) => credits)
      const rows = [
        byDay(month, 5),
        byPlan(month, paidSeats(month, null), USD_PER_CREDIT, 5),
        teamRows(month, (person) => all[person]?.team ?? null, total, 5),
      ]
      for (const parts of rows) {
        expect(Math.abs(sumOf<{ credits: number }>(parts, ({ credits }) => credits) - total)).toBeLessThan(
          0.005 * parts.length + 1e-6,
        )
        // A row of few people is the only one about anybody.
        for (const { people: some } of parts)
          expect(some === 0 || some >= 5 || parts.filter(({ people }) => people > 0).length === 1).toBe(true)
      }
    }),
    RUNS,
  )
})
