import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { offersOn, termsOf } from '../../../../src/core/cost/plan-cost.js'
import type { Person } from '../../../../src/core/usage/ledger.js'
import type { Seat } from '../../../../src/core/usage/reading/people-files.js'
import type { PeopleToSize } from '../../../../src/core/usage/sizing/people-to-size.js'
import { sizingNotes, type SizingCounts } from '../../../../src/core/usage/sizing/right-size-notes.js'
import { rightSize } from '../../../../src/core/usage/sizing/right-size.js'
import { policy } from '../../support/repository.js'
import { seatOf, usedBy, usedMonth } from '../../support/used.js'

/* Several moves, persons and idle plans: their order and sums; and the notes, a sentence each. */

const CATALOGUE = loadCatalogue()
const STATED = policy('version: 1\nteam: { overage: true }')

/** Each person’s plan and credits of the closed months, the last one last. */
function sized(
  all: readonly [tier: string, ...credits: number[]][],
  given: { readonly seats?: readonly Seat[]; readonly names?: readonly string[] } = {},
) {
  const months = ['2026-08', '2026-09', '2026-10'].map((name, index) =>
    usedMonth(
      all.flatMap(([tier, ...credits], person) => {
        const used = credits[credits.length - 3 + index]
        return used === undefined ? [] : [usedBy(person, tier, used)]
      }),
      name,
    ),
  )
  const { names } = given
  return rightSize({
    months,
    current: null,
    people: all.map((_, index): Person => ({ id: `u${index}`, email: null, profile: 'p' })),
    offers: offersOn(CATALOGUE, STATED, '2026-11-20'),
    terms: termsOf(CATALOGUE, STATED),
    seats: given.seats ?? null,
    name: names ? (person) => names[person] ?? '' : null,
  })
}

type One = [tier: string, ...credits: number[]]
const times = (count: number, one: One): One[] => Array.from({ length: count }, () => one)

test('moves by what they save, each with its own plans and people', () => {
  const result = sized([
    ...times(5, ['PRO_PLUS', 10, 10, 10]),
    // $200 − $40 a month each, whether of three months or of two.
    ...times(4, ['POWER', 1900, 1900, 1900]),
    ['POWER', 1900, 1800],
    ...times(6, ['PRO_MAX', 10, 10, 10]),
  ])
  expect(result?.moves).toEqual([
    { from: 'power', fromName: 'Power', to: 'pro+', toName: 'Pro+', people: 5, folded: 0, savesUsd: 800, volatile: 0 },
    {
      from: 'pro-max',
      fromName: 'Pro Max',
      to: 'pro',
      toName: 'Pro',
      people: 6,
      folded: 0,
      savesUsd: 480,
      volatile: 0,
    },
    { from: 'pro+', fromName: 'Pro+', to: 'pro', toName: 'Pro', people: 5, folded: 0, savesUsd: 100, volatile: 0 },
  ])
  expect(result).toMatchObject({ savesUsd: 1380, now: { usd: 1800 }, best: { usd: 420 } })
})

test('savings and costs are averages over each person’s own months, rounded to cents together', () => {
  // Overage of 249.75 credits in one of three months, of 0.25 in the only one, and of 1 in one of two: $3.33, $0.01 and $0.02 a month.
  const result = sized([
    ['PRO', 1249.75, 1000, 1000],
    ['PRO', 1000.25],
    ['PRO', 1000, 1001],
  ])
  expect(result).toMatchObject({ moves: [], savesUsd: 0, now: { usd: 63.36 }, best: { usd: 63.36 } })
})

test('volatile savings are counted in each move', () => {
  const result = sized([
    ...times(3, ['POWER', 10, 10, 10]),
    ...times(2, ['POWER', 10]),
    ...times(5, ['PRO_PLUS', 10]),
    ['PRO', 1, 1, 1],
  ])
  expect(result?.moves.map(({ people, volatile }) => [people, volatile])).toEqual([
    [5, null],
    [5, 5],
  ])
  expect(result?.notes.filter((note) => note.startsWith('The savings of'))).toEqual([
    expect.stringContaining('The savings of some people are not certain'),
  ])
})

