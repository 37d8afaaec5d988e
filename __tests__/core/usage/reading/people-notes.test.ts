import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { plain } from '../../../../src/core/text/message.js'
import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { planReader } from '../../../../src/core/usage/reading/plan-of.js'

/* Lists with several rows of each kind: how they are counted, and which row of two wins. */

const PLANS = planReader(loadCatalogue(), '2026-11-20')
const seats = (...rows: string[]) =>
  readSeats(['UserId,Email,ProfileId,Plan,Status', ...rows].join('\n'), 's.csv', PLANS)
const teams = (...rows: string[]) => readTeams(['UserId,Email,Team', ...rows].join('\n'), 't.csv')

test.each<[string, string[], string[]]>([
  [
    'one of each',
    ['a,,,Pro,', 'b,,,Pro,Expired', 'c,,,Pro,pending', 'd,,,Pro,Asleep', 'a,,,Pro,', 'e,,,TITAN,'],
    [
      '1 row of the seats file is of seats that were cancelled or have ended: it is not counted, although a seat is paid to the end of the month in which it is cancelled.',
      '1 row of the seats file is pending: no one has used that seat yet, and it is not counted.',
      '1 row of the seats file has a status that we do not know: it is counted as paid.',
      '1 row of the seats file names a person again: the most expensive plan counts, once.',
      '1 row of the seats file names a plan that the catalogue does not know: not priced.',
    ],
  ],
  [
    'two of each',
    [
      'a,,,Pro,',
      'b,,,Pro,ended',
      'b,,,Pro,Deleted',
      'c,,,Pro,Pending',
      'c,,,Pro,PENDING',
      'd,,,Pro,Asleep',
      'q,,,Pro,Away',
      'a,,,Pro,',
      'a,,,Pro,',
      'e,,,TITAN,',
      'f,,,GIANT,',
    ],
    [
      '2 rows of the seats file are of seats that were cancelled or have ended: they are not counted, although a seat is paid to the end of the month in which it is cancelled.',
      '2 rows of the seats file are pending: no one has used those seats yet, and they are not counted.',
      '2 rows of the seats file have statuses that we do not know: they are counted as paid.',
      '2 rows of the seats file name a person again: the most expensive plan counts, once.',
      '2 rows of the seats file name plans that the catalogue does not know: not priced.',
    ],
  ],
  [
    'nothing to tell',
    ['a,,,Pro,Active', 'b,,,Power,paid', 'c,,,Pro,SUBSCRIBED', 'd,,,Pro,Enabled', 'e,,,Pro,activated'],
    [],
  ],
])('notes on seats: %s', (_, rows, notes) => {
  expect(seats(...rows).notes).toEqual(notes)
})

test('a seat that ended needs no plan, and is no one’s second', () => {
  const { entries, badRows, notes } = seats('a,,,,canceled', 'a,,,Power,cancelled', 'a,,,Pro,', 'b,,,,active')
  expect(entries.map(({ line, user, plan }) => [line, user, plan.name])).toEqual([[4, 'a', 'Pro']])
  expect(badRows).toEqual([{ file: 's.csv', line: 5, reason: 'it names no plan' }])
  expect(notes).toHaveLength(1)
})

test.each<[string, string[], unknown[][]]>([
  [
    'the most expensive plan, at its own line',
    ['a,,,Pro,', 'b,,,Pro,', 'a,,,Power,', 'a,,,Pro+,'],
    [
      [3, 'b', null, null, 'Pro'],
      [4, 'a', null, null, 'Power'],
    ],
  ],
  ['of two as dear the first', ['a,,,Pro,', 'a,,,PRO,'], [[2, 'a', null, null, 'Pro']]],
  ['a known plan before one that is not', ['a,,,TITAN,', 'a,,,Free,'], [[3, 'a', null, null, 'Free']]],
  [
    'one seat a profile',
    ['a,,p1,Pro,', 'a,,P2,Power,', 'a,,,Pro+,', 'a,,P1,Pro+,'],
    [
      [3, 'a', null, 'p2', 'Power'],
      [4, 'a', null, null, 'Pro+'],
      [5, 'a', null, 'p1', 'Pro+'],
    ],
  ],
  // The second row names by e-mail alone whom the first one names by both, the third by id alone.
  [
    'whoever is named by id and by e-mail',
    ['a,A@x.org,,Pro,', ',a@X.org,,Power,', 'a,,,Pro+,'],
    [[3, 'a', 'a@x.org', null, 'Power']],
  ],
  [
    'whoever is named by both in the end',
    [',a@x.org,,Pro,', 'a,a@x.org,,Pro,', 'a,,,Power,'],
    [[4, 'a', 'a@x.org', null, 'Power']],
  ],
])('who is listed again has %s', (_, rows, expected) => {
  expect(
    seats(...rows).entries.map(({ line, user, email, profile, plan }) => [line, user, email, profile, plan.name]),
  ).toEqual(expected)
})

test('bad rows are in the order of the file, whatever is wrong with them', () => {
  expect(
    seats('a,,,,', ',,,Pro,', 'b,,,Pro,', 'c,,,,', ',,,Pro,').badRows.map(({ line, reason }) => `${line} ${reason}`),
  ).toEqual(['2 it names no plan', '3 it names no one', '5 it names no plan', '6 it names no one'])
  expect(teams('a,,', ',,web', 'b,,web').badRows.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '2 it names no team',
    '3 it names no one',
  ])
})

test('of several teams the first counts; the same team again is none', () => {
  const { entries, notes } = teams('a,,web', 'b,,api', 'a,,core', ',b@x.org,api', 'b,,api', 'a,,web', 'b,,web')
  expect(entries.map(({ line, user, email, team }) => [line, user, email, team])).toEqual([
    [2, 'a', null, 'web'],
    [3, 'b', null, 'api'],
    [5, null, 'b@x.org', 'api'],
  ])
  expect(notes).toEqual(['2 rows of the teams file put a person into a second team: the first counts.'])
  expect(teams('a,,web', 'a,,api').notes).toEqual([
    '1 row of the teams file puts a person into a second team: the first counts.',
  ])
  const nobody = teams('a,,')
  expect(nobody.problem && plain(nobody.problem)).toBe('t.csv has no one in a team.')
})

test('of several columns for one thing the first of the accepted names that has something counts', () => {
  const read = (text: string) =>
    readSeats(text, 's.csv', PLANS).entries.map(({ user, email, plan }) => [user, email, plan.name])
  expect(read('Tier,Plan,Login,User,Mail,Email\nPower,Pro,l,u,m@x.org,e@x.org\nPower,,l,,m@x.org,\n')).toEqual([
    ['u', 'e@x.org', 'Pro'],
    ['l', 'm@x.org', 'Power'],
  ])
  // An address in both columns is no id.
  expect(read('User,Email,Plan\na@x.org,a@x.org,Pro\nb@x.org,c@x.org,Pro\nB@X.org,,Power\n')).toEqual([
    [null, 'a@x.org', 'Pro'],
    ['b@x.org', 'c@x.org', 'Pro'],
    [null, 'b@x.org', 'Power'],
  ])
})
