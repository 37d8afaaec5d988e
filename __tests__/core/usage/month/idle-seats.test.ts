import { idleSeats } from '../../../../src/core/usage/month/idle.js'
import type { Person } from '../../../../src/core/usage/ledger.js'
import { matchPeople } from '../../../../src/core/usage/reading/match-people.js'
import type { Seat } from '../../../../src/core/usage/reading/people-files.js'
import { seatOf, usedBy, usedMonth } from '../../support/used.js'

/* Several seats, people and profiles at once: who has which, and which of them may be used after all. */

const P1 = 'arn:aws:codewhisperer:us-east-1:111122223333:profile/P1'
const P2 = 'arn:aws:codewhisperer:us-east-1:111122223333:profile/P2'
const person = (id: string, email: string | null = null, profile = P1): Person => ({ id, email, profile })
const seats = (...of: [user: string | null, email: string | null, profile?: string][]): Seat[] =>
  of.map(([user, email, profile = null], index) => ({ line: index + 2, plan: seatOf('PRO'), user, email, profile }))

test.each<[string, Person[], Seat[], (number | null)[]]>([
  [
    'each person has the seat of their own',
    [person('a'), person('b', 'B@x.org'.toLowerCase()), person('c'), person('d')],
    seats(['d', null], [null, 'b@x.org'], ['a', null]),
    [2, 1, null, 0],
  ],
  [
    'in two profiles one has two seats, and a seat without a profile is for both',
    [person('a', null, P1), person('a', null, P2), person('b', null, P1), person('b', null, P2)],
    seats(['a', null, P2.toLowerCase()], ['a', null, P1.toLowerCase()], ['b', null]),
    [1, 0, 2, 2],
  ],
  [
    'the seat of the own profile comes before one without a profile, wherever it stands',
    [person('a', null, P2), person('a', null, P1)],
    seats(['a', null], ['a', null, 'p2']),
    [1, 0],
  ],
  ['the first seat without a profile counts', [person('a')], seats([null, 'z@x.org'], ['a', null], ['a', null]), [1]],
  [
    'who is called null has no seat of somebody without an id',
    [person('null')],
    seats([null, 'q@x.org'], ['z', null]),
    [null],
  ],
  ['an id comes before an address', [person('a', 'a@x.org')], seats([null, 'a@x.org'], ['a', null]), [1]],
  [
    'an id of another profile leaves the address',
    [person('a', 'a@x.org')],
    seats(['a', null, P2.toLowerCase()], [null, 'a@x.org']),
    [1],
  ],
  ['both an id and an address lead to a seat', [person('a'), person('q', 'a@x.org')], seats(['a', 'a@x.org']), [0, 0]],
])('%s', (_, people, list, expected) => {
  // The other profile is always one that the usage files name.
  const matched = matchPeople(list, [...people, person('z', null, P2)])
  expect(matched.slice(0, people.length).map((seat) => (seat ? list.indexOf(seat) : null))).toEqual(expected)
})

const month = (...people: number[]) => usedMonth(people.map((one) => usedBy(one, 'PRO', 1)))

test('seats that may be used are no more than people who are known by id alone', () => {
  const people = [person('a', 'a@x.org'), person('b'), person('c'), person('d', 'd@x.org')]
  const byMail = seats([null, 'a@x.org'], [null, 'q@x.org'], [null, 'r@x.org'], [null, 's@x.org'], ['t', null])
  expect(idleSeats(byMail, people, [month(0), month(1, 2, 3)])).toEqual({
    seats: byMail.slice(1),
    uncertain: 2,
    unlisted: 3,
  })
  expect(idleSeats(byMail, people, [month(0, 3)])).toEqual({ seats: byMail.slice(1), uncertain: 0, unlisted: 1 })
  // Of two seats by e-mail and three people by id both may be used, so nothing is certain.
  const two = seats([null, 'q@x.org'], [null, 'r@x.org'])
  expect(idleSeats(two, [person('a'), person('b'), person('c')], [month(0, 1, 2)])).toBeNull()
  expect(idleSeats(two, [person('a'), person('b'), person('c')], [month(0)])).toEqual({
    seats: two,
    uncertain: 1,
    unlisted: 1,
  })
  // One that is named by id is idle for certain.
  expect(idleSeats([...two, ...seats(['t', null])], [person('a'), person('b')], [month(0, 1)])).toMatchObject({
    uncertain: 2,
    unlisted: 2,
  })
  expect(idleSeats(seats(['a', null]), [person('a')], [month(0)])).toEqual({ seats: [], uncertain: 0, unlisted: 0 })
})
