/** Fewer people than this are never shown as a group of their own, and nothing is measured on them: it would be about persons, and noise. */
export const FEWEST = 5

export interface Group {
  /** How many people it is about; 0 says nothing about anybody. */
  readonly people: number
  /** Which ones; asked only of small groups. */
  readonly members: () => Iterable<unknown>
}

/** What is shown: groups of their own, and those that are folded into one; `people` of the fold counts everybody once. */
export interface Folding<G> {
  readonly shown: readonly G[]
  readonly folded: readonly G[]
  readonly people: number
}

/**
 * Folds small groups into one. When that one is still small, or could be found by subtracting the others from the whole, the next smallest
 * group goes with it.
 */
export function fold<G extends Group>(groups: readonly G[], fewest = FEWEST): Folding<G> {
  const small = groups.filter(({ people }) => people > 0 && people < fewest)
  if (small.length === 0) return { shown: groups, folded: [], people: 0 }
  const together = new Set(small.flatMap(({ members }) => [...members()]))
  const folded = new Set(small)
  const larger = groups.filter(({ people }) => people >= fewest).sort((a, b) => a.people - b.people)
  for (const next of larger) {
    if (together.size >= fewest && folded.size > 1) break
    folded.add(next)
    for (const person of next.members()) together.add(person)
  }
  return {
    shown: groups.filter((group) => !folded.has(group)),
    folded: groups.filter((group) => folded.has(group)),
    people: together.size,
  }
}

/** A number of people as it may be shown: null for a few, unless it is none. */
export function hidden(people: number, fewest = FEWEST): number | null {
  return people > 0 && people < fewest ? null : people
}

/** The same for lists that have nobody in common. Where all of the folded ones together are few people, nothing can be said of them but the whole. */
export function foldLists<Item>(lists: readonly (readonly Item[])[]): {
  readonly own: readonly (readonly Item[])[]
  readonly folded: readonly (readonly Item[])[]
} {
  const { shown, folded, people } = fold(
    lists.filter(({ length }) => length > 0).map((list) => ({ list, people: list.length, members: () => list })),
  )
  return { own: shown.map(({ list }) => list), folded: people < FEWEST ? [] : folded.map(({ list }) => list) }
}
