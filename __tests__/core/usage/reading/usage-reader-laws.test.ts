import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { Big } from 'big.js'
import { dayIn, MICRO } from '../../../../src/core/usage/ledger.js'
import { FEW_RUNS, runs } from '../../support/properties.js'
import { COLUMNS, fileOf, pathOf, readFiles, type Row, type Spelling } from '../../support/user-report.js'
import { contents } from './ledger-contents.js'

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
