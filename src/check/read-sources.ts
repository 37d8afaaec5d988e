import { isGoverned, type SourceFile } from '../core/kiro/configuration.js'
import { UserError } from '../core/user-error.js'
import { MOST_FILES, type Tree, type TreeEntry } from '../io/files/tree.js'

/** The entries of a tree that say something about models, and the links and submodules in their way. */
export function governedEntries(all: readonly TreeEntry[]): TreeEntry[] {
  const entries = all.filter(({ path, kind }) => isGoverned(path, kind))
  if (entries.length > MOST_FILES) {
    throw new UserError(
      `There are ${entries.length} Kiro files, more than the ${MOST_FILES} that are judged.`,
      'Take generated or copied files out of the repository.',
      'config',
    )
  }
  return entries
}

/** Reads the governed files of a tree. A file that vanished since it was listed is not there. */
export async function readSources(tree: Tree): Promise<SourceFile[]> {
  const entries = governedEntries(tree.entries)
  const contents = await tree.read(entries)
  return entries.flatMap(({ path, kind }, index): SourceFile[] => {
    const bytes = contents[index] ?? null
    return kind === 'file' && bytes === null ? [] : [{ path, kind, bytes }]
  })
}

/** Whether two states hold the same Kiro files with the same content. */
export function sameSources(before: readonly SourceFile[], after: readonly SourceFile[]): boolean {
  if (before.length !== after.length) return false
  const old = new Map(before.map((file) => [file.path, file]))
  return after.every(({ path, kind, bytes }) => {
    const was = old.get(path)
    return was?.kind === kind && sameBytes(was.bytes, bytes)
  })
}

function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && Buffer.compare(a, b) === 0
}
