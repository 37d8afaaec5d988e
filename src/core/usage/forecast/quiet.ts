import { FORECAST } from './constants.js'
import type { MonthSeries } from './series.js'

/*
 * Days off that are not over: a spell of quiet working days goes on for about as long as it has lasted, and stated
 * holidays are days off.
 */

/** The part of a usual day that is expected of each 0-based day of the month, at its prices: 1 up to the known day. */
export function presenceAfter(month: MonthSeries, through: number): Float64Array {
  const lasted = spellOf(month, through)
  let working = 0
  return month.weights.map((weight, day) => {
    if (day <= through) return 1
    if (weight === 0) return 0
    const price = month.prices[day] ?? 1
    if (lasted === 0) return price
    if (weight >= FORECAST.workdayWeight.value) working += 1
    return price * (1 - (lasted / (lasted + Math.max(1, working))) ** FORECAST.spellPower.value)
  })
}

/** Working days of the quiet spell that the known day is in; 0 when the last working day was a usual one. */
function spellOf({ weights, quiet }: MonthSeries, through: number): number {
  let lasted = 0
  for (let day = through; day >= 0; day -= 1) {
    if (quiet.has(day) && weights[day] === 0) lasted += 1
    else if ((weights[day] ?? 0) >= FORECAST.workdayWeight.value) return lasted
  }
  return lasted
}
