import fc from 'fast-check'
import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { plain } from '../../../../src/core/text/message.js'
import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { planReader } from '../../../../src/core/usage/reading/plan-of.js'
import { hostileTexts } from '../../support/hostile-texts.js'
import { RUNS } from '../../support/properties.js'

const PLANS = planReader(loadCatalogue(), '2026-11-20')
const seats = (text: string) => readSeats(text, 'seats.csv', PLANS)
const briefly = (text: string) =>
  seats(text).entries.map(({ line, user, email, profile, plan }) => [line, user, email, profile, plan.plan])

test.each<[string, string, unknown[][]]>([
  [
    'as the usage files name them',
    'UserId,Subscription_Tier,User_Email\nA-1,PRO_MAX,Dev@Example.com\n',
    [[2, 'a-1', 'dev@example.com', null, 'pro-max']],
  ],
  ['as a console may', 'User ID,Subscription plan,Status\na-1,Kiro Pro+,Active\n', [[2, 'a-1', null, null, 'pro+']]],
  [
    'another order, case and columns',
    'Notes,PLAN,first name,EMAIL\nx,Power,Ann,ann@example.com\n',
    [[2, null, 'ann@example.com', null, 'power']],
  ],
  [
    'an e-mail in the column for the user',
    'User;Plan\nann@example.com;Pro\n',
    [[2, null, 'ann@example.com', null, 'pro']],
  ],
  ['an id with its identity store', 'UserId,Plan\nd-90667f2a11.A-1,Pro\n', [[2, 'a-1', null, null, 'pro']]],
  [
    'a profile',
    'UserId,Plan,ProfileId\na,Pro,ARN:aws:x/P1\na,Pro,ARN:aws:x/P2\n',
    [
      [2, 'a', null, 'arn:aws:x/p1', 'pro'],
      [3, 'a', null, 'arn:aws:x/p2', 'pro'],
    ],
  ],
  ['a plan that the catalogue does not know', 'UserId,Plan\na,ULTRA\n', [[2, 'a', null, null, null]]],
  [
    'quoted, CRLF, a byte order mark',
    '\uFEFF"UserId","Plan"\r\n"a","KIRO_ENTERPRISE_PRO"\r\n',
    [[2, 'a', null, null, 'pro']],
  ],
  [
    'the first column of several that has something',
    'UserId,Email,Plan,Tier\n,b@x.org,,Power\n',
    [[2, null, 'b@x.org', null, 'power']],
  ],
])('seats: %s', (_, text, expected) => {
  expect(briefly(text)).toEqual(expected)
  expect(seats(text)).toMatchObject({ problem: null, badRows: [] })
})

test('a status says which seats are paid', () => {
  const read = seats(
    'UserId,Plan,Status\na,Pro,Active\nb,Pro,Pending\nc,Pro,Canceled\nd,Pro,CANCELLED\ne,Pro,\nf,Pro,Sleeping\n',
  )
  expect(read.entries.map(({ user }) => user)).toEqual(['a', 'e', 'f'])
  expect(read.notes).toEqual([
    '2 rows of the seats file are of seats that were cancelled or have ended: they are not counted, although a seat is paid to the end of the month in which it is cancelled.',
    '1 row of the seats file is pending: no one has used that seat yet, and it is not counted.',
    '1 row of the seats file has a status that we do not know: it is counted as paid.',
  ])
})

test('who is listed twice has one seat of the most expensive plan, by id or by e-mail', () => {
  const read = seats('UserId,Email,Plan\na,a@x.org,Pro\na,,Power\n,A@x.org,Pro+\nb,,ULTRA\nb,,Pro\n')
  expect(read.entries.map(({ user, email, plan }) => [user, email, plan.name])).toEqual([
    ['a', 'a@x.org', 'Power'],
    ['b', null, 'Pro'],
  ])
  expect(read.notes).toEqual(['3 rows of the seats file name a person again: the most expensive plan counts, once.'])
})

test('rows that cannot be read are left out, with their line', () => {
  expect(seats('UserId,Plan\n,Pro\na,\n\n, \nb,Pro\n').badRows).toEqual([
    { file: 'seats.csv', line: 2, reason: 'it names no one' },
    { file: 'seats.csv', line: 3, reason: 'it names no plan' },
  ])
})

