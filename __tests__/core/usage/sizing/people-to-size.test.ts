import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { offersOn, termsOf } from '../../../../src/core/cost/plan-cost.js'
import { daysIn, type Person } from '../../../../src/core/usage/ledger.js'
import type { Seat } from '../../../../src/core/usage/reading/people-files.js'
import { peopleToSize, type SizingInput } from '../../../../src/core/usage/sizing/people-to-size.js'
import type { UsedBy, UsedMonth } from '../../../../src/core/usage/used.js'
import { policy } from '../../support/repository.js'
import { seatOf, usedBy, usedMonth } from '../../support/used.js'

/* Which months of several people count, for which plan, and whose plan cannot be judged. */

const CATALOGUE = loadCatalogue()

type Use = number | (Partial<UsedBy> & { readonly credits: number; readonly tier?: string; readonly firstDay?: number })

/** A month by its people: credits on the first day, unless another is said. */
function month(name: string, uses: Readonly<Record<number, Use>>): UsedMonth {
  const people = Object.entries(uses).map(([person, use]) => {
    const { credits, tier = 'PRO', firstDay = 0, ...parts } = typeof use === 'number' ? { credits: use } : use
    const daily = new Float64Array(daysIn(name))
    daily[firstDay] = credits
    return usedBy(Number(person), tier, credits, { daily, ...parts })
  })
  return usedMonth(people, name)
}

function found(months: readonly UsedMonth[], given: Partial<SizingInput> & { readonly team?: string } = {}) {
  const stated = policy(`version: 1\nteam: { ${given.team ?? 'overage: true'} }`)
  return peopleToSize({
    months,
    current: null,
    people: Array.from({ length: 9 }, (_, index): Person => ({ id: `u${index}`, email: null, profile: 'p' })),
    offers: offersOn(CATALOGUE, stated, '2026-11-20'),
    terms: termsOf(CATALOGUE, stated),
    seats: null,
    ...given,
  })
}

const loads = (result: ReturnType<typeof found>): unknown =>
  Object.fromEntries((result?.people ?? []).map(({ person, loads: micro }) => [person, micro.map((one) => one / 1e6)]))
const seat = (user: string, tier: string): Seat => ({ line: 2, user, email: null, profile: null, plan: seatOf(tier) })

test('three months, oldest first, in whatever order they come; each person with their own', () => {
  const months = [
    month('2026-09', { 0: 2, 1: 20.0000014 }),
    month('2026-07', { 0: 9, 1: 90, 2: 900 }),
    month('2026-10', { 0: 3, 1: 30, 2: 300, 3: 3000 }),
    month('2026-08', { 0: 1, 1: 10 }),
  ]
  const result = found(months)
  expect(result?.months.map((one) => one.month)).toEqual(['2026-08', '2026-09', '2026-10'])
  // Person 2 was there before, so months without a row are months without use; person 3 was first seen in October.
  expect(loads(result)).toEqual({ 0: [1, 2, 3], 1: [10, 20.000001, 30], 2: [0, 0, 300], 3: [3000] })
})

test('who was in any month before the three had all of them', () => {
  const months = [
    month('2026-05', { 0: 1, 1: 1 }),
    month('2026-06', { 2: 1, 3: 1 }),
    month('2026-07', { 4: 1 }),
    ...['2026-08', '2026-09'].map((name) => month(name, { 8: 1 })),
    month('2026-10', { 0: 5, 1: 5, 2: 5, 3: 5, 4: 5, 5: 5, 8: 1 }),
  ]
  expect(loads(found(months))).toEqual({
    ...Object.fromEntries([0, 1, 2, 3, 4].map((person) => [person, [0, 0, 5]])),
    5: [5],
    8: [1, 1, 1],
  })
})

