import type { Existence } from '../core/kiro/references.js'
import { folded } from '../core/kiro/surfaces/index.js'
import { once } from '../core/text/memoize.js'
import type { TreeEntry } from '../io/files/tree.js'

/**
 * Says of a path whether the listing of a tree has a file there. What is at or behind a link or in a submodule is not known; nor is what a
 * folder holds that is not listed, or not opened (`meet` is called with the latter). Names that differ in case only are one, as on macOS and Windows. The listing is indexed when it is first
 * asked.
 */
export function existenceIn(
  entries: readonly TreeEntry[],
  unopened: readonly string[] = [],
  meet: (folder: string) => void = ignore,
): Existence {
  const index = once(() => new Map(entries.map(({ path, kind }) => [folded(path), kind])))
  const closed = once(() => new Map(unopened.map((folder) => [folded(folder), folder])))
  return (path) => {
    const parts = folded(path).split('/')
    if (parts.some((part) => NOT_LISTED.has(part))) return null
    for (let length = 1; length <= parts.length; length += 1) {
      const at = parts.slice(0, length).join('/')
      const folder = closed().get(at)
      if (folder !== undefined) {
        meet(folder)
        return null
      }
      const kind = index().get(at)
      if (kind === 'file') return length === parts.length
      if (kind !== undefined) return null
    }
    return false
  }
}

function ignore(): void {
  // It is enough that what is there is not known.
}

/** Folders that a listing of a folder on disk leaves out. */
const NOT_LISTED: ReadonlySet<string> = new Set(['.git', 'node_modules'])
