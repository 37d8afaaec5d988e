import { count } from '../../text/number.js'

/**
 * People. Smaller groups are never shown on their own, and nothing is measured on them: it would describe single
 * people. Chosen by hand.
 */
export const FEWEST = 5

export interface Group {
  /** The number of people in the group; 0 may be shown. */
  readonly people: number
  /** The people; called only for small groups. */
  readonly members: () => Iterable<unknown>
}

/** Groups that are shown, and groups that are folded into one; `people` of the fold counts each person once. */
export interface Folding<G> {
  readonly shown: readonly G[]
  readonly folded: readonly G[]
  readonly people: number
}

/**
 * Folds small groups into one. When the fold is still small, or could be computed by subtracting the others from the
 * total, the next smallest group is added to it.
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

/** The largest threshold that may be asked for. Chosen by hand. */
const MOST_FOLD = 1000

/** The threshold that a text asks for: a whole number of people, never lower than `FEWEST`; null for anything else. */
export function foldOf(text: string): number | null {
  const fold = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return fold < FEWEST || fold > MOST_FOLD ? null : fold
}

/** What `foldOf` accepts, for a hint. */
export const FOLD_HINT = `Write a whole number of people from ${FEWEST} to ${MOST_FOLD}: smaller groups would reveal single people.`

/** A number of people for a note: `12 people`, `fewer than 5 people`; `all` is of how many, where that is shown beside it. */
export function peopleNoted(people: number, fewest: number, all = people): string {
  const others = all - people
  if (others > 0 && others < fewest && people >= fewest) return 'almost all people'
  return people < fewest ? `fewer than ${fewest} people` : count(people, 'person', 'people')
}

/** A number of people as it may be shown: null for 1 to `fewest` - 1. */
export function hidden(people: number, fewest = FEWEST): number | null {
  return people > 0 && people < fewest ? null : people
}

/**
 * Numbers of people in groups that have no one in common, as they may be shown beside their total: null for those of 1
 * to `fewest` - 1, and for the next smallest ones until the hidden ones are several and have so many people together.
 */
export function apart(counts: readonly number[], fewest = FEWEST): (number | null)[] {
  const groups = counts.map((people, index) => ({ people, index }))
  const few = groups.filter(({ people }) => hidden(people, fewest) === null)
  if (few.length === 0) return [...counts]
  const hide = new Set(few.map(({ index }) => index))
  let together = few.reduce((sum, { people }) => sum + people, 0)
  const others = groups.filter(({ people }) => people >= fewest).sort((a, b) => a.people - b.people)
  for (const { people, index } of others) {
    if (hide.size > 1 && together >= fewest) break
    hide.add(index)
    together += people
  }
  return counts.map((people, index) => (hide.has(index) ? null : people))
}

/**
 * The same for lists; `human` is what counts as one person. Where all folded lists together have few people, only the total may be
 * shown.
 */
export function foldLists<Item>(
  lists: readonly (readonly Item[])[],
  human: (item: Item) => unknown = (item) => item,
  fewest = FEWEST,
): {
  readonly own: readonly (readonly Item[])[]
  readonly folded: readonly (readonly Item[])[]
} {
  const { shown, folded, people } = fold(
    lists
      .filter(({ length }) => length > 0)
      .map((list) => {
        const humans = new Set(list.map(human))
        return { list, people: humans.size, members: () => humans }
      }),
    fewest,
  )
  return { own: shown.map(({ list }) => list), folded: people < fewest ? [] : folded.map(({ list }) => list) }
}
