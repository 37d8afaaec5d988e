import type { Ledger, MonthLedger, PersonMonth } from '../../../../src/core/usage/ledger.js'
import { COLUMNS, fileOf, pathOf, readFiles, row, USUAL, type FileText, type Row } from '../../support/user-report.js'

/* Many people, clients, models and files: what belongs to whom, also where tables grow. */

const read = (...rows: Row[]) => readFiles([{ path: 'a.csv', text: fileOf(rows) }])
const october = ({ months }: Ledger): MonthLedger => {
  const month = months.get('2026-10')
  if (!month) throw new Error('no row')
  return month
}

/** A person’s month by the id of the user. */
function personOf(ledger: Ledger, user: string): PersonMonth | undefined {
  return october(ledger).people.find(({ person }) => ledger.people[person]?.id === user)
}

test('of 1,100 people each has the numbers of their own', () => {
  // More than fit into one part of a month (1,024), into a set of 64 bytes (512), and into the first slots for ids.
  const rows = Array.from({ length: 1100 }, (_, user) => [
    row({ user: `u${user}`, credits: String(user + 1), tier: user % 2 === 0 ? 'PRO' : 'POWER' }),
    row({ user: `u${user}`, day: '2026-10-31', credits: '0.5', newUser: String(user % 100 === 99) }),
  ])
  const reader = read(...rows.flat())
  const ledger = reader.ledger()
  expect(reader.tally).toMatchObject({ rows: 2200, replaced: 0 })
  expect(ledger.people.map(({ id }) => id)).toEqual(rows.map((_, user) => `u${user}`))
  const month = october(ledger)
  expect(month.people.map((one) => [one.person, one.daily()[4], one.daily()[30], one.tier, one.activeDays])).toEqual(
    rows.map((_, user) => [user, (user + 1) * 1e6, 5e5, user % 2 === 0 ? 'PRO' : 'POWER', 2]),
  )
  expect(month.people.filter(({ began }) => began !== null).map(({ person, began }) => [person, began])).toEqual(
    Array.from({ length: 11 }, (_, index) => [index * 100 + 99, 30]),
  )
  const [people] = [...month.clients.values()].map((client) => client.people)
  expect([people?.size, people?.has(0), people?.has(1099), people?.has(1100)]).toEqual([1100, true, true, false])
})

test('of forty people with overage each has the sums of their own, and the most of one client', () => {
  const rows = Array.from({ length: 40 }, (_, user) => [
    row({ user: `u${user}`, overage: String(user) }),
    row({ user: `u${user}`, overage: '7', client: 'KIRO_CLI' }),
    row({ user: `u${user}`, overage: '0.25', day: '2026-10-31' }),
  ])
  const ledger = read(row({ user: 'none' }), ...rows.flat()).ledger()
  expect(personOf(ledger, 'none')?.overage()).toBeNull()
  for (const user of [0, 7, 15, 16, 17, 32, 39]) {
    const overage = personOf(ledger, `u${user}`)?.overage()
    expect([overage?.sum.length, overage?.sum[4], overage?.most[4], overage?.sum[30], overage?.most[29]]).toEqual([
      31,
      (user + 7) * 1e6,
      Math.max(user, 7) * 1e6,
      250_000,
      0,
    ])
  }
})

test('a person’s month says what any of their rows says', () => {
  const ledger = read(
    row({ user: 'a', day: '2026-10-09', newUser: 'true', enabled: 'true' }),
    row({ user: 'a', day: '2026-10-03', newUser: 'true', enabled: 'false' }),
    row({ user: 'a', day: '2026-10-03', client: 'KIRO_CLI', enabled: '', models: { auto: 3, glm_5: 4 } }),
    row({ user: 'b', enabled: 'false', day: '2026-10-01', newUser: 'true' }),
    row({ user: 'c', enabled: '', tier: '' }),
    row({ user: 'a', day: '2026-09-30', credits: '9', enabled: 'false' }),
  ).ledger()
  const told = (user: string) => {
    const one = personOf(ledger, user)
    return one && [one.overageEnabled, one.began, one.activeDays, one.messages, one.tier]
  }
  expect([told('a'), told('b'), told('c')]).toEqual([
    [true, 2, 2, 7, 'PRO'],
    [false, 0, 1, 0, 'PRO'],
    [null, null, 1, 0, ''],
  ])
  expect(ledger.months.get('2026-09')?.people.map((one) => [one.person, one.daily()[29], one.overageEnabled])).toEqual([
    [0, 9e6, false],
  ])
})

