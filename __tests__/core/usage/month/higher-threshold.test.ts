import fc from 'fast-check'
import type { UsageReport } from '../../../../src/core/contract/usage/report.js'
import { dayIn } from '../../../../src/core/usage/ledger.js'
import { foldOf } from '../../../../src/core/usage/month/folding.js'
import { readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { PLAIN } from '../../../../src/render/text/paint.js'
import { USAGE_FORMATS } from '../../../../src/render/usage/index.js'
import { runs } from '../../support/properties.js'
import { file, reportOf } from '../../support/report-of.js'
import { policy } from '../../support/repository.js'
import { row, type Row } from '../../support/user-report.js'

/* A threshold above five: every output follows it. */

const FOLD = 8

test.each([
  ['5', 5],
  ['8', 8],
  ['1000', 1000],
  ['4', null],
  ['0', null],
  ['-8', null],
  ['8.5', null],
  ['', null],
  ['1001', null],
  [' 8', null],
])('the threshold "%s"', (text, fold) => {
  expect(foldOf(text)).toBe(fold)
})

interface Person {
  readonly tier: string
  readonly client: string
  readonly model: string
  readonly team: string
  /** The days of the running month with a row. */
  readonly days: readonly number[]
  readonly credits: number
}

const person = fc.record<Person>({
  tier: fc.constantFrom('PRO', 'PRO', 'PRO_PLUS', 'POWER'),
  client: fc.constantFrom('KIRO_IDE', 'KIRO_IDE', 'KIRO_CLI', 'KIRO_WEB'),
  model: fc.constantFrom('auto', 'auto', 'claude-haiku-4.5', 'claude-opus-4.8'),
  team: fc.constantFrom('web', 'web', 'app', 'data'),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { minLength: 1, maxLength: 9 }),
  credits: fc.integer({ min: 1, max: 300 }),
})

function reportFor(people: readonly Person[], fold: number): UsageReport {
  const rowsIn = (month: string): Row[] =>
    people.flatMap(({ tier, client, model, days, credits }, user) =>
      days.map((day) =>
        row({
          user: `u${user}`,
          day: dayIn(month, day),
          tier,
          client,
          credits: String(credits),
          models: { [model]: 3 },
        }),
      ),
    )
  return reportOf([file(['2026-08', '2026-09', '2026-10', '2026-11'].flatMap(rowsIn))], {
    fold,
    teams: readTeams(`User,Team\n${people.map(({ team }, user) => `u${user},${team}\n`).join('')}`, 't.csv'),
    policy: policy('version: 1\nbudget: { team: { credits: { monthly: 900, daily: 100 } } }'),
  })
}

/** The people that each row of an output stands for; the outputs that are not there have none. */
function countsOf(report: UsageReport): number[] {
  const { byDay, byPlan, byClient, byTeam, byModel, byUse, forecast, rightSizing, budgets } = report
  const peaks = budgets.filter(({ period }) => period === 'daily').flatMap(({ usedOn }) => usedOn ?? [])
  const shownDays = byDay.filter(({ day }) => day !== null)
  return [
    ...[...byDay, ...byPlan, ...byClient, ...(byTeam ?? []), ...(byModel?.rows ?? [])].map((one) => one.people),
    ...byUse.flatMap(({ people }) => people ?? []),
    ...(forecast?.seats ?? []).flatMap(({ people, out, outAtEnd }) => [people, out ?? 0, outAtEnd?.low ?? 0]),
    ...(rightSizing?.moves ?? []).map(({ people }) => people),
    ...peaks.map((peak) => shownDays.find(({ day }) => day === peak)?.people ?? FOLD),
  ]
}

test('of eight people or more no row is about fewer than eight, nor can be subtracted', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: FOLD, maxLength: 26 }), (people) => {
      const report = reportFor(people, FOLD)
      expect(report.fold).toBe(FOLD)
      expect(countsOf(report).filter((count) => count > 0 && count < FOLD)).toEqual([])
      // Each of these divides all people: what one row leaves is a group, too.
      for (const rows of [report.byPlan, report.byTeam ?? []])
        for (const { people: some } of rows) {
          const others = people.length - some
          expect(others === 0 || others >= FOLD).toBe(true)
        }
    }),
    runs(30),
  )
})

const crowd = (count: number, parts: Partial<Person>): Person[] =>
  Array.from({ length: count }, () => ({
    tier: 'PRO',
    client: 'KIRO_IDE',
    model: 'auto',
    team: 'web',
    days: [2, 3, 4],
    credits: 20,
    ...parts,
  }))

test.each(['text', 'markdown', 'csv', 'html'] as const)(
  'a group of six is shown with 5, and with 8 only folded: %s',
  (format) => {
    const people = [...crowd(20, {}), ...crowd(9, { team: 'app' }), ...crowd(6, { team: 'quartz' })]
    const written = (fold: number): string => USAGE_FORMATS[format](reportFor(people, fold), { paint: PLAIN })
    expect(written(5)).toContain('quartz')
    expect(written(8)).not.toContain('quartz')
    expect(written(8)).not.toMatch(/(fewer than|under) 5\b(?!, or)/)
  },
)
