import { hasAdapter } from '../core/kiro/configuration.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import type { TreeEntry } from '../io/files/tree.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import { afterLinks, followLinks, type Followed } from './follow-links.js'
import { tooMuchBehindLinks } from './read-sources.js'
import { openMore, unopenedIn, type ListedStates } from './listed-states.js'

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
  for (let listed = states; ;) {
    const through = async (side: 'before' | 'tip' | 'after'): Promise<Followed | null> => {
      const all = listed[side] ?? []
      const links = all.filter(({ path, kind }) => kind === 'symlink' && hasAdapter(path, kind))
      return followLinks(links, { entries: () => Promise.resolve(all), texts, unopened: unopenedIn(listed, side) })
    }
    const followed = await Promise.all([through('before'), through('after'), through('tip')])
    const lacking = new Set(followed.flatMap((one) => one?.lacking ?? []))
    if (lacking.size > 0) {
      listed = await openMore(listed, lacking)
      continue
    }
    const [was, is, now] = followed
    if (is === null) throw tooMuchBehindLinks()
    const { before, after, tip } = listed
    // Where a state before holds more than is judged, its links are not what they are after.
    return {
      before: before && was ? afterLinks(before, was) : before,
      after: afterLinks(after, is),
      tip: tip && now ? afterLinks(tip, now) : (tip ?? null),
      listed,
    }
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
