import { surfaceOf } from '../core/kiro/surfaces/index.js'
import { referencedPaths } from '../core/kiro/referenced-paths.js'
import type { TreeEntry } from '../io/files/tree.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import { existenceIn } from './existence.js'
import { unopenedIn, type ListedStates } from './listed-states.js'
import type { Selection } from './remote-selection.js'
import { contentOf } from './remote-sources.js'

/** What is known before the files are read. */
type Selected = Pick<Selection, 'touched' | 'lacking' | 'after' | 'known'>

/** Endings of files that are no prompt: source code, pictures, archives, locks of packages. Chosen by hand. */
const NO_PROMPT =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kts?|rb|php|cs|c|cc|cpp|h|hpp|swift|scala|sh|ps1|sql|s?css|less|vue|svelte|png|jpe?g|gif|svg|ico|webp|pdf|zip|gz|woff2?|mp4|lock|snap|map)$/i

/**
 * Where no Kiro file changed but files came or went, a look at the agents tells whether one of them is an agent's prompt (`file://…`): Kiro
 * leaves out an agent whose prompt is not there. Asked for is nothing where no such file came or went, or where there is no agent.
 */
export async function lookAtPrompts(
  github: GitHub,
  { touched, lacking, after, known: before }: Selected,
  listed: ListedStates,
): Promise<{ readonly touched: boolean; readonly known: ReadonlyMap<string, Uint8Array> }> {
  const agents = after.filter(({ path, kind }) => kind === 'file' && surfaceOf(path)?.surface.id === 'agents')
  if (
    touched ||
    lacking !== null ||
    listed.before === null ||
    agents.length === 0 ||
    !cameOrWent(listed.before, listed.after)
  )
    return { touched, known: before }
  const oids = [...new Set(agents.flatMap(({ oid }) => oid ?? []))]
  const missing = oids.filter((oid) => !before.has(oid))
  const known = new Map([...before, ...(await readBlobs(github, missing))])
  // What is in a folder that was not opened is the same on both sides.
  const was = existenceIn(listed.before, unopenedIn(listed, 'before'))
  const is = existenceIn(listed.after, unopenedIn(listed, 'after'))
  const changes = agents.some((entry) => {
    const { path, kind, target } = entry
    const file = { path, kind, bytes: contentOf(entry, known), ...(target === undefined ? {} : { target }) }
    return referencedPaths(file).some((named) => was(named) !== is(named))
  })
  return { touched: changes, known }
}

/** Whether one of the trees has a file that could be a prompt and that the other has not. */
function cameOrWent(before: readonly TreeEntry[], after: readonly TreeEntry[]): boolean {
  const lacks = (some: readonly TreeEntry[], others: readonly TreeEntry[]): boolean => {
    const paths = new Set(others.map(({ path }) => path))
    return some.some(({ path }) => !paths.has(path) && !NO_PROMPT.test(path))
  }
  return before !== after && (lacks(before, after) || lacks(after, before))
}
