import { hasAdapter } from '../core/kiro/configuration.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import type { TreeEntry } from '../io/files/tree.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import { followLinks } from './follow-links.js'
import { tooMuchBehindLinks } from './read-sources.js'

/** The states of a repository that are compared, as GitHub lists them. */
interface States {
  readonly before: readonly TreeEntry[] | null
  readonly after: readonly TreeEntry[]
  readonly tip?: readonly TreeEntry[] | null
}

/**
 * The same states, in which each link in the way of Kiro files says what it leads to. What is behind is told by the object ids of the
 * trees; asked for is only where the links lead, each once for all states, and nothing where there is no link.
 * @throws {UserError} when more is behind the links of the state after than is judged
 */
export async function throughLinks(github: GitHub, { before, after, tip }: States): Promise<States> {
  const asked = new Map<string, Promise<Map<string, Uint8Array>>>()
  const texts = (links: readonly TreeEntry[]): Promise<string[]> => {
    const oids = links.map(({ oid }) => oid ?? '')
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
    const behind = await followLinks(links, {
      entries: () => Promise.resolve(all),
      texts,
      contents: (entries) => Promise.resolve(entries.map(({ oid }) => oid ?? '')),
    })
    if (behind === null) return null
    if (links.length === 0) return all
    return all.map((entry) => {
      const leadsTo = entry.kind === 'symlink' ? behind.get(entry.path) : undefined
      return leadsTo === undefined ? entry : { ...entry, leadsTo }
    })
  }
  const [was, is, now] = await Promise.all([before && through(before), through(after), tip && through(tip)])
  if (is === null) throw tooMuchBehindLinks()
  // Where a state before holds more than is judged, its links are not what they are after.
  return { before: before && (was ?? before), after: is, tip: now ?? tip ?? null }
}
