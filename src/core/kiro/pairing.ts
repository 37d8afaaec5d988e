import { groupBy } from '../text/group-by.js'
import type { Assignment } from './assignment.js'
import { isOldFile } from './surfaces/hooks.js'

/**
 * Which assignment of an earlier tree is which of a later one, by their keys: later → earlier. Each is paired once, with the first of
 * these that fits: the same work on the same model in the same file, however its lines moved; the same place of the same file; the
 * same work on the same model elsewhere below the root; work of the same name there, which was written in another file or form (an agent
 * in markdown instead of JSON, a hook in its new shape); and the same work on the same model below another root, where the earlier root
 * is gone and the later one is new. Display names take no part: they are numbered when two are equal, and the number moves with every other file.
 */
export function pairAssignments(
  before: readonly Assignment[],
  after: readonly Assignment[],
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  const [was, is] = [rootsOf(before), rootsOf(after)]
  const anywhere = ({ surface, work, content, model }: Assignment): string[] => [surface, work.kind, content, model]
  let old = [...before]
  let now = [...after]
  const match = (ofOld: KeyOf, ofNew: KeyOf = ofOld): void => {
    if (old.length === 0 || now.length === 0) return
    const textOf = (keyOf: KeyOf, one: Assignment, roots: ReadonlySet<string>): string | null => {
      const key = keyOf(one, roots)
      return key && asText(key)
    }
    // Of equal ones the first is paired with the first.
    const waiting = new Map(
      [...groupBy(old, (one) => textOf(ofOld, one, is))].map(([key, group]) => [key, group.values()]),
    )
    const taken = new Set<Assignment>()
    now = now.filter((one) => {
      const key = textOf(ofNew, one, was)
      const found = key === null ? undefined : waiting.get(key)?.next().value
      if (found === undefined) return true
      taken.add(found)
      pairs.set(one.key, found.key)
      return false
    })
    old = old.filter((one) => !taken.has(one))
  }
  match((one) => [one.root, one.file, ...anywhere(one)])
  // A hook that is started by something else is another hook, wherever it is written.
  match(({ root, file, surface, position, work }) => [
    root,
    file,
    surface,
    position,
    work.kind === 'hook' ? work.trigger : null,
  ])
  match((one) => [one.root, ...anywhere(one)])
  // An agent in markdown instead of JSON, a workflow in YAML: a new hook of an old title is another hook, unless only its shape is new.
  match(({ root, surface, work, content }) => (work.kind === 'hook' ? null : [root, surface, work.kind, content]))
  const inShape =
    (isOld: boolean): KeyOf =>
    ({ root, file, surface, identity }) =>
      surface === 'hooks' && isOldFile({ name: file }) === isOld ? [root, identity] : null
  match(inShape(true), inShape(false))
  match((one, others) => (others.has(one.root) ? null : anywhere(one)))
  return pairs
}

/** What pairs an assignment; null for one that is not paired by it. `roots` are those of the other tree. */
type KeyOf = (one: Assignment, roots: ReadonlySet<string>) => readonly (string | null)[] | null

/** The parts as one text that no other parts have: each with its length, which is quicker than JSON. */
function asText(parts: readonly (string | null)[]): string {
  return parts.reduce<string>((text, part) => text + (part === null ? '-' : `${part.length}:${part}`), '')
}

function rootsOf(assignments: readonly Assignment[]): ReadonlySet<string> {
  return new Set(assignments.map(({ root }) => root))
}