test('the best mix is reported from five people of each plan on', () => {
  const mix = (...all: One[][]) => sized(all.flat())?.best.seats.map(({ plan, seats }) => [plan, seats])
  const moves = times(5, ['POWER', 10, 10, 10])
  expect(mix(moves)).toEqual([['pro', 5]])
  expect(mix(moves, times(5, ['PRO_PLUS', 10, 10, 10]))).toEqual([['pro', 10]])
  expect(mix(moves, times(4, ['PRO_PLUS', 10, 10, 10]))).toEqual([])
  expect(mix(times(4, ['POWER', 10, 10, 10]), times(9, ['PRO', 1, 1, 1]))).toEqual([])
  // Few people who do not move hide nothing.
  expect(mix(times(2, ['PRO', 1, 1, 1]))).toEqual([['pro', 2]])
  expect(mix(moves, times(2, ['PRO', 1, 1, 1]))).toEqual([['pro', 7]])
})

test('persons by what they save, equal ones by name, those of one name by their most credits', () => {
  const result = sized(
    [
      ['PRO_PLUS', 10, 20, 30],
      ['POWER', 10, 10, 10],
      ['PRO_PLUS', 5, 1, 3],
      ['PRO_PLUS', 8, 70, 9],
      ['PRO', 1, 1, 1],
      ['PRO_PLUS', 2, 4, 6, 3],
    ],
    { names: ['b', 'z', 'c', 'b', 'n', 'a'] },
  )
  expect(result?.persons?.map(({ name, savesUsd, credits }) => [name, savesUsd, credits])).toEqual([
    ['z', 180, { low: 10, typical: 10, high: 10 }],
    ['a', 20, { low: 3, typical: 4, high: 6 }],
    ['b', 20, { low: 8, typical: 9, high: 70 }],
    ['b', 20, { low: 10, typical: 20, high: 30 }],
    ['c', 20, { low: 1, typical: 3, high: 5 }],
  ])
})

const seats = (tier: string, count: number, from = 0): Seat[] =>
  Array.from({ length: count }, (_, index) => ({
    line: 2 + index,
    user: `${tier}-${from + index}`,
    email: null,
    profile: null,
    plan: seatOf(tier),
  }))

test('idle plans by their price, those without one last, folded ones behind', () => {
  const all: One[] = [['PRO', 1, 1, 1]]
  expect(
    sized(all, { seats: [...seats('TITAN', 5), ...seats('PRO', 20), ...seats('POWER', 5), ...seats('PRO_PLUS', 6)] })
      ?.idle,
  ).toEqual([
    { plan: 'power', name: 'Power', seats: 5, usd: 1000 },
    { plan: 'pro', name: 'Pro', seats: 20, usd: 400 },
    { plan: 'pro+', name: 'Pro+', seats: 6, usd: 240 },
    { plan: null, name: 'a plan that is not known', seats: 5, usd: null },
  ])
  expect(sized(all, { seats: [...seats('PRO_PLUS', 2), ...seats('PRO', 8), ...seats('POWER', 3)] })?.idle).toEqual([
    { plan: 'pro', name: 'Pro', seats: 8, usd: 160 },
    { plan: null, name: 'other plans', seats: 5, usd: 680 },
  ])
  expect(
    sized(all, { seats: [...seats('PRO_PLUS', 2), ...seats('PRO', 8), ...seats('TITAN', 3)] })?.idle?.at(-1),
  ).toEqual({ plan: null, name: 'other plans', seats: 5, usd: null })
})

const found = (parts: Partial<PeopleToSize>): PeopleToSize => ({
  months: ['2026-09', '2026-10'].map((name) => usedMonth([], name)),
  people: [],
  kept: [],
  idle: null,
  newcomers: 0,
  gone: 0,
  unknown: 0,
  ...parts,
})
const NONE: SizingCounts = {
  movers: 0,
  volatile: 0,
  sized: 20,
  capped: 0,
  listed: false,
  hidden: false,
  priced: true,
  fold: 5,
}
const FIRST = (period: string): string =>
  `For each person the plan counts that would have been cheapest for their use in ${period}, with overage, at the prices of the day of this report; a month without a row is a month without use.`
const ON = 'The policy says that overage is switched on: what lies beyond a plan is paid.'
const NEXT = 'A larger plan counts at once and for the whole month, a smaller one from the next month on.'
const idle = (uncertain: number, unlisted: number) => ({ seats: [], uncertain, unlisted })