test.each([
  [['PRO', 'POWER', 'PRO_MAX'], 'POWER'],
  [['', 'PRO', ''], 'PRO'],
  [['TITAN', 'GIANT', 'ZEUS'], 'GIANT'],
  [['TITAN', 'FREE', 'GIANT'], 'FREE'],
  // Of two names of one plan the first by name.
  [['PRO_PLUS', 'KIRO_PRO_PLUS', 'PRO'], 'KIRO_PRO_PLUS'],
])('of the tiers %j of a month %s counts, in any order', (tiers, expected) => {
  for (const order of [tiers, [...tiers].reverse()])
    expect(
      personOf(read(...order.map((tier, day) => row({ tier, day: `2026-10-0${day + 1}` }))).ledger(), 'u1')?.tier,
    ).toBe(expected)
})

test('columns of models belong to their models, wherever they stand in which file', () => {
  const file = (made: string, ...rows: Row[]): FileText => ({ path: pathOf('KIRO_IDE', made), text: fileOf(rows) })
  const month = october(
    readFiles([
      file(
        '202610060000',
        row({ user: 'a', credits: '1', models: { zeta: 5 } }),
        row({ user: 'b', credits: '2', models: { auto: 7 } }),
      ),
      file(
        '202610050000',
        row({ user: 'c', credits: '4', models: { auto: 1, beta: 2, zeta: 3 } }),
        row({ user: 'd', credits: '8', overage: '0.5', models: { beta: 9 } }),
        row({ user: 'e', credits: '16', overage: '0.25' }),
      ),
    ]).ledger(),
  )
  expect(
    Object.fromEntries(
      [...month.models].map(([model, { messages, alone, priced, people }]) => [
        model,
        [messages, alone, { rows: priced.rows, messages: priced.messages, credits: priced.credits }, people.size],
      ]),
    ),
  ).toEqual({
    zeta: [8, { messages: 5, credits: 1e6, overage: 0 }, { rows: 1, messages: 5, credits: 1e6 }, 2],
    auto: [8, { messages: 7, credits: 2e6, overage: 0 }, { rows: 1, messages: 7, credits: 2e6 }, 2],
    beta: [11, { messages: 9, credits: 8e6, overage: 5e5 }, { rows: 0, messages: 0, credits: 0 }, 2],
  })
  expect([month.mixed, month.unattributed]).toEqual([
    { credits: 4e6, overage: 0 },
    { credits: 16e6, overage: 250_000 },
  ])
  expect(month.clients.get('KIRO_IDE')?.people.size).toBe(5)
})

test('messages are those of their own column, and without it those on all models', () => {
  const text = (columns: string, ...cells: string[]) =>
    `Date,UserId,Credits_Used,${columns}\n${cells.map((cell, user) => `2026-10-05,u${user},1,${cell}\n`).join('')}`
  const messages = (columns: string, ...cells: string[]) =>
    october(readFiles([{ path: 'a.csv', text: text(columns, ...cells) }]).ledger()).people.map((one) => one.messages)
  expect(messages('Total_Messages,auto_messages,glm_5_messages', '9,1,2', '0,1,2', ',1,2', ',,')).toEqual([9, 0, 3, 0])
  expect(messages('auto_messages,glm_5_messages', '1,2', '0,5')).toEqual([3, 5])
  // Of two columns for one model the first counts; a column without a model is none.
  expect(messages('auto_messages,AUTO_messages,_messages', '1,2,4')).toEqual([1])
})

