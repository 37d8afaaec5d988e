import { visible } from '../core/text/message.js'
import type { Tree } from '../io/files/tree.js'

/** What a `.kiro` folder is called in a case: Kiro opens no folder of this name, so that `check` has nothing to judge in it. */
export const CASE_FOLDER = 'dot-kiro'

/**
 * One side of a case as the repository that it describes: a folder `dot-kiro` is `.kiro`, also where a link leads.
 *
 * @returns a sentence, where two files of the side would have the same path
 */
export function caseTree(tree: Tree, side: string): Tree | string {
  const onDisk = new Map<string, string>()
  for (const { path } of tree.entries) {
    const other = onDisk.get(live(path))
    if (other !== undefined)
      return `${visible(side)} has ${visible(other)} and ${visible(path)}, which are the same file of the repository; keep one of them.`
    onDisk.set(live(path), path)
  }
  return {
    entries: tree.entries.map((entry) => ({ ...entry, path: live(entry.path) })),
    read: async (wanted) => {
      const contents = await tree.read(
        wanted.map((entry) => ({ ...entry, path: onDisk.get(entry.path) ?? entry.path })),
      )
      return contents.map((bytes, index) => (wanted[index]?.kind === 'symlink' ? liveTarget(bytes) : bytes))
    },
  }
}

function live(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment === CASE_FOLDER ? '.kiro' : segment))
    .join('/')
}

/** Where a link leads; its bytes are kept where they name no such folder, because they need not be UTF-8. */
function liveTarget(bytes: Uint8Array | null): Uint8Array | null {
  const path = bytes && new TextDecoder().decode(bytes)
  return path === null || live(path) === path ? bytes : new TextEncoder().encode(live(path))
}
