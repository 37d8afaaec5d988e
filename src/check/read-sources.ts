import { hasAdapter, type SourceFile } from '../core/kiro/configuration.js'
import { isOfConcern } from '../core/kiro/unread/unread-file.js'
import { NO_CONSOLES } from '../core/kiro/console-file.js'
import { sameContent } from '../core/judgement/touched.js'
import { mayRefer, referencedPaths } from '../core/kiro/referenced-paths.js'
import type { Existence } from '../core/kiro/references.js'
import { besides } from '../core/kiro/source-file.js'
import { compareText } from '../core/text/place.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { MOST_BYTES, MOST_FILES, type Tree, type TreeEntry } from '../io/files/tree.js'
import { existenceIn } from './existence.js'
import { afterLinks, followLinks, type Followed, type LinkedTree } from './follow-links.js'

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
 * Reads the governed files of a tree, those that links lead to among them. A file that vanished since it was listed is not there.
 * @throws {UserError} when there are more than are judged, or when one of them cannot be told from another by its path
 */
export async function readSources(tree: Tree): Promise<SourceFile[]> {
  const links = linksIn(governedEntries(tree.entries))
  const followed = await followLinks(links, linkedTree(tree))
  if (followed === null) throw tooMuchBehindLinks()
  return read(tree, governedEntries(afterLinks(tree.entries, followed)), followed)
}

/**
 * The same for the side before, by `formerEntries`. Where more is behind its links than is judged, none of them is what it is after.
 * @throws {UserError} when there are more governed files than are judged
 */
export async function readFormerSources(tree: Tree): Promise<SourceFile[]> {
  const links = linksIn(formerEntries(tree.entries))
  const followed = (await followLinks(links, linkedTree(tree))) ?? NOT_FOLLOWED
  return read(tree, formerEntries(afterLinks(tree.entries, followed)), followed)
}

const NOT_FOLLOWED: Followed = { links: new Set(), files: [], ends: [], lacking: [] }

/** The links in the way of Kiro files, of governed entries. */
function linksIn(entries: readonly TreeEntry[]): TreeEntry[] {
  return entries.filter(({ kind }) => kind === 'symlink')
}

/** More is behind the links of a tree than is judged. */
export function tooMuchBehindLinks(): UserError {
  return new UserError(
    `The symbolic links below .kiro lead to more than the ${MOST_FILES} files and links, or the ${MOST_BYTES / 1_000_000} MB, that are judged.`,
    'Put the Kiro files themselves into .kiro, or link to a folder that holds nothing else.',
    'config',
  )
}

/**
 * Nothing, where what links lead to is as much as is judged. A file that many links lead to is read once and judged many times, so it
 * counts each time.
 * @throws {UserError} when there is more
 */
export function boundLinked(files: readonly SourceFile[]): void {
  let total = 0
  for (const { target, bytes } of files) if (target !== undefined) total += bytes?.length ?? 0
  if (total > MOST_BYTES) throw tooMuchBehindLinks()
}

/** A tree as links lead in it. */
export function linkedTree(tree: Tree): LinkedTree {
  return {
    entries: () => everything(tree),
    texts: async (wanted) => (await tree.read(wanted)).map((bytes) => bytes && new TextDecoder().decode(bytes)),
  }
}

/** All entries of a tree at hand, those that are no Kiro files among them. */
export async function everything(tree: Tree): Promise<readonly TreeEntry[]> {
  return tree.others ? [...tree.entries, ...(await tree.others())] : tree.entries
}

/** Reads governed entries; of one that a link leads to the entry that holds the text, once for all links. */
async function read(tree: Tree, entries: readonly TreeEntry[], { files }: Followed): Promise<SourceFile[]> {
  const linked = new Map(files.map(({ path, entry }) => [path, entry]))
  const holder = (entry: TreeEntry): TreeEntry => linked.get(entry.path) ?? entry
  const wanted = [...new Set(entries.map(holder))]
  const contents = await tree.read(wanted)
  const known = new Map(wanted.map((entry, index) => [entry, contents[index] ?? null]))
  const has = await existence(tree, contents)
  const sources = entries.flatMap((entry): SourceFile[] => {
    const { path, kind, oid, leadsTo, target } = entry
    const bytes = known.get(holder(entry)) ?? null
    switch (kind) {
      case 'file':
        return bytes === null ? [] : [{ path, kind, bytes, has, ...(target === undefined ? {} : { target }) }]
      case 'symlink':
        return [{ path, kind, bytes: null, id: leadsTo ?? '' }]
      case 'submodule':
        return [{ path, kind, bytes: null, id: `${oid ?? ''}${leadsTo ?? ''}` }]
    }
  })
  boundLinked(sources)
  return sources
}

/** The files beside those that are judged are looked at on disk only where one of these refers to a file. */
async function existence(tree: Tree, contents: readonly (Uint8Array | null)[]): Promise<Existence> {
  if (tree.others === undefined) return existenceIn(tree.entries)
  return contents.some((bytes) => bytes !== null && mayRefer(bytes)) ? existenceIn(await everything(tree)) : () => null
}

/**
 * Whether two states hold the same Kiro files with the same content. Of what no adapter reads, only a file of which something is to be said
 * counts: notes and specifications may change. `consoles` are paths that a policy names as copies of the console's rules.
 */
export function sameSources(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
  consoles: ReadonlySet<string> = NO_CONSOLES,
): boolean {
  const counts = (file: SourceFile): boolean =>
    hasAdapter(file.path, file.kind) || consoles.has(file.path) || isOfConcern(file)
  const [was, is] = [before.filter(counts), after.filter(counts)]
  if (was.length !== is.length) return false
  const old = new Map(was.map((file) => [file.path, file]))
  return (
    is.every((file) => {
      const former = old.get(file.path)
      return former !== undefined && sameContent(former, file)
    }) && hasSameReferences(was, is)
  )
}

/**
 * Whether the files that agents name are there on both sides or on neither: where a prompt goes, Kiro leaves out its agent, though no Kiro
 * file changes.
 */
function hasSameReferences(before: readonly SourceFile[], after: readonly SourceFile[]): boolean {
  const lacking = (files: readonly SourceFile[]): string =>
    JSON.stringify(
      files.flatMap((file) => referencedPaths(file).filter((path) => besides(file)(path) === false)).sort(compareText),
    )
  return lacking(before) === lacking(after)
}
