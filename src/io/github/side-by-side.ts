import { compareText } from '../../core/text/place.js'
import { kindOf } from '../git/git-modes.js'
import type { TreeEntry } from '../files/tree.js'
import { isFolder, SIDES, type FolderNode, type OfSides, type Pending, type Side } from './folder-node.js'
import { FOLDER_BATCH, type FolderReader } from './folders.js'
import { loadBelow } from './recursive-folders.js'

/** States as far as they were opened. */
export interface Walked {
  readonly entries: OfSides<readonly TreeEntry[]>
  /** Folders that were not opened, because they are the same before and after. */
  readonly unopened: readonly FolderNode[]
}

/**
 * The entries of up to three states of a repository, read level by level, side by side. A folder that has the same object id before and
 * after holds nothing that changed, so it is opened only where `always` says so of its path. Without a state before all are opened.
 * @throws {UserError} when that takes more requests or entries than a run may
 */
export async function walkSides(
  reader: FolderReader,
  from: readonly FolderNode[],
  { compares, always }: { readonly compares: boolean; readonly always: (path: string) => boolean },
): Promise<Walked> {
  const entries: OfSides<TreeEntry[]> = { before: [], tip: [], after: [] }
  const unopened: FolderNode[] = []
  let opened = 0
  for (let level = from; level.length > 0;) {
    await loadLevel(reader, level, opened)
    opened = level.length
    const next: FolderNode[] = []
    for (const node of level)
      for (const child of foldersIn(reader, node, entries)) {
        const { before, after } = child.ids
        const skipped = compares && before === after && !always(child.path.slice(0, -1))
        ;(skipped ? unopened : next).push(child)
      }
    level = next
  }
  for (const side of SIDES) entries[side].sort((a, b) => compareText(a.path, b.path))
  return { entries, unopened }
}

/** Adds the files, links and submodules of a folder to its states; returns the folders in it. */
function foldersIn(reader: FolderReader, node: FolderNode, entries: OfSides<TreeEntry[]>): FolderNode[] {
  const folders = new Map<string, Record<Side, string | null>>()
  for (const side of SIDES) {
    const id = node.ids[side]
    // A broken tree may have two entries of one name: they are kept apart.
    const met = new Map<string, number>()
    for (const { name, mode, oid } of (id === null ? null : reader.known(id)) ?? []) {
      const path = `${node.path}${name}`
      const kind = kindOf(mode)
      if (kind !== null) entries[side].push({ path, kind, oid })
      if (!isFolder(mode) || oid === null) continue
      const nth = (met.get(name) ?? 0) + 1
      met.set(name, nth)
      const key = `${name}/${nth}`
      const ids = folders.get(key) ?? { before: null, tip: null, after: null }
      ids[side] = oid
      folders.set(key, ids)
    }
  }
  return [...folders].map(([key, ids]) => ({
    path: `${node.path}${key.slice(0, key.lastIndexOf('/'))}/`,
    ids,
    up: node,
  }))
}

/** Sees to it that the folders of a level are known. `opened` is how many folders the level above has. */
async function loadLevel(reader: FolderReader, level: readonly FolderNode[], opened: number): Promise<void> {
  const pending = pendingIn(reader, level)
  if (pending.size === 0) return
  await loadBelow(reader, pending, {
    requests: Math.ceil(pending.size / FOLDER_BATCH),
    growth: level.length / Math.max(1, opened),
  })
  const left = pendingIn(reader, level)
  await reader.load([...left.keys()], (id) => left.get(id)?.node.path.slice(0, -1) ?? id)
}

function pendingIn(reader: FolderReader, level: readonly FolderNode[]): Pending {
  const pending = new Map<string, { readonly node: FolderNode; readonly side: Side }>()
  for (const node of level)
    for (const side of SIDES) {
      const id = node.ids[side]
      if (id !== null && reader.known(id) === undefined) pending.set(id, { node, side })
    }
  return pending
}
