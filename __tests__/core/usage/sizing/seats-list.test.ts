import type { Seat } from '../../../../src/core/usage/reading/people-files.js'
import { PLANS, sized, times } from './sized-people.js'

const seat = (user: string, plan = 'PRO'): Seat => ({ line: 2, user, email: null, profile: null, plan: PLANS(plan) })

describe('with a list of seats', () => {
  const active = times(2, { uses: [10, 10, 10] })
  const some = (count: number, plan = 'PRO') => times(count, plan).map((name, index) => seat(`${name}-${index}`, name))

  test('seats without a row are idle, and keep their price', () => {
    const found = sized(active, { seats: [seat('user-0'), seat('user-1'), ...some(6), ...some(5, 'POWER')] })
    expect(found.idle).toEqual([
      { plan: 'power', name: 'Power', seats: 5, usd: 1000 },
      { plan: 'pro', name: 'Pro', seats: 6, usd: 120 },
    ])
    expect(found.now).toEqual({
      seats: [
        { plan: 'pro', name: 'Pro', seats: 8 },
        { plan: 'power', name: 'Power', seats: 5 },
      ],
      usd: 1160,
    })
  })

  test('few of them are one row, or none', () => {
    expect(sized(active, { seats: [...some(3), ...some(2, 'POWER')] }).idle).toEqual([
      { plan: null, name: 'other plans', seats: 5, usd: 460 },
    ])
    expect(sized(active, { seats: some(3) }).idle).toEqual([])
    expect(sized(active, { seats: [...some(5), ...some(5, 'ULTRA')] }).idle).toMatchObject([
      { plan: 'pro', usd: 100 },
      { plan: null, name: 'a plan that is not known', seats: 5, usd: null },
    ])
  })

  test('its plan is the one that a person has now, and who is in it has not left', () => {
    const seats = times(5, 0).map((_, person) => seat(`user-${person}`, 'PRO_MAX'))
    expect(sized(times(5, { plan: 'POWER', uses: [10, 10, null] }), { seats }).moves).toMatchObject([
      { from: 'pro-max', to: 'pro', people: 5 },
    ])
  })

  test('people whom it does not have are reported', () => {
    const notesOn = (people: number, listed: number) =>
      sized(times(people, { uses: [1, 1, 1] }), {
        seats: times(listed, null).map((_, index) => seat(`user-${index}`)),
      }).notes.filter((note) => note.includes('not in the seats file'))
    expect(notesOn(10, 5)).toEqual([
      '5 people with a row are not in the seats file: it may be older than the usage files.',
    ])
    expect(notesOn(6, 1)).toEqual([
      'Almost all people with a row are not in the seats file: it may be older than the usage files.',
    ])
  })
})
