import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
import { repeatedIn } from '../../../../src/core/usage/reading/reading-tally.js'

/* Rows at the edges of what is read: the first and last month, day, client and name. */

const read = (rows: readonly Row[], today = '2026-12-31', month: string | null = null) =>
  readFiles([{ path: 'a.csv', text: fileOf(rows) }], 1 << 20, today, month)

test.each<[string, string, 'rows' | 'badRows' | 'later' | 'older']>([
  ['2026-12-31', '2026-12-31', 'rows'],
  ['2026-12-31', '2026-12-30', 'later'],
  ['2027-01-01', '2026-12-31', 'later'],
  ['2026-12-01', '2026-12-01', 'rows'],
  ['2026-13-01', '2026-12-31', 'badRows'],
  ['2026-00-10', '2026-12-31', 'badRows'],
  ['2026-10-00', '2026-12-31', 'badRows'],
  ['2026-10-31', '2026-12-31', 'rows'],
  ['2026-10-32', '2026-12-31', 'badRows'],
  ['2026-11-31', '2026-12-31', 'badRows'],
  ['2026-02-29', '2026-12-31', 'badRows'],
  ['2024-02-29', '2024-03-01', 'rows'],
  // Kiro was not there before 2020.
  ['2020-01-01', '2020-01-31', 'rows'],
  ['2019-12-31', '2020-01-31', 'badRows'],
])('a row of %s in a report of %s: %s', (day, today, where) => {
  const { rows, badRows, later, older } = read([row({ day })], today).tally
  expect({ rows, badRows, later, older }).toEqual({ rows: 0, badRows: 0, later: 0, older: 0, [where]: 1 })
})

test.each<[string, string | null, string[]]>([
  ['2026-12-31', null, ['2026-01', '2026-12']],
  ['2026-12-31', '2026-12', ['2026-01', '2026-12']],
  ['2026-12-31', '2026-11', ['2025-12', '2026-01']],
  ['2026-12-31', '2025-12', ['2025-12']],
  ['2026-12-31', '2027-01', ['2026-12']],
])('of a report on %s of the month %s these months are kept: %j', (today, month, kept) => {
  const rows = ['2025-12-05', '2026-01-05', '2026-12-05'].map((day) => row({ day }))
  const { older, months } = read(rows, today, month).ledger()
  expect([...older.keys(), ...months.keys()]).toEqual(kept)
})

test('what is dropped with an old month is in no number but that of older rows', () => {
  const old = [row({ day: '2025-06-01' }), row({ day: '2025-06-01', credits: '2' }), row({ day: '2025-06-02' })]
  const { tally } = read([...old, row({ day: '2026-06-01' }), row({ day: '2026-06-01' }), row({ day: '2026-06-03' })])
  expect(tally).toMatchObject({ rows: 2, replaced: 0, older: 3, later: 0 })
  expect(repeatedIn(tally)).toEqual({ rows: 1, first: { file: 'a.csv', line: 5, by: 6 } })
})

test('with an old month goes what a newer file replaced in it', () => {
  const old = row({ day: '2025-06-01' })
  const file = (path: string, ...rows: Row[]) => ({ path, text: fileOf(rows) })
  const { tally } = readFiles(
    [file('new_202602010000.csv', old), file('old_202601010000.csv', old, row({ day: '2026-06-01' }))],
    1 << 20,
    '2026-12-31',
  )
  expect(tally).toMatchObject({ files: 2, rows: 1, replaced: 0, older: 2 })
})

test.each<[Partial<Row>, number, number]>([
  [{ user: 'Total' }, 0, 0],
  [{ user: 'total' }, 0, 0],
  [{ user: 'Grand Total' }, 0, 0],
  [{ user: 'grand total' }, 0, 0],
  [{ user: '', day: 'Total' }, 0, 0],
  [{ user: '', day: 'GRAND TOTAL' }, 0, 0],
  [{ user: 'totals' }, 1, 0],
  [{ user: 'titan' }, 1, 0],
  [{ user: 'grand piano' }, 1, 0],
  [{ user: 'a grand tot' }, 1, 0],
  [{ user: '', day: 'Tools' }, 0, 1],
])('of a last line with %j %d rows count and %d are bad', (parts, rows, badRows) => {
  expect(read([row(parts)]).tally).toMatchObject({ rows, badRows })
})

test('the sums of clients and models, with those from which the price of a message is fitted', () => {
  const rows = [
    row({ day: '2026-10-01', credits: '3', models: { auto: 2 } }),
    row({ day: '2026-10-02', credits: '5', models: { auto: 4 } }),
    row({ day: '2026-10-02', user: 'u2', credits: '7', overage: '1.5', models: { auto: 8 } }),
    row({ day: '2026-10-31', user: 'u2', credits: '0.5', client: 'KIRO_CLI' }),
    row({ day: '2026-10-31', user: 'u3', credits: '9', overage: '2', models: { auto: 1, glm_5: 6 } }),
  ]
  const month = read(rows).ledger().months.get('2026-10')
  const auto = month?.models.get('auto')
  expect(
    auto && { ...auto, daily: [...auto.daily].flatMap((messages, day) => (messages > 0 ? [[day, messages]] : [])) },
  ).toMatchObject({
    messages: 15,
    daily: [
      [0, 2],
      [1, 12],
      [30, 1],
    ],
    alone: { messages: 14, credits: 15e6, overage: 1.5e6 },
    priced: { rows: 2, messages: 6, credits: 8e6, squares: { credits: 34, both: 26, messages: 20 } },
  })
  expect(month?.mixed).toEqual({ credits: 9e6, overage: 2e6 })
  expect(month?.unattributed).toEqual({ credits: 0.5e6, overage: 0 })
  const client = (name: string) => {
    const one = month?.clients.get(name)
    return (
      one && [
        one.credits,
        one.overage,
        one.messages,
        one.days,
        one.daily[0],
        one.daily[1],
        one.daily[30],
        one.people.size,
      ]
    )
  }
  expect(client('KIRO_IDE')).toEqual([24e6, 3.5e6, 21, 1 + 2 + (1 << 30), 3e6, 13.5e6, 11e6, 3])
  expect(client('KIRO_CLI')).toEqual([0.5e6, 0, 0, 1 << 30, 0, 0, 0.5e6, 1])
})

