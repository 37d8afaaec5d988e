import type { SourceFile } from '../../core/kiro/configuration.js'

/** An entry of a tree. */
export interface TreeEntry {
  readonly path: string
  readonly kind: SourceFile['kind']
  /** Git's object id, equal for equal content; null for files on disk. */
  readonly oid: string | null
  /** Of a link that leads to no file inside the tree: identifies where it leads instead. */
  readonly leadsTo?: string
  /** Of a file that is found through a link: the path of its text. */
  readonly target?: string
}

/** One state of a repository: its entries, and how to read them. */
export interface Tree {
  readonly entries: readonly TreeEntry[]
  /** The entries that are not looked at unless a link leads there; left out where `entries` are all there are. */
  readonly others?: () => Promise<readonly TreeEntry[]>
  /** The bytes of some of the entries, in their order; of a link where it leads; null for what is neither, or not there. */
  readonly read: (entries: readonly TreeEntry[]) => Promise<(Uint8Array | null)[]>
}

/** Governed files. More are not judged: a bound on time and memory, far above any real repository. Chosen by hand. */
export const MOST_FILES = 20_000

/** Bytes of governed files in total. More are not fetched. Chosen by hand. */
export const MOST_BYTES = 200_000_000

/** Files below `.kiro` that no adapter reads, of one state. Of more it is said that they were not looked at. Chosen by hand: ten requests. */
export const MOST_UNREAD_FILES = 1_000

/** Bytes of all files after which those that no adapter reads are left out. Chosen by hand. */
export const MOST_SPARE_BYTES = 50_000_000
