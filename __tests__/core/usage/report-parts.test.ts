import { dayIn } from '../../../src/core/usage/ledger.js'
import { readSeats, readTeams } from '../../../src/core/usage/reading/people-files.js'
import { readUsageText } from '../../../src/core/usage/reading/usage-text.js'
import { DAY, file, reportOf, source } from '../support/report-of.js'
import { policy } from '../support/repository.js'
import { seatOf } from '../support/used.js'
import { fileOf, row, type Row } from '../support/user-report.js'

/* What goes into which part of a report, of which month, and under which names. */

/** Eight people with a row on the first five days of November; user 7 is on Power, and began on the third. */
const EIGHT: readonly Row[] = Array.from({ length: 5 }, (_, day) =>
  Array.from({ length: 8 }, (__, user) =>
    row({
      user: `u${user}`,
      email: `p${user}@x.org`,
      day: dayIn('2026-11', day),
      credits: String(user + 1),
      tier: user === 7 ? 'POWER' : 'PRO',
      client: user === 0 ? 'KIRO_CLI' : 'KIRO_IDE',
      newUser: String(user === 7 && day === 2),
      models: { [user < 2 ? 'glm_5' : 'auto']: user + 1 },
    }),
  ),
).flat()
const TEAMS = readTeams(
  `UserId,Team\n${[0, 1, 2, 3, 4, 5].map((user) => `u${user},${user < 5 ? 'web' : 'api'}`).join('\n')}`,
  't.csv',
)
const nameOf = (person: number): string => `name ${person}`

test('sums of a month', () => {
  // A day has 1 + 2 + … + 8 = 36 credits, and as many messages.
  expect(
    reportOf([file(EIGHT)], { day: '2026-11-06', stray: 3, policySource: 'p.yml', invoiceUsd: 400 }),
  ).toMatchObject({
    state: 'to date',
    through: '2026-11-05',
    policy: 'p.yml',
    source: { files: 1, rows: 40, replaced: 0, stray: 3, badRows: 0, daysWithoutRows: [] },
    people: { active: 8, seats: 8, seatsFrom: 'active people', idle: null, began: null },
    credits: { total: 180, withinPlans: 180, overage: 0, perActivePerson: 22.5, messages: 180 },
    money: { fixed: 340, invoice: { usd: 400, difference: 60 } },
  })
})

test('of seats of several plans what is not used at the end of the month is told', () => {
  // Seven seats of 20 USD with 1,000 credits and one of 200 USD with 10,000, of which a little more than a hundred will be used.
  const { forecast, money } = reportOf([file(EIGHT)], { day: '2026-11-06' })
  expect(money.fixed).toBe(340)
  expect(forecast?.unusedUsd?.typical).toBeGreaterThan(320)
  expect(forecast?.unusedUsd?.typical).toBeLessThan(340)
  // Seats whose plan has no price, or no allowance, have nothing that could be left.
  const priced = (tier: string) =>
    reportOf([file(EIGHT.map((one) => (one.user === 'u7' ? { ...one, tier } : one)))], { day: '2026-11-06' }).forecast
      ?.unusedUsd?.typical ?? null
  expect(priced('MYSTERY')).toBeGreaterThan(120)
  expect(priced('MYSTERY')).toBeLessThan(135)
  expect(
    reportOf([file(EIGHT.map((one) => ({ ...one, tier: 'MYSTERY' })))], { day: '2026-11-06' }).forecast?.unusedUsd,
  ).toBeNull()
})

test('a month without rows has no forecast, whatever month runs', () => {
  expect(reportOf([file(EIGHT)], { day: '2026-11-06', month: '2026-12' }).forecast).toBeNull()
  expect(reportOf([file(EIGHT)], { day: '2026-11-06' }).forecast).not.toBeNull()
})

