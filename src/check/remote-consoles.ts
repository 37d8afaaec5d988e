import { NO_CONSOLES } from '../core/kiro/console-file.js'
import { namedConsoles } from '../core/policy/named-consoles.js'
import { parsePolicies } from '../core/policy/parse.js'
import { readBlobs } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { TreeEntry } from '../io/files/tree.js'
import { consoleEntries } from './console-files.js'
import { existenceIn } from './existence.js'
import { unopenedIn } from './listed-states.js'
import { differ } from './read-sources.js'
import type { RemoteCheck } from './remote-input.js'
import type { LinkedStates } from './remote-links.js'
import type { Selection } from './remote-selection.js'
import { contentOf } from './remote-sources.js'

/** The paths that the text of a repository's own policy names; none for a broken one, by which nothing is judged. */
export function consolesIn(text: string): ReadonlySet<string> {
  // Most policies name none, and this is asked before it is known whether there is anything to judge.
  if (!text.includes('console')) return NO_CONSOLES
  const parsed = parsePolicies(text, { source: '', sha: null })
  return 'problems' in parsed ? NO_CONSOLES : namedConsoles(parsed.layers)
}

/** What is known before the files are read. */
type Selected = Pick<Selection, 'touched' | 'lacking' | 'known'>

/**
 * Where no Kiro file changed, the policy tells whether a file that did is a copy of the console's rules. A policy that is not read yet is
 * asked for only where a file changed that it could name.
 */
export async function lookAtConsoles(
  github: GitHub,
  { policy, before, after }: RemoteCheck,
  { touched, lacking, known }: Selected,
): Promise<Pick<Selected, 'touched' | 'known'>> {
  const mayBe = (entries: readonly TreeEntry[]): TreeEntry[] => entries.filter(({ path }) => /\.ya?ml$/i.test(path))
  if (touched || lacking !== null || policy === null || before === null) return { touched, known }
  if ('unreadable' in policy || !differ(mayBe(before), mayBe(after))) return { touched, known }
  if ('text' in policy) return { touched: consolesDiffer(before, after, consolesIn(policy.text)), known }
  const { entry } = policy
  const read = entry.oid === null || known.has(entry.oid) ? known : await readBlobs(github, [entry.oid])
  const bytes = contentOf(entry, read)
  const paths = bytes === null ? NO_CONSOLES : consolesIn(new TextDecoder().decode(bytes))
  return { touched: consolesDiffer(before, after, paths), known: new Map([...known, ...read]) }
}

function consolesDiffer(
  before: readonly TreeEntry[],
  after: readonly TreeEntry[],
  paths: ReadonlySet<string>,
): boolean {
  return differ(consoleEntries(before, paths), consoleEntries(after, paths))
}

/** The contents of the console files that a policy names, beside those that are known. `meet` is called with a folder on the way that was not opened. */
export async function withConsoles(
  github: GitHub,
  { listed }: LinkedStates,
  paths: ReadonlySet<string>,
  known: ReadonlyMap<string, Uint8Array>,
  meet: (folder: string) => void,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (paths.size === 0) return known
  const isThere = existenceIn([], unopenedIn(listed, 'after'), meet)
  for (const path of paths) isThere(path)
  const wanted = [listed.before, listed.after, listed.tip].flatMap((entries) => consoleEntries(entries ?? [], paths))
  const lacking = wanted.flatMap(({ kind, oid }) => (kind === 'file' && oid !== null && !known.has(oid) ? [oid] : []))
  return lacking.length === 0 ? known : new Map([...known, ...(await readBlobs(github, [...new Set(lacking)]))])
}
