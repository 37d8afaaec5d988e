import { compareText } from '../../text/place.js'
import {
  BASE_MONTHS,
  MICRO,
  monthAfter,
  MOST_MONTHS,
  type Ledger,
  type OlderMonth,
  type PersonMonth,
} from '../ledger.js'
import { identitiesOf } from './identities.js'
import { overageByDay } from './overage-by-day.js'
import type { OverageMeaning } from './used-of.js'
import type { BilledMonth, SeatPlan, UsedBy, UsedMonth } from '../used.js'

/**
 * The months of a ledger up to `last` (`YYYY-MM`): those of the calendar that a report on it is based on, half a year and
 * the month itself, and the older ones that are shown beside them.
 */
export function recentMonths({ people, months, older }: Ledger, last: string): Ledger {
  const within = <Month>(all: ReadonlyMap<string, Month>, most: number): Map<string, Month> => {
    const first = monthAfter(last, 1 - most)
    return new Map([...all].filter(([month]) => first <= month && month <= last))
  }
  return { people, months: within(months, BASE_MONTHS), older: within(older, MOST_MONTHS) }
}

/**
 * The months of a ledger that are kept day by day, ascending, each with its people sorted by name, so that the order of
 * the files does not matter.
 */
export function usedMonths(
  ledger: Ledger,
  reading: OverageMeaning,
  seatOf: (tier: string) => SeatPlan,
  today: string,
  identities: ArrayLike<number> = identitiesOf(ledger.people),
): UsedMonth[] {
  const order = ordered(ledger)
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

/** An older month as it is billed. `identities` are the humans of the people of the ledger. */
export function billedMonth(
  { month, days, people }: OlderMonth,
  identities: ArrayLike<number>,
  { reading, included }: OverageMeaning,
  seatOf: (tier: string) => SeatPlan,
): BilledMonth {
  return {
    month,
    days,
    people: people().map(({ person, tier, credits, overage, overageEnabled, began, activeDays }) => {
      const beyond = overage === null ? 0 : reading === 'daily' ? overage.sum : overage.most
      return {
        person,
        identity: identities[person] ?? person,
        seat: seatOf(tier),
        credits: (credits + (included ? 0 : beyond)) / MICRO,
        overage: beyond / MICRO,
        overageEnabled,
        began,
        activeDays,
      }
    }),
  }
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
