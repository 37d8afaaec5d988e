import { kindOf, newestFirst } from '../../../../src/core/usage/reading/usage-file.js'

test.each([
  ['KIRO_CLI_111122223333_user_report_202607100000.csv', false, 'report'],
  ['a/b.CSV.gz', false, 'report'],
  ['usage.txt', false, 'usage text'],
  ['KiroLogs/user_report/marker', false, 'stray'],
  ['KiroLogs/GenerateAssistantResponse/us-east-1/2026/07/10/05/x.json.gz', false, 'stray'],
  ['KiroLogs/by_user_analytic/us-east-1/2026/07/10/00/x_report.csv', false, 'stray'],
  ['KiroLogs/by_user_analytic/us-east-1/2026/07/10/00/x_report.csv', true, 'report'],
  ['usage', true, 'usage text'],
])('%s (named: %s) is %s', (path, named, kind) => {
  expect(kindOf({ path, named })).toBe(kind)
})

test('newest first, by the name where it says when a report was made', () => {
  const at = (path: string, day: string) => ({ path, modified: Date.parse(day), named: false })
  const files = [
    at('x/KIRO_IDE_1_user_report_202607100000.csv', '2026-12-01'),
    at('mine.csv', '2026-07-11'),
    at('KIRO_IDE_1_user_report_202607100000_part_2.csv', '2026-01-01'),
    at('KIRO_IDE_1_user_report_202607120000.csv', '2026-01-01'),
  ]
  expect(newestFirst(files).map(({ path }) => path)).toEqual([
    'KIRO_IDE_1_user_report_202607120000.csv',
    'mine.csv',
    'x/KIRO_IDE_1_user_report_202607100000.csv',
    'KIRO_IDE_1_user_report_202607100000_part_2.csv',
  ])
  expect(newestFirst([...files].reverse())).toEqual(newestFirst(files))
})

test.each([
  ['seconds of one minute', '2026-07-10T08:15:59Z', '2026-07-10T08:15:01Z', ['b.csv', 'a.csv']],
  ['minutes of one hour', '2026-07-10T08:19:00Z', '2026-07-10T08:11:00Z', ['a.csv', 'b.csv']],
])('times of files count by the minute, as those in names do: %s', (_, a, b, expected) => {
  const files = [
    { path: 'a.csv', modified: Date.parse(a), named: false },
    { path: 'b.csv', modified: Date.parse(b), named: false },
  ]
  expect(newestFirst(files).map(({ path }) => path)).toEqual(expected)
})
