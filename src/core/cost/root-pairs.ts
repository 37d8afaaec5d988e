import type { Configuration } from '../kiro/configuration.js'
import { pairAssignments } from '../kiro/pairing.js'
import { memoizeByObject } from '../text/memoize.js'
import { NO_FILES, type RootWork, type TreeWork } from './carriers.js'

/** The same root before and after, or what its work ran on where it is missing on one side. */
export interface PairedRoots {
  readonly before: RootWork
  readonly after: RootWork
}

/**
 * The roots of both sides: those of one name are the same. A root that is gone and one that is new are a pair, the most expensive ones
 * first, so that a moved root costs what it cost. What is left is compared with the nearest root above on its missing side, and where
 * there is none with what Kiro uses without files: deleting a root saves nothing that its work then costs elsewhere.
 */
export function pairRoots(before: TreeWork, after: TreeWork, costOf: (root: RootWork) => number): PairedRoots[] {
  const both = [...after].flatMap(([name, is]) => {
    const was = before.get(name)
    return was ? [{ before: was, after: is }] : []
  })
  const only = (these: TreeWork, those: TreeWork): [string, RootWork][] => {
    const left = [...these].filter(([name]) => !those.has(name))
    const costs = new Map(left.map(([name, root]) => [name, those.size === 0 ? 0 : costOf(root)]))
    return left.sort(([a], [b]) => (costs.get(b) ?? 0) - (costs.get(a) ?? 0))
  }
  const [gone, added] = [only(before, after), only(after, before)]
  const moved = Math.min(gone.length, added.length)
  const pairs = gone.slice(0, moved).flatMap(([, was], index) => {
    const is = added[index]?.[1]
    return is ? [{ before: was, after: is }] : []
  })
  return [
    ...both,
    ...pairs,
    ...gone.slice(moved).map(([name, was]) => ({ before: was, after: rootAbove(name, after) })),
    ...added.slice(moved).map(([name, is]) => ({ before: rootAbove(name, before), after: is })),
  ]
}

/** The root of a folder in a tree: its own, else the nearest above, else what Kiro uses without files. */
export function rootAbove(name: string, tree: TreeWork): RootWork {
  for (let folder = name; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const found = tree.get(folder)
    if (found) return found
    if (folder === '') return NO_FILES
  }
}

/** Which assignment of a later tree is which of an earlier one, by their keys: later → earlier. */
export type Pairs = ReadonlyMap<string, string>

const NO_PAIRS: Pairs = new Map()

/** Which assignment of a later tree is which of an earlier one, by their keys: once for two trees, which several estimates share. */
export const assignmentPairs: (before: Configuration) => (after: Configuration) => Pairs = memoizeByObject((before) =>
  memoizeByObject((after) => (before === after ? NO_PAIRS : pairAssignments(before.assignments, after.assignments))),
)
