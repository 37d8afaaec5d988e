/** A group of fewer people than this is never a row of its own: a report says nothing about few people. */
export const FEWEST = 5

export interface Folded<Group> {
  /** Rows of their own, in the order in which they came. */
  readonly own: readonly Group[]
  /** Groups that are one row together; empty when there is none. */
  readonly folded: readonly Group[]
  /** Fewer people than a row may be about, all groups together: nothing but totals can be said. */
  readonly hidden: boolean
}

/**
 * Groups of fewer than 5 people, put together. When they are fewer than 5 all the same, the smallest of the others goes with them: what is left of
 * a total would otherwise say what few people did.
 */
export function foldFew<Group>(groups: readonly Group[], people: (group: Group) => number): Folded<Group> {
  const bySize = groups.filter((group) => people(group) > 0).sort((a, b) => people(a) - people(b))
  const few = new Set<Group>()
  let together = 0
  for (const group of bySize) {
    if (people(group) >= FEWEST && (together === 0 || together >= FEWEST)) break
    few.add(group)
    together += people(group)
  }
  const hidden = together > 0 && together < FEWEST
  const rows = groups.filter((group) => people(group) > 0)
  return { own: rows.filter((group) => !few.has(group)), folded: hidden ? [] : rows.filter((group) => few.has(group)), hidden }
}
