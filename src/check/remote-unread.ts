import type { SourceFile } from '../core/kiro/configuration.js'
import { isOfConcern } from '../core/kiro/unread/unread-file.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { Selection } from './remote-selection.js'
import { lookedAt, notLookedAt, withinBound, type Sides } from './unread-files.js'

/** What is known before the files are read. */
type Selected = Pick<Selection, 'touched' | 'lacking' | 'unread' | 'known'>

/**
 * Where only files changed that no adapter reads, a look at them tells whether there is anything to judge: so the requests for a change of
 * notes and specifications grow with the change, and not with the repository.
 */
export async function lookAtUnread(
  github: GitHub,
  { touched, lacking, unread, known: before }: Selected,
): Promise<{ readonly touched: boolean; readonly known: ReadonlyMap<string, Uint8Array> }> {
  if (touched || lacking !== null || unread.touched.length === 0) return { touched, known: before }
  const oids = objectIds(withinBound(unread.touched).looked)
  const missing = oids.filter((oid) => !before.has(oid))
  const known = new Map([...before, ...(await readBlobs(github, missing, new Set(missing)))])
  return { touched: unreadSources(unread.touched, known).some(isOfConcern), known }
}

/** The object ids of files, in their order. */
export function objectIds(entries: readonly TreeEntry[]): string[] {
  return entries.flatMap(({ kind, oid }) => (kind === 'file' && oid !== null ? [oid] : []))
}

/** The object ids of the files that no adapter reads and that are looked at. */
export function spareIds({ before, tip, after }: Sides<readonly TreeEntry[]>): string[] {
  return [before, tip, after].flatMap((side) => objectIds(withinBound(side).looked))
}

/** Files that no adapter reads. One without its content is known to be there, and no more. */
export function unreadSources(entries: readonly TreeEntry[], blobs: ReadonlyMap<string, Uint8Array>): SourceFile[] {
  const { looked, left } = withinBound(entries)
  return [
    ...looked.map((entry): SourceFile => {
      const bytes = blobs.get(entry.oid ?? '') ?? null
      return bytes === null ? notLookedAt(entry) : lookedAt(entry, bytes)
    }),
    ...left.map(notLookedAt),
  ]
}
