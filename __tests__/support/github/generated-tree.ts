import { createHash } from 'node:crypto'
import type { GitObjects, TreeEntry } from './git-objects.js'

/** How many folders are in each folder, level by level; and what is in each of them besides. */
export interface GeneratedTree {
  readonly levels: readonly { readonly name: string; readonly folders: number }[]
  /** Files in each folder, of no content that anything reads. */
  readonly files: number
  /** More files of each folder of the first level, by their names. */
  readonly own?: (index: number) => Readonly<Record<string, string>>
}

/** The name of a tree of that shape, no part of which is made before it is asked for. `seed` names its contents. */
export function generatedTree(objects: GitObjects, seed: string, { levels, files, own }: GeneratedTree): string {
  const [level, ...below] = levels
  return objects.writeLazyTree(seed, () => {
    const names = (name: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => `${name}-${String(index).padStart(4, '0')}`)
    const folders = names(level?.name ?? '', level?.folders ?? 0).map((name, index): TreeEntry => {
      const tree = generatedTree(objects, `${seed}/${name}`, { levels: below, files })
      const more = own?.(index) ?? {}
      // To lay files over a tree is to make it; most folders have none of their own, and are never opened.
      return { name, mode: '040000', oid: Object.keys(more).length === 0 ? tree : objects.writeTree(tree, more) }
    })
    const others = names('file', files).map((name): TreeEntry => {
      const oid = createHash('sha1').update(`${seed}/${name}`).digest('hex')
      return { name: `${name}.ts`, mode: '100644', oid }
    })
    // Git's order, by bytes: a folder as if its name ended in a slash.
    const key = ({ name, mode }: TreeEntry): string => (mode === '040000' ? `${name}/` : name)
    return [...folders, ...others].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  })
}
