import { teamRows } from '../../support/team-rows.js'
import { byClient, byDay, byPlan, byUse } from '../../../../src/core/usage/month/breakdowns.js'
import type { MonthLedger } from '../../../../src/core/usage/ledger.js'
import { paidSeats } from '../../../../src/core/usage/month/paid-seats.js'
import type { SeatPlan } from '../../../../src/core/usage/used.js'
import { crowd, humansOf, seatOf, usedBy, usedMonth } from '../../support/used.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'

/* Rows of a breakdown that stand for several groups, their order, and what each of them adds up. */

const USD_PER_CREDIT = 0.04
const DAILY = { reading: 'daily', included: false } as const
const CUMULATIVE = { reading: 'cumulative', included: false } as const

function ledgerMonth(rows: readonly Row[]): MonthLedger {
  const month = readFiles([{ path: 'a.csv', text: fileOf(rows) }])
    .ledger()
    .months.get('2026-10')
  if (!month) throw new Error('no row')
  return month
}

test('each day has its own people and credits; folded days count everybody once', () => {
  const people = crowd(7, 'PRO', 1)
  // Day 2: five people use 3 each. Day 3: persons 0 and 1. Day 4: persons 1 to 4, so that the folded days are about five people.
  for (const { daily } of people.slice(2)) daily[1] = 3
  for (const { daily } of people.slice(0, 2)) daily[2] = 10
  for (const { daily } of people.slice(1, 5)) daily[3] = 0.5
  expect(byDay(usedMonth(people, '2026-10', 3), 5)).toEqual([
    { day: '2026-10-01', folded: 0, people: 7, credits: 7 },
    { day: '2026-10-02', folded: 0, people: 5, credits: 15 },
    { day: null, folded: 2, people: 5, credits: 22 },
  ])
  expect(byDay(usedMonth(people, '2026-10', 2), 1)).toEqual([
    { day: '2026-10-01', folded: 0, people: 7, credits: 7 },
    { day: '2026-10-02', folded: 0, people: 5, credits: 15 },
    { day: '2026-10-03', folded: 0, people: 2, credits: 20 },
  ])
})

test('folded plans are added up behind the others', () => {
  const month = usedMonth([
    ...crowd(8, 'PRO', 1000),
    ...crowd(3, 'POWER', 4000, 10),
    usedBy(20, 'PRO_PLUS', 2011.6, { overage: 11.6 }),
    ...crowd(2, 'PRO_PLUS', 500.3, 21),
  ])
  const seats = paidSeats(month, { from: 'seats file', idle: [seatOf('POWER')] })
  expect(byPlan(month, seats, USD_PER_CREDIT, 5)).toEqual([
    {
      plan: 'pro',
      name: 'Pro',
      folded: 0,
      seats: 8,
      people: 8,
      allowance: 8000,
      credits: 8000,
      overage: 0,
      fixedUsd: 160,
      unusedUsd: 0,
      overageUsd: 0,
      allPriced: true,
    },
    {
      plan: null,
      name: 'other plans',
      folded: 2,
      // Three Pro+ seats at $40 with 2,000 credits, four Power seats at $200 with 10,000.
      seats: 7,
      people: 6,
      allowance: 46_000,
      credits: 15_012.2,
      overage: 11.6,
      fixedUsd: 920,
      // (6,000 − 3,000.6) × 40 / 2,000 + (40,000 − 12,000) × 200 / 10,000 = 59.988 + 560.
      unusedUsd: 619.99,
      // 11.6 × 0.04 = 0.464.
      overageUsd: 0.46,
      allPriced: true,
    },
  ])
})

test.each<[string, Partial<SeatPlan>, number | null]>([
  ['of a plan without a known allowance', { allowance: null, usd: 20 }, null],
  ['of a plan that includes nothing', { allowance: 0, usd: 20 }, null],
  ['of a plan that includes nothing, for nothing', { allowance: 0, usd: 0 }, 0],
  ['of a free plan', { allowance: 50, usd: 0 }, 0],
  ['of a plan without a price', { allowance: 100, usd: null }, null],
  ['of a plan that includes one credit', { allowance: 1, usd: 20 }, 0],
  ['of a dollar’s plan', { allowance: 100, usd: 1 }, 0.9],
])('what no one used %s', (_, parts, unusedUsd) => {
  const seat: SeatPlan = { plan: null, name: 'Some', allowance: 100, usd: 20, ...parts }
  const month = usedMonth([{ ...usedBy(0, 'PRO', 10), seat }])
  expect(byPlan(month, paidSeats(month, null), USD_PER_CREDIT, 1)).toMatchObject([{ unusedUsd }])
})

