import type { SourceFile } from '../core/kiro/configuration.js'
import type { Tree, TreeEntry } from '../io/files/tree.js'
import { everything } from './read-sources.js'

/** The files of a tree at hand that a policy names as copies of the console's rules; a link or submodule in place of one is known as that. */
export async function readConsoles(tree: Tree, paths: ReadonlySet<string>): Promise<SourceFile[]> {
  if (paths.size === 0) return []
  const entries = consoleEntries(await everything(tree), paths)
  const files = entries.filter(({ kind }) => kind === 'file')
  const contents = await tree.read(files)
  const texts = new Map(files.map((entry, at) => [entry, contents[at] ?? null]))
  return entries.flatMap((entry): SourceFile[] => {
    const { path, kind, oid } = entry
    if (kind !== 'file') return [{ path, kind, bytes: null, id: oid ?? '' }]
    const bytes = texts.get(entry) ?? null
    // Gone since it was listed.
    return bytes === null ? [] : [{ path, kind, bytes }]
  })
}

/** The entries at the paths of some console files. */
export function consoleEntries(entries: readonly TreeEntry[], paths: ReadonlySet<string>): TreeEntry[] {
  return paths.size === 0 ? [] : entries.filter(({ path }) => paths.has(path))
}
