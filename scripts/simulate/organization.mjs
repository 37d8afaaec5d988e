/**
 * Simulated organizations: who used how many credits on which day, from a seed. Modeled on what teams do, not on how
 * the forecast works: a few people use most, all people have days off and phases of a project, some days are extreme.
 */
import { adopting, bursting, calendarOf, FAMILIES, traitsOf } from './traits.mjs'
import { randomOf } from './random.mjs'

export { FAMILIES }

const PLANS = [
  { plan: 'pro', name: 'Pro', allowance: 1000, usd: 20 },
  { plan: 'pro+', name: 'Pro+', allowance: 2000, usd: 40 },
  { plan: 'pro-max', name: 'Pro Max', allowance: 5000, usd: 100 },
  { plan: 'power', name: 'Power', allowance: 10_000, usd: 200 },
]

/** Working days of an average month, without absences. */
const WORKDAYS = 21

/**
 * `months` closed months of an organization that begins with `people` people, of a family. The first month follows from
 * the seed unless it is given.
 */
export function simulate({ seed, family, people, months, first }) {
  const random = randomOf(seed)
  const begin = first ?? monthAfter('2024-12', Math.floor(random.between(1, 20)))
  const traits = traitsOf(family, random)
  const calendar = calendarOf(traits, monthsFrom(begin, months), random)
  const median = random.around(20, 0.5)
  // Half of the organizations buy one plan for all people, half of them let none exceed it.
  const terms = { everybody: random.chance(0.5) ? PLANS[0] : null, overageEnabled: random.chance(0.5) }
  const join = (from) => personOf({ median, terms, traits, calendar, random }, from)
  const roster = Array.from({ length: people }, () => join(null))
  const uses = calendar.map((day, index) => {
    const stays = 1 - traits.leave / WORKDAYS
    for (const person of roster) if (day.workday && person.until === null && !random.chance(stays)) person.until = index
    const present = roster.filter(({ until }) => until === null).length
    for (let arriving = day.workday ? (present * traits.join) / WORKDAYS : 0; arriving > 0; arriving -= 1)
      if (random.chance(Math.min(1, arriving))) roster.push(join(index))
    return { day, of: roster.map((person) => useOf(person, day, index, traits, random)) }
  })
  return monthsFrom(begin, months).map((month) =>
    monthFrom(
      month,
      uses.filter(({ day }) => day.month === month),
      roster,
      calendar,
    ),
  )
}

/** The months as they are known on a day of the last one: `through` is its last day that counts, 0-based. */
export function asOf(months, through) {
  const last = months.at(-1)
  const people = last.people
    .map((person) =>
      counted(
        person,
        person.daily.map((credits, day) => (day <= through ? credits : 0)),
      ),
    )
    .filter(({ activeDays }) => activeDays > 0)
  return [
    ...months.slice(0, -1),
    {
      ...last,
      through,
      people: people.map((person) =>
        person.began !== null && person.began > through ? { ...person, began: null } : person,
      ),
    },
  ]
}

/** Credits of all people in a month. */
export function creditsOf({ people }) {
  return people.reduce((sum, { credits }) => sum + credits, 0)
}

function personOf({ median, terms, traits, calendar, random }, from) {
  const level = random.around(median * Math.exp(0.5), 1)
  const share = Math.min(0.98, Math.max(0.15, 0.75 + 0.18 * random.normal()))
  const expected = level * share * WORKDAYS * random.around(1, 0.4)
  const seat = terms.everybody ?? PLANS.find(({ allowance }) => allowance >= expected) ?? PLANS.at(-1)
  return {
    from,
    until: null,
    level,
    share,
    weekends: random.chance(0.1) ? random.between(0.2, 0.7) : random.between(0, 0.06),
    seat,
    overageEnabled: terms.overageEnabled,
    adopts: adopting(traits, calendar, random),
    phase: 0.35 * random.normal(),
    away: 0,
    burst: { days: 0, times: 1 },
    left: seat.allowance,
  }
}

/** Credits of one person on one day; null for a person who has left or does not work. */
function useOf(person, day, index, traits, random) {
  if (day.ofMonth === 0) person.left = person.seat.allowance
  if (day.weekday === 1) person.phase = 0.7 * person.phase + 0.25 * random.normal()
  if (person.until !== null && index >= person.until) return null
  bursting(person, day, traits, random)
  if (day.workday && person.away === 0 && random.chance(1 / 60)) person.away = Math.ceil(random.between(2, 10))
  if (person.away > 0) {
    if (day.workday) person.away -= 1
    return null
  }
  const present = day.workday ? person.share * day.present : person.weekends * day.present
  if (!random.chance(present)) return null
  const tail = random.chance(0.015) ? Math.min(30, 3 * Math.pow(1 - random.uniform(), -1 / 1.5)) : 1
  const ramp = person.from === null ? 1 : Math.min(1, 0.35 + (index - person.from) / 20)
  const weekend = day.workday ? 1 : 0.6
  const switched = person.adopts.reduce((times, { from, factor }) => (index >= from ? times * factor : times), 1)
  const wanted =
    random.around(person.level, 0.7) *
    Math.exp(person.phase) *
    day.times *
    weekend *
    tail *
    ramp *
    switched *
    person.burst.times
  const credits = Math.max(
    0.01,
    Math.round((person.overageEnabled ? wanted : Math.min(wanted, person.left)) * 100) / 100,
  )
  if (!person.overageEnabled && person.left < 0.01) return null
  person.left -= credits
  return credits
}

function monthFrom(month, uses, roster, calendar) {
  const days = uses.length
  const first = calendar.findIndex((day) => day.month === month)
  const people = roster.map((person, index) => {
    const daily = Float64Array.from(uses, ({ of }) => of[index] ?? 0)
    // A subscription's first day is known only if there is a row on it.
    const began = person.from === null ? -1 : person.from - first
    return counted(
      {
        person: index,
        identity: index,
        seat: person.seat,
        overageEnabled: person.overageEnabled,
        began: (daily[began] ?? 0) > 0 ? began : null,
      },
      daily,
    )
  })
  return { month, days, through: days - 1, people: people.filter(({ activeDays }) => activeDays > 0) }
}

function counted(person, daily) {
  const credits = daily.reduce((sum, one) => sum + one, 0)
  return {
    ...person,
    daily,
    credits,
    overage: person.overageEnabled ? Math.max(0, credits - person.seat.allowance) : 0,
    activeDays: daily.filter((one) => one > 0).length,
  }
}

function monthsFrom(first, count) {
  return Array.from({ length: count }, (_, index) => monthAfter(first, index))
}

function monthAfter(month, count) {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}
