import { identitiesOf } from '../../../../src/core/usage/month/identities.js'
import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import type { UsageReport } from '../../../../src/core/contract/usage/report.js'
import { file, reportOf } from '../../support/report-of.js'
import { seatOf } from '../../support/used.js'
import { row, type Row } from '../../support/user-report.js'

/* A human is one, whatever the number of their profiles, ids and addresses. */

const PROFILES = ['us-east-1:1:profile/US', 'eu-central-1:1:profile/EU'].map((tail) => `arn:aws:codewhisperer:${tail}`)

/** So many humans with a seat in each of two profiles. */
const inBoth = (humans: number, parts: Partial<Row> = {}): Row[] =>
  PROFILES.flatMap((profile) =>
    Array.from({ length: humans }, (_, user) =>
      row({ user: `u${user}`, profile, day: '2026-11-18', credits: '10', ...parts }),
    ),
  )

test('three humans in two profiles are three people on six seats, and no group of five', () => {
  const report = reportOf([file(inBoth(3))])
  expect(report.people).toMatchObject({ active: 3, seats: 6 })
  expect(report.credits.perActivePerson).toBe(20)
  expect(report.byDay.filter(({ people }) => people > 0).map(({ people }) => people)).toEqual([3])
  expect(report.byDay.at(-1)?.folded).toBeGreaterThan(0)
  expect(report.byClient.every(({ folded }) => folded > 0)).toBe(true)
  expect(report.money.fixed).toBe(6 * 20)
})

test('six humans in two profiles are told as six everywhere', () => {
  const rows = inBoth(6, { models: { auto: 3 } })
  const teams = readTeams(`User,Team\n${[0, 1, 2, 3, 4, 5].map((user) => `u${user},web`).join('\n')}`, 't.csv')
  const report = reportOf([file(rows)], { teams })
  const told = (groups: UsageReport['byClient'] | UsageReport['byPlan']) => groups.map(({ people }) => people)
  expect([told(report.byClient), told(report.byPlan)]).toEqual([[6], [6]])
  expect([report.byModel?.rows.map(({ people }) => people), report.byTeam?.map(({ people }) => people)]).toEqual([
    [6],
    [6],
  ])
  expect(report.byDay.at(-1)?.people).toBe(6)
})

test('an id with the prefix of its identity store and the same id without it are one seat', () => {
  const rows = [
    row({ user: 'd-1234567890.abc', day: '2026-11-17', credits: '5' }),
    row({ user: 'abc', day: '2026-11-18', credits: '7' }),
    // The same row in both writings counts once.
    row({ user: 'd-1234567890.abc', day: '2026-11-18', credits: '7' }),
    // No prefix of an identity store.
    row({ user: 'd-12345.abc', day: '2026-11-18', credits: '1' }),
  ]
  for (const all of [rows, [...rows].reverse()]) {
    const report = reportOf([file(all)], { persons: { kind: 'names', nameOf: (person) => `${person}` } })
    expect(report.people).toMatchObject({ active: 2, seats: 2 })
    expect(report.credits.total).toBe(13)
  }
})

test.each<[string, readonly { id: string; profile: string; email: string | null }[], number[]]>([
  ['the same id', [a('x', 'p'), a('X', 'q')], [0, 0]],
  ['the same id with its store', [a('d-1234567890.x', 'p'), a('x', 'q')], [0, 0]],
  ['the same address', [a('x', 'p', 'm@x.org'), a('y', 'q', 'M@x.org')], [0, 0]],
  ['an address that is the id', [a('m@x.org', 'p'), a('y', 'q', 'm@x.org')], [0, 0]],
  ['a chain', [a('x', 'p'), a('y', 'q', 'm@x.org'), a('x', 'r', 'm@x.org')], [0, 0, 0]],
  ['others', [a('x', 'p', 'a@x.org'), a('y', 'p', 'b@x.org')], [0, 1]],
])('%s', (_, people, identities) => {
  expect([...identitiesOf(people)]).toEqual(identities)
})

function a(id: string, profile: string, email: string | null = null) {
  return { id, profile, email }
}

test('idle seats, silent people and dollars by team', () => {
  const rows = Array.from({ length: 12 }, (_, user) =>
    row({ user: `u${user}`, day: '2026-11-18', credits: '10', tier: user < 6 ? 'PRO' : 'POWER' }),
  )
  const list = Array.from({ length: 24 }, (_, user) => `u${user}`)
  const team = (user: number): string => (user < 6 || user > 17 ? 'web' : 'ops')
  const teams = readTeams(`User,Team\n${list.map((user, index) => `${user},${team(index)}`).join('\n')}`, 't.csv')
  const seats = readSeats(
    `User,Plan\n${list.map((user, index) => `${user},${index < 6 || index > 11 ? 'Pro' : 'Power'}`).join('\n')}`,
    's.csv',
    seatOf,
  )
  const report = reportOf([file(rows)], { teams, seats })
  expect(report.byTeam).toMatchObject([
    { name: 'ops', people: 6, silent: 6, idle: 6, usd: 6 * 200 + 6 * 20, seatsUsd: 1320, overageUsd: 0 },
    { name: 'web', people: 6, silent: 6, idle: 6, usd: 12 * 20 },
  ])
  const sum = report.byTeam?.reduce((all, { usd }) => all + (usd ?? 0), 0)
  expect(sum).toBe(report.money.total)
  expect(reportOf([file(rows)], { teams }).byTeam).toMatchObject([{ idle: null }, { idle: null }])
})

test('teams of which nobody was there have their idle seats, each of them', () => {
  const rows = Array.from({ length: 6 }, (_, user) => row({ user: `u${user}`, day: '2026-11-18', credits: '10' }))
  const list = ['u', 'x', 'y'].flatMap((team) => Array.from({ length: 6 }, (_, user) => `${team}${user}`))
  const teams = readTeams(`User,Team\n${list.map((user) => `${user},team ${user.slice(0, 1)}`).join('\n')}`, 't.csv')
  const seats = readSeats(`User,Plan\n${list.map((user) => `${user},Pro`).join('\n')}`, 's.csv', seatOf)
  expect(
    reportOf([file(rows)], { teams, seats }).byTeam?.map(({ name, credits, idle, seatsUsd }) => [
      name,
      credits,
      idle,
      seatsUsd,
    ]),
  ).toEqual([
    ['team u', 60, 0, 120],
    ['team x', 0, 6, 120],
    ['team y', 0, 6, 120],
  ])
})