test('the columns are found without case and blanks', () => {
  const month = october(
    readFiles([
      { path: 'a.csv', text: ' userid , DATE,credits_USED ,client_type\nu1,2026-10-05,2,KIRO_CLI\n' },
    ]).ledger(),
  )
  expect([...month.clients].map(([name, { credits }]) => [name, credits])).toEqual([['KIRO_CLI', 2e6]])
})

test('the e-mail of a person is the first that a row has, of the newest file', () => {
  const file = (made: string, ...rows: Row[]): FileText => ({ path: pathOf('KIRO_IDE', made), text: fileOf(rows) })
  const { people } = readFiles([
    file(
      '202610050000',
      row({ user: 'a', email: 'Old@x.org', day: '2026-10-01' }),
      row({ user: 'b', email: 'b@x.org', day: '2026-10-01' }),
    ),
    file(
      '202610070000',
      row({ user: 'a', email: '' }),
      row({ user: 'a', email: 'New@x.org', day: '2026-10-06' }),
      row({ user: 'c' }),
    ),
  ]).ledger()
  expect(people.map(({ id, email }) => [id, email])).toEqual([
    ['a', 'new@x.org'],
    ['c', null],
    ['b', 'b@x.org'],
  ])
})

test('sixteen clients are distinguished, more are left out', () => {
  const rows = Array.from({ length: 18 }, (_, client) => row({ client: `C${client}`, credits: String(client + 1) }))
  const reader = read(
    ...rows,
    row({ client: 'C3', day: '2026-10-06', credits: '100' }),
    row({ client: 'C9', credits: '5' }),
  )
  expect(reader.tally).toMatchObject({ rows: 17, replaced: 0, badRows: 2 })
  expect(reader.tally.firstBadRows.map(({ line, reason }) => [line, reason])).toEqual(
    [18, 19].map((line) => [line, 'Client_Type is one more than the 16 that are told apart']),
  )
  const { clients } = october(reader.ledger())
  expect(
    Array.from({ length: 17 }, (_, client) => [`C${client}`, (clients.get(`C${client}`)?.credits ?? 0) / 1e6]),
  ).toEqual(
    Array.from({ length: 17 }, (_, client) => [
      `C${client}`,
      client === 16 ? 0 : (client === 9 ? 5 : client + 1) + (client === 3 ? 100 : 0),
    ]),
  )
})

test('bad rows are reported by their file', () => {
  const file = (made: string, bad: number) => ({
    path: pathOf('KIRO_IDE', made),
    text: `${fileOf([row()])}${'2026-10-05,x\n'.repeat(bad)}${fileOf([row({ user: made })]).split('\n')[1]}\n`,
  })
  const { tally } = readFiles([file('202610050000', 30), file('202610060000', 2), file('202610070000', 1)])
  expect(tally).toMatchObject({ files: 3, badRows: 33, rows: 4, replaced: 2 })
  expect(tally.firstBadRows.map(({ file: path, line }) => `${/\d{12}\.csv/.exec(path)?.[0] ?? ''}:${line}`)).toEqual([
    '202610070000.csv:3',
    '202610060000.csv:3',
    '202610060000.csv:4',
    ...Array.from({ length: 17 }, (_, index) => `202610050000.csv:${index + 3}`),
  ])
})

test('every column may stand anywhere', () => {
  const one = row({
    credits: '2',
    overage: '0.5',
    enabled: 'true',
    email: 'a@x.org',
    newUser: 'true',
    models: { auto: 3 },
  })
  const of = (order: readonly string[]) => {
    const ledger = readFiles([{ path: 'a.csv', text: fileOf([one], { ...USUAL, order }) }]).ledger()
    const person = personOf(ledger, 'u1')
    return [
      ledger.people,
      person?.daily()[4],
      person?.overage()?.sum[4],
      person?.overageEnabled,
      person?.tier,
      person?.messages,
      person?.began,
      [...october(ledger).clients.keys()],
    ]
  }
  expect(of([...COLUMNS].reverse())).toEqual([
    [{ id: 'u1', profile: one.profile, email: 'a@x.org' }],
    2e6,
    5e5,
    true,
    'PRO',
    3,
    4,
    ['KIRO_IDE'],
  ])
})
