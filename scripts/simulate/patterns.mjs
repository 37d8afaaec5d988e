/**
 * Organizations by pattern, day by day from a seed: the trial of the forecast. Shares no code with the forecast, nor
 * with organization.mjs: months are built from the calendar of the language alone.
 */

/** The patterns: what the trial is about. */
export const PATTERNS = [
  'steady',
  'growing',
  'holiday at the start',
  'holiday in the middle',
  'holiday at the end',
  'doubling',
  'halving',
  'crunch',
  'price change',
  'loose flags',
  'new',
  'one heavy person',
  'bots',
  'weekend team',
]

/** By what a price change multiplies the credits. */
export const DEARER = 1.6

/** Mulberry32: a small generator of its own. */
function generator(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A normal number (Box and Muller). */
const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/**
 * Whole months of an organization of a pattern, the last of which is forecast: each has its name, its days, and of each
 * person the credits by day. `changed` is the 0-based day from which a price of the last month is another one.
 */
export function organizationOf({ pattern, seed, people = 30, months = 6 }) {
  const random = generator(seed)
  const start = 2025 * 12 + Math.floor(random() * 12)
  const names = Array.from({ length: pattern === 'new' ? 1 : months }, (_, index) => {
    const at = start + index
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
  const roster = Array.from({ length: people }, (_, index) => ({
    rate: Math.exp(normal(random) * 0.8 + 3) * (pattern === 'one heavy person' && index === 0 ? people : 1),
    works: 0.6 + 0.35 * random(),
    since: pattern === 'growing' ? Math.floor(random() * names.length * 1.2) - 1 : -1,
  }))
  const turn = 0.25 + 0.5 * random()
  return names.map((month, index) => monthOf({ month, index, last: names.length - 1, pattern, roster, random, turn }))
}

function monthOf({ month, index, last, pattern, roster, random, turn }) {
  const [year, number] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const mood = Math.exp(normal(random) * 0.05)
  const daily = roster.map(() => new Float64Array(days))
  const working = []
  for (let day = 0; day < days; day += 1) {
    const weekday = new Date(Date.UTC(year, number - 1, day + 1)).getUTCDay()
    const isOff = pattern === 'weekend team' ? weekday === 2 || weekday === 3 : weekday === 0 || weekday === 6
    if (!isOff) working.push(day)
  }
  for (let day = 0; day < days; day += 1) {
    const works = working.includes(day)
    const common = Math.exp(normal(random) * 0.08) * mood
    let factor = (works ? 1 : pattern === 'bots' ? 0.9 : 0.04) * common
    if (index === last) {
      if (pattern === 'holiday at the start' && day < 7) factor *= 0.03
      if (pattern === 'holiday in the middle' && day >= 10 && day < 17) factor *= 0.03
      if (pattern === 'holiday at the end' && day >= days - 7) factor *= 0.03
      if (pattern === 'doubling') factor *= 2
      if (pattern === 'halving') factor *= 0.5
      if (pattern === 'price change' && day >= days * turn * 0.5) factor *= DEARER
    }
    if (pattern === 'crunch' && working.indexOf(day) >= working.length - 5) factor *= 2.5
    roster.forEach(({ rate, works: share, since }, person) => {
      if (since > index) return
      const present = pattern === 'bots' && person % 2 === 0 ? true : random() < share
      const noise = pattern === 'bots' && person % 2 === 0 ? 0.1 : 0.7
      if (present) daily[person][day] = rate * factor * Math.exp(normal(random) * noise)
    })
  }
  return {
    month,
    days,
    daily,
    changed: index === last && pattern === 'price change' ? Math.ceil(days * turn * 0.5) : days,
  }
}

/** Whether overage is switched off in an organization of this pattern. */
export const flagOf = (pattern) => (pattern === 'loose flags' ? false : null)
