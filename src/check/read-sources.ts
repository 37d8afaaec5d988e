import { hasAdapter, type SourceFile } from '../core/kiro/configuration.js'
import { isOfConcern } from '../core/kiro/unread/unread-file.js'
import { sameContent } from '../core/judgement/touched.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { sha256 } from '../core/text/sha256.js'
import { MOST_FILES, type Tree, type TreeEntry } from '../io/files/tree.js'
import { followLinks } from './follow-links.js'

/**
 * The entries of a tree that Kiro or this check reads, and the links and submodules in their way.
 * @throws {UserError} when there are more than are judged, or when two of them have the same decoded path
 */
export function governedEntries(all: readonly TreeEntry[]): TreeEntry[] {
  const twice = repeated(all.filter(({ path, kind }) => hasAdapter(path, kind) || path.startsWith('.github/')))
  const entries = all.filter(({ path, kind }) => hasAdapter(path, kind))
  const lossy = entries.find(isLossy)
  if (lossy)
    throw new UserError(
      `The path ${visible(lossy.path)} is not UTF-8, so the file cannot be told from others.`,
      'Rename it, or remove it with git rm.',
      'config',
    )
  if (twice !== undefined)
    throw new UserError(
      `${visible(twice)} is in the tree twice, so which of the two counts is not known.`,
      'Rename or remove one of them; git fsck tells more.',
      'config',
    )
  if (entries.length > MOST_FILES) {
    throw new UserError(
      `There are ${entries.length} Kiro files, more than the ${MOST_FILES} that are judged.`,
      'Take generated or copied files out of the repository.',
      'config',
    )
  }
  return entries
}

/**
 * The same for the side before. Entries with ambiguous paths are left out: nothing after the change has their name, and
 * a change that removes them must pass. Without them fewer problems are old.
 * @throws {UserError} when there are more than are judged
 */
export function formerEntries(all: readonly TreeEntry[]): TreeEntry[] {
  const count = new Map<string, number>()
  for (const { path } of all) count.set(path, (count.get(path) ?? 0) + 1)
  return governedEntries(all.filter((entry) => !isLossy(entry) && count.get(entry.path) === 1))
}

/** Bytes that are not UTF-8 become U+FFFD where a path is decoded: by Node, by git's output, in GitHub's JSON. */
function isLossy({ path }: TreeEntry): boolean {
  return path.includes('\ufffd')
}

/** Whether two listings differ in a path, a kind or a content. */
export function differ(before: readonly TreeEntry[], after: readonly TreeEntry[]): boolean {
  if (before.length !== after.length) return true
  const stateOf = ({ kind, oid, leadsTo }: TreeEntry): string => `${kind} ${oid ?? ''} ${leadsTo ?? ''}`
  const old = new Map(before.map((entry) => [entry.path, stateOf(entry)]))
  return after.some((entry) => old.get(entry.path) !== stateOf(entry))
}

/** The first path that is there more than once. */
function repeated(entries: readonly TreeEntry[]): string | undefined {
  const met = new Set<string>()
  return entries.find(({ path }) => met.size === met.add(path).size)?.path
}

/**
 * Reads the governed files of a tree, and what tells the content behind its links from another. A file that vanished since it was
 * listed is not there.
 * @throws {UserError} when there are more than are judged, or when one of them cannot be told from another by its path
 */
export async function readSources(tree: Tree): Promise<SourceFile[]> {
  const entries = governedEntries(tree.entries)
  const contents = await tree.read(entries)
  const behind = await behindLinks(tree, entries, contents)
  if (behind === null) throw tooMuchBehindLinks()
  return sourcesOf(entries, contents, behind)
}

/**
 * The same for the side before, by `formerEntries`. Where more is behind its links than is judged, none of them is what it is after.
 * @throws {UserError} when there are more governed files than are judged
 */
export async function readFormerSources(tree: Tree): Promise<SourceFile[]> {
  const entries = formerEntries(tree.entries)
  const contents = await tree.read(entries)
  return sourcesOf(entries, contents, (await behindLinks(tree, entries, contents)) ?? new Map())
}

/** More is behind the links of a tree than is judged. */
export function tooMuchBehindLinks(): UserError {
  return new UserError(
    `The symbolic links below .kiro lead to more than the ${MOST_FILES} files and links that are judged.`,
    'Put the Kiro files themselves into .kiro, or link to a folder that holds nothing else.',
    'config',
  )
}

/** Contents that are in memory at once, while files behind links are told apart. */
const AT_ONCE = 200

async function behindLinks(
  tree: Tree,
  entries: readonly TreeEntry[],
  contents: readonly (Uint8Array | null)[],
): Promise<ReadonlyMap<string, string> | null> {
  const known = new Map(entries.map((entry, index) => [entry, contents[index] ?? null]))
  const links = entries.filter((entry) => entry.kind === 'symlink' && known.get(entry) !== null)
  return followLinks(links, {
    entries: async () => [...tree.entries, ...((await tree.others?.()) ?? [])],
    texts: async (wanted) => {
      const lacking = wanted.filter((entry) => !known.has(entry))
      const read = lacking.length === 0 ? [] : await tree.read(lacking)
      for (const [index, entry] of lacking.entries()) known.set(entry, read[index] ?? null)
      return wanted.map((entry) => textOf(known.get(entry) ?? null))
    },
    contents: async (wanted) => {
      const result: string[] = []
      for (let at = 0; at < wanted.length; at += AT_ONCE) {
        const some = wanted.slice(at, at + AT_ONCE)
        const read = await tree.read(some)
        for (const [index, { kind, oid }] of some.entries()) {
          const bytes = read[index] ?? null
          result.push(kind === 'submodule' ? (oid ?? '') : bytes === null ? '' : sha256(bytes))
        }
      }
      return result
    },
  })
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes && new TextDecoder().decode(bytes)
}

function sourcesOf(
  entries: readonly TreeEntry[],
  contents: readonly (Uint8Array | null)[],
  behind: ReadonlyMap<string, string>,
): SourceFile[] {
  return entries.flatMap(({ path, kind, oid }, index): SourceFile[] => {
    const bytes = contents[index] ?? null
    switch (kind) {
      case 'file':
        return bytes === null ? [] : [{ path, kind, bytes }]
      case 'symlink':
        // Gone since it was listed: the same as not there.
        return bytes === null
          ? []
          : [{ path, kind, bytes: null, id: JSON.stringify([textOf(bytes), behind.get(path) ?? null]) }]
      case 'submodule':
        return [{ path, kind, bytes: null, id: oid ?? '' }]
    }
  })
}

/**
 * Whether two states hold the same Kiro files with the same content. Of what no adapter reads, only a file of which something is to be said
 * counts: notes and specifications may change.
 */
export function sameSources(before: readonly SourceFile[], after: readonly SourceFile[]): boolean {
  const counts = (file: SourceFile): boolean => hasAdapter(file.path, file.kind) || isOfConcern(file)
  const [was, is] = [before.filter(counts), after.filter(counts)]
  if (was.length !== is.length) return false
  const old = new Map(was.map((file) => [file.path, file]))
  return is.every((file) => {
    const former = old.get(file.path)
    return former !== undefined && sameContent(former, file)
  })
}
