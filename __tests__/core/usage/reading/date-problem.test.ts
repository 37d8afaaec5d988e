import { dateProblem } from '../../../../src/core/usage/reading/date-problem.js'
import { reportOf } from '../../support/report-of.js'
import { fileOf, row } from '../../support/user-report.js'

test.each([
  ['46344', '2026-11-18'],
  ['46344.5', '2026-11-18'],
  ['36526', '2000-01-01'],
])('the number %s of a spreadsheet is told as %s', (text, day) => {
  expect(dateProblem(text)).toContain(`keeps for ${day}: format the column as YYYY-MM-DD`)
})

test.each([
  ['18/11/2026', 'written day first'],
  ['18.11.26', 'written day first'],
  ['11/18/2026', 'written month first'],
  ['3/4/2026', 'ambiguous: 3 and 4'],
  ['12/11/2026', 'ambiguous: 12 and 11'],
  ['12/13/2026', 'written month first'],
  ['13/12/2026', 'written day first'],
  ['13/14/2026', 'ambiguous: 13 and 14'],
  ['13/13/2026', 'not written as YYYY-MM-DD'],
  ['12-11-26', 'ambiguous: 12 and 11'],
  ['1/2/202', 'not a day, YYYY-MM-DD'],
  ['4634', 'not a day, YYYY-MM-DD'],
  ['463440', 'not a day, YYYY-MM-DD'],
  ['4/4/2026', 'not written as YYYY-MM-DD'],
  ['2026-11-18T00:00:00Z', 'a time after 2026-11-18'],
  ['2026-11-18 10:00', 'a time after 2026-11-18'],
  ['2026/11/18', 'not a day, YYYY-MM-DD'],
  ['yesterday', 'not a day, YYYY-MM-DD'],
  ['', 'not a day, YYYY-MM-DD'],
])('%j is refused: %s', (text, said) => {
  expect(dateProblem(text)).toContain(said)
})

test('the report names the file, the first line and the reason, and counts the row in no number', () => {
  const text = fileOf([
    row({ user: 'u1', day: '2026-11-18', credits: '5' }),
    row({ user: 'u2', day: '18/11/2026', credits: '7' }),
  ])
  const { source, credits } = reportOf([{ path: 'a.csv', text }], { day: '2026-11-19' })
  expect(credits.total).toBe(5)
  expect(source.firstBadRows).toMatchObject([
    { file: 'a.csv', line: 3, reason: 'Date is written day first: write YYYY-MM-DD' },
  ])
})
