import type { NotOpened } from '../core/report.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { FolderNode, Side } from '../io/github/folder-node.js'
import type { Listed, Opened, Trees } from '../io/github/trees.js'
import { alwaysOpened } from './opened-folders.js'

/** Folders that the report names. Chosen by hand. */
const MOST_NAMED = 10

/** The states of a repository that are compared, as GitHub lists them. */
export interface ListedStates {
  /** Null when there is nothing to compare with: every finding counts. */
  readonly before: readonly TreeEntry[] | null
  readonly after: readonly TreeEntry[]
  /** The branch that the change is for, as it is now; null where that is the state before. */
  readonly tip: readonly TreeEntry[] | null
  /** Folders that are the same before and after and were not opened; none where GitHub lists the states whole. */
  readonly unopened: readonly FolderNode[]
  /** Opens some of them by one level. */
  readonly open: Opened['open']
}

/**
 * The states as far as they matter: whole where GitHub lists them so, else side by side.
 * @throws {UserError} when that takes more requests or entries than a run may
 */
export async function openStates(
  trees: Trees,
  states: { readonly before: Listed | null; readonly after: Listed; readonly tip?: Listed | null },
  statedPolicy: string | null,
): Promise<ListedStates> {
  const { before, after, tip = null } = states
  const { entries, unopened, open } = await trees.open({ before, tip, after }, alwaysOpened(statedPolicy))
  return { before: before && entries.before, after: entries.after, tip: tip && entries.tip, unopened, open }
}

/** States that are listed whole. */
export function wholeStates(states: Pick<ListedStates, 'before' | 'after' | 'tip'>): ListedStates {
  const nothing = { before: [], tip: [], after: [] }
  return { ...states, unopened: [], open: () => Promise.resolve({ entries: nothing, unopened: [] }) }
}

/** Folders of the state after that were not opened, for the report; null where all of it was seen. */
export function notOpened(states: ListedStates): NotOpened | null {
  const paths = unopenedIn(states, 'after').sort()
  return paths.length === 0 ? null : { count: paths.length, folders: paths.slice(0, MOST_NAMED) }
}

/** The paths of the folders that a state has and that were not opened. */
export function unopenedIn({ unopened }: ListedStates, side: Side): string[] {
  return unopened.flatMap(({ path, ids }) => (ids[side] === null ? [] : [path.slice(0, -1)]))
}

/**
 * The states with some more folders opened, by their paths.
 * @throws {UserError} when that takes more requests or entries than a run may
 */
export async function openMore(states: ListedStates, paths: ReadonlySet<string>): Promise<ListedStates> {
  const isWanted = ({ path }: FolderNode): boolean => paths.has(path.slice(0, -1))
  const { entries, unopened } = await states.open(states.unopened.filter(isWanted))
  const { before, after, tip } = states
  return {
    ...states,
    before: before && [...before, ...entries.before],
    after: [...after, ...entries.after],
    tip: tip && [...tip, ...entries.tip],
    unopened: [...states.unopened.filter((folder) => !isWanted(folder)), ...unopened],
  }
}
