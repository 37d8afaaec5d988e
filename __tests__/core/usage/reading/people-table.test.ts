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

test('a set of people grows with them', () => {
  const set = new GrowingBits()
  for (const person of [0, 7, 8, 511, 512, 5000, 512, 0]) set.add(person)
  expect([0, 1, 6, 7, 8, 9, 511, 512, 513, 4999, 5000, 1e6].filter((person) => set.has(person))).toEqual([
    0, 7, 8, 511, 512, 5000,
  ])
  expect(set.size).toBe(6)
})
