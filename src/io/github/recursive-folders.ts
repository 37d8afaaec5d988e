import type { Folder, FolderEntry, FolderReader, TreeAnswer } from './folders.js'
import { isFolder, type FolderNode, type Pending, type Side } from './folder-node.js'

/** What reading a level by GraphQL takes: its requests, and how many folders are in one of the level above. */
interface Level {
  readonly requests: number
  readonly growth: number
}

/** Recursive requests for folders without a counterpart. More of these are read level by level with the others. Chosen by hand. */
const MOST_ALONE = 2

/** Concurrent requests: GitHub throttles clients with more. Chosen by hand. */
const AT_ONCE = 8

/**
 * Reads folders with all that is below them where that takes fewer requests than level by level: a folder that only one state has, and, where
 * a level takes several requests, the folders from which it grew. What GitHub cuts is left to be read level by level.
 * @throws {UserError} when that takes more requests or entries than a run may
 */
export async function loadBelow(reader: FolderReader, pending: Pending, level: Level): Promise<void> {
  for (let left = pending; left.size > 0;) {
    const chosen = level.requests > 1 ? origins(reader, left, level) : withoutCounterpart(reader, left)
    if (chosen.length === 0 || chosen.length > reader.left()) return
    for (let at = 0; at < chosen.length; at += AT_ONCE)
      await Promise.all(
        chosen.slice(at, at + AT_ONCE).map(async (way) => {
          const [id = ''] = way
          const answer = await reader.recursive(id)
          // What is around a folder that GitHub cuts it cuts too.
          if (answer.truncated || !rememberBelow(reader, id, answer)) way.forEach(reader.markCut)
        }),
      )
    left = new Map([...left].filter(([id]) => reader.known(id) === undefined))
  }
}

/** The object ids on the way from a folder up to the top of its state. */
type Way = readonly string[]

function wayUp(node: FolderNode, side: Side): Way {
  const way: string[] = []
  for (let at: FolderNode | null = node; at !== null; at = at.up) {
    const id = at.ids[side]
    if (id !== null) way.push(id)
  }
  return way
}

/** The folders of a level, where no other state has any of them and they are few. */
function withoutCounterpart(reader: FolderReader, pending: Pending): Way[] {
  const all = [...pending.values()]
  const alone = ({ ids }: FolderNode): boolean => ids.before === null || ids.after === null
  if (all.length > MOST_ALONE || !all.every(({ node }) => node.up !== null && alone(node))) return []
  return all.map(({ node, side }) => wayUp(node, side)).filter(([id = '']) => !reader.isCut(id))
}

/** Requests that a recursive one has to save: what is expected of the levels below is a guess. Chosen by hand. */
const WORTH = 2

/**
 * The folders farthest above a level that GitHub is not known to cut, and below which level by level takes more requests than one: what is
 * expected of this level and the next, divided by how many of the folders are below each.
 */
function origins(reader: FolderReader, pending: Pending, { requests, growth }: Level): Way[] {
  const ways = [...pending.values()].map(({ node, side }) => wayUp(node, side))
  const below = new Map<string, number>()
  for (const way of ways) for (const id of way) below.set(id, (below.get(id) ?? 0) + 1)
  const expected = Math.min(requests * (1 + Math.max(1, growth)), reader.left())
  const chosen = new Map<string, Way>()
  for (const way of ways) {
    // The last is the top, which GitHub cuts: else there would be no levels.
    const cut = way.findIndex((id, at) => at === way.length - 1 || reader.isCut(id))
    const id = way[cut - 1]
    if (id !== undefined && (expected * (below.get(id) ?? 0)) / ways.length >= WORTH) chosen.set(id, way.slice(cut - 1))
  }
  return [...chosen.values()]
}

/**
 * Remembers each folder of a whole recursive answer. False where the answer does not tell folders from each other: one is not named, or
 * names are not UTF-8 (GitHub puts U+FFFD there).
 */
export function rememberBelow(reader: FolderReader, id: string, { tree }: TreeAnswer): boolean {
  const folders = new Map<string, { readonly id: string; readonly entries: FolderEntry[] }>([['', { id, entries: [] }]])
  for (const { path, mode, sha } of tree)
    if (path && mode && sha && isFolder(mode)) {
      if (folders.has(path)) return false
      folders.set(path, { id: sha, entries: [] })
    }
  for (const { path, mode, sha } of tree) {
    if (!path || !mode) continue
    if (path.includes('\ufffd')) return false
    const end = path.lastIndexOf('/')
    const around = folders.get(path.slice(0, Math.max(0, end)))
    if (around === undefined) return false
    around.entries.push({ name: path.slice(end + 1), mode, oid: sha ?? null })
  }
  for (const { id: oid, entries } of folders.values()) reader.remember(oid, entries satisfies Folder)
  return true
}
