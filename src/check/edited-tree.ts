import type { Tree } from '../io/files/tree.js'

/** A tree with some of its files as they would be, which remembers what was read of the files as they are. */
export interface EditedTree {
  readonly through: (tree: Tree) => Tree
  /** The bytes of each file that was read, by its path, without the edits. */
  readonly asRead: ReadonlyMap<string, Uint8Array>
}

/** Lays the texts of some paths over a tree. A path that the tree does not list stays unlisted. */
export function editedTree(texts: ReadonlyMap<string, string>): EditedTree {
  const asRead = new Map<string, Uint8Array>()
  return {
    asRead,
    through: (tree) => ({
      ...tree,
      read: async (entries) => {
        const contents = await tree.read(entries)
        return entries.map(({ path, kind }, index) => {
          const bytes = contents[index] ?? null
          if (bytes === null || kind !== 'file') return bytes
          asRead.set(path, bytes)
          const edited = texts.get(path)
          return edited === undefined ? bytes : new TextEncoder().encode(edited)
        })
      },
    }),
  }
}
