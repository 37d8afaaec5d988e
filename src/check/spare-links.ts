import { hasAdapter } from '../core/kiro/configuration.js'
import { belowKiro, rootOf } from '../core/kiro/surfaces/index.js'
import { isProse, isWatched } from '../core/kiro/unread/watched.js'
import type { TreeEntry } from '../io/files/tree.js'
import { followLinks, type LinkedTree } from './follow-links.js'

/** A link below `.kiro`, or in its place: behind it may be files that no adapter reads. */
function mayHoldUnread({ path, kind }: TreeEntry): boolean {
  return kind === 'symlink' && rootOf(path) !== null
}

/** Whether an edit of what a link leads to may matter, of the links that no adapter comes through: those of data, and of folders of it. */
export function mayNameModels(entry: TreeEntry): boolean {
  const below = belowKiro(entry.path)
  if (!mayHoldUnread(entry) || below === null) return false
  return isWatched(entry.path) ? !isProse(entry.path) : !below.includes('.') && !PROSE_FOLDERS.test(below)
}

/** Folders of text for people and models, of which a repository may link very many. */
const PROSE_FOLDERS = /(?:^|\/)(?:steering|specs?|skills|prompts|docs?|notes|powers)(?:\/|$)/

/**
 * The files below `.kiro` that no adapter reads and that links lead to, as entries at the path of the link; of one that leads out of the
 * tree, nowhere or in a circle, and where more is behind the links than is judged, it is known that they are there, and no more. A file that
 * is looked at by its own path as well is left out. `lacking` are folders on the way that were not opened.
 */
export async function spareBehindLinks(
  entries: readonly TreeEntry[],
  tree: LinkedTree,
): Promise<{ readonly entries: readonly TreeEntry[]; readonly lacking: readonly string[] }> {
  const links = entries.filter(mayHoldUnread)
  const followed = await followLinks(links, tree, (path, kind) =>
    kind === 'file' ? isWatched(path) : rootOf(path) !== null,
  )
  if (followed === null)
    return {
      entries: links.filter(({ path }) => isWatched(path)).map(({ path, oid }) => unseen(path, oid ?? '')),
      lacking: [],
    }
  const found = followed.files.map(({ path, entry: { path: target, oid } }): TreeEntry => ({
    path,
    kind: 'file',
    oid,
    target,
  }))
  const ends = followed.ends.flatMap(({ path, leadsTo = '' }) =>
    isWatched(path) && !hasAdapter(path, 'symlink') ? [unseen(path, leadsTo)] : [],
  )
  const spare = found.filter(({ target = '' }) => !isWatched(target) && !hasAdapter(target, 'file'))
  return { entries: [...spare, ...ends], lacking: followed.lacking }
}

function unseen(path: string, id: string): TreeEntry {
  return { path, kind: 'file', oid: null, leadsTo: id }
}
