import { byTeam, type TeamsInput } from '../../../../src/core/usage/month/by-team.js'
import { apart } from '../../../../src/core/usage/month/folding.js'
import { crowd, seatOf, usedMonth } from '../../support/used.js'

/* Dollars by team with idle seats, and what is hidden beside a total that is shown. */

type Idle = NonNullable<TeamsInput['idle']>

const idle = (...teams: (string | null)[]): Idle =>
  teams.map((team, index) => ({
    team,
    seat: { line: index + 2, plan: seatOf('PRO'), user: `i${index}`, email: null, profile: null },
  }))

/** Ten people of Pro, the first five in team a, the others in b. */
const rowsOf = (seats: Idle | null) =>
  byTeam(usedMonth(crowd(10, 'PRO', 1), '2026-11'), {
    teamOf: (person) => (person < 5 ? 'a' : 'b'),
    silent: new Map([['a', 7]]),
    idle: seats,
    usdPerCredit: 0.04,
    total: 10,
    fewest: 5,
  }).map(({ name, folded, people, usd, idle: unused }) => [name, folded, people, usd, unused])

test.each<[string, Idle | null, ReturnType<typeof rowsOf>]>([
  [
    'without a list of seats',
    null,
    [
      ['a', 0, 5, 100, null],
      ['b', 0, 5, 100, null],
    ],
  ],
  [
    'idle seats of no team have a row',
    idle(null, null, null, null, null),
    [
      ['a', 0, 5, 100, 0],
      ['b', 0, 5, 100, 0],
      [null, 0, 0, 100, 5],
    ],
  ],
  [
    'idle seats of a team without a row in the files have one too',
    idle('c', 'c', 'c', 'c', 'c', 'c'),
    [
      ['a', 0, 5, 100, 0],
      ['b', 0, 5, 100, 0],
      ['c', 0, 0, 120, 6],
    ],
  ],
  [
    'a few of them are with a team, of enough people that the row tells of none',
    idle(null, null),
    [
      ['b', 0, 5, 100, 0],
      [null, 2, 5, 140, null],
    ],
  ],
])('%s: rows add up to the dollars of the month', (_, seats, rows) => {
  const found = rowsOf(seats)
  expect(found).toEqual(rows)
  const total = found.reduce((sum, row) => sum + Number(row[3]), 0)
  expect(total).toBe(200 + 20 * (seats?.length ?? 0))
})

test.each<[number[], (number | null)[]]>([
  [
    [0, 7, 12],
    [0, 7, 12],
  ],
  // Two of one or two people, which is certain where three are left: with the next smallest they are not.
  [
    [1, 2, 6, 9],
    [null, null, null, 9],
  ],
  [
    [3, 4, 6],
    [null, null, 6],
  ],
  [
    [2, 0, 9, 6],
    [null, 0, 9, null],
  ],
  [
    [1, 1],
    [null, null],
  ],
])('%j beside their total are shown as %j', (counts, shown) => {
  expect(apart(counts, 5)).toEqual(shown)
})
