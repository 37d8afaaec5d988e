import fc from 'fast-check'
import { dayIn, MICRO, monthAfter } from '../../../../src/core/usage/ledger.js'
import { repeatedIn } from '../../../../src/core/usage/reading/reading-tally.js'
import type { UsageReader } from '../../../../src/core/usage/reading/usage-reader.js'
import { FEW_RUNS } from '../../support/properties.js'
import {
  fileOf,
  OLD_COLUMNS,
  pathOf,
  readFiles,
  row,
  USUAL,
  type FileText,
  type Row,
} from '../../support/user-report.js'
import { contents } from './ledger-contents.js'

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

test('an upgrade re-rates the whole month: the most expensive plan counts, in any order', () => {
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
  const months = Array.from({ length: 18 }, (_, index) => monthAfter('2024-08', index))
  const rows = months.flatMap((month) => [row({ day: dayIn(month, 3) }), row({ day: dayIn(month, 4) })])
  const known = (reader: UsageReader): string[][] => {
    const { older, months: byDay } = reader.ledger()
    return [[...older.keys()], [...byDay.keys()]]
  }

  test('a year with that of the report is kept, its last seven months day by day, others only counted: in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), fc.shuffledSubarray(rows), (all, again) => {
        const reader = readFiles(
          [{ path: 'a.csv', text: fileOf([...all, ...again, row({ day: '2026-01-31' })]) }],
          1 << 20,
          '2026-01-20',
        )
        expect(known(reader)).toEqual([months.slice(-12, -7), months.slice(-7)])
        expect(reader.tally).toMatchObject({
          rows: 24,
          replaced: 0,
          older: 12 + again.filter(({ day }) => day < '2025-02').length,
          later: 1,
        })
        expect(repeatedIn(reader.tally).rows).toBe(again.filter(({ day }) => day >= '2025-02').length)
      }),
      FEW_RUNS,
    )
  })

  test('of a report on an older one', () => {
    const reader = readFiles([{ path: 'a.csv', text: fileOf(rows) }], 1 << 20, '2026-01-20', '2025-08')
    expect(known(reader)).toEqual([months.slice(1, 6), months.slice(6, 13)])
    expect(reader.tally).toMatchObject({ rows: 24, older: 12 })
  })

  test('a month of which no day counts yet makes no other one older', () => {
    const later = [row({ day: '2026-01-21' }), row({ day: '2026-01-32' }), ...rows.filter(({ day }) => day < '2026-01')]
    const reader = readFiles([{ path: 'a.csv', text: fileOf([...later, row({ day: '2026-01-31' })]) }], 7, '2026-01-20')
    expect(known(reader)).toEqual([months.slice(-13, -8), months.slice(-8, -1)])
    expect(reader.tally).toMatchObject({ rows: 24, older: 10, later: 2, badRows: 1 })
  })
})

test('a row with too few fields is left out, and a few of very many are reported', () => {
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
