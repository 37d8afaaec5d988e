import { isGoverned, type SourceFile } from '../core/kiro/configuration.js'
import { sameContent } from '../core/judgement/touched.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { MOST_FILES, type Tree, type TreeEntry } from '../io/files/tree.js'

/**
 * The entries of a tree that say something about models, and the links and submodules in their way.
 * @throws {UserError} when there are more than are judged, or when one of them cannot be told from another by its path
 */
export function governedEntries(all: readonly TreeEntry[]): TreeEntry[] {
  const twice = repeated(all.filter(({ path, kind }) => isGoverned(path, kind) || path.startsWith('.github/')))
  const entries = all.filter(({ path, kind }) => isGoverned(path, kind))
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
 * The same for the side before. What cannot be told from another there is left out: nothing after the change has its name, and a
 * change that takes it away must pass. Without it fewer problems are old.
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

/** The first path that is there more than once. */
function repeated(entries: readonly TreeEntry[]): string | undefined {
  const met = new Set<string>()
  return entries.find(({ path }) => met.size === met.add(path).size)?.path
}

/** Reads the governed files of a tree. A file that vanished since it was listed is not there. */
export async function readSources(tree: Tree): Promise<SourceFile[]> {
  return read(tree, governedEntries(tree.entries))
}

/** The same for the side before, by `formerEntries`. */
export async function readFormerSources(tree: Tree): Promise<SourceFile[]> {
  return read(tree, formerEntries(tree.entries))
}

async function read(tree: Tree, entries: readonly TreeEntry[]): Promise<SourceFile[]> {
  const contents = await tree.read(entries)
  return entries.flatMap(({ path, kind, oid }, index): SourceFile[] => {
    const bytes = contents[index] ?? null
    switch (kind) {
      case 'file':
        return bytes === null ? [] : [{ path, kind, bytes }]
      case 'symlink':
        // Gone since it was listed: the same as not there.
        return bytes === null ? [] : [{ path, kind, bytes: null, id: new TextDecoder().decode(bytes) }]
      case 'submodule':
        return [{ path, kind, bytes: null, id: oid ?? '' }]
    }
  })
}

/** Whether two states hold the same Kiro files with the same content. */
export function sameSources(before: readonly SourceFile[], after: readonly SourceFile[]): boolean {
  if (before.length !== after.length) return false
  const old = new Map(before.map((file) => [file.path, file]))
  return after.every((file) => {
    const was = old.get(file.path)
    return was !== undefined && sameContent(was, file)
  })
}