test('overage is taken from what is within plans', () => {
  const rows = EIGHT.map((one) =>
    one.user === 'u3' ? { ...one, credits: '250', overage: '10', enabled: 'true' } : one,
  )
  expect(reportOf([file(rows)], { overageReading: 'daily' })).toMatchObject({
    // The others use 36 − 4 a day; five times 250 on a plan of 1,000 are with the overage.
    credits: { total: 1410, withinPlans: 1360, overage: 50 },
    money: { overage: 2 },
    overageReading: { reading: 'daily', chosen: 'stated' },
  })
})

test('groups of few people are folded, unless names are shown', () => {
  const of = (persons: 'hidden' | 'pseudonyms' | 'names') =>
    reportOf([file(EIGHT)], {
      teams: TEAMS,
      persons: persons === 'hidden' ? { kind: persons } : { kind: persons, nameOf },
    })
  for (const persons of ['hidden', 'pseudonyms'] as const) {
    const report = of(persons)
    expect(report.byPlan.map(({ name, people }) => [name, people])).toEqual([['other plans', 8]])
    expect(report.byClient.map(({ name, people }) => [name, people])).toEqual([['other clients', 8]])
    // One person of the team api and two of none are few together, so web goes with them.
    expect(report.byTeam?.map(({ name, people }) => [name, people])).toEqual([[null, 8]])
    expect(report.byModel?.rows.map(({ model, people }) => [model, people])).toEqual([['other models', 8]])
    expect(report.byUse[0]?.people).toBe(8)
  }
  const named = of('names')
  expect(named.byPlan.map(({ name, people }) => [name, people])).toEqual([
    ['Pro', 7],
    ['Power', 1],
  ])
  expect(named.byClient.map(({ name, people }) => [name, people])).toEqual([
    ['KIRO_IDE', 7],
    ['KIRO_CLI', 1],
  ])
  expect(named.byTeam?.map(({ name, people, credits }) => [name, people, credits])).toEqual([
    [null, 2, 75],
    ['web', 5, 75],
    ['api', 1, 30],
  ])
  expect(named.byModel?.rows.map(({ model, people }) => [model, people])).toEqual([
    ['auto', 6],
    ['glm-5', 2],
  ])
})

test('people are shown under the names that were asked for, with their own team', () => {
  const people = (kind: 'pseudonyms' | 'names') =>
    reportOf([file(EIGHT)], { teams: TEAMS, persons: { kind, nameOf } }).byPerson?.map(({ name, team, credits }) => [
      name,
      team,
      credits,
    ])
  expect(people('names')).toEqual([
    ['name 7', null, 40],
    ['name 6', null, 35],
    ['name 5', 'api', 30],
    ['name 4', 'web', 25],
    ['name 3', 'web', 20],
    ['name 2', 'web', 15],
    ['name 1', 'web', 10],
    ['name 0', 'web', 5],
  ])
  expect(people('pseudonyms')?.map(([, team]) => team)).toEqual([null, null, null, 'web', 'web', 'web', 'web', 'web'])
  expect(reportOf([file(EIGHT)]).byPerson).toBeNull()
})

test('a list of seats says how many there are, and who is named by e-mail alone may have one', () => {
  const known = readSeats('UserId,Plan\nu0,Pro\nidle-1,Pro\nidle-2,Power\n', 's.csv', seatOf)
  const report = reportOf([file(EIGHT)], { seats: known })
  expect(report.people).toEqual({ active: 8, seats: 10, seatsFrom: 'seats file', idle: 2, began: null })
  expect(report.money.fixed).toBe(8 * 20 + 2 * 200)
  const few = expect.stringContaining('The list of seats names fewer than 5 of the 8 people') as string
  expect(report.notes).toEqual([few])
  const withoutMail = EIGHT.map((one) => ({ ...one, email: '' }))
  const note =
    'The list of seats names people by e-mail where the usage files have only ids, so for some seats it is not certain that nobody uses them.'
  const none = expect.stringContaining('The list of seats names none of the 8 people') as string
  const byMail = readSeats('Email,Plan\nq@x.org,Pro\n', 's.csv', seatOf)
  const some = readSeats('Email,UserId,Plan\nq@x.org,,Pro\n,z,Pro\n', 's.csv', seatOf)
  expect(reportOf([file(withoutMail)], { seats: byMail })).toMatchObject({
    people: { idle: null },
    notes: [none, note],
  })
  expect(reportOf([file(withoutMail)], { seats: some })).toMatchObject({ people: { idle: 2 }, notes: [none, note] })
})

