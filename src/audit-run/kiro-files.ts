import { hasAdapter } from '../core/kiro/configuration.js'
import type { SourceFile } from '../core/kiro/source-file.js'
import { LIMITS } from '../core/text/limits.js'
import { whole } from '../core/text/number.js'
import { UserError } from '../core/user-error.js'
import { existenceIn } from '../check/existence.js'
import { afterLinks, followLinks } from '../check/follow-links.js'
import { governedEntries, tooMuchBehindLinks } from '../check/read-sources.js'
import { sources } from '../check/remote-sources.js'
import { objectIds, unreadSources } from '../check/remote-unread.js'
import { spareBehindLinks } from '../check/spare-links.js'
import { unreadEntries, withinBound } from '../check/unread-files.js'
import type { TreeEntry } from '../io/files/tree.js'
import type { Objects } from '../io/github/many/object-loader.js'
import { addEntries, closedKiroFolders, isRead, type KnownTree } from './known-tree.js'

/** Times that folders are opened one level further. Chosen by hand: deeper than agents and links go. */
const MOST_LOOKS = 12

/** Folders that are opened at a time in one repository. Chosen by hand: two requests. */
const MOST_FOLDERS = 200

/** Texts of one repository that are read beyond those of its batch. Chosen by hand: 50 requests. */
const MOST_TEXTS = 5_000

/** Of these so many at a time, so that their bytes are counted in between. Chosen by hand: five requests. */
const TEXTS_AT_ONCE = 500

/** Bytes of these texts. Chosen by hand: far above what people write, and nothing that fills the memory of a runner. */
const MOST_TEXT_BYTES = 50_000_000

function tooMuch(what: string): UserError {
  return new UserError(
    `${what} that an audit reads of one repository.`,
    'Run the check in the repository itself.',
    'config',
  )
}

/** Kiro files of a tree, and the entries that they were found by. */
export interface KiroFiles {
  readonly files: readonly SourceFile[]
  readonly entries: readonly TreeEntry[]
}

/**
 * The files of a tree that Kiro or an audit reads, as Kiro finds them: links are followed, and folders on their way opened, by `load`.
 * @throws {UserError} where there is more than is judged, or it lies deeper than is opened.
 */
export async function kiroFilesIn(
  known: KnownTree,
  load: (oids: readonly string[]) => Promise<Objects>,
  deep: boolean,
): Promise<KiroFiles> {
  const { entries, texts, closed } = known
  let [read, bytes] = [0, 0]
  const contents = async (wanted: readonly string[]): Promise<void> => {
    const lacking = [...new Set(wanted)].filter((oid) => !texts.has(oid))
    read += lacking.length
    if (read > MOST_TEXTS) throw tooMuch(`There are ${whole(read)} Kiro files, more than the ${whole(MOST_TEXTS)}`)
    for (let at = 0; at < lacking.length; at += TEXTS_AT_ONCE) {
      const { blobs } = await load(lacking.slice(at, at + TEXTS_AT_ONCE))
      for (const [oid, text] of blobs) {
        texts.set(oid, text)
        if (text.length <= LIMITS.bytes) bytes += text.length
      }
      if (bytes > MOST_TEXT_BYTES) throw tooMuch(`The Kiro files have more than the ${MOST_TEXT_BYTES / 1_000_000} MB`)
    }
  }
  const tree = {
    entries: () => Promise.resolve(entries),
    texts: async (links: readonly TreeEntry[]) => {
      await contents(links.flatMap(({ oid }) => oid ?? []))
      return links.map(({ oid }) => {
        const bytes = texts.get(oid ?? '')
        return bytes === undefined ? null : new TextDecoder().decode(bytes)
      })
    },
  }
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const unopened = [...closed.keys()]
    const links = entries.filter(({ path, kind }) => kind === 'symlink' && hasAdapter(path, kind))
    const followed = await followLinks(links, { ...tree, unopened })
    if (followed === null) throw tooMuchBehindLinks()
    const spare = await spareBehindLinks(entries, { ...tree, unopened })
    const lacking = new Set([...closedKiroFolders(known), ...followed.lacking, ...spare.lacking])
    if (lacking.size > 0) {
      await open(known, [...lacking].slice(0, MOST_FOLDERS), load)
      continue
    }
    const governed = governedEntries(afterLinks(entries, followed))
    const unread = unreadEntries({ before: null, tip: null, after: [...entries, ...spare.entries] }).after.filter(
      ({ path }) => isRead(path, deep),
    )
    await contents([...objectIds(governed), ...objectIds(withinBound(unread).looked)])
    const has = existenceIn(entries, unopened)
    return {
      files: [...sources(governed, texts, has), ...unreadSources(unread, texts)],
      entries: [...governed, ...unread],
    }
  }
  throw new UserError(
    'Folders of .kiro, or links in it, are more or lead deeper than an audit opens.',
    'Run the check in the repository itself.',
    'config',
  )
}

async function open(
  known: KnownTree,
  paths: readonly string[],
  load: (oids: readonly string[]) => Promise<Objects>,
): Promise<void> {
  const oids = paths.map((path) => known.closed.get(path) ?? '')
  const { folders } = await load(oids)
  for (const [index, path] of paths.entries()) {
    const entries = folders.get(oids[index] ?? '')
    if (entries === undefined)
      throw new UserError(`GitHub did not return the folder ${path}.`, 'Run the audit again.', 'api')
    known.closed.delete(path)
    addEntries(known, `${path}/`, entries)
  }
}
