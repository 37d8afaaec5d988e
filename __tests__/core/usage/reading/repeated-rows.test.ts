import { RepeatedRows, rowKey } from '../../../../src/core/usage/reading/repeated-rows.js'
import { PLAIN } from '../../../../src/render/text/paint.js'
import { USAGE_FORMATS } from '../../../../src/render/usage/index.js'
import { file, reportOf } from '../../support/report-of.js'
import { fileOf, pathOf, readFiles, row } from '../../support/user-report.js'
import { contents } from './ledger-contents.js'

const text = (...rows: Parameters<typeof fileOf>[0][number][]) => fileOf(rows)

test('of rows for one key in one file the last counts, in every number', () => {
  const first = row({
    user: 'a',
    day: '2026-11-05',
    credits: '900',
    tier: 'Power',
    overage: '70',
    enabled: 'true',
  })
  const middle = row({ user: 'a', day: '2026-11-05', credits: '800' })
  const last = row({ user: 'a', day: '2026-11-05', credits: '3' })
  const other = row({ user: 'b', day: '2026-11-05', credits: '4' })
  const read = readFiles([{ path: 'a.csv', text: text(first, other, middle, last) }])
  expect(contents(read)).toEqual(contents(readFiles([{ path: 'a.csv', text: text(other, last) }])))
  expect(read.tally).toMatchObject({ rows: 2, replaced: 0 })
  expect([...read.tally.superseded]).toEqual([['2026-11', { rows: 2, file: 'a.csv', line: 2, by: 5 }]])
})

test('another file follows its own rule: the newest counts, with the last of its own rows', () => {
  const of = (made: string, ...credits: string[]) => ({
    path: pathOf('KIRO_IDE', made),
    text: text(...credits.map((one) => row({ user: 'a', day: '2026-11-05', credits: one }))),
  })
  const read = readFiles([of('202611060000', '1', '2'), of('202611070000', '3', '4')])
  expect(contents(read)).toEqual(contents(readFiles([of('202611070000', '4')])))
  expect(read.tally).toMatchObject({ rows: 1, replaced: 2 })
})

test('the report says how many rows, and where the first is', () => {
  const rows = ['5', '6', '7'].map((credits) => row({ user: 'a', day: '2026-11-18', credits }))
  const report = reportOf([file(rows, 'a.csv')])
  expect(report.credits.total).toBe(7)
  expect(report.source.repeated).toEqual({ rows: 2, first: { file: 'a.csv', line: 2, by: 4 } })
  expect(USAGE_FORMATS.text(report, { paint: PLAIN })).toContain('The first: line 2 of a.csv, where line 4 counts.')
})

test.each([
  [0, 20_260_101, 0],
  [1, 20_261_231, 15],
  [2 ** 24 - 1, 20_991_231, 15],
])('a key is exact: %i, %i, %i', (person, date, client) => {
  const key = rowKey(person, date, client)
  const rows = new RepeatedRows()
  rows.add(1, key, 9)
  expect(Number.isSafeInteger(key)).toBe(true)
  expect([key, key - 1, key + 1].map((one) => rows.supersededBy(1, one, 2))).toEqual([9, null, null])
  expect(rows.supersededBy(2, key, 2)).toBeNull()
  expect(rows.supersededBy(1, key, 9)).toBeNull()
})
