import { idleSeats } from '../../../../src/core/usage/month/idle.js'
import { identitiesOf } from '../../../../src/core/usage/month/identities.js'
import { matchPeople } from '../../../../src/core/usage/reading/match-people.js'
import { mailKeys, userKey, type Named } from '../../../../src/core/usage/reading/people-columns.js'
import type { Person } from '../../../../src/core/usage/ledger.js'
import { seatOf, usedBy, usedMonth } from '../../support/used.js'

const P1 = 'arn:aws:codewhisperer:us-east-1:1:profile/One'
const P2 = 'arn:aws:codewhisperer:us-east-1:1:profile/Two'
const person = (id: string, email: string | null = null, profile = P1): Person => ({ id, email, profile })
const entry = (user: string | null, email: string | null = null, profile: string | null = null): Named => ({
  user,
  email,
  profile,
})

/** Which entry, by number, each person is given. */
const matched = (entries: readonly Named[], people: readonly Person[]): (number | null)[] =>
  matchPeople(entries, people).map((one) => (one === null ? null : entries.indexOf(one)))

test.each<[string, Named[], Person[], (number | null)[]]>([
  ['by id, whatever its case', [entry('a'), entry('b')], [person('B'), person('A'), person('c')], [1, 0, null]],
  ['without the store of the id', [entry('a')], [person('d-0123456789.A')], [0]],
  [
    'by e-mail',
    [entry(null, 'x@y.org'), entry(null, 'z@y.org')],
    [person('a', 'z@y.org'), person('b', 'x@y.org')],
    [1, 0],
  ],
  ['by the id before the e-mail', [entry(null, 'x@y.org'), entry('a')], [person('a', 'x@y.org')], [1]],
  ['an id that is an address', [entry('other'), entry(null, 'x@y.org')], [person('x@y.org')], [1]],
  ['of two entries for one person the first', [entry('a'), entry('a', 'x@y.org')], [person('a')], [0]],
  ['without the tag of the entry', [entry(null, 'x+kiro@y.org')], [person('a', 'x@y.org')], [0]],
  ['without the tag of the person', [entry(null, 'x@y.org')], [person('a', 'x+kiro@y.org')], [0]],
  // The address without the tag is that of the second entry, so the first is not looked for by it.
  [
    'the tag, where another entry has the address without it',
    [entry(null, 'x+kiro@y.org'), entry(null, 'x@y.org')],
    [person('a', 'x@y.org'), person('b', 'x+kiro@y.org'), person('c', 'x+other@y.org')],
    [1, 0, 1],
  ],
  [
    'the same where that entry is in capitals',
    [entry(null, 'x+kiro@y.org'), entry(null, 'X@Y.org')],
    [person('a', 'x@y.org'), person('b', 'X+Kiro@y.org')],
    [1, 0],
  ],
  [
    'that also for the second of two tags',
    [entry(null, 'v@y.org'), entry(null, 'x+kiro@y.org'), entry(null, 'x@y.org')],
    [person('a', 'x@y.org')],
    [2],
  ],
  [
    'the entry of the profile, by its name or whole, before one of any',
    [entry('a'), entry('a', null, 'one'), entry('a', null, P2.toLowerCase())],
    [person('a', null, P1), person('a', null, P2)],
    [1, 2],
  ],
  [
    'of several entries of the profile the first, and so of several of any',
    [
      entry('a', null, 'one'),
      entry('a', null, P1.toLowerCase()),
      entry('b'),
      entry('b', null, 'team three'),
      entry('b', 'x@y.org'),
    ],
    [person('a', null, P1), person('b', null, P2)],
    [0, 2],
  ],
  [
    'no entry of another profile',
    [entry('a', null, 'two')],
    [person('a', null, P1), person('b', null, P2)],
    [null, null],
  ],
  ['no entry of an unknown profile that is written whole', [entry('a', null, 'arn:x/three')], [person('a')], [null]],
  ['an entry whose profile is a name of no file', [entry('a', null, 'team three')], [person('a')], [0]],
  [
    'by e-mail, where the entry by id is of another profile',
    [entry('a', null, 'two'), entry(null, 'x@y.org')],
    [person('a', 'x@y.org', P1), person('b', null, P2)],
    [1, null],
  ],
])('people are found %s', (_, entries, people, expected) => {
  expect(matched(entries, people)).toEqual(expected)
})

test.each([
  ['d-0123456789.Abc', 'abc'],
  ['d-012345678.Abc', 'd-012345678.abc'],
  ['x-d-0123456789.Abc', 'x-d-0123456789.abc'],
])('the id %s is compared as %s', (id, key) => {
  expect(userKey(id)).toBe(key)
})

test.each([
  [' X@Y.org ', ['x@y.org']],
  ['X+a+b@Y.org', ['x+a+b@y.org', 'x@y.org']],
  ['x@y+z.org', ['x@y+z.org']],
])('the address %j is compared as %j', (address, keys) => {
  expect(mailKeys(address)).toEqual(keys)
})

test('people of one id or address are one, also by way of others', () => {
  expect([
    ...identitiesOf([
      person('a', 'x@y.org'),
      person('b', 'z@y.org', P2),
      person('A', null, P2),
      person('c', 'X@y.org', P2),
      person('z@y.org'),
      person('d'),
      person('d-0123456789.b', 'x@y.org'),
    ]),
  ]).toEqual([0, 0, 0, 0, 0, 5, 0])
  // A tag makes another address.
  expect([...identitiesOf([person('a', 'x@y.org'), person('b', 'x+t@y.org'), person('c')])]).toEqual([0, 1, 2])
})

describe('seats that nobody uses', () => {
  const seat = (user: string | null, email: string | null = null) => ({
    user,
    email,
    profile: null,
    line: 1,
    plan: seatOf('PRO'),
  })
  const people = [person('a', 'a@y.org'), person('b'), person('c', 'c@y.org'), person('d')]
  const used = (...of: number[]) => [usedMonth(of.map((one) => usedBy(one, 'PRO', 1)))]

  test('are those without a row in any of the months', () => {
    const seats = [seat('a'), seat('b'), seat('e'), seat(null, 'c@y.org')]
    expect(idleSeats(seats, people, [...used(0), ...used(2)])).toEqual({
      seats: [seats[1], seats[2]],
      uncertain: 0,
      unlisted: 0,
    })
    expect(idleSeats(seats, people, used(0, 1, 2, 3))).toEqual({ seats: [seats[2]], uncertain: 0, unlisted: 1 })
  })

  test('may be used after all, where the list has the address and the file the id', () => {
    const seats = [seat('a'), seat(null, 'p@y.org'), seat(null, 'q@y.org'), seat('e')]
    // One person by id alone is not in the list: one of the two seats by e-mail may be theirs.
    expect(idleSeats(seats, people, used(0, 1))).toEqual({ seats: seats.slice(1), uncertain: 1, unlisted: 1 })
    expect(idleSeats(seats, people, used(0, 1, 3))).toMatchObject({ uncertain: 2, unlisted: 2 })
    // A person whose address is known is not behind another address.
    expect(idleSeats(seats, people, used(0, 2))).toMatchObject({ uncertain: 0, unlisted: 1 })
    expect(idleSeats(seats.slice(0, 3), people, used(0, 1, 3))).toBeNull()
    expect(idleSeats(seats.slice(0, 3), people, used(0, 1))).toMatchObject({ uncertain: 1 })
    expect(idleSeats([seat('a')], people, used(0, 1))).toEqual({ seats: [], uncertain: 0, unlisted: 1 })
  })
})
