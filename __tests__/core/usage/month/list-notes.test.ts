import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { file, reportOf } from '../../support/report-of.js'
import { listNotes } from '../../../../src/core/usage/month/list-notes.js'
import { seatOf, usedBy, usedMonth } from '../../support/used.js'
import { row } from '../../support/user-report.js'

const USERS = Array.from({ length: 12 }, (_, user) => `u${user}`)
const ROWS = USERS.map((user) => row({ user, day: '2026-11-18' }))

const list = (users: readonly string[], head: string, cell: string): string =>
  `User,${head}\n${users.map((user) => `${user},${cell}\n`).join('')}`

function notesOf(lists: { readonly seats?: string; readonly teams?: string }): readonly string[] {
  const { notes } = reportOf([file(ROWS)], {
    ...(lists.seats === undefined ? {} : { seats: readSeats(lists.seats, 's.csv', seatOf) }),
    ...(lists.teams === undefined ? {} : { teams: readTeams(lists.teams, 't.csv') }),
  })
  return notes.filter((note) => note.includes('list of'))
}

test.each([
  ['nobody', ['x1', 'x2'], 'names none of the 12 people'],
  ['few', USERS.slice(0, 3), 'names fewer than 5 of the 12 people'],
  ['half', USERS.slice(0, 6), 'names 6 of the 12 people'],
])('a list of teams that names %s is told', (_, users, said) => {
  expect(notesOf({ teams: list(users, 'Team', 'web') })).toEqual([expect.stringContaining(said)])
})

test.each([USERS, USERS.slice(0, 7)])('a list that names more than half is not told', (...users) => {
  expect(notesOf({ teams: list(users, 'Team', 'web') })).toEqual([])
})

test('a list of seats that names another plan is told, with a count only from five people on', () => {
  const plans = (power: number): string =>
    `User,Plan\n${USERS.map((user, index) => `${user},${index < power ? 'Power' : 'Pro'}\n`).join('')}`
  expect(notesOf({ seats: plans(0) })).toEqual([])
  expect(notesOf({ seats: plans(2) })).toEqual([expect.stringContaining('For fewer than 5 people')])
  expect(notesOf({ seats: plans(6) })).toEqual([expect.stringContaining('For 6 people')])
})

test('teams are told apart without case, and named as they are written first', () => {
  const { entries } = readTeams('User,Team\nu1,Web\nu2,web\nu3,WEB\n', 't.csv')
  expect(entries.map(({ team }) => team)).toEqual(['Web', 'Web', 'Web'])
})

test('people whom no usage file names are in no list', () => {
  const month = usedMonth([usedBy(0, 'PRO', 1), usedBy(1, 'PRO', 1)])
  const { entries } = readTeams('User,Team\nu1,Web\n', 't.csv')
  expect(listNotes({ seats: null, teams: entries, ledger: { people: [] }, month })).toEqual([
    expect.stringContaining('The list of teams names none of the 2 people'),
  ])
  expect(listNotes({ seats: null, teams: entries, ledger: { people: [] }, month: usedMonth([]) })).toEqual([])
})
