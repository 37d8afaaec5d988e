import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { Big } from 'big.js'
import { dayIn, MICRO } from '../../../../src/core/usage/ledger.js'
import type { UsageReader } from '../../../../src/core/usage/reading/usage-reader.js'
import { FEW_RUNS, runs } from '../../support/properties.js'
import {
  COLUMNS,
  fileOf,
  OLD_COLUMNS,
  pathOf,
  readFiles,
  row,
  USUAL,
  type FileText,
  type Row,
  type Spelling,
} from '../../support/user-report.js'

/** Everything that a ledger holds, in an order of its own. */
function contents(reader: UsageReader): unknown {
  const { people, months } = reader.ledger()
  const nameOf = (person: number): string =>
    `${people[person]?.profile ?? ''} ${people[person]?.id ?? ''} ${people[person]?.email ?? ''}`
  return [...months.values()].map((month) => ({
    month: month.month,
    mixed: month.mixed,
    unattributed: month.unattributed,
    clients: Object.fromEntries(
      [...month.clients]
        .sort()
        .map(([name, { credits, overage, messages, people: some }]) => [
          name,
          { credits, overage, messages, people: some.size },
        ]),
    ),
    models: Object.fromEntries(
      [...month.models]
        .sort()
        .map(([name, { messages, alone, priced, people: some }]) => [
          name,
          { messages, alone, priced, people: some.size },
        ]),
    ),
    people: month.people
      .map((one) => ({
        name: nameOf(one.person),
        tier: one.tier,
        daily: [...one.daily()],
        overage: one.overage(),
        enabled: one.overageEnabled,
        days: one.activeDays,
        began: one.began,
        messages: one.messages,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  }))
}

test('reads what Kiro writes: one file for each client, columns that differ', () => {
  const cli = fileOf(
    [
      row({
        client: 'KIRO_CLI',
        credits: '114.45787414391377',
        tier: 'PRO_MAX',
        email: 'Dev1@example.com',
        models: { 'claude_haiku_4.5': 8, 'claude_opus_4.8': 123 },
      }),
    ],
    { ...USUAL, quote: 'all' },
  )
  const ide = fileOf([
    row({ credits: '0.7132330391376451', tier: 'PRO_MAX', email: 'dev1@example.com', models: { auto: 4 } }),
  ])
  const reader = readFiles([
    { path: pathOf('KIRO_CLI', '202610050000'), text: cli },
    { path: pathOf('KIRO_IDE', '202610050000'), text: ide },
  ])
  expect(reader.tally).toMatchObject({ files: 2, rows: 2, replaced: 0, badRows: 0 })
  expect(contents(reader)).toMatchObject([
    {
      month: '2026-10',
      mixed: { credits: 114_457_874, overage: 0 },
      clients: {
        KIRO_CLI: { credits: 114_457_874, messages: 131, people: 1 },
        KIRO_IDE: { credits: 713_233, messages: 4, people: 1 },
      },
      models: {
        auto: {
          messages: 4,
          alone: { messages: 4, credits: 713_233, overage: 0 },
          priced: { rows: 1, messages: 4, credits: 713_233 },
        },
        'claude-haiku-4.5': { messages: 8, alone: { messages: 0 }, priced: { rows: 0 } },
        'claude-opus-4.8': { messages: 123 },
      },
      people: [
        {
          name: 'arn:aws:codewhisperer:us-east-1:111122223333:profile/P1 u1 dev1@example.com',
          tier: 'PRO_MAX',
          days: 1,
          messages: 135,
        },
      ],
    },
  ])
})

test('reads the older format without e-mail and models', () => {
  const reader = readFiles([
    {
      path: 'old.csv',
      text: fileOf([row({ day: '2026-01-15', overage: '5.25', enabled: 'true', tier: 'Pro' })], {
        ...USUAL,
        order: OLD_COLUMNS,
      }),
    },
  ])
  expect(contents(reader)).toMatchObject([
    {
      month: '2026-01',
      unattributed: { credits: 1_500_000, overage: 5_250_000 },
      people: [{ tier: 'Pro', enabled: true }],
    },
  ])
})

test('of rows for one profile, user, date and client the newest file’s counts', () => {
  const file = (made: string, credits: string): FileText => ({
    path: pathOf('KIRO_IDE', made),
    text: fileOf([row({ credits })]),
  })
  const reader = readFiles([file('202610050000', '1'), file('202610060900', '3'), file('202610060000', '2')])
  expect(reader.tally).toMatchObject({ rows: 1, replaced: 2 })
  expect(contents(reader)).toMatchObject([{ clients: { KIRO_IDE: { credits: 3 * MICRO } } }])
})

test('another profile, date or client is another row', () => {
  const rows = [row(), row({ profile: 'P2' }), row({ day: '2026-10-06' }), row({ client: 'KIRO_WEB' })]
  expect(readFiles([{ path: 'a.csv', text: fileOf(rows) }]).tally).toMatchObject({ rows: 4, replaced: 0 })
})

test('an upgrade re-rates the whole month: the dearest plan counts, in any order', () => {
  for (const tiers of [
    ['PRO', 'POWER', 'PRO_PLUS'],
    ['POWER', 'PRO', 'nonsense'],
  ]) {
    const rows = tiers.map((tier, at) => row({ tier, day: `2026-10-0${at + 1}` }))
    expect(contents(readFiles([{ path: 'a.csv', text: fileOf(rows) }]))).toMatchObject([
      { people: [{ tier: 'POWER' }] },
    ])
  }
})

test.each<[string, Partial<Row>, string]>([
  ['a wrong day', { day: '2026-02-30' }, 'Date is not a day, YYYY-MM-DD'],
  ['a day of another century', { day: '1926-02-03' }, 'Date is not a day, YYYY-MM-DD'],
  ['nobody', { user: '' }, 'UserId is empty'],
  ['credits in words', { credits: 'many' }, 'Credits_Used is not a number of 0 or more'],
  ['no credits', { credits: '' }, 'Credits_Used is not a number of 0 or more'],
  ['negative credits', { credits: '-1' }, 'Credits_Used is not a number of 0 or more'],
  ['overage in words', { overage: 'x' }, 'Overage_Credits_Used is not a number of 0 or more'],
  ['messages in words', { models: { auto: Number.NaN } }, 'a number of messages is not a number of 0 or more'],
])('%s leaves the row out, and says where', (_, parts, reason) => {
  const reader = readFiles([
    { path: 'a.csv', text: fileOf([row(), row({ user: 'u2', ...parts }), row({ user: 'u3' })]) },
  ])
  expect(reader.tally).toMatchObject({ rows: 2, badRows: 1, firstBadRows: [{ file: 'a.csv', line: 3, reason }] })
})

test('rows of days after that of the report are in no number, and are not wrong', () => {
  const reader = readFiles([{ path: 'a.csv', text: fileOf([row(), row({ day: '2026-11-21' })]) }])
  expect(reader.tally).toMatchObject({ rows: 1, later: 1, badRows: 0 })
})

describe('months', () => {
  const months = Array.from({ length: 13 }, (_, index) =>
    index < 12 ? `2025-${String(index + 1).padStart(2, '0')}` : '2026-01',
  )
  const rows = months.flatMap((month) => [row({ day: dayIn(month, 3) }), row({ day: dayIn(month, 4) })])
  const known = (reader: UsageReader): string[] => [...reader.ledger().months.keys()]

  test('that of the report and half a year before it are kept, others only counted: in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), fc.shuffledSubarray(rows), (all, again) => {
        const reader = readFiles(
          [{ path: 'a.csv', text: fileOf([...all, ...again, row({ day: '2026-01-31' })]) }],
          1 << 20,
          '2026-01-20',
        )
        expect(known(reader)).toEqual(months.slice(-7))
        expect(reader.tally).toMatchObject({
          rows: 14,
          replaced: again.filter(({ day }) => day >= '2025-07').length,
          older: 12 + again.filter(({ day }) => day < '2025-07').length,
          later: 1,
        })
      }),
      FEW_RUNS,
    )
  })

  test('of a report on an older one', () => {
    const reader = readFiles([{ path: 'a.csv', text: fileOf(rows) }], 1 << 20, '2026-01-20', '2025-08')
    expect(known(reader)).toEqual(months.slice(1, 8))
    expect(reader.tally).toMatchObject({ rows: 14, older: 12 })
  })
})

