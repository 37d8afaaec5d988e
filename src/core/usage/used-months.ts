import { MICRO, type Ledger, type MonthLedger, type PersonMonth } from './ledger.js'
import type { OverageMeaning } from './used-of.js'
import type { SeatPlan, UsedBy, UsedMonth } from './used.js'

/** The months up to one, ascending, each with its people in the order of their names: nothing depends on the order of the files. */
export function usedMonths(ledger: Ledger, last: string, reading: OverageMeaning, seatOf: (tier: string) => SeatPlan, today: string): UsedMonth[] {
  const order = ordered(ledger)
  return [...ledger.months.values()].filter(({ month }) => month <= last).map((month) => {
    const people = month.people.map((person) => usedBy(month, person, reading, seatOf))
    people.sort((a, b) => (order[a.person] ?? 0) - (order[b.person] ?? 0))
    return { month: month.month, days: month.days, through: isOver(month.month, today) ? month.days - 1 : lastDay(people), people }
  })
}

/** A month is closed from the first day of the next one. */
export function isOver(month: string, today: string): boolean {
  return month < today.slice(0, 7)
}

/** The rank of each person by profile and id. */
function ordered({ people }: Ledger): Int32Array {
  const sorted = people.map((person, index) => ({ person, index }))
  sorted.sort((a, b) => compare(a.person.profile, b.person.profile) || compare(a.person.id, b.person.id))
  const ranks = new Int32Array(people.length)
  sorted.forEach(({ index }, rank) => { ranks[index] = rank })
  return ranks
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function lastDay(people: readonly UsedBy[]): number {
  let last = 0
  for (const { daily } of people) {
    for (let day = daily.length - 1; day > last; day -= 1) if ((daily[day] ?? 0) > 0) last = day
  }
  return last
}

function usedBy({ days }: MonthLedger, person: PersonMonth, { reading, included }: OverageMeaning, seatOf: (tier: string) => SeatPlan): UsedBy {
  const credits = person.daily()
  const overage = person.overage()
  const daily = new Float64Array(days)
  let [total, beyond, before] = [0, 0, 0]
  for (let day = 0; day < days; day += 1) {
    let more = overage?.sum[day] ?? 0
    if (overage !== null && reading === 'cumulative') {
      // What is more than on any day before is of this day.
      more = Math.max(0, (overage.most[day] ?? 0) - before)
      before += more
    }
    const used = (credits[day] ?? 0) + (included ? 0 : more)
    daily[day] = used / MICRO
    total += used
    beyond += more
  }
  const { began, overageEnabled, activeDays } = person
  return { person: person.person, seat: seatOf(person.tier), daily, credits: total / MICRO, overage: beyond / MICRO, overageEnabled, began, activeDays }
}
