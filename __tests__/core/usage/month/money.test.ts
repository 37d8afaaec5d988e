import { byPlan } from '../../../../src/core/usage/month/breakdowns.js'
import { byPerson, nameOf } from '../../../../src/core/usage/month/by-person.js'
import { moneyOf } from '../../../../src/core/usage/month/money.js'
import { paidSeats, type PolicySeats } from '../../../../src/core/usage/month/paid-seats.js'
import type { UsageReport } from '../../../../src/core/contract/usage/report.js'
import type { UsedBy } from '../../../../src/core/usage/used.js'
import { crowd, seatOf, usedBy, usedMonth } from '../../support/used.js'

/* What several people, plans and seats come to together, and the notes on them. */

const USD_PER_CREDIT = 0.04

function moneyFor(
  people: readonly UsedBy[],
  stated: PolicySeats | null = null,
  invoice: number | null = null,
): UsageReport['money'] {
  const month = usedMonth(people)
  const seats = paidSeats(month, stated)
  const total = people.reduce((sum, { credits }) => sum + credits, 0)
  return moneyOf(month, seats, byPlan(month, seats, USD_PER_CREDIT, 1), total, USD_PER_CREDIT, invoice)
}

test('who began later takes a part of each seat off, who began on the first day takes none', () => {
  const began = (person: number, tier: string, day: number | null): UsedBy => usedBy(person, tier, 1, { began: day })
  expect(
    moneyFor([began(0, 'PRO', 0), began(1, 'PRO', 15), began(2, 'POWER', 30), began(3, 'PRO_PLUS', null)]),
  ).toMatchObject({
    // 20 × 15 / 31 + 200 × 30 / 31 = 9.6774 + 193.5484.
    prorated: 203.23,
    notes: [
      '2 people began this month. Their seats are billed in part, so the invoice can be up to $203.23 lower.',
      expect.stringContaining('Seats are those of active people'),
    ],
  })
  expect(moneyFor([began(0, 'PRO', 0)])).toMatchObject({ prorated: 0, notes: [expect.stringMatching(/^Seats are/)] })
  expect(moneyFor([began(0, 'PRO', 1)]).notes[0]).toMatch(/^1 person began this month\. .* up to \$0\.65 lower\.$/)
  // A seat without a price is in no dollars, so nothing is taken off.
  expect(moneyFor([began(0, 'TITAN', 15)])).toMatchObject({
    prorated: 0,
    notes: [
      '1 seat has a plan without a known price; it is in none of the dollars.',
      expect.stringMatching(/^Seats are/),
    ],
  })
})

test('seats without a price are those of all such plans', () => {
  expect(moneyFor([...crowd(2, 'TITAN', 1), ...crowd(1, 'PRO', 1, 10), ...crowd(3, 'GIANT', 1, 20)]).notes[0]).toBe(
    '5 seats have a plan without a known price; they are in none of the dollars.',
  )
})

test('where a seat has no price, nothing is reckoned from the sum of the others', () => {
  const some = [usedBy(0, 'PRO', 100), usedBy(1, 'TITAN', 100)]
  expect(moneyFor(some, null, 300)).toMatchObject({
    fixed: 20,
    total: 20,
    allPriced: false,
    perCredit: null,
    invoice: { usd: 300, difference: null },
  })
  expect(moneyFor(some.slice(0, 1), null, 300)).toMatchObject({
    allPriced: true,
    perCredit: 0.2,
    invoice: { usd: 300, difference: 280 },
  })
  // No seat of it is paid, so its price is in no sum.
  expect(moneyFor(some.slice(0, 1), { from: 'policy', plans: [{ seat: seatOf('TITAN'), seats: 0 }] })).toMatchObject({
    allPriced: true,
  })
})

test('more than the plan without overage is reported from a thousandth beyond it on', () => {
  const noted = (...people: UsedBy[]): string[] => moneyFor(people).notes.slice(0, -1)
  expect(
    noted(usedBy(0, 'PRO', 1000.99), usedBy(1, 'PRO', 1500, { overage: 499.01 }), usedBy(2, 'TITAN', 9e9)),
  ).toEqual([expect.stringMatching(/^1 seat/)])
  expect(noted(usedBy(0, 'PRO', 1001.01), usedBy(1, 'PRO', 1), usedBy(2, 'PRO_PLUS', 2003))[0]).toMatch(
    /^2 people used more than the plan includes/,
  )
})

test.each<[number, number, string]>([
  [1, 4, '4 people'],
  [5, 4, 'Fewer than 5 people'],
  [5, 5, '5 people'],
  [9, 8, 'Fewer than 9 people'],
  [9, 9, '9 people'],
  // Nine others: their number could be subtracted.
  [10, 10, 'Almost all people'],
])('groups of fewer than %p people are not counted out: %p of them are "%s"', (fewest, few, who) => {
  const month = usedMonth([
    ...Array.from({ length: few }, (_, person) => usedBy(person, 'PRO', 1500, { began: 2 })),
    ...crowd(9, 'PRO', 1, 20),
  ])
  const seats = paidSeats(month, { from: 'seats file', idle: [] })
  const { notes } = moneyOf(month, seats, byPlan(month, seats, USD_PER_CREDIT, 1), 10, USD_PER_CREDIT, null, fewest)
  expect(notes).toEqual([
    expect.stringMatching(new RegExp(`^${who} began this month`)),
    expect.stringMatching(new RegExp(`^${who} used more than the plan includes`)),
  ])
})

