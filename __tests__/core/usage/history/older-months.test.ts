import fc from 'fast-check'
import { dayIn, monthsFrom, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { FEW_RUNS } from '../../support/properties.js'
import { file, reportOf } from '../../support/report-of.js'
import { fileOf, readFiles, row, type Row } from '../../support/user-report.js'
import { contents } from '../reading/ledger-contents.js'

/* Of the months before the half year that a report rests on only sums are kept. */

const MONTHS = monthsFrom('2025-12', '2026-11')
const PLANS = ['PRO', 'PRO_PLUS', 'POWER', 'NEW_TIER']

/** Every third working day, 0-based. */
function workingDaysOf(month: string): number[] {
  return Array.from({ length: 28 }, (_, day) => day).filter((day) => weekdayIn(month, day) % 6 !== 0 && day % 3 === 0)
}

/** A year of seven people, each with two clients, models, and overage that grows over the month. */
const rows: Row[] = MONTHS.flatMap((month, of) =>
  Array.from({ length: 7 }, (_, user) =>
    workingDaysOf(month).flatMap((day) => [
      row({
        user: `u${user}`,
        day: dayIn(month, day),
        credits: `${40 * (user + 1) + of + day}.5`,
        overage: user < 3 ? `${day * (user + 1)}.5` : '0.0',
        enabled: String(user % 2 === 0),
        tier: PLANS[user % 4] ?? '',
        models: user === 6 ? {} : { auto: 3 + day, ...(user % 3 === 0 ? { glm_5: 2 } : {}) },
        profile: `p${user % 2}`,
        newUser: String(day > 7 && user === 5),
      }),
      row({ user: `u${user}`, day: dayIn(month, day), client: 'KIRO_CLI', credits: '0.25' }),
    ]),
  ).flat(),
)
const teams = readTeams(Array.from({ length: 7 }, (_, user) => `u${user},t${user % 2}`).join('\n'), 'teams.csv')

describe.each(['daily', 'cumulative'] as const)('where overage is %s', (overageReading) => {
  const facts = { teams, overageReading }
  const { months } = reportOf([file(rows)], facts)

  test.each(MONTHS)('%s is what a report on it says', (month) => {
    const own = reportOf([file(rows)], { ...facts, month, monthStated: true })
    const shown = months.find((one) => one.month === month)
    expect(shown).toEqual(own.months.at(-1))
    expect(shown).toMatchObject({
      credits: own.credits.total,
      overage: own.credits.overage,
      people: own.people.active,
      totalUsd: own.money.total,
    })
  })
})

test('the order of rows and files does not matter', () => {
  const usual = contents(readFiles([{ path: 'a.csv', text: fileOf(rows) }]))
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), fc.nat(rows.length), (all, at) => {
      const files = [all.slice(0, at), all.slice(at)].filter(({ length }) => length > 0)
      const read = readFiles(files.map((some, index) => ({ path: `${index}.csv`, text: fileOf(some) })))
      expect(contents(read)).toEqual(usual)
    }),
    FEW_RUNS,
  )
})