test.each<[string, Readonly<Record<string, Use>>, Use | null, number[] | null]>([
  [
    'who began on the first day of a month has it',
    { '2026-08': 1, '2026-09': { credits: 2, began: 0 }, '2026-10': 3 },
    null,
    [2, 3],
  ],
  ['who began later has the next', { '2026-08': 1, '2026-09': { credits: 2, began: 1 }, '2026-10': 3 }, null, [3]],
  [
    'the last beginning of two counts',
    { '2026-08': { credits: 1, began: 0 }, '2026-09': { credits: 2, began: 5 }, '2026-10': 3 },
    null,
    [3],
  ],
  [
    'who began in the last month has none',
    { '2026-08': 1, '2026-09': 2, '2026-10': { credits: 3, began: 9 } },
    null,
    null,
  ],
  [
    'who began in the running month has none',
    { '2026-08': 1, '2026-09': 2, '2026-10': 3 },
    { credits: 1, began: 0 },
    null,
  ],
  ['who was first seen in the running month has none', {}, 1, null],
  ['a running month without a beginning takes nothing away', { '2026-09': 2 }, 1, [2, 0]],
])('%s', (_, uses, now, expected) => {
  // Another person has rows in all months.
  const months = ['2026-08', '2026-09', '2026-10'].map((name) => {
    const use = uses[name]
    return month(name, { 0: 1, ...(use === undefined ? {} : { 1: use }) })
  })
  const result = found(months, { current: now === null ? null : month('2026-11', { 0: 1, 1: now }) })
  expect(result?.people.find(({ person }) => person === 1)?.loads.map((one) => one / 1e6) ?? null).toEqual(expected)
  expect(result?.newcomers).toBe(expected === null ? 1 : 0)
  expect(result?.kept.map(({ plan }) => plan)).toEqual(expected === null ? ['pro'] : [])
})

test.each<[string, Readonly<Record<number, Use>>, string[]]>([
  [
    'with a row in its first week',
    { 0: { credits: 1, firstDay: 20 }, 1: { credits: 1, firstDay: 6 } },
    ['2026-09', '2026-10'],
  ],
  ['with no row in its first week', { 0: { credits: 1, firstDay: 20 }, 1: { credits: 1, firstDay: 7 } }, ['2026-10']],
  ['with a row on its last day alone', { 0: { credits: 1, firstDay: 29 } }, ['2026-10']],
  ['in which nobody used anything', { 0: 0 }, ['2026-09', '2026-10']],
])('a first month %s', (_, uses, months) => {
  const later = month('2026-10', { 0: { credits: 1, firstDay: 20 } })
  expect(found([month('2026-09', uses), later])?.months.map((one) => one.month)).toEqual(months)
})

test('no one is sized without a whole month', () => {
  expect(found([])).toBeNull()
  expect(found([month('2026-10', { 0: { credits: 1, firstDay: 9 } })])).toBeNull()
})

test('the plan now is that of the list, else of the newest row', () => {
  const months = [
    month('2026-09', {
      0: { credits: 1, tier: 'POWER' },
      1: { credits: 1, tier: 'POWER' },
      2: { credits: 1, tier: 'PRO_MAX' },
    }),
    month('2026-10', {
      0: { credits: 1, tier: 'PRO_PLUS' },
      1: { credits: 1, tier: 'PRO_PLUS' },
      3: { credits: 1, tier: 'TITAN' },
    }),
  ]
  const current = month('2026-11', { 1: { credits: 1, tier: 'PRO' }, 4: { credits: 1, tier: 'GIANT' } })
  const plans = (seats: readonly Seat[] | null) => {
    const result = found(months, { current, seats })
    return {
      plans: Object.fromEntries((result?.people ?? []).map(({ person, now }) => [person, now.plan])),
      gone: result?.gone,
      unknown: result?.unknown,
    }
  }
  // Persons 3 and 4 have plans that the catalogue does not know; person 2 has no row any more.
  expect(plans(null)).toEqual({ plans: { 0: 'pro+', 1: 'pro' }, gone: 1, unknown: 2 })
  expect(plans([seat('u0', 'POWER'), seat('u2', 'PRO_MAX'), seat('u3', 'PRO'), seat('u1', 'TITAN')])).toEqual({
    plans: { 0: 'power', 1: 'pro', 2: 'pro-max', 3: 'pro' },
    gone: 0,
    unknown: 1,
  })
})