describe('messages of a row', () => {
  const told = (header: string, cells: string) => {
    const reader = readFiles([
      { path: 'a.csv', text: `Date,UserId,Client_Type,Credits_Used${header}\n2026-10-05,u1,KIRO_IDE,1${cells}\n` },
    ])
    const messages = [...(reader.ledger().months.values().next().value?.clients.values() ?? [])].map(
      (client) => client.messages,
    )
    return reader.tally.badRows === 0 ? messages : reader.tally.firstBadRows.map(({ reason }) => reason)
  }
  const WRONG = 'a number of messages is not a number of 0 or more'

  test.each<[string, string, string, (number | string)[]]>([
    ['of all models together', ',Total_Messages,auto_messages', ',7,3', [7]],
    ['of its models, where the total is empty', ',Total_Messages,auto_messages,glm_5_messages', ',,3,4', [7]],
    ['of its models, where no column has the total', ',auto_messages,glm_5_messages', ',3,4', [7]],
    ['none', ',Total_Messages,auto_messages', ',0,0', [0]],
    ['none, in a file without such columns', '', '', [0]],
    ['empty for a model, which is none', ',auto_messages,glm_5_messages', ',,4', [4]],
    ['whole', ',Total_Messages', ',2.5', [3]],
    ['whole for a model', ',auto_messages,glm_5_messages', ',0.4,1.6', [2]],
    ['a total that is none', ',Total_Messages,auto_messages', ',x,3', [WRONG]],
    ['of a model that are none', ',Total_Messages,auto_messages,glm_5_messages', ',7,x,3', [WRONG]],
    ['of the last model that are none', ',auto_messages,glm_5_messages', ',3,x', [WRONG]],
    ['less than none', ',auto_messages', ',-1', [WRONG]],
  ])('%s', (_, header, cells, expected) => {
    expect(told(header, cells)).toEqual(expected)
  })
})

test.each<[string, string, string, object]>([
  ['no row without the column', '', '', { overage: null, overageEnabled: null, began: null, tier: '' }],
  ['overage', ',Overage_Credits_Used', ',0.5', { overage: 0.5e6 }],
  ['none of it', ',Overage_Credits_Used', ',0', { overage: null }],
  ['an empty one', ',Overage_Credits_Used', ',', { overage: null }],
  ['enabled', ',Overage_Enabled', ',TRUE', { overageEnabled: true }],
  ['not enabled', ',Overage_Enabled', ',False', { overageEnabled: false }],
  ['neither', ',Overage_Enabled', ',maybe', { overageEnabled: null }],
  ['a tier', ',Subscription_Tier', ',POWER', { tier: 'POWER' }],
  ['a new user', ',New_User', ',true', { began: 4 }],
  ['no new user', ',New_User', ',false', { began: null }],
])('of a person is known by %s', (_, header, cells, expected) => {
  const usual = ['Date,UserId,Client_Type,Credits_Used', '2026-10-05,u1,KIRO_IDE,1'] as const
  // The column may be the last one or the first.
  const texts = [
    `${usual[0]}${header}\n${usual[1]}${cells}\n`,
    `${`${header.slice(1)},`.replace(/^,$/, '')}${usual[0]}\n${header === '' ? '' : `${cells.slice(1)},`}${usual[1]}\n`,
  ]
  for (const text of texts) {
    const [month] = readFiles([{ path: 'a.csv', text }])
      .ledger()
      .months.values()
    const [person] = month?.people ?? []
    const known = person && {
      overage: person.overage()?.sum[4] ?? null,
      overageEnabled: person.overageEnabled,
      began: person.began,
      tier: person.tier,
    }
    expect(known).toMatchObject(expected)
  }
})

test('a hundred people keep their numbers from day to day, whoever is met first', () => {
  const users = Array.from({ length: 100 }, (_, user) => `u${user}`)
  const rows = [
    ...users.map((user) => row({ user, day: '2026-10-05' })),
    ...users.toReversed().map((user) => row({ user, day: '2026-10-06', credits: '2' })),
  ]
  const people = [...read(rows).ledger().months.values()].flatMap((month) => month.people)
  expect(people).toHaveLength(100)
  expect(people.map((person) => [person.daily()[4], person.daily()[5], person.activeDays])).toEqual(
    users.map(() => [1.5e6, 2e6, 2]),
  )
})

test('who is new on several days began on the first of them', () => {
  const began = (...days: readonly string[]) =>
    [
      ...read(days.map((day) => row({ day: `2026-10-${day}`, newUser: 'true' })))
        .ledger()
        .months.values(),
    ].flatMap(({ people }) => people.map((person) => person.began))
  expect([began('06', '05'), began('05', '06'), began('02', '01'), began('09', '05', '07')]).toEqual([
    [4],
    [4],
    [0],
    [4],
  ])
})
