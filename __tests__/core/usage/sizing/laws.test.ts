import { Big } from 'big.js'
import fc from 'fast-check'
import { cheapestSeats } from '../../../../src/core/cost/seat-mix.js'
import { costOf, offersOn } from '../../../../src/core/cost/plan-cost.js'
import { product, roundHalfUp } from '../../../../src/core/amount.js'
import { type RightSizing } from '../../../../src/core/contract/usage/outlook.js'
import { rightSize } from '../../../../src/core/usage/sizing/right-size.js'
import { policy } from '../../support/repository.js'
import { FEW_RUNS, RUNS } from '../../support/properties.js'
import { CATALOGUE, PLANS, type One, input, sized, times, names } from './sized-people.js'

const DAY = '2026-11-20'

/* Laws. */

const credits = fc.oneof(
  fc.constantFrom(0, 980, 1000, 1500, 2000, 3500, 5000, 7500, 10_000),
  fc.integer({ min: 0, max: 14_000_000_000 }).map((micro) => micro / 1e6),
)
const one: fc.Arbitrary<One> = fc.record({
  plan: fc.constantFrom('PRO', 'PRO+', 'PRO_MAX', 'POWER', 'FREE', 'ULTRA'),
  uses: fc.array(fc.option(credits, { freq: 6 }), { minLength: 3, maxLength: 3 }),
  now: credits,
  enabled: fc.constantFrom(true, false, null),
  began: fc.constantFrom({}, {}, { '2026-09': 4 }, { '2026-11': 1 }),
})
const team = fc.constantFrom(
  'overage: true',
  'overage: false',
  'workdays: 21',
  'overage: true, billing: individual',
  'overage: true, billing: enterprise',
)
const organization = fc.array(one, { minLength: 1, maxLength: 14 })

test('no one pays more, who is capped keeps what they have, and the best mix costs exactly what the seats now cost less the savings', () => {
  fc.assert(
    fc.property(organization, team, (people, stated) => {
      const found = rightSize(input(people, { team: stated, ...names }))
      if (!found) return
      const plans = offersOn(CATALOGUE, policy('version: 1'), DAY)
      for (const person of found.persons ?? []) {
        expect(person.savesUsd).toBeGreaterThanOrEqual(0)
        const { uses, enabled } = people[Number(person.name.slice(5))] ?? { uses: [] }
        const from = plans.find(({ name }) => name === person.from)
        const to = plans.find(({ name }) => name === person.to)
        if (stated === 'overage: false' || enabled === false)
          expect(
            uses.some((used) => (used ?? 0) >= (from?.allowance ?? 0) * 0.98) &&
              (to?.allowance ?? 0) < (from?.allowance ?? 0) &&
              person.credits.high >= (from?.allowance ?? 0) * 0.98,
          ).toBe(false)
        if (stated === 'overage: false') expect(person.credits.high).toBeLessThanOrEqual(to?.allowance ?? 0)
      }
      expect(found.moves.every(({ savesUsd, people: movers }) => savesUsd >= 0 && movers >= 5)).toBe(true)
      if (found.now.usd !== null)
        expect(found.best.usd).toBe(
          product(found.now.usd)
            .minus(found.savesUsd ?? NaN)
            .toNumber(),
        )
      const seats = ({ seats: mix }: RightSizing['now']) => mix.reduce((sum, { seats: count }) => sum + count, 0)
      if (found.best.seats.length > 0) expect(seats(found.best)).toBe(seats(found.now))
    }),
    FEW_RUNS,
  )
})

test('what a person saves is the difference of what the two plans cost, and no plan costs less', () => {
  const steady = fc.array(
    fc.record({
      plan: fc.constantFrom('PRO', 'PRO+', 'PRO_MAX', 'POWER'),
      uses: fc.array(credits, { minLength: 3, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  fc.assert(
    fc.property(steady, fc.constantFrom('overage: true', 'overage: true, billing: individual'), (people, stated) => {
      const given = input(people, { team: stated, ...names })
      const cost = (name: string, { uses }: One) => {
        const offer = given.offers.find((one) => one.name === name)
        return uses.reduce(
          (sum: Big | null, used) =>
            sum && offer ? (costOf(offer, product(used ?? 0), given.terms).usd?.plus(sum) ?? null) : null,
          new Big(0),
        )
      }
      const persons = rightSize(given)?.persons ?? []
      people.forEach((one, person) => {
        const now = PLANS(one.plan).name
        const paid = cost(now, one)
        if (paid === null) return
        const advised = persons.find(({ name }) => name === `user-${person}`)
        const least = cost(advised?.to ?? now, one)
        expect(advised?.savesUsd ?? 0).toBe(roundHalfUp(paid.minus(least ?? NaN).div(3), 2))
        for (const { name, usd } of given.offers) if (usd !== 0) expect(least?.lte(cost(name, one) ?? 1e9)).toBe(true)
      })
    }),
    FEW_RUNS,
  )
})

test('the order of people does not matter', () => {
  fc.assert(
    fc.property(organization, team, (people, stated) => {
      const given = input(people, { team: stated, ...names })
      const turned = [...given.months].reverse().map((closed) => ({ ...closed, people: [...closed.people].reverse() }))
      expect(
        rightSize({
          ...given,
          months: turned,
          current: given.current && { ...given.current, people: [...given.current.people].reverse() },
        }),
      ).toEqual(rightSize(given))
    }),
    FEW_RUNS,
  )
})

test('with the same load in all months it is the cheapest seat of the estimate, the larger of two at a break-even', () => {
  fc.assert(
    fc.property(credits, fc.constantFrom('overage: true', 'overage: true, billing: enterprise'), (load, stated) => {
      const given = input(times(5, { plan: 'POWER', uses: [load, load, load] }), { team: stated })
      const [cheapest] =
        cheapestSeats(
          given.offers.filter(({ usd }) => usd !== 0),
          [{ credits: product(load), people: 5 }],
          given.terms,
        )?.seats.keys() ?? []
      expect(rightSize(given)?.moves[0]?.to ?? 'power').toBe(cheapest)
    }),
    RUNS,
  )
  expect([1500, 3500].map((load) => sized(times(5, { plan: 'POWER', uses: [load, load, load] })).moves[0]?.to)).toEqual(
    ['pro+', 'pro-max'],
  )
  expect(sized(times(5, { uses: [1500, 1500, 1500] })).moves).toEqual([])
})