test('seats that no one uses keep their plan, those of people in the running month are used', () => {
  const result = found([month('2026-10', { 0: 1 })], {
    current: month('2026-11', { 0: 1, 1: { credits: 1, began: 3, tier: 'PRO_PLUS' } }),
    seats: [seat('u0', 'PRO'), seat('u1', 'PRO_PLUS'), seat('x', 'POWER'), seat('y', 'TITAN'), seat('z', 'PRO_MAX')],
  })
  expect(result?.idle?.seats.map(({ user }) => user)).toEqual(['x', 'y', 'z'])
  expect(result?.kept.map(({ plan }) => plan)).toEqual(['power', 'pro-max', 'pro+'])
})

test.each<[string, string, Readonly<Record<string, Use>>, Use | null, boolean]>([
  [
    'the policy, whatever rows say',
    'overage: false',
    { '2026-10': { credits: 1, overageEnabled: true, overage: 5 } },
    null,
    false,
  ],
  [
    'the running month first',
    'workdays: 20',
    { '2026-10': { credits: 1, overageEnabled: true } },
    { credits: 1, overageEnabled: false },
    false,
  ],
  [
    'then the newest month that does',
    'workdays: 20',
    { '2026-08': { credits: 1, overageEnabled: true }, '2026-09': { credits: 1, overageEnabled: false }, '2026-10': 1 },
    1,
    false,
  ],
  [
    'the newest of two',
    'workdays: 20',
    { '2026-09': { credits: 1, overageEnabled: false }, '2026-10': { credits: 1, overageEnabled: true } },
    null,
    true,
  ],
  [
    'else overage in any month',
    'workdays: 20',
    { '2026-08': 1, '2026-09': { credits: 1, overage: 0.5 }, '2026-10': 1 },
    null,
    true,
  ],
  ['else nothing is paid', 'workdays: 20', { '2026-08': 1, '2026-10': 1 }, null, false],
])('whether overage is paid says %s', (_, team, uses, now, overage) => {
  const months = ['2026-08', '2026-09', '2026-10'].map((name) => {
    const use = uses[name]
    return month(name, { 0: 1, ...(use === undefined ? {} : { 1: use }) })
  })
  const result = found(months, { team, current: now === null ? null : month('2026-11', { 1: now }) })
  expect(result?.people.find(({ person }) => person === 1)?.overage).toBe(overage)
})

test.each<[string, string, Use, boolean]>([
  ['98 % of a plan that stops', 'overage: false', 980, true],
  ['less than that', 'overage: false', 979.99, false],
  ['what the row says comes before the policy', 'overage: false', { credits: 1000, overageEnabled: true }, false],
  ['overage that is switched off', 'overage: true', { credits: 1000, overageEnabled: false }, true],
  ['overage of which no row says anything, but the policy does', 'overage: true', 1000, false],
  ['overage that neither says', 'workdays: 20', 1000, true],
  ['overage that neither says, and is there', 'workdays: 20', { credits: 1000, overage: 0.5 }, false],
  ['a plan that is not known', 'overage: false', { credits: 1000, seat: seatOf('TITAN') }, false],
])('who was capped: %s', (_, team, use, capped) => {
  const months = [month('2026-09', { 0: use }), month('2026-10', { 0: 1 })]
  expect(found(months, { team, seats: [seat('u0', 'PRO')] })?.people).toMatchObject([{ capped }])
  expect(
    found([month('2026-09', { 0: 1 }), month('2026-10', { 0: use })], { team, seats: [seat('u0', 'PRO')] })?.people,
  ).toMatchObject([{ capped }])
})
