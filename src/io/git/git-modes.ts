import type { TreeEntry } from '../files/tree.js'

/** What git's modes of files mean. Folders have none of them. */
export const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '120000': 'symlink',
  '160000': 'submodule',
}
