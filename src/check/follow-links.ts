import { hasAdapter } from '../core/kiro/configuration.js'
import { folded } from '../core/kiro/surfaces/index.js'
import { compareText } from '../core/text/place.js'
import { sha256 } from '../core/text/sha256.js'
import { MOST_FILES, type TreeEntry } from '../io/files/tree.js'

/** A tree as far as links lead in it. */
export interface LinkedTree {
  /** Every entry, asked for only when there is a link to follow. */
  readonly entries: () => Promise<readonly TreeEntry[]>
  /** Where links lead, in their order; null for one that is gone. */
  readonly texts: (links: readonly TreeEntry[]) => Promise<(string | null)[]>
  /** Folders of which it is not known what they hold; none where all are listed. */
  readonly unopened?: readonly string[]
}

/** What links lead to. */
export interface Followed {
  /** The links that were followed, by path. */
  readonly links: ReadonlySet<string>
  /** Files that Kiro finds through them: the path by which, and the entry of the tree that holds the text. */
  readonly files: readonly { readonly path: string; readonly entry: TreeEntry }[]
  /** Where a way ends without a file: outside of the tree, nowhere, in a circle, or at a submodule. */
  readonly ends: readonly TreeEntry[]
  /** Folders that have to be opened before it is known where the links lead; then the rest is not whole. */
  readonly lacking: readonly string[]
}

/** Links on the way to one file. Linux gives up at 40 (path_resolution(7)), so Kiro reads nothing beyond. */
const MOST_STEPS = 40

/** A link that is followed because Kiro would come through it. */
interface Step {
  /** The path by which Kiro finds what is there. */
  readonly path: string
  readonly link: TreeEntry
  /** What of the way is left behind the link. */
  readonly rest: readonly string[]
  /** The links that were followed before, so that a circle ends, with where they lead. */
  readonly passed: readonly string[]
  readonly way: readonly (readonly [link: string, text: string])[]
}

/**
 * What links lead to inside their tree. Links on the way and links below are followed too, never out of the tree; what leads outward,
 * nowhere or in a circle is known as just that, with an id that changes when it leads elsewhere. Null when there is more behind the links
 * than is judged. `isWanted` tells what is looked for, by the path at which Kiro finds it.
 */
export async function followLinks(
  links: readonly TreeEntry[],
  tree: LinkedTree,
  isWanted: (path: string, kind: TreeEntry['kind']) => boolean = hasAdapter,
): Promise<Followed | null> {
  const files: { readonly path: string; readonly entry: TreeEntry }[] = []
  const ends: TreeEntry[] = []
  const lacking = new Set<string>()
  const result = { links: new Set(links.map(({ path }) => path)), files, ends }
  if (links.length === 0) return { ...result, lacking: [] }
  const index = indexOf(await tree.entries(), tree.unopened ?? [])
  const addFile = (path: string, entry: TreeEntry, way: Step['way']): void => {
    if (entry.kind === 'submodule')
      ends.push({ path, kind: 'submodule', oid: entry.oid, leadsTo: digestOf(way, entry.path) })
    else if (isWanted(path, 'file')) files.push({ path, entry })
  }
  let steps: Step[] = links.map((link) => ({
    path: link.path,
    link,
    rest: [],
    passed: [JSON.stringify([link.path, []])],
    way: [],
  }))
  let followed = 0
  while (steps.length > 0) {
    followed += steps.length
    if (followed + files.length > MOST_FILES) return null
    const texts = await tree.texts(steps.map(({ link }) => link))
    const next: Step[] = []
    for (const [at, step] of steps.entries()) {
      const { path, link, rest, passed } = step
      const text = texts[at] ?? null
      const way = [...step.way, [link.path, text ?? ''] as const]
      const end = text === null ? 'nowhere' : walk(index, link.path, text, rest)
      const ended = (where: string, why: string): void => {
        ends.push({ path: where, kind: 'symlink', oid: link.oid, leadsTo: digestOf(way, why) })
      }
      const on = (further: Pick<Step, 'path' | 'link' | 'rest'>): void => {
        const key = JSON.stringify([further.link.path, further.rest])
        if (passed.includes(key) || passed.length > MOST_STEPS) ended(further.path, 'circle')
        else next.push({ ...further, passed: [...passed, key], way })
      }
      if (typeof end === 'string') ended(path, end)
      else if ('closed' in end) for (const folder of end.closed) lacking.add(folder)
      else if ('link' in end) on({ path, ...end })
      else if ('entry' in end) addFile(path, end.entry, way)
      else
        for (const [below, entry] of end.below) {
          const inside = `${path}/${below}`
          if (!isWanted(inside, entry.kind)) continue
          if (entry.kind === 'symlink') on({ path: inside, link: entry, rest: [] })
          else addFile(inside, entry, way)
        }
    }
    steps = next
  }
  return followed + files.length > MOST_FILES ? null : { ...result, lacking: [...lacking] }
}

