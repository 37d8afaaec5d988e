import { seatOutlook } from '../../../../src/core/usage/forecast/seats.js'
import type { SeatPlan } from '../../../../src/core/usage/used.js'
import { seatOf, usedBy, usedMonth } from '../../support/used.js'

/* How many people use up their allowance, and when. */

const floats = (...values: number[]) => Float64Array.from(values)
const STILL = { low: 1, typical: 1, high: 1 }

interface One {
  readonly tier?: string
  readonly seat?: SeatPlan
  readonly rate?: number
  readonly left?: number
  readonly out?: number
  readonly gone?: boolean
  /** Of the month. */
  readonly credits?: number
  readonly identity?: number
}

/** The outlook of people in November up to the 10th, with ten working days ahead, one after another. */
function outlook(people: readonly One[], times = STILL) {
  const of = people.map(({ tier = 'PRO', seat = seatOf(tier), out: day = -1, credits, identity }, person) => ({
    ...usedBy(person, tier, credits ?? (day < 0 ? 1 : (seat.allowance ?? 0))),
    seat,
    identity: identity ?? person,
  }))
  const numbers = (pick: (one: One) => number) => floats(...people.map(pick))
  return seatOutlook(
    {
      ahead: Array.from({ length: 10 }, (_, index) => ({ days: index + 1, joining: 0 })),
      of,
      rate: numbers(({ rate = 0 }) => rate),
      left: numbers(({ left = 1e9 }) => left),
      out: numbers(({ out = -1 }) => out),
      free: 0,
      bounded: [],
    },
    times,
    usedMonth(
      of.filter((_, person) => people[person]?.gone !== true),
      '2026-11',
      9,
    ),
  )
}

const times = (count: number, one: One): One[] => Array.from({ length: count }, () => one)
const out = (...days: number[]): One[] => days.map((day) => ({ out: day }))

test('plans by their people, equal ones by name; few people and plans that are not known are left out', () => {
  const seats = outlook([
    ...times(5, { tier: 'PRO' }),
    ...times(7, { tier: 'POWER' }),
    ...times(5, { tier: 'FREE' }),
    ...times(4, { tier: 'PRO_MAX' }),
    ...times(6, { tier: 'TITAN' }),
    ...times(5, { tier: 'PRO_PLUS', gone: true }),
  ])
  expect(seats.map(({ plan, name, people }) => [plan, name, people])).toEqual([
    ['power', 'Power', 7],
    ['free', 'Free', 5],
    ['pro', 'Pro', 5],
  ])
  expect(seats[0]).toMatchObject({ out: 0, outAtEnd: { low: 0, typical: 0, high: 0 }, exhaustion: null })
})

test.each<[string, One[], unknown]>([
  [
    'those who are out',
    [...out(9, 2, 0, 4, 7), ...times(4, {})],
    { out: 5, outAtEnd: { low: 5, typical: 5, high: 5 }, exhaustion: '2026-11-05' },
  ],
  ['of an even number the earlier of the two in the middle', out(1, 2, 3, 4, 5, 6), { exhaustion: '2026-11-04' }],
  [
    'at least five, of whom few are out already',
    [...out(2, 3), ...times(3, { rate: 1, left: 0 })],
    { out: null, outAtEnd: { low: 5, typical: 5, high: 5 } },
  ],
  [
    'fewer than five are not told',
    [...out(2, 9, 4, 0), ...times(4, {})],
    { out: null, outAtEnd: null, exhaustion: null },
  ],
  // Nothing is left of six people: they are out with certainty, the first day ahead.
  [
    'those who will be for certain',
    [...out(2, 3), ...times(6, { rate: 1, left: 0 })],
    { out: null, outAtEnd: { low: 8, typical: 8, high: 8 }, exhaustion: '2026-11-11' },
  ],
  [
    'the day on which the allowance is just used up',
    times(5, { rate: 10, left: 30 }),
    { out: 0, exhaustion: '2026-11-13' },
  ],
  ['the day after, where a little is left', times(5, { rate: 10, left: 30.01 }), { exhaustion: '2026-11-14' }],
  ['not in this month', times(5, { rate: 10, left: 100.01 }), { exhaustion: null }],
  ['four of them are too few for a day', [...times(4, { rate: 10, left: 30 }), {}], { exhaustion: null }],
])('the outlook tells %s', (_, people, expected) => {
  expect(outlook(people)).toMatchObject([expected])
})

