import type { SourceFile } from '../core/kiro/configuration.js'
import { isProse, isWatched } from '../core/kiro/unread/watched.js'
import { sameContent } from '../core/judgement/touched.js'
import { linkedTree, readSources } from './read-sources.js'
import { spareBehindLinks } from './spare-links.js'
import { MOST_SPARE_BYTES, MOST_UNREAD_FILES, type Tree, type TreeEntry } from '../io/files/tree.js'

/** The same of each state that is compared. */
export interface Sides<Each> {
  readonly before: Each
  readonly tip: Each
  readonly after: Each
}

/**
 * The files below `.kiro` that no adapter reads and that could name a model. Of markdown, of which there may be very much, only what
 * the change touches is among them, or all where there is nothing to compare with.
 */
export function unreadEntries(states: {
  readonly before: readonly TreeEntry[] | null
  readonly tip: readonly TreeEntry[] | null
  readonly after: readonly TreeEntry[]
}): Sides<TreeEntry[]> & { readonly touched: readonly TreeEntry[] } {
  const [before, tip, after] = [states.before, states.tip, states.after].map((all) =>
    (all ?? []).filter(({ path, kind }) => kind === 'file' && isWatched(path) && !path.includes('\ufffd')),
  ) as [TreeEntry[], TreeEntry[], TreeEntry[]]
  const same = states.before === null ? new Set<string>() : equalPaths(before, after)
  const touches = ({ path }: TreeEntry): boolean => !same.has(path)
  const select = (all: readonly TreeEntry[]): TreeEntry[] => [
    ...all.filter(touches),
    ...all.filter((entry) => !touches(entry) && !isProse(entry.path)),
  ]
  return {
    before: select(before),
    tip: select(tip),
    after: select(after),
    touched: [...before, ...after].filter(touches),
  }
}

function equalPaths(before: readonly TreeEntry[], after: readonly TreeEntry[]): ReadonlySet<string> {
  const old = new Map(before.map(({ path, oid }) => [path, oid]))
  return new Set(after.flatMap(({ path, oid }) => (oid !== null && old.get(path) === oid ? [path] : [])))
}

/** Divides the files of a state into those that are looked at, and those that are too many or lead out of the tree. */
export function withinBound(entries: readonly TreeEntry[]): {
  looked: readonly TreeEntry[]
  left: readonly TreeEntry[]
} {
  const seen = entries.filter(({ leadsTo }) => leadsTo === undefined)
  const looked = seen.slice(0, MOST_UNREAD_FILES)
  return { looked, left: [...seen.slice(looked.length), ...entries.filter(({ leadsTo }) => leadsTo !== undefined)] }
}

/** A file that is known to be there and is not looked at. */
export function notLookedAt({ path, kind, oid, leadsTo }: TreeEntry): SourceFile {
  return { path, kind, bytes: null, id: oid ?? leadsTo ?? '' }
}

/** A file that no adapter reads, with its text. */
export function lookedAt({ path, target }: TreeEntry, bytes: Uint8Array): SourceFile {
  return { path, kind: 'file', bytes, ...(target === undefined ? {} : { target }) }
}

/**
 * The governed files of one tree, and those below `.kiro` that no adapter reads.
 * @throws {UserError} when there are more governed files than are judged, or when one of them cannot be told from another by its path
 */
export async function readAll(tree: Tree): Promise<SourceFile[]> {
  const [governed, unread] = await Promise.all([
    readSources(tree),
    readUnread({ before: null, tip: null, after: tree }),
  ])
  return [...governed, ...unread.after]
}

/** Reads such files from trees that are at hand, those that links lead to among them. */
export async function readUnread(states: {
  readonly before: Tree | null
  readonly tip: Tree | null
  readonly after: Tree
}): Promise<Sides<SourceFile[]>> {
  const through = async (tree: Tree): Promise<readonly TreeEntry[]> => [
    ...tree.entries,
    ...(await spareBehindLinks(tree.entries, linkedTree(tree))).entries,
  ]
  const [was, now, is] = await Promise.all([
    states.before && through(states.before),
    states.tip && through(states.tip),
    through(states.after),
  ])
  const entries = unreadEntries({ before: was, tip: now, after: is })
  const [before, tip, after] = await Promise.all([
    readSome(states.before, entries.before),
    readSome(states.tip, entries.tip),
    readSome(states.after, entries.after),
  ])
  if (states.before === null) return { before, tip, after }
  // Files on disk have no object id, so what is the same is known only now.
  const old = new Map(before.map((file) => [file.path, file]))
  const same = new Set(
    after.flatMap((file) => {
      const was = old.get(file.path)
      return isProse(file.path) && was && sameContent(was, file) ? [file.path] : []
    }),
  )
  const touched = (files: readonly SourceFile[]): SourceFile[] => files.filter(({ path }) => !same.has(path))
  return { before: touched(before), tip: touched(tip), after: touched(after) }
}

async function readSome(tree: Tree | null, entries: readonly TreeEntry[]): Promise<SourceFile[]> {
  if (tree === null) return []
  const { looked, left } = withinBound(entries)
  const contents = await tree.read(looked.map((entry) => ({ ...entry, path: entry.target ?? entry.path })))
  let bytes = 0
  const read = looked.flatMap((entry, index): SourceFile[] => {
    const content = contents[index] ?? null
    // Gone since it was listed.
    if (content === null) return []
    bytes += content.length
    return [bytes > MOST_SPARE_BYTES ? notLookedAt(entry) : lookedAt(entry, content)]
  })
  return [...read, ...left.map(notLookedAt)]
}
