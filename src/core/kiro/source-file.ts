import { sha256 } from '../text/sha256.js'
import type { Existence } from './references.js'

/**
 * An entry of a tree as Kiro finds it. What a link leads to inside the tree is a file of its own, at the path by which Kiro finds it;
 * `bytes` is null for links that lead elsewhere and for submodules, which are never followed.
 */
export interface SourceFile {
  readonly path: string
  readonly kind: 'file' | 'symlink' | 'submodule'
  readonly bytes: Uint8Array | null
  /** The path of the file's text, when a link leads there. */
  readonly target?: string
  /** Whether the same tree has a file at a path; null where that part of it was not seen. Left out: nothing is known of it. */
  readonly has?: Existence
  /** Identifies the content where `bytes` do not: where a link leads, a submodule's commit, a file of more bytes than are read. */
  readonly id?: string
}

/** Identifies what a file holds, whether it can be read or not. */
export function contentOf({ bytes, id }: SourceFile): string {
  return id ?? (bytes === null ? '' : sha256(bytes))
}

/** What is known of the files beside a Kiro file: nothing, where that was not looked for. */
export function besides({ has = () => null }: SourceFile): Existence {
  return has
}
