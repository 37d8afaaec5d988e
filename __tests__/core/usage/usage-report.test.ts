import fc from 'fast-check'
import type { Policy } from '../../../src/core/policy/policy.js'
import { dayIn } from '../../../src/core/usage/ledger.js'
import { usageReportSchema } from '../../../src/core/contract/usage/report.js'
import { recentMonths } from '../../../src/core/usage/month/used-months.js'
import { readUsageText } from '../../../src/core/usage/reading/usage-text.js'
import { readSeats, readTeams } from '../../../src/core/usage/reading/people-files.js'
import { runs } from '../support/properties.js'
import { DAY, file, reportOf, source } from '../support/report-of.js'
import { policy } from '../support/repository.js'
import { seatOf } from '../support/used.js'
import { fileOf, pathOf, readFiles, row, type FileText, type Row } from '../support/user-report.js'

/** A team of eight over two months, on every day. */
const TEAM: readonly Row[] = ['2026-10', '2026-11'].flatMap((month) =>
  Array.from({ length: month === '2026-11' ? 19 : 31 }, (_, day) =>
    Array.from({ length: 8 }, (__, index) =>
      row({
        user: `user-${index}`,
        email: `person${index}@example.com`,
        day: dayIn(month, day),
        credits: String(10 + index),
        tier: index < 6 ? 'PRO' : 'POWER',
        models: { auto: 4 },
      }),
    ),
  ).flat(),
)

test('a report is what its schema says, of a month to date and of a closed one', () => {
  for (const month of ['2026-10', '2026-11']) {
    const report = reportOf([file(TEAM)], { month })
    expect(usageReportSchema.parse(report)).toEqual(report)
    expect(report).toMatchObject({
      month,
      state: month === '2026-10' ? 'closed' : 'to date',
      through: month === '2026-10' ? '2026-10-31' : '2026-11-19',
      people: { active: 8, seats: 8, seatsFrom: 'active people', idle: null },
    })
    expect(report.forecast === null).toBe(month === '2026-10')
  }
})

test('no one is in a report that was not asked for people', () => {
  const seats = readSeats('User,Plan\nidle-person,Pro\n', 'seats.csv', seatOf)
  const teams = readTeams(`Email,Team\n${TEAM.map(({ email }) => `${email},web`).join('\n')}\n`, 'teams.csv')
  const text = JSON.stringify(reportOf([file(TEAM)], { seats, teams }))
  expect(text).not.toMatch(/user-\d|person\d|idle-person|arn:aws/)
  expect(
    JSON.stringify(reportOf([file(TEAM)], { persons: { kind: 'names', nameOf: (person) => `name ${person}` } })),
  ).toContain('name 3')
})

test('any split and order of the same files is the same report', () => {
  const of = (files: readonly FileText[]): unknown => {
    const { source: read, ...report } = reportOf(files)
    return { ...report, rows: read.rows, replaced: read.replaced }
  }
  const whole = of([file(TEAM)])
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 3 }), { minLength: TEAM.length, maxLength: TEAM.length }),
      fc.boolean(),
      (which, reversed) => {
        const parts = [0, 1, 2, 3].map((part) => TEAM.filter((_, index) => which[index] === part))
        const files = parts.map((rows, part) =>
          file(reversed ? [...rows].reverse() : rows, pathOf('KIRO_IDE', '202611200000', `_part_${part + 1}`)),
        )
        expect(of(reversed ? files.reverse() : files)).toEqual(whole)
      },
    ),
    runs(15),
  )
})

test('in GovCloud seats are not priced, and never 0', () => {
  const govCloud = policy('version: 1\nteam: { region: [us-gov-west-1] }')
  expect(reportOf([file(TEAM)], { policy: govCloud }).money).toMatchObject({
    fixed: null,
    total: null,
    perCredit: null,
  })
})

test('texts of /usage alone: what was used by then, and no days', () => {
  const reading = readUsageText(
    'Estimated Usage | resets on 2026-12-01 | KIRO PRO\nCredits (1000.00 of 1000 covered in plan)\n\nOverages: Enabled  billed at $0.04 per request\nCredits used: 40.29\nEst. cost: $1.61 USD\n',
    'usage.txt',
    DAY,
  )
  const agreed: Policy = policy('version: 1\nbudget: { team: { credits: { monthly: 1000, daily: 100 } } }')
  const report = reportOf([], { readings: [reading], month: '2026-11', policy: agreed })
  expect(report).toMatchObject({
    through: null,
    byDay: [],
    byClient: [],
    byModel: null,
    forecast: null,
    credits: { total: 1040.29, overage: 40.29 },
    money: { fixed: 20, unused: 0, overage: 1.61, total: 21.61 },
  })
  expect(report.budgets).toMatchObject([{ id: 'policy/monthly', used: 1040.29, share: 1.0403 }])
})

test('the contract at the root is held against what was used; others, and what is ignored, are not', () => {
  const contract = { models: { primary: { model: 'claude-sonnet-4.5' } }, budget: { monthly: { credits: 500 } } }
  const sources = [
    source('.kiro/settings.json', contract),
    source('packages/web/.kiro/settings.json', contract),
    source('fixtures/.kiro/settings.json', contract),
  ]
  const report = reportOf([file(TEAM)], { sources, policy: policy('version: 1\nignore: ["fixtures/**"]') })
  expect(report.budgets).toMatchObject([{ file: '.kiro/settings.json', limit: 4000, perDeveloper: 500 }])
  expect(report.notes.join(' ')).toContain('1 contract below the root of the repository has budgets of its own.')
})

test('what could not be read is reported for every file', () => {
  const seats = readSeats('User,Plan\n,Pro\nx,Pro\n', 'seats.csv', seatOf)
  const report = reportOf(
    [{ path: 'b.csv', text: `${fileOf(TEAM)}2026-11-19,broken\n` }, file([row({ day: '2026-12-24' })], 'a.csv')],
    { seats },
  )
  expect(report.source).toMatchObject({
    badRows: 2,
    firstBadRows: [{ file: 'b.csv' }, { file: 'seats.csv', line: 2, reason: 'it names no one' }],
  })
  expect(report.notes).toContain('1 row is of days after that of the report, and in no number.')
})

test('a report rests on its month and the half year before it', () => {
  const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`).concat(
    '2026-01',
  )
  const { months: known } = recentMonths(
    readFiles([file(months.map((month) => row({ day: dayIn(month, 14) })))], 1 << 20, DAY, '2025-12').ledger(),
    '2025-12',
  )
  expect([...known.keys()]).toEqual(['2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'])
})

test('rates of models rest on the month and the two before it', () => {
  const rows = [
    ...Array.from({ length: 40 }, (_, user) =>
      row({ user: `u${user}`, day: '2026-08-03', credits: '100', models: { auto: 1 } }),
    ),
    ...['2026-09-03', '2026-10-05', '2026-11-03'].flatMap((day) =>
      Array.from({ length: 7 }, (_, user) => row({ user: `u${user}`, day, credits: '3', models: { auto: 2 } })),
    ),
  ]
  expect(reportOf([file(rows)]).byModel?.rows).toMatchObject([{ creditsPerMessage: 1.5, credits: 21 }])
})