test('a row with too few fields is left out, and a few of very many are told', () => {
  const reader = readFiles([{ path: 'a.csv', text: `${fileOf([row()])}${'2026-10-05,u9\n'.repeat(50)}` }])
  expect(reader.tally).toMatchObject({ rows: 1, badRows: 50 })
  expect(reader.tally.firstBadRows).toHaveLength(20)
  expect(reader.tally.firstBadRows[0]?.reason).toBe('it has 2 fields, the header has 13')
})

test.each([
  ['a text', 'hello\nworld\n', 'It has no column Date, UserId, Credits_Used'],
  ['the older analytics report', 'UserId,Date,Chat_AICodeLines\nu1,07-10-2026,4\n', 'It has no column Credits_Used'],
  [
    'a slip',
    fileOf([row()]).replace('Credits_Used', 'Credit_Used'),
    'It has no column Credits_Used, though one that is nearly called so',
  ],
  [
    'semicolons',
    fileOf([row()]).replaceAll(',', ';'),
    'Its columns are divided by semicolons; a user_report has commas',
  ],
  ['a column twice', fileOf([row()]).replace('Overage_Cap', 'Date'), 'It has the column Date twice'],
  ['nothing', '\n\n', 'It is empty'],
])('%s is no user_report', (_, text, problem) => {
  expect(() => readFiles([{ path: 'a.csv', text }])).toThrow(`a.csv: ${problem}`)
})