test('without a list the seats of the policy count', () => {
  const stated = policy('version: 1\nteam: { seats: { pro: 9, power: 3, pro+: 0 } }')
  const report = reportOf([file(EIGHT)], { policy: stated, persons: { kind: 'names', nameOf } })
  expect(report.people).toMatchObject({ seats: 12, seatsFrom: 'policy', idle: 4 })
  expect(report.byPlan.map(({ name, seats }) => [name, seats])).toEqual([
    ['Pro', 9],
    ['Power', 3],
  ])
  const none = policy('version: 1\nteam: { seats: { pro: 0 } }')
  expect(reportOf([file(EIGHT)], { policy: none }).people.seatsFrom).toBe('active people')
})

test('rows that were left out are reported for all lists, by file and line', () => {
  const seats = readSeats(`UserId,Plan\nu0,Pro\n${',Pro\n'.repeat(25)}`, 'b.csv', seatOf)
  const teams = readTeams('UserId,Team\n,web\nu0,web\nu1,\n', 'a.csv')
  const usage = { path: 'c.csv', text: `${fileOf(EIGHT)}2026-11-05,broken\n2026-11-05,broken\n` }
  const told = ({ badRows, firstBadRows }: ReturnType<typeof reportOf>['source']) => ({
    badRows,
    first: firstBadRows.map(({ file: path, line }) => `${path}:${line}`),
  })
  expect(told(reportOf([usage], { teams }).source)).toEqual({
    badRows: 4,
    first: ['a.csv:2', 'a.csv:4', 'c.csv:42', 'c.csv:43'],
  })
  // Twenty of a list are reported.
  const { badRows, first } = told(reportOf([usage], { seats, teams }).source)
  expect([badRows, first.length, first[0], first.at(-1)]).toEqual([29, 22, 'b.csv:3', 'c.csv:43'])
})

test('notes are those of reading, of the lists, of nested contracts and of budgets, in this order', () => {
  const seats = readSeats('UserId,Plan,Status\nu0,Pro,Active\nx,Pro,Pending\n', 's.csv', seatOf)
  const teams = readTeams('UserId,Team\nu0,web\nu0,api\n', 't.csv')
  const contract = (budget: unknown) => ({ models: { primary: { model: 'auto' } }, budget })
  const rows = [
    ...EIGHT,
    ...['24', '25'].map((day) => row({ day: `2026-11-${day}` })),
    ...['11', '10'].map((month) => row({ day: `2025-${month}-01` })),
  ]
  const report = reportOf([file(rows)], {
    seats,
    teams,
    sources: [
      source('.kiro/settings.json', contract({ monthly: { inputTokens: 1 } })),
      source('a/.kiro/settings.json', contract({ monthly: { credits: 1 } })),
      source('b/.kiro/settings.json', contract({ daily: { credits: 1 } })),
      source('c/.kiro/settings.json', { models: { primary: { model: 'auto' } } }),
    ],
  })
  expect(report.notes).toEqual([
    '2 rows are of days after that of the report, and in no number.',
    '2 rows are of months that this report does not show: it goes back a year.',
    expect.stringContaining('pending'),
    expect.stringContaining('second team'),
    expect.stringContaining('The list of seats names fewer than 5 of the 8 people'),
    expect.stringContaining('The list of teams names fewer than 5 of the 8 people'),
    '2 contracts below the root of the repository have budgets of their own. Which use belongs to which folder is not known, so only that of the root is held against what was used.',
    '1 budget in tokens is left out: Kiro meters credits, and no usage file counts tokens.',
  ])
  expect(report.budgets).toEqual([])
})

