import type { PersonMonth } from '../ledger.js'
import type { OverageMeaning } from './used-of.js'

/** The overage of a person’s month by day, microcredits; null for a person who has none. */
export function overageByDay(person: PersonMonth, reading: OverageMeaning['reading']): Float64Array | null {
  const overage = person.overage()
  if (overage === null || reading === 'daily') return overage?.sum ?? null
  let before = 0
  // The excess over the maximum of all days before belongs to this day.
  return overage.most.map((upTo) => {
    const more = Math.max(0, upTo - before)
    before += more
    return more
  })
}
