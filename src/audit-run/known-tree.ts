import { belowKiro, folded, rootOf } from '../core/kiro/surfaces/index.js'
import { isProse, isWatched } from '../core/kiro/unread/watched.js'
import type { TreeEntry } from '../io/files/tree.js'
import { kindOf } from '../io/git/git-modes.js'
import { contentOf } from '../io/github/blobs.js'
import type { CommitAnswer, EntryAnswer, PathAnswer } from '../io/github/many/contents.js'
import { isFolder } from '../io/github/folder-node.js'

/** What is known of a tree: some entries, some texts, and the folders that were not opened. */
export interface KnownTree {
  readonly entries: TreeEntry[]
  /** By object id. */
  readonly texts: Map<string, Uint8Array>
  /** Folders that were not opened: their object ids by path. */
  readonly closed: Map<string, string>
}

const KIRO = '.kiro'

/** The tree of a commit as far as one answer tells it. */
export function knownTree({ tree, kiro }: CommitAnswer): KnownTree {
  const known: KnownTree = { entries: [], texts: new Map(), closed: new Map() }
  addEntries(
    known,
    '',
    (tree?.entries ?? []).map((entry) => (entry.name === KIRO && kiro ? { ...kiro, name: KIRO } : entry)),
  )
  return known
}

/** Adds the entries of a folder, whose path ends in a slash or is empty. */
export function addEntries(known: KnownTree, folder: string, entries: readonly EntryAnswer[]): void {
  for (const entry of entries) add(known, `${folder}${entry.name}`, entry)
}

function add(known: KnownTree, path: string, { mode, oid, object }: PathAnswer): void {
  const digits = mode.toString(8)
  const kind = kindOf(digits)
  if (kind !== null) {
    known.entries.push({ path, kind, oid })
    const bytes = kind === 'submodule' || !object ? null : contentOf(object)
    if (bytes !== null) known.texts.set(oid, bytes)
  } else if (isFolder(digits)) {
    if (object?.entries) addEntries(known, `${path}/`, object.entries)
    else known.closed.set(path, oid)
  }
}

/** Closed folders that are, or are in, the `.kiro` folder at the top, however it is spelled. */
export function closedKiroFolders({ closed }: KnownTree): string[] {
  return [...closed.keys()].filter((path) => folded(path.split('/')[0] ?? '') === KIRO && !isOfSpecifications(path))
}

/** Segments below `.kiro` down to which markdown that no adapter reads is opened: steering, not what skills hold. */
const PROSE_DEPTH = 2

/** Whether an audit reads a file, if an adapter or the search for models wants it. Specifications are text for people and name no model. */
export function isRead(path: string, deep: boolean): boolean {
  if (!isWatched(path) || !isProse(path)) return true
  return !isOfSpecifications(path) && (deep || (belowKiro(path)?.split('/').length ?? 0) <= PROSE_DEPTH)
}

function isOfSpecifications(path: string): boolean {
  return rootOf(path) !== null && belowKiro(path)?.split('/')[0] === 'specs'
}
