import { forecastMonth } from '../../../../src/core/usage/forecast/forecast-month.js'
import { monthOf, PRO, team, type Habit } from './months.js'

/* Whether `Overage_Enabled=false` binds is shown by how many of those at their allowance go on beyond it: a quarter is enough. */

const TERMS = { fixedUsd: null, meteredUsd: null, usdPerCredit: 0.04, whole: true, holidays: [] }

/** Eight people at 99 % of their allowance by 13 November, but for those at 110 %, and some who are far from it. */
function typical(beyond: number, { full = 8, others = 2 } = {}): number {
  const workdays = 10
  const habits: Habit[] = [
    ...team(beyond, { credits: 1100 / workdays, overageEnabled: false }),
    ...team(full - beyond, { credits: 990 / workdays, overageEnabled: false }, 20),
    ...team(others, { credits: 1, overageEnabled: false }, 40),
  ].map((one) => ({ ...one, seat: PRO }))
  return forecastMonth([monthOf('2026-11', habits, 12)], TERMS)?.credits.typical ?? 0
}

test.each<[number, number, boolean]>([
  [0, 8, true],
  [1, 8, true],
  [2, 8, false],
  [1, 5, true],
  [1, 4, false],
])('%d of %d who are at their allowance go on: the others stop: %s', (beyond, full, stop) => {
  // Those who stop have ten credits left of 1,000; one who went on is expected to do so.
  const used = 1100 * beyond + 990 * (full - beyond)
  const ahead = typical(beyond, { full }) - used
  expect(ahead > 0.6 * used).toBe(!stop)
})
