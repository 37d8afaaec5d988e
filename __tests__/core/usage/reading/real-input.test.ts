import { readSeats, readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { UsageReader } from '../../../../src/core/usage/reading/usage-reader.js'
import { file, reportOf } from '../../support/report-of.js'
import { seatOf } from '../../support/used.js'
import { fileOf, row } from '../../support/user-report.js'

/* What spreadsheets and directories make of the files. */

function problemOf(bytes: Uint8Array): string | null {
  const reader = new UsageReader(() => 0, '2026-11-20')
  reader.begin('a.csv')
  reader.room().set(bytes)
  reader.filled(bytes.length)
  return reader.end()
}

test.each([
  ['with a byte order mark', '\ufeffDate,UserId,Credits_Used\n'],
  ['without one', 'Date,UserId,Credits_Used\n'],
])('UTF-16 is named, %s', (_, text) => {
  expect(problemOf(new Uint8Array(Buffer.from(text, 'utf16le')))).toContain('UTF-16')
})

test.each(['Total', 'GRAND TOTAL', 'total'])(
  'the row of a spreadsheet that says %s is of nobody, and is not bad',
  (said) => {
    const rows = ['u1', 'u2'].map((user) => row({ user, day: '2026-11-18', credits: '5' }))
    const date = `${fileOf(rows)}${said},,,,10,,,,,,,,\n`
    const user = fileOf([...rows, row({ user: said, day: '2026-11-18', credits: '10' })])
    for (const text of [date, user]) {
      const report = reportOf([{ path: 'a.csv', text }], { day: '2026-11-19' })
      expect(report.credits.total).toBe(10)
      expect(report.people.active).toBe(2)
      expect(report.source.badRows).toBe(0)
    }
  },
)

test.each(['Department', 'Group', 'Team'])('a list of teams with the column %s', (name) => {
  expect(readTeams(`User,${name}\nu1,web\n`, 't.csv').entries).toMatchObject([{ user: 'u1', team: 'web' }])
})

test('a list of seats with the column License', () => {
  expect(readSeats('User,License\nu1,Pro\n', 's.csv', seatOf).entries).toMatchObject([{ plan: { plan: 'pro' } }])
})

test('an address with a tag is that of the same person without it, and of nobody else', () => {
  const rows = Array.from({ length: 2 }, (_, user) =>
    row({ user: `u${user}`, email: user === 0 ? 'ana@x.org' : 'ana+ci@x.org', day: '2026-11-18' }),
  )
  const of = (list: string) =>
    reportOf([file(rows)], {
      teams: readTeams(list, 't.csv'),
      persons: { kind: 'names', nameOf: (person) => `p${person}` },
    }).byPerson?.map(({ name, team }) => `${name} ${team ?? '-'}`)
  expect(of('Email,Team\nAna+kiro@x.org,web\n')?.sort()).toEqual(['p0 web', 'p1 web'])
  expect(of('Email,Team\nana@x.org,web\nana+ci@x.org,bots\n')?.sort()).toEqual(['p0 web', 'p1 bots'])
})

test.each(['1000.0', '0', '-1', 'unlimited', ''])(
  'the column Usage_Limit (%s) is in no number and makes no row bad',
  (limit) => {
    const rows = ['u1', 'u2'].map((user) =>
      row({ user, day: '2026-11-18', credits: '1200', overage: '200', enabled: 'true' }),
    )
    const text = fileOf(rows)
    const withLimit = text
      .trimEnd()
      .split('\n')
      .map((line, index) => `${line},${index === 0 ? 'Usage_Limit' : limit}`)
      .join('\n')
    const { source, ...report } = reportOf([{ path: 'a.csv', text: withLimit }])
    const { source: without, ...expected } = reportOf([{ path: 'a.csv', text }])
    expect(report).toEqual(expected)
    expect({ ...source, bytes: 0 }).toEqual({ ...without, bytes: 0 })
  },
)