test.each<[string, Partial<PeopleToSize>, Partial<SizingCounts>, string[]]>([
  ['nothing', {}, {}, []],
  ['no prices', {}, { priced: false }, ['No source gives prices for these plans: nothing can be compared.']],
  ['moves that are listed', {}, { movers: 1, listed: true }, [NEXT]],
  [
    'moves that are not',
    {},
    { movers: 1 },
    ['The plan of fewer than 5 people would change: only the total is said.', NEXT],
  ],
  [
    'a hidden mix',
    {},
    { hidden: true },
    ['The best seats are not said by plan, because that would reveal what fewer than 5 people need.'],
  ],
  [
    'a volatile saving',
    {},
    { volatile: 1 },
    [expect.stringMatching(/^The savings of fewer than 5 people are not certain: /)],
  ],
  ['volatile savings', {}, { volatile: 5 }, [expect.stringMatching(/^The savings of 5 people are not certain: /)]],
  [
    'a capped person',
    {},
    { capped: 1 },
    [
      'Fewer than 5 people used up a plan that stops there. They may have wanted more, so no smaller plan is advised for them.',
    ],
  ],
  [
    'newcomers',
    { newcomers: 5 },
    {},
    ['5 people with less than one whole closed month keep their plan; their overage is not counted.'],
  ],
  [
    'a newcomer',
    { newcomers: 1 },
    {},
    ['Fewer than 5 people with less than one whole closed month keep their plan; their overage is not counted.'],
  ],
  [
    'who left',
    { gone: 1 },
    {},
    [
      'Fewer than 5 people without a row in the last closed month and this one are left out: they may have no seat any more.',
    ],
  ],
  [
    'unknown plans',
    { unknown: 1 },
    {},
    ['Fewer than 5 people are left out: the catalogue does not know their plan, or it is not offered.'],
  ],
  [
    'a seat that may be used',
    { idle: idle(1, 0) },
    {},
    [
      'Up to 1 idle seat may be used after all: the seats file has them by e-mail alone, and the usage files name as many people by id alone.',
    ],
  ],
  [
    'seats that may be used, and people whom the list lacks',
    { idle: idle(2, 6) },
    {},
    [
      'Up to 2 idle seats may be used after all: the seats file has them by e-mail alone, and the usage files name as many people by id alone.',
      '6 people with a row are not in the seats file: it may be older than the usage files.',
    ],
  ],
  [
    'a person whom the list lacks',
    { idle: idle(0, 1) },
    {},
    ['Fewer than 5 people with a row are not in the seats file: it may be older than the usage files.'],
  ],
  ['a list that is complete', { idle: idle(0, 0) }, {}, []],
])('notes on %s', (_, parts, counts, notes) => {
  const terms = termsOf(CATALOGUE, STATED)
  expect(sizingNotes(found(parts), { terms }, { ...NONE, ...counts })).toEqual([
    FIRST('2 closed months together'),
    ...(counts.priced === false ? notes : []),
    ON,
    ...(counts.priced === false ? [] : notes),
  ])
})

test('all notes, in their order', () => {
  const terms = { ...termsOf(CATALOGUE, STATED), overage: false }
  const parts = { months: [usedMonth([])], idle: idle(5, 5), newcomers: 5, gone: 5, unknown: 5 }
  const counts = { movers: 5, volatile: 5, sized: 10, capped: 5, listed: false, hidden: true, priced: true, fold: 5 }
  expect(sizingNotes(found(parts), { terms }, counts).map((note) => note.split(' ').slice(0, 4).join(' '))).toEqual([
    'For each person the',
    'The policy says that',
    'The plan of fewer',
    'The best seats are',
    'The savings of 5',
    '5 people used up',
    '5 people with less',
    '5 people without a',
    '5 people are left',
    'Up to 5 idle',
    '5 people with a',
    'A larger plan counts',
  ])
  const second = (overage: boolean | null) => sizingNotes(found(parts), { terms: { ...terms, overage } }, NONE)[1]
  expect(second(false)).toBe('The policy says that overage is switched off: a plan has to last in each of the months.')
  expect(second(null)).toMatch(/^The policy does not say whether overage is switched on, so it is for each person/)
  expect(sizingNotes(found(parts), { terms }, NONE)[0]).toBe(FIRST('the closed month'))
})
