import { daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import type { SeatPlan, UsedBy, UsedMonth } from '../../../../src/core/usage/used.js'

export const PRO: SeatPlan = { plan: 'pro', name: 'Pro', allowance: 1000, usd: 20 }

/** A person who uses the same on every working day, unless something else is said. */
export interface Habit {
  readonly person: number
  readonly credits: number | ((day: number) => number)
  readonly seat?: SeatPlan
  readonly overageEnabled?: boolean | null
  readonly began?: number
}

/** A month of people with habits, up to `through` (0-based); the whole month without. */
export function monthOf(month: string, habits: readonly Habit[], through = daysIn(month) - 1): UsedMonth {
  return {
    month,
    days: daysIn(month),
    through,
    people: habits.map((habit) => usedBy(month, habit, through)).filter(({ activeDays }) => activeDays > 0),
  }
}

function usedBy(
  month: string,
  { person, credits, seat = PRO, overageEnabled = true, began }: Habit,
  through: number,
): UsedBy {
  const amount = (day: number): number =>
    typeof credits === 'function' ? credits(day) : isWeekend(month, day) ? 0 : credits
  const daily = Float64Array.from({ length: daysIn(month) }, (_, day) =>
    day > through || day < (began ?? 0) ? 0 : amount(day),
  )
  const total = daily.reduce((sum, one) => sum + one, 0)
  return {
    person,
    identity: person,
    seat,
    daily,
    credits: total,
    overage: overageEnabled === true ? Math.max(0, total - (seat.allowance ?? Infinity)) : 0,
    overageEnabled,
    began: began ?? null,
    activeDays: daily.filter((one) => one > 0).length,
  }
}

export function isWeekend(month: string, day: number): boolean {
  return [0, 6].includes(weekdayIn(month, day))
}

/** So many people with the same habit. */
export function team(size: number, habit: Omit<Habit, 'person'>, from = 0): Habit[] {
  return Array.from({ length: size }, (_, index) => ({ ...habit, person: from + index }))
}
