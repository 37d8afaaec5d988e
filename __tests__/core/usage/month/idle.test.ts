import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { idleSeats } from '../../../../src/core/usage/month/idle.js'
import type { Person } from '../../../../src/core/usage/ledger.js'
import { matchPeople } from '../../../../src/core/usage/reading/match-people.js'
import { readSeats } from '../../../../src/core/usage/reading/people-files.js'
import { planReader } from '../../../../src/core/usage/reading/plan-of.js'
import type { UsedMonth } from '../../../../src/core/usage/used.js'

const P1 = 'arn:aws:codewhisperer:us-east-1:111122223333:profile/P1'
const P2 = 'arn:aws:codewhisperer:eu-central-1:111122223333:profile/P2'
const PLANS = planReader(loadCatalogue(), '2026-11-20')
const seats = (...rows: string[]) =>
  readSeats(`UserId,Email,ProfileId,Plan\n${rows.map((row) => `${row},Pro`).join('\n')}`, 'seats.csv', PLANS).entries
const person = (id: string, email: string | null = null, profile = P1): Person => ({ id, email, profile })
const month = (...people: number[]): UsedMonth => ({
  month: '2026-10',
  days: 31,
  through: 30,
  people: people.map((index) => ({
    person: index,
    identity: index,
    seat: PLANS('PRO'),
    daily: new Float64Array(31),
    credits: 1,
    overage: 0,
    overageEnabled: null,
    began: null,
    activeDays: 1,
  })),
})

test.each<[string, string[], Person, number | null]>([
  ['by id', ['b,,', 'a,,'], person('A'), 1],
  ['by e-mail', [',b@x.org,', ',a@x.org,'], person('a', 'a@x.org'), 1],
  ['by an id that is an e-mail address', [',a@x.org,'], person('A@x.org'), 0],
  ['by an id within its identity store', ['d-90667f2a11.a,,'], person('a'), 0],
  ['by id before e-mail', ['b,a@x.org,', 'a,,'], person('a', 'a@x.org'), 1],
  ['not at all', ['b,,'], person('a', 'a@x.org'), null],
  ['the seat of their profile', [`a,,${P2}`, `a,,${P1}`], person('a'), 1],
  ['the seat of their profile by its last part', ['a,,P2', 'a,,p1'], person('a'), 1],
  ['no seat of another profile', [`a,,${P2}`], person('a'), null],
  ['a seat of a profile by a name that no usage file has', ['a,,Our developers'], person('a'), 0],
])('people are found %s', (_, rows, one, expected) => {
  const list = seats(...rows)
  expect(matchPeople(list, [one, person('z', null, P2)])[0]).toBe(expected === null ? null : list[expected])
})

test('seats without a row are idle', () => {
  const people = [person('a', 'a@x.org'), person('b'), person('c', 'c@x.org')]
  const list = seats('a,,', ',c@x.org,', 'd,,', ',e@x.org,')
  expect(idleSeats(list, people, [month(0), month(2)])).toEqual({
    seats: [list[2], list[3]],
    uncertain: 0,
    unlisted: 0,
  })
  expect(idleSeats(list, people, [month(0)])?.seats).toEqual([list[1], list[2], list[3]])
})

test('a seat by e-mail may be a person’s whom the files name by id alone', () => {
  const people = [person('a', 'a@x.org'), person('b')]
  expect(idleSeats(seats(',a@x.org,', ',d@x.org,', ',e@x.org,'), people, [month(0, 1)])).toMatchObject({
    uncertain: 1,
    unlisted: 1,
  })
  expect(idleSeats(seats(',d@x.org,'), people, [month(0, 1)])).toBeNull()
  expect(idleSeats(seats('d,,'), people, [month(0, 1)])).toMatchObject({ uncertain: 0, unlisted: 2 })
})
