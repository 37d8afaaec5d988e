import { hasAdapter } from '../core/kiro/configuration.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import type { TreeEntry } from '../io/files/tree.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { Side } from '../io/github/folder-node.js'
import { afterLinks, followLinks } from './follow-links.js'
import { tooMuchBehindLinks } from './read-sources.js'
import { openMore, unopenedIn, type ListedStates } from './listed-states.js'
import { spareBehindLinks } from './spare-links.js'

/** Times that folders are opened for the sake of files that no adapter reads, and how many at a time. Chosen by hand. */
const [MOST_LOOKS, MOST_SPARE] = [8, 200]

/** The states of a repository as Kiro finds them, and as GitHub lists them. */
export interface LinkedStates extends Pick<ListedStates, 'before' | 'after' | 'tip'> {
  /** With the folders that had to be opened to see where links lead. */
  readonly listed: ListedStates
}

/**
 * The same states as Kiro finds them: in the place of each link in the way of Kiro files is what it leads to, by the object ids of the
 * trees. Asked for is only where the links lead, each once for all states, and folders on their way that were not opened; nothing where
 * there is no link.
 * @throws {UserError} when more is behind the links of the state after than is judged
 */
export async function throughLinks(
  github: GitHub,
  states: ListedStates,
  known?: ReadonlyMap<string, Uint8Array>,
): Promise<LinkedStates> {
  const texts = linkTexts(github, known)
  let listed = states
  for (let look = 0; ; look += 1) {
    const through = async (side: Side) => {
      const all = listed[side] ?? []
      const links = all.filter(({ path, kind }) => kind === 'symlink' && hasAdapter(path, kind))
      const tree = { entries: () => Promise.resolve(all), texts, unopened: unopenedIn(listed, side) }
      const [followed, spare] = await Promise.all([followLinks(links, tree), spareBehindLinks(all, tree)])
      const found = followed && [...afterLinks(all, followed), ...spare.entries]
      return { found, lacking: followed?.lacking ?? [], spare: spare.lacking }
    }
    const sides = await Promise.all([through('before'), through('after'), through('tip')])
    const lacking = sides.flatMap((side) => side.lacking)
    const spare = look < MOST_LOOKS ? sides.flatMap((side) => side.spare).slice(0, MOST_SPARE) : []
    if (lacking.length + spare.length > 0) {
      const opened = await openMore(listed, new Set([...lacking, ...spare])).catch((error: unknown) => {
        // For the sake of files that no adapter reads nothing fails: they stay unseen.
        if (lacking.length === 0 && error instanceof UserError) return null
        throw error
      })
      if (opened === null) look = MOST_LOOKS
      else listed = opened
      continue
    }
    const [was, is, now] = sides.map(({ found }) => found)
    if (!is) throw tooMuchBehindLinks()
    const { before, tip } = listed
    // Where a state before holds more than is judged, its links are not what they are after.
    return { before: before && (was ?? before), after: is, tip: tip && (now ?? tip), listed }
  }
}

/** Where links lead, each asked for once. */
function linkTexts(
  github: GitHub,
  known: ReadonlyMap<string, Uint8Array> | undefined,
): (links: readonly TreeEntry[]) => Promise<string[]> {
  const asked = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>()
  return (links) => {
    const oids = links.map(({ oid }) => oid ?? '')
    for (const oid of oids) if (known?.has(oid) === true) asked.set(oid, Promise.resolve(known))
    const lacking = [...new Set(oids)].filter((oid) => !asked.has(oid))
    const reading = readBlobs(github, lacking)
    for (const oid of lacking) asked.set(oid, reading)
    return Promise.all(
      links.map(async ({ path, oid }) => {
        const bytes = (await asked.get(oid ?? ''))?.get(oid ?? '')
        if (bytes === undefined)
          throw new UserError(`GitHub did not say where ${visible(path)} leads.`, 'Run the job again.', 'api')
        return new TextDecoder().decode(bytes)
      }),
    )
  }
}
