import { hasAdapter } from '../core/kiro/configuration.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import type { TreeEntry } from '../io/files/tree.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import { afterLinks, followLinks } from './follow-links.js'
import { tooMuchBehindLinks } from './read-sources.js'
import { spareBehindLinks } from './spare-links.js'

/** The states of a repository that are compared, as GitHub lists them. */
interface States {
  readonly before: readonly TreeEntry[] | null
  readonly after: readonly TreeEntry[]
  readonly tip?: readonly TreeEntry[] | null
  /** Contents that were read already, by object id. */
  readonly known?: ReadonlyMap<string, Uint8Array>
}

/**
 * The same states as Kiro finds them: in the place of each link in the way of Kiro files is what it leads to, by the object ids of the
 * trees. Asked for is only where the links lead, each once for all states, and nothing where there is no link.
 * @throws {UserError} when more is behind the links of the state after than is judged
 */
export async function throughLinks(github: GitHub, { before, after, tip, known }: States): Promise<States> {
  const asked = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>()
  const texts = (links: readonly TreeEntry[]): Promise<string[]> => {
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
  const through = async (all: readonly TreeEntry[]): Promise<readonly TreeEntry[] | null> => {
    const links = all.filter(({ path, kind }) => kind === 'symlink' && hasAdapter(path, kind))
    const tree = { entries: () => Promise.resolve(all), texts }
    const [followed, spare] = await Promise.all([followLinks(links, tree), spareBehindLinks(all, tree)])
    return followed && [...afterLinks(all, followed), ...spare]
  }
  const [was, is, now] = await Promise.all([before && through(before), through(after), tip && through(tip)])
  if (is === null) throw tooMuchBehindLinks()
  // Where a state before holds more than is judged, its links are not what they are after.
  return { before: before && (was ?? before), after: is, tip: now ?? tip ?? null }
}