test('clients by credits, those of equal credits by name', () => {
  const rows = [
    ...['b', 'c', 'a'].map((client) => row({ client, credits: '2' })),
    row({ client: 'z', credits: '7' }),
    row({ client: 'y', credits: '6.5' }),
  ]
  const month = ledgerMonth(rows)
  expect(byClient(month, DAILY, 19.5, 1, humansOf(month)).map(({ name }) => name)).toEqual(['z', 'y', 'a', 'b', 'c'])
})

test('folded clients stand behind the others, count everybody once, and overage of no client comes last', () => {
  const on = (client: string, users: readonly number[], messages: number, overage = '0') =>
    users.map((user) => row({ user: `u${user}`, client, credits: '1', overage, models: { auto: messages } }))
  const month = ledgerMonth([
    ...on('CLI', [0, 1, 2], 2),
    ...on('WEB', [2, 3, 4], 3),
    ...on('IDE', [0, 1, 2, 3, 4, 5], 1, '0.5'),
  ])
  expect(byClient(month, DAILY, 15, 5, humansOf(month))).toEqual([
    { name: 'IDE', folded: 0, people: 6, credits: 9, share: 0.6, messages: 6 },
    { name: 'other clients', folded: 2, people: 5, credits: 6, share: 0.4, messages: 15 },
  ])
  expect(byClient(month, CUMULATIVE, 16, 5, humansOf(month))).toEqual([
    { name: 'IDE', folded: 0, people: 6, credits: 6, share: 0.375, messages: 6 },
    { name: 'other clients', folded: 2, people: 5, credits: 6, share: 0.375, messages: 15 },
    { name: 'overage, of no client', folded: 0, people: 0, credits: 4, share: 0.25, messages: 0 },
  ])
})

test('teams by credits, those of equal credits by name, no one’s first', () => {
  const month = usedMonth(crowd(5, 'PRO', 3).map((one, index) => ({ ...one, credits: index < 3 ? 3 : index })))
  const teams = ['web', null, 'api', 'core', 'docs']
  expect(teamRows(month, (person) => teams[person] ?? null, 16, 1).map(({ name }) => name)).toEqual([
    'docs',
    null,
    'api',
    'core',
    'web',
  ])
})

test('folded teams are added up behind the others', () => {
  const month = usedMonth(
    [...crowd(6, 'PRO', 5), ...crowd(2, 'PRO', 4, 10), ...crowd(4, 'PRO', 9, 20)].map((one) => ({
      ...one,
      overage: one.person < 10 ? 0.5 : one.person < 20 ? 1 : 2,
    })),
  )
  const team = (person: number): string => (person < 10 ? 'web' : person < 20 ? 'api' : 'core')
  expect(teamRows(month, team, 74, 5)).toEqual([
    { name: 'web', folded: 0, people: 6, credits: 30, share: 0.4054, overage: 3 },
    // 2 × 4 + 4 × 9 credits, 2 × 1 + 4 × 2 of them overage.
    { name: null, folded: 2, people: 6, credits: 44, share: 0.5946, overage: 10 },
  ])
})

test('bands of use begin at their lower edge', () => {
  const shares = [0, 249.99, 250, 499.99, 500, 749.99, 750, 899.99, 900, 999.99, 1000, 5000]
  const people = shares.map((credits, person) => usedBy(person, 'PRO', credits))
  const none = { ...seatOf('PRO'), allowance: 0 }
  expect(byUse(usedMonth([...people, { ...usedBy(99, 'PRO', 1), seat: none }]), 1)).toEqual([
    { from: 0, to: 0.25, people: 2 },
    { from: 0.25, to: 0.5, people: 2 },
    { from: 0.5, to: 0.75, people: 2 },
    { from: 0.75, to: 0.9, people: 2 },
    { from: 0.9, to: 1, people: 2 },
    { from: 1, to: null, people: 2 },
  ])
})

test.each<[string, number[], (number | null)[]]>([
  ['a hidden number takes the smallest of the others along', [6, 5, 2, 7, 0, 0], [6, null, null, 7, 0, 0]],
  ['of two that are as small, the first', [7, 6, 2, 6, 0, 0], [7, null, null, 6, 0, 0]],
  ['two hidden numbers need no other', [5, 2, 3, 0, 0, 0], [5, null, null, 0, 0, 0]],
  ['nothing is hidden where nobody is few', [5, 0, 5, 0, 0, 9], [5, 0, 5, 0, 0, 9]],
  ['one hidden number of all stays alone', [0, 4, 0, 0, 0, 0], [0, null, 0, 0, 0, 0]],
])('bands of use: %s', (_, counts, shown) => {
  const credits = [0, 300, 600, 800, 950, 1000]
  const people = counts.flatMap((count, band) => crowd(count, 'PRO', credits[band] ?? 0, band * 10))
  expect(byUse(usedMonth(people), 5).map((one) => one.people)).toEqual(shown)
})
