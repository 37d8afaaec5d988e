import type { RecordFields } from '../../../../src/core/usage/reading/csv/record-scanner.js'
import { GrowingBits } from '../../../../src/core/usage/reading/growing-bits.js'
import { NameTable, PeopleTable } from '../../../../src/core/usage/reading/people-table.js'

/** A record of one field. */
function fieldOf(text: string): RecordFields {
  const bytes = new TextEncoder().encode(`..${text}..`)
  return {
    bytes,
    count: 1,
    starts: Int32Array.of(2),
    ends: Int32Array.of(bytes.length - 2),
    escaped: Uint8Array.of(0),
    line: 1,
  }
}

test('names have the numbers in which they first came, however many there are', () => {
  const table = new NameTable()
  const names = Array.from({ length: 20 }, (_, index) => `name-${index % 2 === 0 ? index : 'x'.repeat(index)}`)
  const numbers = [...names, ...names.toReversed()].map((name) => table.at(fieldOf(name), 0))
  expect(numbers).toEqual([...names.keys(), ...[...names.keys()].reverse()])
  expect([table.names, table.of('name-4'), table.of('new'), table.at(fieldOf('new'), 0)]).toEqual([
    [...names, 'new'],
    4,
    20,
    20,
  ])
})

test('a user of two profiles is two people, and each has one number', () => {
  const table = new PeopleTable()
  const of = (user: string, profile: number) => table.at(fieldOf(user), 0, profile)
  const users = Array.from({ length: 3000 }, (_, index) => `user-${index * 7919}`)
  const first = users.flatMap((user) => [of(user, 0), of(user, 1)])
  expect(first).toEqual([...Array(6000).keys()])
  expect(users.toReversed().flatMap((user) => [of(user, 1), of(user, 0)])).toEqual(first.toReversed())
  expect([table.size, table.idOf(0), table.idOf(5999), table.profileOf(2), table.profileOf(3)]).toEqual([
    6000,
    'user-0',
    users.at(-1),
    0,
    1,
  ])
  // An id of which another is the beginning, and one that is as long.
  expect([of('user-', 0), of('user-1', 0), of('user-2', 0), of('user-1', 0)]).toEqual([6000, 6001, 6002, 6001])
  expect(new PeopleTable().profileOf(9)).toBe(0)
})

test('ids fill more than the first 65,536 bytes', () => {
  const table = new PeopleTable()
  const users = Array.from({ length: 80 }, (_, index) => `${index}-${'é'.repeat(500)}`)
  expect(users.map((user) => table.at(fieldOf(user), 0, 0))).toEqual([...users.keys()])
  expect(users.map((_, person) => table.idOf(person))).toEqual(users)
})

test('names and ids that differ in one character are different, whichever it is', () => {
  const alike = ['abcdefg', ...Array.from({ length: 7 }, (_, at) => 'abcdefg'.replace('abcdefg'[at] ?? '', 'X'))]
  const [names, people] = [new NameTable(), new PeopleTable()]
  for (const order of [alike, alike.toReversed()]) {
    expect(order.map((name) => alike[names.at(fieldOf(name), 0)])).toEqual(order)
    expect(order.map((id) => people.idOf(people.at(fieldOf(id), 0, 0)))).toEqual(order)
  }
  // Each after each, because the one after the last is tried first.
  for (const one of alike)
    for (const other of alike)
      expect([one, other].map((id) => people.idOf(people.at(fieldOf(id), 0, 0)))).toEqual([one, other])
  expect(people.size).toBe(8)
})

test.each([
  ['d-0123456789.u', 'u', true],
  ['d-abcdef0123.u', 'u', true],
  ['d-9999999999.u', 'u', true],
  ['d-ffffffffff.u', 'u', true],
  ['d-012345678g.u', 'u', false],
  ['d-012345678/.u', 'u', false],
  ['d-012345678:.u', 'u', false],
  ['d-012345678`.u', 'u', false],
  ['d-g123456789.u', 'u', false],
  ['d-012345678A.u', 'u', false],
  ['d-012345678.u', 'u', false],
  ['d_0123456789.u', 'u', false],
  ['e-0123456789.u', 'u', false],
  ['d-0123456789-u', 'u', false],
  // The prefix alone is an id.
  ['d-0123456789.', '', false],
])('%s is the user %j with a prefix: %s', (long, short, same) => {
  const table = new PeopleTable()
  const [one, other] = [short, long].map((id) => table.at(fieldOf(id), 0, 0))
  expect([one, other === one, table.size]).toEqual([0, same, same ? 1 : 2])
  // The prefix is shown once a file has it.
  expect(table.idOf(other ?? 0)).toBe(long)
  expect(table.idOf(0)).toBe(same ? long : short)
})

test('a set of people grows with them', () => {
  const set = new GrowingBits()
  for (const person of [0, 7, 8, 511, 512, 5000, 512, 0]) set.add(person)
  expect([0, 1, 6, 7, 8, 9, 511, 512, 513, 4999, 5000, 1e6].filter((person) => set.has(person))).toEqual([
    0, 7, 8, 511, 512, 5000,
  ])
  expect(set.size).toBe(6)
})