const USERS = ['u1', 'u2', 'a,"b"', 'Zoë', '=cmd', 'x'.repeat(60)]
const decimals = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 1e9 }))
  .map(([whole, fraction]) => `${whole}.${fraction}`)
const rows = fc.uniqueArray(
  fc.record<Row>({
    day: fc
      .tuple(fc.constantFrom('2026-09', '2026-10'), fc.integer({ min: 0, max: 29 }))
      .map(([month, day]) => dayIn(month, day)),
    user: fc.constantFrom(...USERS),
    client: fc.constantFrom('KIRO_IDE', 'KIRO_CLI', 'PLUGIN', 'KIRO_WEB'),
    credits: decimals,
    overage: fc.oneof(fc.constant('0.0'), decimals),
    enabled: fc.constantFrom('true', 'false'),
    profile: fc.constantFrom('p1', 'p2'),
    tier: fc.constantFrom('PRO', 'PRO_PLUS', 'POWER', 'NEW_TIER'),
    email: fc.constant(''),
    newUser: fc.constantFrom('true', 'false'),
    models: fc.dictionary(fc.constantFrom('auto', 'claude_opus_4.8', 'glm_5'), fc.integer({ min: 0, max: 500 }), {
      maxKeys: 3,
    }),
  }),
  { selector: ({ day, user, client, profile }) => [day, user, client, profile].join(), minLength: 1, maxLength: 25 },
)
const spelling = fc.record<Spelling>({
  order: fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length }),
  quote: fc.constantFrom('needed' as const, 'all' as const),
  end: fc.constantFrom('\n' as const, '\r\n' as const),
  mark: fc.boolean(),
  lastEnd: fc.boolean(),
})

test('any split, order, spelling and piece of the same rows is the same', () => {
  fc.assert(
    fc.property(
      rows,
      fc.array(spelling, { minLength: 4, maxLength: 4 }),
      fc.infiniteStream(fc.nat({ max: 3 })),
      fc.integer({ min: 1, max: 300 }),
      (all, spellings, which, pieces) => {
        const whole = readFiles([{ path: pathOf('KIRO_IDE', '202611010000'), text: fileOf(all) }])
        const parts: Row[][] = [[], [], [], []]
        for (const one of [...all].reverse()) parts[which.next().value as number]?.push(one)
        const files = parts.flatMap((part, at) =>
          part.length === 0
            ? []
            : [{ path: pathOf('KIRO_IDE', '202611010000', `_part_${at + 1}`), text: fileOf(part, spellings[at]) }],
        )
        const split = readFiles(files, pieces)
        expect(contents(split)).toEqual(contents(whole))
        expect({ rows: split.tally.rows, replaced: split.tally.replaced, badRows: split.tally.badRows }).toEqual({
          rows: all.length,
          replaced: 0,
          badRows: 0,
        })
      },
    ),
    runs(30),
  )
})

test('totals are those of an independent reading, newer files and bad rows included', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat({ max: 2 }), (older, newer, broken) => {
      const files = [
        { path: pathOf('KIRO_IDE', '202611010000'), text: fileOf(older) },
        {
          path: pathOf('KIRO_IDE', '202611020000'),
          text: fileOf([...newer, ...newer.slice(0, broken).map((one) => ({ ...one, user: 'bad', credits: 'bad' }))]),
        },
      ]
      const expected = new Map<string, Big>()
      for (const { text } of files) {
        const records: Record<string, string>[] = parse(text, { columns: true, bom: true })
        for (const { Date: day = '', UserId = '', Client_Type = '', ProfileId = '', Credits_Used = '' } of records) {
          if (Credits_Used !== 'bad') expected.set([ProfileId, UserId, day, Client_Type].join(), new Big(Credits_Used))
        }
      }
      const reader = readFiles(files)
      const total = [...expected.values()].reduce((sum, credits) => sum.plus(credits), new Big(0))
      const read = [...reader.ledger().months.values()]
        .flatMap(({ clients }) => [...clients.values()])
        .reduce((sum, { credits }) => sum + credits, 0)
      expect(Math.abs(read / MICRO - total.toNumber())).toBeLessThan(1e-6 * (expected.size + 1))
      expect(reader.tally).toMatchObject({
        rows: expected.size,
        replaced: older.length + newer.length - expected.size,
        badRows: Math.min(broken, newer.length),
      })
    }),
    FEW_RUNS,
  )
})
