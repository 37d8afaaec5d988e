import { compareText } from '../../text/place.js'
import { BASE_MONTHS, MICRO, monthAfter, type Ledger, type PersonMonth } from '../ledger.js'
import { identitiesOf } from './identities.js'
import { overageByDay } from './overage-by-day.js'
import type { OverageMeaning } from './used-of.js'
import type { SeatPlan, UsedBy, UsedMonth } from '../used.js'

/**
 * The months of a ledger up to `last` (`YYYY-MM`), so many months of the calendar with it: by default those that a report
 * on it is based on, half a year and the month itself.
 */
export function recentMonths({ people, months }: Ledger, last: string, most = BASE_MONTHS): Ledger {
  const first = monthAfter(last, 1 - most)
  return { people, months: new Map([...months].filter(([month]) => first <= month && month <= last)) }
}

/**
 * The months of a ledger, ascending, each with its people sorted by name, so that the order of the files does not
 * matter.
 */
export function usedMonths(
  ledger: Ledger,
  reading: OverageMeaning,
  seatOf: (tier: string) => SeatPlan,
  today: string,
): UsedMonth[] {
  const order = ordered(ledger)
  const identities = identitiesOf(ledger.people)
  return [...ledger.months.values()].map((month) => {
    // One array for all people of a month: 10,000 separate arrays would take twice the memory.
    const numbers = new Float64Array(month.people.length * month.days)
    const people = month.people.map((person, index) =>
      usedBy(
        person,
        identities[person.person] ?? person.person,
        reading,
        seatOf,
        numbers.subarray(index * month.days, (index + 1) * month.days),
      ),
    )
    people.sort((a, b) => (order[a.person] ?? 0) - (order[b.person] ?? 0))
    return {
      month: month.month,
      days: month.days,
      through: isOver(month.month, today) ? month.days - 1 : lastDay(people),
      people,
    }
  })
}

/** Whether a month is closed: from the first day of the next one (`today`: `YYYY-MM-DD`). */
export function isOver(month: string, today: string): boolean {
  return month < today.slice(0, 7)
}

/** The rank of each person by profile and id. */
function ordered({ people }: Ledger): Int32Array {
  const sorted = people.map((person, index) => ({ person, index }))
  sorted.sort((a, b) => compareText(a.person.profile, b.person.profile) || compareText(a.person.id, b.person.id))
  const ranks = new Int32Array(people.length)
  sorted.forEach(({ index }, rank) => {
    ranks[index] = rank
  })
  return ranks
}

function lastDay(people: readonly UsedBy[]): number {
  let last = 0
  for (const { daily } of people) {
    for (let day = daily.length - 1; day > last; day -= 1) if ((daily[day] ?? 0) > 0) last = day
  }
  return last
}

/** `daily` receives the credits of each day. */
function usedBy(
  person: PersonMonth,
  identity: number,
  { reading, included }: OverageMeaning,
  seatOf: (tier: string) => SeatPlan,
  daily: Float64Array,
): UsedBy {
  const credits = person.daily()
  const overage = overageByDay(person, reading)
  let [total, beyond] = [0, 0]
  for (let day = 0; day < daily.length; day += 1) {
    const more = overage?.[day] ?? 0
    const used = (credits[day] ?? 0) + (included ? 0 : more)
    daily[day] = used / MICRO
    total += used
    beyond += more
  }
  const { began, overageEnabled, activeDays } = person
  return {
    person: person.person,
    identity,
    seat: seatOf(person.tier),
    daily,
    credits: total / MICRO,
    overage: beyond / MICRO,
    overageEnabled,
    began,
    activeDays,
  }
}
