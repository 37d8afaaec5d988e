import { dayIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { usageEvents } from '../../../../src/core/usage/agreements/usage-events.js'
import { readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { usageReportSchema } from '../../../../src/core/contract/usage/report.js'
import { reportOf, file } from '../../support/report-of.js'
import { row, type Row } from '../../support/user-report.js'

/** Twelve people on working days of October and November; `times` is how much of the usual each uses on a day. */
function organization(times: (day: string, user: number) => number, users = 12): Row[] {
  return ['2026-10', '2026-11'].flatMap((month) =>
    Array.from({ length: month === '2026-11' ? 19 : 31 }, (_, day) => day)
      .filter((day) => weekdayIn(month, day) % 6 !== 0)
      .flatMap((day) =>
        Array.from({ length: users }, (__, user) =>
          row({
            user: `u${user}`,
            day: dayIn(month, day),
            credits: String(10 * times(dayIn(month, day), user)),
            client: user < 6 ? 'KIRO_IDE' : 'KIRO_CLI',
            models: { [user < 6 ? 'auto' : 'claude_opus_4.8']: 5 * times(dayIn(month, day), user) },
          }),
        ),
      ),
  )
}

const TEAMS = readTeams(
  `UserId,Team\n${Array.from({ length: 12 }, (_, user) => `u${user},${user < 6 ? 'web' : 'ops'}`).join('\n')}`,
  't.csv',
)

test('a day far above what is usual is told with what rose most', () => {
  const report = reportOf([file(organization((day, user) => (day === '2026-11-18' && user > 5 ? 6 : 1)))], {
    teams: TEAMS,
  })
  expect(report.unusualDays).toEqual([
    { day: '2026-11-18', credits: 420, usual: 120, team: 'ops', client: 'KIRO_CLI', model: 'claude-opus-4.8' },
  ])
  expect(usageEvents(report).map(({ id }) => id)).toEqual(['unusual/2026-11-18'])
  expect(usageReportSchema.parse(report)).toEqual(report)
  // A week later it is no news, and stays in the report.
  const later = reportOf([file(organization((day, user) => (day === '2026-11-03' && user > 5 ? 6 : 1)))], {
    teams: TEAMS,
  })
  expect([later.unusualDays.length, usageEvents(later)]).toEqual([1, []])
})

test.each<[string, (day: string, user: number) => number, number]>([
  ['a fifth more', (day) => (day === '2026-11-18' ? 1.2 : 1), 12],
  ['what happens every week', (day) => (new Date(day).getUTCDay() === 3 ? 4 : 1), 12],
  ['the day of few people', (day) => (day === '2026-11-18' ? 9 : 1), 4],
])('not unusual: %s', (_, times, users) => {
  expect(reportOf([file(organization(times, users))]).unusualDays).toEqual([])
})
