/** What makes organizations differ: each family has one trait, the combined ones several. */

export const FAMILIES = ['steady', 'growth', 'weekly rhythm', 'holidays', 'bursts', 'model switch', 'churn', 'combined']

/** Public holidays that keep their date, of one calendar or another: New Year, Labour Day, the Fourth of July, 3 October, 11 November, Christmas. */
const FIXED = [
  ['01-01', '05-01', '10-03', '12-25', '12-26'],
  ['01-01', '07-04', '11-11', '12-25'],
  ['01-01', '01-06', '05-01', '08-15', '11-01', '12-08', '12-25', '12-26'],
]

/** Parts of the people who join and leave in a month, how the week runs, and what else happens. */
export function traitsOf(family, random) {
  const chosen = family === 'combined' ? FAMILIES.slice(1, -1).filter(() => random.chance(0.5)) : [family]
  const has = (name) => chosen.includes(name)
  const turnover = has('churn') ? random.between(0.04, 0.16) : 0.01
  return {
    leave: turnover,
    join:
      (has('churn') ? turnover * random.between(0.6, 1.4) : turnover) + (has('growth') ? random.between(0.03, 0.2) : 0),
    more: has('growth') ? random.between(0, 0.06) : 0,
    week: has('weekly rhythm') ? rhythm(random) : [0.7, 1, 1, 1, 1, 0.95, 0.7],
    offDays: has('weekly rhythm') && random.chance(0.15) ? [5, 6] : [0, 6],
    holidays: has('holidays'),
    bursts: has('bursts'),
    switches: has('model switch') ? (random.chance(0.4) ? 2 : 1) : 0,
  }
}

function rhythm(random) {
  return [
    random.between(0.2, 2),
    random.between(0.6, 1),
    random.between(0.9, 1.4),
    random.between(0.9, 1.4),
    random.between(0.9, 1.3),
    random.between(0.3, 0.9),
    random.between(0.2, 2),
  ]
}

/**
 * Every day: how many come (`present`, a part of those who would), and how much more or less all people do (`times`).
 */
export function calendarOf(traits, months, random) {
  const days = months.flatMap(daysOf)
  const off = traits.holidays ? holidaysOf(days, random) : new Map()
  let mood = 0.08 * random.normal()
  return days.map((day, index) => {
    if (day.weekday === 1) mood = 0.8 * mood + 0.05 * random.normal()
    const workday = !traits.offDays.includes(day.weekday)
    const event = traits.bursts && workday && random.chance(0.015) ? random.between(2, 4) : 1
    return {
      ...day,
      workday,
      present: off.get(index) ?? 1,
      times: traits.week[day.weekday] * Math.exp(mood) * event * Math.pow(1 + traits.more, index / 30),
    }
  })
}

function daysOf(month) {
  const [year, number] = month.split('-').map(Number)
  return Array.from({ length: new Date(Date.UTC(year, number, 0)).getUTCDate() }, (_, ofMonth) => ({
    month,
    ofMonth,
    date: new Date(Date.UTC(year, number - 1, ofMonth + 1)).toISOString().slice(5, 10),
    weekday: new Date(Date.UTC(year, number - 1, ofMonth + 1)).getUTCDay(),
  }))
}

/** Public holidays, a few movable ones, the day between a holiday and a weekend, the weeks around Christmas and in summer. */
function holidaysOf(days, random) {
  const fixed = FIXED[Math.floor(random.between(0, FIXED.length))]
  const summer = random.between(0.5, 0.9)
  const off = new Map()
  days.forEach(({ date, weekday }, index) => {
    if (date >= '12-22' || date <= '01-04') off.set(index, random.between(0.1, 0.35))
    if (date >= '07-25' && date <= '08-20') off.set(index, summer)
    if (!fixed.includes(date) && !random.chance(0.015)) return
    off.set(index, random.between(0, 0.06))
    if (weekday === 4 && random.chance(0.6)) off.set(index + 1, random.between(0.2, 0.6))
  })
  return off
}

/** The day from which a person uses the other model, and the factor on their credits. */
export function adopting(traits, calendar, random) {
  traits.planned ??= Array.from({ length: traits.switches }, (_, index) => ({
    // The last month is the one that is forecast: half of the switches happen there or shortly before.
    day: Math.floor(
      index === 0 && random.chance(0.5)
        ? random.between(calendar.length - 45, calendar.length)
        : random.between(0, calendar.length),
    ),
    factor: random.chance(0.3) ? random.between(0.4, 0.75) : random.between(1.3, 2.8),
    share: random.between(0.5, 1),
    within: random.between(0, 6),
  }))
  return traits.planned.flatMap(({ day, factor, share, within }) =>
    random.chance(share) ? [{ from: day + random.between(0, within), factor: factor * random.around(1, 0.2) }] : [],
  )
}

/** Phases of hard work, and now and then a runaway script. */
export function bursting(person, day, traits, random) {
  if (!traits.bursts || !day.workday) return
  if (person.burst.days > 0) person.burst.days -= 1
  else if (random.chance(0.0006)) person.burst = { days: 0, times: random.between(20, 60) }
  else if (random.chance(0.01)) person.burst = { days: Math.floor(random.between(0, 4)), times: random.between(3, 10) }
  else person.burst = { days: 0, times: 1 }
}
