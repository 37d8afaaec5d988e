import type { SourceFile } from '../core/kiro/configuration.js'
import type { Existence } from '../core/kiro/references.js'
import { LIMITS } from '../core/text/limits.js'
import { UserError } from '../core/user-error.js'
import type { TreeEntry } from '../io/files/tree.js'
import { boundLinked } from './read-sources.js'

/**
 * A governed file without its content is never taken for an absent one. `has` is what is known of the files beside them.
 * @throws {UserError} when the content of a governed file is missing, or when links lead to more than is judged.
 */
export function sources(
  entries: readonly TreeEntry[],
  blobs: ReadonlyMap<string, Uint8Array>,
  has: Existence,
): SourceFile[] {
  const files = entries.map((entry): SourceFile => {
    const { path, kind, target } = entry
    const bytes = contentOf(entry, blobs)
    if (kind === 'file' && bytes === null)
      throw new UserError(`GitHub did not return the content of ${path}.`, 'Run the job again.', 'api')
    // Of a submodule and a file of more bytes than are read nothing but the object id is known; it changes with the content.
    const hidden = bytes === null || bytes.length > LIMITS.bytes
    return {
      path,
      kind,
      bytes,
      has,
      ...(target === undefined ? {} : { target }),
      ...(hidden ? { id: `${entry.oid ?? ''}${entry.leadsTo ?? ''}` } : {}),
    }
  })
  boundLinked(files)
  return files
}

/** The content of a file by its object id; null for what is no file, and where it was not read. */
export function contentOf({ kind, oid }: TreeEntry, blobs: ReadonlyMap<string, Uint8Array>): Uint8Array | null {
  return kind === 'file' ? (blobs.get(oid ?? '') ?? null) : null
}