test.each<[string, string, string]>([
  ['nothing in it', '\n\n', 'seats.csv is empty: its first line has to name the columns.'],
  [
    'nobody',
    'Naem,Plan\na,Pro',
    'seats.csv has no column for the person: accepted are UserId, User, Principal ID, Subscribed user, User name, Login, User_Email, Email, Email address, Mail; found are Naem and Plan.',
  ],
  [
    'no plan, but one that is near',
    'User Id,Subscripton Tier\na,Pro',
    'seats.csv has no column for the plan: accepted are Subscription_Tier, Plan, Subscription plan, Subscription type, Subscription, Tier, Plan name, License; found are User Id and Subscripton Tier. Is it Subscripton Tier?',
  ],
  ['no paid seat', 'UserId,Plan,Status\na,Pro,Canceled', 'seats.csv has no seat that is paid.'],
  ['no seat', 'UserId,Plan\n', 'seats.csv has no seat that is paid.'],
  [
    'too much',
    `UserId,Plan\n${'a,Pro\n'.repeat(3_400_000)}`,
    'seats.csv is longer than 20 million characters: it is not a list of people.',
  ],
])('a seats file with %s', (_, text, problem) => {
  const read = seats(text)
  expect(read.problem === null ? null : plain(read.problem)).toBe(problem)
  expect(read.entries).toEqual([])
})

test('teams', () => {
  const read = readTeams(
    'email,TEAM,UserId\na@x.org,payments,\n,search | ops,b\nb@x.org,,c\na@x.org,payments,\nA@x.org,ops,\n',
    'teams.csv',
  )
  expect(read.entries.map(({ user, email, team }) => [user, email, team])).toEqual([
    [null, 'a@x.org', 'payments'],
    ['b', null, 'search | ops'],
  ])
  expect(read.problem).toBeNull()
  expect(plain(readTeams('User,Team\n', 'teams.csv').problem ?? [])).toBe('teams.csv has no one in a team.')
  expect(read.badRows).toEqual([{ file: 'teams.csv', line: 4, reason: 'it names no team' }])
  expect(read.notes).toEqual(['1 row of the teams file puts a person into a second team: the first counts.'])
  expect(readTeams('email,tem\n', 'teams.csv').problem).toContain('; found are ')
})

test('what a file says is never in our own words', () => {
  fc.assert(
    fc.property(hostileTexts, hostileTexts, hostileTexts, (name, plan, team) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
      const read = [
        seats(`UserId,Plan,Status\n${[name, plan, team].map(quoted).join(',')}`),
        seats(`UserId,${quoted(name)}\na,${quoted(plan)}`),
        readTeams(`UserId,Team\n${[name, team].map(quoted).join(',')}`, 'teams.csv'),
      ]
      for (const { badRows, notes, problem } of read) {
        const ours = [
          ...badRows.map(({ reason }) => reason),
          ...notes,
          ...(problem ?? []).filter((part) => typeof part === 'string'),
        ]
        expect(ours.filter((text) => text.includes('ZQX'))).toEqual([])
      }
    }),
    RUNS,
  )
})

test('a row with id and e-mail says that rows with one of them are of one person, wherever it is', () => {
  const rows = ['a,,Pro', ',x@y.org,Power', 'a,x@y.org,Pro+']
  const orders = [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]
  for (const order of orders) {
    const read = seats(['UserId,Email,Plan', ...order.map((row) => rows[row])].join('\n'))
    expect(read.entries.map(({ user, email, plan }) => [user, email, plan.name])).toEqual([['a', 'x@y.org', 'Power']])
    expect(read.notes).toEqual(['2 rows of the seats file name a person again: the most expensive plan counts, once.'])
  }
  // In another profile the same person has another seat, and somebody else has their own.
  const some = seats('UserId,Email,Plan,ProfileId\nb,,Pro,\na,,Pro,p\n,x@y.org,Pro,\na,x@y.org,Pro,p\n,x@y.org,Pro,p\n')
  expect(some.entries.map(({ line, user, email, profile }) => [line, user, email, profile])).toEqual([
    [2, 'b', null, null],
    [3, 'a', 'x@y.org', 'p'],
    [4, null, 'x@y.org', null],
  ])
})

test('the order of the rows says nothing about who has a seat', () => {
  const row = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('Pro', 'Pro+', 'Power', 'ULTRA'))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const held = (of: typeof rows) =>
        seats(['UserId,Plan', ...of.map((cells) => cells.join(','))].join('\n'))
          .entries.map(({ user, plan }) => `${user ?? ''} ${plan.name}`)
          .sort()
      expect(held([...rows].reverse())).toEqual(held(rows))
    }),
    RUNS,
  )
})
