import { Big } from 'big.js'
import fc from 'fast-check'
import { roundedTogether } from '../../../../src/core/amount.js'
import { dayIn } from '../../../../src/core/usage/ledger.js'
import { readTeams } from '../../../../src/core/usage/reading/people-files.js'
import { USAGE_FORMATS } from '../../../../src/render/usage/index.js'
import { FEW_RUNS, RUNS } from '../../support/properties.js'
import { file, reportOf } from '../../support/report-of.js'
import { row } from '../../support/user-report.js'

/* Dollars of teams and of plans add up to those of the month, to the cent and in every output. */

const sum = (usd: readonly (number | null)[]): number =>
  usd.reduce<Big>((all, one) => all.plus(one ?? 0), new Big(0)).toNumber()

test.each<[string, (number | null)[], (number | null)[]]>([
  ['thirds of a cent: one of them gets it', [0.3333, 0.3333, 0.3333], [0.34, 0.33, 0.33]],
  ['halves of a cent, which each on its own would make one too many', [0.005, 0.005], [0.01, 0]],
  ['the largest remainder first', [1.001, 1.004, 1.003], [1, 1.01, 1]],
  ['what is exact stays', [20, 40.5, 0], [20, 40.5, 0]],
  ['what is not known stays so', [0.006, null, 0.006], [0.01, null, 0]],
  ['nothing', [], []],
])('%s', (_, amounts, expected) => {
  const exact = amounts.map((amount) => (amount === null ? null : new Big(amount)))
  expect(roundedTogether(exact, 2)).toEqual(expected)
})

test('the sum is that of the exact amounts, and none is off by a cent', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1e9 }), { maxLength: 20 }), (micro) => {
      const exact = micro.map((one) => new Big(one).div(1e6))
      const rounded = roundedTogether(exact, 2)
      const total = exact.reduce((all, one) => all.plus(one), new Big(0))
      expect(sum(rounded)).toBe(total.round(2, Big.roundHalfUp).toNumber())
      rounded.forEach((one, index) => {
        expect(
          new Big(one ?? NaN)
            .minus(exact[index] ?? NaN)
            .abs()
            .lt(0.01),
        ).toBe(true)
      })
    }),
    RUNS,
  )
})

const person = fc.record({
  tier: fc.constantFrom('PRO', 'PRO_PLUS', 'POWER'),
  team: fc.constantFrom('web', 'app', 'data', 'ops', null),
  overage: fc.nat({ max: 400_000_000 }),
  credits: fc.nat({ max: 300_000_000 }),
})

test('teams and plans add up to the month, in the data and as finance adds up the CSV', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 5, maxLength: 40 }), (people) => {
      const rows = people.flatMap(({ tier, overage, credits }, user) =>
        [2, 3].map((day) =>
          row({
            user: `u${user}`,
            day: dayIn('2026-11', day),
            tier,
            enabled: 'true',
            credits: String(credits / 1e6),
            overage: String(overage / 1e6 / day),
          }),
        ),
      )
      const listed = people.map(({ team }, user) => (team === null ? '' : `u${user},${team}\n`)).join('')
      const report = reportOf([file(rows)], {
        overageReading: 'daily',
        teams: readTeams(`User,Team\n${listed}`, 't.csv'),
      })
      const { money, byTeam, byPlan } = report
      expect(sum((byTeam ?? []).map((one) => one.overageUsd))).toBe(money.overage)
      expect(sum((byTeam ?? []).map((one) => one.seatsUsd))).toBe(money.fixed)
      expect(sum((byTeam ?? []).map((one) => one.usd))).toBe(money.total)
      expect(sum(byPlan.map((one) => one.overageUsd))).toBe(money.overage)
      expect(sum(byPlan.map((one) => one.fixedUsd))).toBe(money.fixed)
      expect(sum(byPlan.map((one) => one.unusedUsd))).toBe(money.unused)
      const lines = USAGE_FORMATS.csv(report)
        .split('\r\n')
        .map((line) => line.split(','))
      const inCsv = (section: string, measure: string): number =>
        sum(
          lines
            .filter((line) => line[4] === section && line[6] === measure && line[7] === 'USD')
            .map((line) => Number(line[8])),
        )
      for (const [measure, usd] of [
        ['overage', money.overage],
        ['total', money.total],
      ] as const)
        expect(inCsv('team', measure)).toBe(usd)
    }),
    FEW_RUNS,
  )
})
