import fc from 'fast-check'
import { dayIn, daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { readTeams } from '../../../../src/core/usage/reading/people-files.js'
import type { Moved } from '../../../../src/core/contract/usage/history.js'
import { runs } from '../../support/properties.js'
import { file, reportOf } from '../../support/report-of.js'
import { policy } from '../../support/repository.js'
import { row, type Row } from '../../support/user-report.js'

interface Use {
  readonly people?: readonly string[]
  readonly from?: number
  readonly to?: number
  readonly more?: (day: number) => Partial<Row>
}

const EIGHT = Array.from({ length: 8 }, (_, index) => `u${index}`)

/** The same people on each working day of a month, 10 credits each. */
function month(name: string, { people = EIGHT, from = 1, to = daysIn(name), more }: Use = {}): Row[] {
  return Array.from({ length: daysIn(name) }, (_, day) => day)
    .filter((day) => weekdayIn(name, day) % 6 !== 0 && day + 1 >= from && day + 1 <= to)
    .flatMap((day) =>
      people.map((user) =>
        row({ user, day: dayIn(name, day), credits: '10', models: { auto: 4 }, ...more?.(day + 1) }),
      ),
    )
}

function movedOf(rows: readonly Row[], facts: Parameters<typeof reportOf>[1] = {}): Moved {
  const { moved } = reportOf([file(rows)], facts)
  if (moved === null) throw new Error('nothing is compared')
  return moved
}

test('a month to date is held against as many working days of the month before', () => {
  // October has twice the credits from its 15th on: 10 working days end on the 14th.
  const october = month('2026-10', { more: (day) => ({ credits: day > 14 ? '20' : '10' }) })
  expect(movedOf([...october, ...month('2026-11', { to: 13 })])).toMatchObject({
    against: '2026-10',
    compared: 'same working days',
    workingDays: { before: 10, now: 10 },
    total: { before: 800, now: 800, change: 0 },
  })
})

test('seats count for the same working days, overage as it came', () => {
  const overage = (day: number) => ({ overage: day <= 14 ? '1' : '5' })
  const { total } = movedOf([...month('2026-10', { more: overage }), ...month('2026-11', { to: 13, more: overage })], {
    overageReading: 'daily',
  })
  // 160 USD of seats for 10 of the 21 working days of November, and 80 credits of overage at 0.04 in either month.
  expect(total).toMatchObject({ beforeUsd: 79.39, nowUsd: 79.39, changeUsd: 0 })
})

test('days off after the last working day count where the other month has them too', () => {
  const weekend = (day: string) => EIGHT.slice(0, 3).map((user) => row({ user, day, credits: '1' }))
  const october = [...month('2026-10', { from: 5 }), ...weekend('2026-10-10')]
  const november = month('2026-11', { to: 6 })
  expect(movedOf([...october, ...november]).total).toMatchObject({ before: 400, now: 400 })
  expect(movedOf([...october, ...november, ...weekend('2026-11-07')]).total).toMatchObject({ before: 403, now: 403 })
})

test('whole months are compared whole, whatever their number of working days', () => {
  const moved = movedOf([...month('2026-09'), ...month('2026-10')], { month: '2026-10' })
  expect(moved).toMatchObject({
    compared: 'whole months',
    workingDays: { before: 22, now: 22 },
    total: { change: 0, changeUsd: 0 },
    rows: [],
  })
  const shorter = movedOf([...month('2026-07'), ...month('2026-08')], { month: '2026-08' })
  expect(shorter).toMatchObject({
    workingDays: { before: 23, now: 21 },
    total: { before: 1840, now: 1680, change: -160 },
  })
})

test.each([
  ['the month before begins late', month('2026-10', { from: 19 }), month('2026-11', { to: 19 }), 10],
  ['a closed month begins late', month('2026-09', { from: 21 }), month('2026-10'), 8],
])('%s: only as many days as both have', (_, before, now, days) => {
  const name = now[0]?.day.slice(0, 7) ?? ''
  expect(movedOf([...before, ...now], { month: name })).toMatchObject({
    compared: 'same working days',
    workingDays: { before: days, now: days },
    total: { before: days * 80, now: days * 80, change: 0 },
  })
})

test.each([
  ['no month before', month('2026-11', { to: 13 }), 'no file has a row of the month before'],
  ['a gap', [...month('2026-09'), ...month('2026-11', { to: 13 })], 'no file has a row of the month before'],
  [
    'weekends alone',
    [...month('2026-09'), ...month('2026-10'), ...EIGHT.map((user) => row({ user, day: '2026-11-01' }))],
    'no working day has rows in both months',
  ],
])('%s: nothing is compared, and why', (_, rows, why) => {
  expect(movedOf(rows)).toMatchObject({ compared: 'not compared', why, total: null, rows: [] })
})

test('by plan, client, team and model in credits and dollars, the largest change first', () => {
  const use = (people: readonly string[], more: Partial<Row>) => ({ people, more: () => more })
  const others = Array.from({ length: 6 }, (_, index) => `v${index}`)
  const october = [
    ...month('2026-10', use(EIGHT, {})),
    ...month('2026-10', use(others, { tier: 'POWER', client: 'KIRO_CLI' })),
  ]
  const september = [
    ...month('2026-09', use(EIGHT, {})),
    ...month(
      '2026-09',
      use(others, { tier: 'POWER', client: 'KIRO_CLI', credits: '4', models: { 'claude-opus-4.8': 2 } }),
    ),
  ]
  const teams = readTeams(
    `User,Team\n${[...EIGHT.map((user) => `${user},web`), ...others.map((user) => `${user},core`)].join('\n')}\n`,
    'teams.csv',
  )
  const { rows, total } = movedOf([...september, ...october], { month: '2026-10', teams })
  expect(total).toMatchObject({ before: 2288, now: 3080, change: 792, beforeUsd: 1360, nowUsd: 1360, changeUsd: 0 })
  expect(rows.map(({ kind, name, folded, change }) => [kind, name, folded, change])).toEqual([
    ['model', 'auto', 0, 1320],
    ['client', 'KIRO_CLI', 0, 792],
    ['plan', 'Power', 0, 792],
    ['team', 'core', 0, 792],
    ['model', 'claude-opus-4.8', 0, -528],
    ['client', 'KIRO_IDE', 0, 0],
  ])
  // A team pays its seats; a client has the part of all dollars that it has of the credits.
  expect(rows.find(({ name }) => name === 'core')).toMatchObject({ beforeUsd: 1200, nowUsd: 1200 })
  expect(rows.find(({ name }) => name === 'KIRO_CLI')).toMatchObject({ beforeUsd: 313.85, nowUsd: 582.86 })
})

test('a group of few people in either month is folded in both, with those that the month itself folds', () => {
  const team = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`)
  const teams = readTeams(
    `User,Team\n${['a', 'b', 'c', 'd'].flatMap((name) => team(name, 9).map((user) => `${user},${name}`)).join('\n')}\n`,
    'teams.csv',
  )
  const people = (sizes: Readonly<Record<string, number>>) =>
    Object.entries(sizes).flatMap(([name, size]) => team(name, size))
  // In September team c is small, and team d the next in size goes with it; in October none is.
  const rows = [
    ...month('2026-09', { people: people({ a: 9, b: 8, c: 3, d: 6 }) }),
    ...month('2026-10', { people: people({ a: 9, b: 9, c: 9, d: 9 }) }),
  ]
  const { rows: all } = movedOf(rows, { month: '2026-10', teams })
  expect(all.filter(({ kind }) => kind === 'team').map(({ name, folded, change }) => [name, folded, change])).toEqual([
    [null, 2, 1980],
    ['b', 0, 220],
  ])
})

test('a row never tells of a month what its own report does not', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 5 })
  fc.assert(
    fc.property(sizes, sizes, (before, now) => {
      const users = (all: readonly number[]) =>
        all.flatMap((size, team) => Array.from({ length: size }, (_, index) => `t${team}-${index}`))
      fc.pre(users(before).length > 4 && users(now).length > 4)
      const teams = readTeams(
        `User,Team\n${users([9, 9, 9, 9, 9])
          .map((user) => `${user},team ${user.slice(1, 2)}`)
          .join('\n')}\n`,
        'teams.csv',
      )
      const rows = [
        ...month('2026-09', { people: users(before), to: 8 }),
        ...month('2026-10', { people: users(now), to: 8 }),
      ]
      const folded = (name: string) => {
        const own = new Set(
          (reportOf([file(rows)], { month: name, teams }).byTeam ?? []).flatMap((team) =>
            team.folded > 0 ? [] : [team.name],
          ),
        )
        return (team: string | null) => !own.has(team)
      }
      const [was, is] = [folded('2026-09'), folded('2026-10')]
      const { rows: moved } = movedOf(rows, { month: '2026-10', teams })
      for (const { kind, name, folded: groups, before: had, now: has } of moved) {
        if (kind !== 'team' || groups > 0) continue
        expect([name, had === 0 || !was(name), has === 0 || !is(name)]).toEqual([name, true, true])
      }
    }),
    runs(30),
  )
})

test('what moved as far is by kind and by name', () => {
  // Each of two clients and two models goes from 10 credits a person and day to 15, and nothing has a price.
  const use = (user: string) => {
    const [client, model] = Number(user.slice(1)) < 5 ? ['KIRO_WEB', 'glm_5'] : ['KIRO_CLI', 'auto']
    return { client, models: { [model]: 4 } }
  }
  const rows = (name: string, to: number, credits: string): Row[] =>
    month(name, { people: Array.from({ length: 10 }, (_, index) => `u${index}`), to }).map((one) => ({
      ...one,
      ...use(one.user),
      credits,
    }))
  const { rows: moves } = movedOf([...rows('2026-10', 31, '10'), ...rows('2026-11', 13, '15')], {
    policy: policy('version: 1\nteam: { region: [us-gov-west-1] }'),
  })
  expect(moves.map(({ kind, name, change, changeUsd }) => [kind, name, change, changeUsd])).toEqual([
    ['plan', 'Pro', 500, null],
    ['client', 'KIRO_CLI', 250, null],
    ['client', 'KIRO_WEB', 250, null],
    ['model', 'auto', 250, null],
    ['model', 'glm-5', 250, null],
  ])
})

test('one group that is folded is a row of its own, and none makes no row', () => {
  // A client of three people: with the next one in size, its month folds it; the only plan is shown.
  const cli = (name: string, credits: string) =>
    month(name, { people: EIGHT.slice(0, 3), more: () => ({ client: 'KIRO_CLI', credits }) })
  const rows = (some: readonly Row[]) =>
    movedOf(some, { month: '2026-10' }).rows.map((one) => [one.kind, one.name, one.folded])
  expect(rows([...month('2026-09'), ...month('2026-10', { more: () => ({ credits: '20' }) })])).toEqual([
    ['client', 'KIRO_IDE', 0],
    ['model', 'auto', 0],
    ['plan', 'Pro', 0],
  ])
  expect(rows([...cli('2026-09', '10'), ...cli('2026-10', '20')])).toEqual([
    ['client', null, 1],
    ['model', null, 1],
    ['plan', null, 1],
  ])
})