test('a closed month has the prices of its last day, one to date those of the report', () => {
  // Pro Max came on 11 June 2026.
  const rows = ['2026-05', '2026-06', '2026-11'].flatMap((month) =>
    Array.from({ length: 5 }, (_, user) => row({ user: `u${user}`, day: `${month}-02`, tier: 'PRO_MAX' })),
  )
  const fixed = (month: string) => reportOf([file(rows)], { month }).money.fixed
  expect([fixed('2026-05'), fixed('2026-06'), fixed('2026-11')]).toEqual([null, 500, 500])
})

test('sizing and estimate rest on the months that are over', () => {
  const days = (month: string, last: number, users: number, parts: Partial<Row> = {}) =>
    Array.from({ length: last }, (_, day) =>
      Array.from({ length: users }, (__, user) =>
        row({ user: `u${user}`, day: dayIn(month, day), credits: '10', ...parts }),
      ),
    ).flat()
  const rows = [...days('2026-09', 30, 5), ...days('2026-10', 31, 6), ...days('2026-11', 19, 7)]
  const sources = [
    source('.kiro/settings.json', { models: { primary: { model: 'auto' }, routing: { codeReview: 'primary' } } }),
  ]
  const report = reportOf([file(rows)], { sources })
  expect(report.rightSizing?.months).toEqual(['2026-09', '2026-10'])
  expect(report.rightSizing?.persons).toBeNull()
  // Six people who use 10 credits on each of 31 days.
  expect(report.estimate).toMatchObject({
    month: '2026-10',
    developers: 6,
    actual: 1860,
    calibrated: { from: ['2026-09', '2026-10'] },
  })
  expect(report.forecast?.backtest?.months).toBe(1)
  expect(reportOf([file(rows)]).estimate).toBeNull()

  const october = reportOf([file(rows)], { month: '2026-10', persons: { kind: 'names', nameOf } })
  expect(october).toMatchObject({
    state: 'closed',
    forecast: null,
    rightSizing: { months: ['2026-09', '2026-10'], persons: [] },
  })
  expect(october.people.active).toBe(6)
})

test('in a closed month who began in it is new to it, and to no month after', () => {
  const rows = ['2026-09', '2026-10'].flatMap((month) =>
    Array.from({ length: 6 }, (_, user) =>
      row({ user: `u${user}`, day: `${month}-01`, newUser: String(month === '2026-10'), tier: 'POWER' }),
    ),
  )
  // Who began on the first day had all of October.
  expect(reportOf([file(rows)], { month: '2026-10' }).rightSizing?.moves).toMatchObject([{ from: 'power', people: 6 }])
})

test('texts of /usage are shown as they are, and are of whoever gives them', () => {
  const readings = ['10 of 1000', '20 of 1000'].map((used) =>
    readUsageText(
      `Estimated Usage | resets on 2026-12-01 | KIRO PRO\nCredits (${used} covered in plan)\n`,
      'u.txt',
      DAY,
    ),
  )
  const agreed = policy('version: 1\nbudget: { team: { credits: { monthly: 60, daily: 1 } } }')
  const report = reportOf([], { readings, month: '2026-11', policy: agreed, sources: [] })
  expect(report.readings).toEqual(readings)
  expect(report).toMatchObject({
    people: { active: 2, seats: 2 },
    credits: { total: 30, perActivePerson: 15, messages: 0 },
    byPlan: [{ name: 'Pro', people: 2, credits: 30 }],
    source: { daysWithoutRows: [] },
  })
  expect(report.byUse[0]?.people).toBe(2)
  expect(report.actions.map(({ id }) => id)).toEqual(['policy/monthly@50'])
  expect(reportOf([], { month: '2026-11' })).toMatchObject({
    credits: { total: 0, perActivePerson: null },
    byUse: [],
    byPlan: [],
  })
})
