import type { TreeEntry } from '../files/tree.js'

/** The bits of a mode that are its type. */
const TYPE = 0o170000

/**
 * What a mode of git (`100644`) means; null for a folder, and for `000000`, which is nothing. Only the type counts, as for git: old
 * tools wrote `100664`, which a checkout makes a file like any other; and what is none of the known types is another commit to it.
 * Source: `object_type` and `canon_mode` in git's object.h and cache.h.
 */
export function kindOf(mode: string | undefined): TreeEntry['kind'] | null {
  const bits = parseInt(mode ?? '', 8)
  if (bits === 0) return null
  switch (bits & TYPE) {
    case 0o040000:
      return null
    case 0o100000:
      return 'file'
    case 0o120000:
      return 'symlink'
    default:
      return 'submodule'
  }
}
