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
  /** What tells the content of files and submodules from another, in their order. */
  readonly contents: (entries: readonly TreeEntry[]) => Promise<string[]>
}

/** Links on the way to one file. Linux gives up at 40 (path_resolution(7)), so Kiro reads nothing beyond. */
const MOST_STEPS = 40

/** A link that is followed because Kiro would come through it. */
interface Step {
  /** The path of the governed link where this began. */
  readonly origin: string
  /** The path by which Kiro finds what is there. */
  readonly path: string
  readonly link: TreeEntry
  /** What of the way is left behind the link. */
  readonly rest: readonly string[]
  /** The links that were followed before, so that a circle ends. */
  readonly passed: readonly string[]
}

/**
 * What each link leads to inside its tree, by the path of the link: a digest that changes when a file changes that Kiro would read
 * through it. Links on the way and links below are followed too, never out of the tree; what leads outward, nowhere or in a circle is
 * known as just that. Null when there is more behind the links than is judged.
 */
export async function followLinks(
  links: readonly TreeEntry[],
  tree: LinkedTree,
): Promise<ReadonlyMap<string, string> | null> {
  if (links.length === 0) return new Map()
  const index = indexOf(await tree.entries())
  const notes = new Map<string, string[]>(links.map(({ path }) => [path, []]))
  const found: { readonly origin: string; readonly path: string; readonly entry: TreeEntry }[] = []
  const note = (origin: string, ...what: readonly string[]): number | undefined =>
    notes.get(origin)?.push(JSON.stringify(what))
  let steps: Step[] = links.map((link) => ({ origin: link.path, path: link.path, link, rest: [], passed: [] }))
  let followed = 0
  while (steps.length > 0) {
    followed += steps.length
    if (followed + found.length > MOST_FILES) return null
    const texts = await tree.texts(steps.map(({ link }) => link))
    const next: Step[] = []
    for (const [at, { origin, path, link, rest, passed }] of steps.entries()) {
      const text = texts[at] ?? null
      note(origin, path, link.path, text ?? '')
      const end = text === null ? 'nowhere' : walk(index, link.path, text, rest)
      const on = (step: Pick<Step, 'path' | 'link' | 'rest'>): void => {
        const key = JSON.stringify([step.link.path, step.rest])
        if (passed.includes(key) || passed.length >= MOST_STEPS) note(origin, step.path, 'circle')
        else next.push({ ...step, origin, passed: [...passed, key] })
      }
      if (typeof end === 'string') note(origin, path, end)
      else if ('link' in end) on({ path, ...end })
      else if ('entry' in end) found.push({ origin, path, entry: end.entry })
      else
        for (const [below, entry] of end.below) {
          const inside = `${path}/${below}`
          if (!hasAdapter(inside, entry.kind)) continue
          if (entry.kind === 'symlink') on({ path: inside, link: entry, rest: [] })
          else found.push({ origin, path: inside, entry })
        }
    }
    steps = next
  }
  if (followed + found.length > MOST_FILES) return null
  const contents = await tree.contents(found.map(({ entry }) => entry))
  for (const [at, { origin, path, entry }] of found.entries()) note(origin, path, entry.kind, contents[at] ?? '')
  return new Map([...notes].map(([path, lines]) => [path, sha256(JSON.stringify(lines.sort()))]))
}

/** The entries of a tree by path. Names that differ in case only are one: on macOS and Windows a link finds either. */
interface Index {
  readonly exact: (path: string) => TreeEntry | null
  /** What is below a folder, with the way from there. */
  readonly below: (folder: string) => (readonly [below: string, entry: TreeEntry])[]
}

function indexOf(entries: readonly TreeEntry[]): Index {
  const sorted = entries.map((entry) => ({ key: folded(entry.path), entry })).sort((a, b) => compareText(a.key, b.key))
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const byKey = new Map(sorted.map(({ key, entry }) => [key, entry]))
  return {
    exact: (path) => byPath.get(path) ?? byKey.get(folded(path)) ?? null,
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
    const entry = index.exact(at.join('/'))
    const left = way.slice(done + 1)
    if (entry?.kind === 'symlink') return { link: entry, rest: left }
    if (entry) return entry.kind === 'submodule' || left.every((part) => part === '') ? { entry } : 'nowhere'
  }
  const below = index.below(at.join('/'))
  return below.length === 0 ? 'nowhere' : { below }
}