function digestOf(way: Step['way'], end: string): string {
  return sha256(JSON.stringify([way, end]))
}

/** The entries as Kiro finds them: a link that was followed gives way to what it leads to. */
export function afterLinks(entries: readonly TreeEntry[], { links, files, ends }: Followed): readonly TreeEntry[] {
  if (links.size === 0) return entries
  // Git still names files that were in a folder before a link took its place on disk.
  const isReplaced = ({ path }: TreeEntry): boolean =>
    path.split('/').some((_, at, parts) => links.has(parts.slice(0, at + 1).join('/')))
  return [
    ...entries.filter((entry) => !isReplaced(entry)),
    ...files.map(({ path, entry: { oid, path: target } }): TreeEntry => ({ path, kind: 'file', oid, target })),
    ...ends,
  ]
}

/** The entries of a tree by path. Names that differ in case only are one: on macOS and Windows a link finds either. */
interface Index {
  readonly exact: (path: string) => TreeEntry | null
  /** What is below a folder, with the way from there. */
  readonly below: (folder: string) => (readonly [below: string, entry: TreeEntry])[]
  /** The folder at a path, where it was not opened. */
  readonly closed: (path: string) => string | null
  /** The folders below one that were not opened. */
  readonly closedBelow: (folder: string) => string[]
}

function indexOf(entries: readonly TreeEntry[], unopened: readonly string[]): Index {
  const closed = new Map(unopened.map((path) => [folded(path), path]))
  const sorted = entries.map((entry) => ({ key: folded(entry.path), entry })).sort((a, b) => compareText(a.key, b.key))
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const byKey = new Map(sorted.map(({ key, entry }) => [key, entry]))
  return {
    exact: (path) => byPath.get(path) ?? byKey.get(folded(path)) ?? null,
    closed: (path) => closed.get(folded(path)) ?? null,
    closedBelow: (folder) => {
      const start = folder === '' ? '' : `${folded(folder)}/`
      return [...closed].flatMap(([key, path]) => (key.startsWith(start) ? [path] : []))
    },
    below: (folder) => {
      const start = folder === '' ? '' : `${folded(folder)}/`
      const result: (readonly [string, TreeEntry])[] = []
      for (let at = firstFrom(sorted, start); sorted[at]?.key.startsWith(start) === true; at += 1) {
        const entry = sorted[at]?.entry
        if (entry)
          result.push([
            entry.path
              .split('/')
              .slice(start.split('/').length - 1)
              .join('/'),
            entry,
          ])
      }
      return result
    },
  }
}

/** The first of sorted keys that does not come before `start`. */
function firstFrom(sorted: readonly { readonly key: string }[], start: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareText(sorted[middle]?.key ?? '', start) < 0) low = middle + 1
    else high = middle
  }
  return low
}

type End =
  | 'outside'
  | 'nowhere'
  | { readonly link: TreeEntry; readonly rest: readonly string[] }
  | { readonly entry: TreeEntry }
  | { readonly closed: readonly string[] }
  | { readonly below: ReturnType<Index['below']> }

/** Goes from a link to where it leads, folder by folder as an operating system does, up to the next link. */
function walk(index: Index, from: string, text: string, rest: readonly string[]): End {
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) return 'outside'
  const at = from.split('/').slice(0, -1)
  const way = [...text.split('/'), ...rest]
  for (const [done, name] of way.entries()) {
    if (name === '' || name === '.') continue
    if (name === '..') {
      if (at.pop() === undefined) return 'outside'
      continue
    }
    at.push(name)
    const closed = index.closed(at.join('/'))
    if (closed !== null) return { closed: [closed] }
    const entry = index.exact(at.join('/'))
    const left = way.slice(done + 1)
    if (entry?.kind === 'symlink') return { link: entry, rest: left }
    if (entry) return entry.kind === 'submodule' || left.every((part) => part === '') ? { entry } : 'nowhere'
  }
  const closed = index.closedBelow(at.join('/'))
  if (closed.length > 0) return { closed }
  const below = index.below(at.join('/'))
  return below.length === 0 ? 'nowhere' : { below }
}
