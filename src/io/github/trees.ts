import { kindOf } from '../git/git-modes.js'
import type { TreeEntry } from '../files/tree.js'
import { folderReader, OBJECT_ID, type FolderReader, type TreeAnswer } from './folders.js'
import type { GitHub } from './client.js'
import { rememberBelow } from './recursive-folders.js'
import { SIDES, type FolderNode, type OfSides } from './folder-node.js'
import { walkSides, type Walked } from './side-by-side.js'

/** A state of a repository: its tree in one answer, as far as GitHub gives it so. */
export interface Listed {
  /** The object id of its tree or commit; where that is not known, the name by which it was asked for. */
  readonly id: string
  /** Every file, link and submodule; null where GitHub cuts the answer, or where it was not asked. */
  readonly entries: readonly TreeEntry[] | null
  readonly answer: TreeAnswer | null
}

/** States as they are judged: whole, or as far as they were opened. */
export interface Opened extends Walked {
  /** Opens folders by one level; those in them that are the same before and after stay closed. */
  readonly open: (folders: readonly FolderNode[]) => Promise<Walked>
}

/** How the trees of one run are read. GitHub cuts a recursive answer at 100,000 entries or 7 MB. */
export interface Trees {
  /**
   * A state in one request; its entries are null where GitHub cuts it.
   * @throws {UserError} when the run has made more requests, or read more entries, than it may
   */
  readonly list: (revision: string) => Promise<Listed>
  /** A state that is only opened beside others. */
  readonly unlisted: (commit: string) => Listed
  /**
   * Up to three states. Where one is cut, all are opened side by side: folders that differ between before and after, and those that
   * `always` names.
   * @throws {UserError} when that takes more requests or entries than a run may
   */
  readonly open: (states: OfSides<Listed | null>, always: (path: string) => boolean) => Promise<Opened>
}

/** The trees of a repository for one run: one bound on requests and entries, and no folder is read twice. */
export function treesOf(github: GitHub): Trees {
  const reader = folderReader(github)
  return {
    list: async (revision) => {
      const answer = await reader.recursive(revision)
      const id = OBJECT_ID.test(answer.sha) ? answer.sha : revision
      return { id, entries: answer.truncated ? null : entriesOf(answer), answer }
    },
    unlisted: (commit) => ({ id: commit, entries: null, answer: null }),
    open: async (states, always) => {
      const open: Opened['open'] = (folders) => walkSides(reader, folders, { compares: true, always: () => false })
      const [before, tip, after] = SIDES.map((side) => wholeOf(states[side]))
      if (before && tip && after) return { entries: { before, tip, after }, unopened: [], open }
      for (const side of SIDES) seed(reader, states[side])
      const { before: was, tip: now, after: is } = states
      const ids = { before: was?.id ?? null, tip: now?.id ?? null, after: is?.id ?? null }
      return { ...(await walkSides(reader, [{ path: '', ids, up: null }], { compares: was !== null, always })), open }
    },
  }
}

/**
 * Every file, link and submodule of a commit, folder by folder where GitHub cuts the answer.
 * @throws {UserError} when that takes more requests or entries than a run may
 */
export async function readTree(github: GitHub, commit: string): Promise<readonly TreeEntry[]> {
  const trees = treesOf(github)
  const states = { before: null, tip: null, after: await trees.list(commit) }
  return (await trees.open(states, () => true)).entries.after
}

/** The entries of a state that is whole, none of one that there is not; null for one that is cut. */
function wholeOf(state: Listed | null): readonly TreeEntry[] | null {
  return state === null ? [] : state.entries
}

/** Keeps the folders of a state that is whole, so that none of them is read again beside one that is cut. */
function seed(reader: FolderReader, state: Listed | null): void {
  if (!state?.answer) return
  if (state.entries === null || !rememberBelow(reader, state.id, state.answer)) reader.markCut(state.id)
}

function entriesOf({ tree }: TreeAnswer): TreeEntry[] {
  return tree.flatMap(({ path, mode, sha }) => {
    const kind = kindOf(mode)
    return path && kind ? [{ path, kind, oid: sha ?? null }] : []
  })
}
