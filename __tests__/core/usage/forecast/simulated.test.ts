import { asOf, creditsOf, FAMILIES, simulate, type Family } from '../../../../scripts/simulate/organization.mjs'
import { lineOf } from '../../../../src/core/usage/forecast/backtest.js'
import { totalsOf } from '../../../../src/core/usage/forecast/series.js'
import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import { median } from '../../../../src/core/usage/forecast/median.js'

/*
 * The forecast on organizations that never were, from the one seed of all property tests, each on two days of its last month. Too few
 * of each family to compare families: `npm run bench` does, with more and larger ones.
 */

/** That of every property test here: no one chose it for its numbers. */
const SEED = 20_261_008
const OF_EACH = 16
const DAYS = [8, 18]
const SIZES = [4, 7, 10, 14, 18, 24, 32, 45]

interface Trial {
  readonly day: number
  readonly ours: number
  readonly line: number
  readonly last: number
  readonly covered: boolean
}

const trials = FAMILIES.flatMap((family, index) =>
  Array.from({ length: OF_EACH }, (_, number) =>
    trialOf(family, SEED + number * FAMILIES.length + index, number),
  ).flat(),
)

function trialOf(family: Family, seed: number, number: number): Trial[] {
  const months = simulate({ seed, family, people: SIZES[number % SIZES.length] ?? 10, months: 2 + (number % 4) })
  const [before, last] = months.slice(-2)
  if (!before || !last) return []
  const came = creditsOf(last)
  return DAYS.flatMap((day) => {
    const forecast = forecastMonth(asOf(months, day - 1), {
      fixedUsd: null,
      meteredUsd: null,
      usdPerCredit: 0.04,
      whole: true,
      holidays: [],
    })
    const line = lineOf(last.month, totalsOf(last), day - 1)
    if (forecast === null || line === null) return []
    const off = (value: number): number => Math.abs(value - came) / came
    const { low, typical, high } = forecast.credits
    return [
      { day, ours: off(typical), line: off(line), last: off(creditsOf(before)), covered: low <= came && came <= high },
    ]
  })
}

const middle = (of: 'ours' | 'line' | 'last', some: readonly Trial[]): number =>
  median(some.map((trial) => trial[of])) ?? NaN

test.each<[string, (trial: Trial) => boolean]>([
  ['on all days', () => true],
  ['early in the month', ({ day }) => day <= 10],
  ['late in the month', ({ day }) => day > 10],
])('errs less than the line by working days, and than last month, %s', (_, counts) => {
  const some = trials.filter(counts)
  expect(some.length).toBeGreaterThan(120)
  expect(middle('ours', some)).toBeLessThan(0.9 * middle('line', some))
  expect(middle('ours', some)).toBeLessThan(0.9 * middle('last', some))
})

test('75 to 85 of 100 months end within the range of 80', () => {
  const covered = trials.filter((trial) => trial.covered).length / trials.length
  expect(covered).toBeGreaterThanOrEqual(0.75)
  expect(covered).toBeLessThanOrEqual(0.85)
})