test('an invoice is held against the sum, and only where there is one', () => {
  const people = [usedBy(0, 'PRO', 1010, { overage: 10 }), usedBy(1, 'POWER', 1)]
  expect(moneyFor(people)).toMatchObject({ fixed: 220, overage: 0.4, total: 220.4, invoice: null })
  expect(moneyFor(people, null, 200)).toMatchObject({ invoice: { usd: 200, difference: -20.4 } })
  // 220.4 / 1,011 = 0.21800.
  expect(moneyFor(people).perCredit).toBe(0.218)
  expect(moneyFor([usedBy(0, 'PRO', 0)]).perCredit).toBeNull()
  expect(moneyFor([usedBy(0, 'PRO', 0.5)]).perCredit).toBe(40)
})

test('where the seats are from is reported, but of a list of them', () => {
  expect(moneyFor([], null).notes).toEqual([])
  expect(moneyFor([usedBy(0, 'PRO', 1)], { from: 'seats file', idle: [] }).notes).toEqual([])
  expect(moneyFor([], { from: 'policy', plans: [{ seat: seatOf('PRO'), seats: 2 }] })).toMatchObject({
    fixed: 40,
    unused: 40,
    notes: ['Seats are those that the policy states, or more where more people were active.'],
  })
})

test('paid plans by price, equal ones by name, those without a price last', () => {
  const seat = (name: string, usd: number | null) => ({ plan: null, name, allowance: 1, usd })
  const plans = [seat('x', null), seat('b', 20), seat('c', 200), seat('a', 20), seat('w', null), seat('free', 0)]
  const month = usedMonth(plans.map((one, person) => ({ ...usedBy(person, 'PRO', 1), seat: one })))
  expect(paidSeats(month, null).plans.map((one) => one.seat.name)).toEqual(['free', 'a', 'b', 'c', 'w', 'x'])
})

test('idle seats are added to the people of their plan, stated ones are not', () => {
  const month = usedMonth([...crowd(3, 'PRO', 1), ...crowd(1, 'POWER', 1, 10)])
  const [pro, plus] = [seatOf('PRO'), seatOf('PRO_PLUS')]
  const counts = (stated: PolicySeats | null) => {
    const { plans, idle } = paidSeats(month, stated)
    return [...plans.map(({ seat, seats }) => `${seat.name} ${seats}`), idle]
  }
  expect(counts(null)).toEqual(['Pro 3', 'Power 1', null])
  expect(counts({ from: 'seats file', idle: [plus, pro, plus, pro] })).toEqual(['Pro 5', 'Pro+ 2', 'Power 1', 4])
  expect(
    counts({
      from: 'policy',
      plans: [
        { seat: plus, seats: 2 },
        { seat: pro, seats: 4 },
      ],
    }),
  ).toEqual(['Pro 4', 'Pro+ 2', 'Power 1', 3])
})

test('people by credits, those of equal credits by name', () => {
  const month = usedMonth([
    usedBy(0, 'PRO', 5, { activeDays: 2 }),
    usedBy(1, 'POWER', 700.126, { overage: 0.5 }),
    usedBy(2, 'TITAN', 60),
    usedBy(3, 'PRO', 5),
    usedBy(4, 'PRO', 60),
  ])
  const names = ['d', 'e', 'c', 'a', 'b']
  expect(byPerson(month, (person) => names[person] ?? '', null)).toEqual([
    { name: 'e', team: null, plan: 'Power', credits: 700.13, overage: 0.5, ofAllowance: 0.07, activeDays: 1 },
    { name: 'b', team: null, plan: 'Pro', credits: 60, overage: 0, ofAllowance: 0.06, activeDays: 1 },
    { name: 'c', team: null, plan: 'TITAN', credits: 60, overage: 0, ofAllowance: null, activeDays: 1 },
    { name: 'a', team: null, plan: 'Pro', credits: 5, overage: 0, ofAllowance: 0.005, activeDays: 1 },
    { name: 'd', team: null, plan: 'Pro', credits: 5, overage: 0, ofAllowance: 0.005, activeDays: 2 },
  ])
})

test('the team of a person is reported from five people on, and under names always', () => {
  const month = usedMonth(crowd(9, 'PRO', 1))
  const team = (person: number): string | null => (person < 5 ? 'web' : person < 8 ? 'api' : null)
  const told = (fewest?: number) => byPerson(month, String, team, fewest).map((one) => one.team)
  expect(told()).toEqual(['web', 'web', 'web', 'web', 'web', null, null, null, null])
  expect(told(1)).toEqual(['web', 'web', 'web', 'web', 'web', 'api', 'api', 'api', null])
  expect([nameOf({ id: 'u', profile: 'p', email: 'e@x.org' }), nameOf({ id: 'u', profile: 'p', email: null })]).toEqual(
    ['e@x.org', 'u'],
  )
})