test.each<[string, One[], unknown]>([
  // The forecast takes half a credit of 1,000 for too little to work with.
  [
    'with a little left nobody has used it up, and will',
    times(6, { out: 8, credits: 999.6, left: 0.4, rate: 10 }),
    { people: 6, out: 0, outAtEnd: { low: 6, typical: 6, high: 6 }, exhaustion: '2026-11-11' },
  ],
  ['exactly used up', times(6, { out: 8, credits: 1000, left: 0 }), { people: 6, out: 6 }],
  ['more than used up', times(6, { out: 8, credits: 1300, left: 0 }), { people: 6, out: 6 }],
  [
    'a person with two seats is one, out with one of them',
    [...times(5, { out: 8 }), ...times(5, {})].map((one, index) => ({ ...one, identity: index % 5 })),
    { people: 5, out: 5, outAtEnd: { low: 5, typical: 5, high: 5 }, exhaustion: '2026-11-09' },
  ],
])('who has used up an allowance: %s', (_, people, expected) => {
  expect(outlook(people)).toMatchObject([expected])
})

test('who has a row and no credits is one of the people of the plan', () => {
  const running = usedMonth(
    Array.from({ length: 6 }, (_, person) => usedBy(person, 'PRO', 0)),
    '2026-11',
    9,
  )
  const nobody = { ahead: [], of: [], rate: floats(), left: floats(), out: floats(), free: 0, bounded: [] }
  expect(seatOutlook(nobody, STILL, running)).toMatchObject([{ name: 'Pro', people: 6, out: 0 }])
})

test('the range of people who run out is that of the level and of their luck', () => {
  // Each of 100 people reaches the allowance with the chance of 0.401 at a spread of 0.5; here ln(1 + 0.2 + 0.12) gives about 0.5269.
  const [seat] = outlook(times(100, { rate: 10, left: 100 }))
  // Φ(−0.5269 / 2) = 0.3961; 1.2816 × √(100 × 0.3961 × 0.6039) = 6.27.
  expect(seat?.outAtEnd).toEqual({ low: 33, typical: 40, high: 46 })
  const [wide] = outlook(times(100, { rate: 10, left: 100 }), { low: 0.5, typical: 1, high: 2 })
  expect(wide?.outAtEnd?.typical).toBe(40)
  expect(wide?.outAtEnd?.low).toBeLessThan(20)
  expect(wide?.outAtEnd?.high).toBeGreaterThan(80)
})

test('who has several seats runs out with the first of them', () => {
  // A chance of 0.3961 each: 1 − 0.6039² is 0.6353, and of three 1 − 0.6039³ is 0.7798; 0 and 1 are what they are.
  const seats = (...rates: readonly number[]) =>
    outlook(
      rates.flatMap((rate) =>
        Array.from({ length: 100 }, (_, identity): One => ({ rate, left: rate === 99 ? 0 : 100, identity })),
      ),
    )[0]?.outAtEnd?.typical
  expect([
    seats(10),
    seats(10, 10),
    seats(10, 10, 10),
    seats(0, 10),
    seats(10, 0),
    seats(99, 10),
    seats(10, 99),
  ]).toEqual([40, 64, 78, 40, 40, 100, 100])
})

test('the smallest credits beyond an allowance of none are none', () => {
  const free = { ...seatOf('PRO'), allowance: 0 }
  const people = (credits: number) => times(6, { seat: free, credits, out: 3, left: 0 })
  expect(outlook(people(0.5))).toMatchObject([{ people: 6, out: 6 }])
  expect(outlook(people(0))).toMatchObject([{ people: 6, out: 0 }])
})
