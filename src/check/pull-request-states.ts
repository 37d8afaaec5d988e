import { hasAdapter, isGoverned } from '../core/kiro/configuration.js'
import { isProse, isWatched } from '../core/kiro/unread/watched.js'
import { mayRunCheck } from '../core/judgement/workflow-edits.js'
import { policyPaths } from '../core/policy/policy-path.js'
import { MOST_UNREAD_FILES, type TreeEntry } from '../io/files/tree.js'
import { readContents, type Contents } from '../io/github/blobs.js'
import type { GitHub } from '../io/github/client.js'
import type { ChangedFile, Comparison } from '../io/github/compare.js'
import type { Listed, Trees } from '../io/github/trees.js'
import type { RemoteCheck } from './remote-input.js'
import { openStates, wholeStates, type ListedStates } from './listed-states.js'
import { mayNameModels } from './spare-links.js'
import { MOST_WORKFLOWS } from './workflow-files.js'

/** The states that a pull request is judged by, as far as they matter to the check. */
export type States = ListedStates & Required<Pick<RemoteCheck, 'known' | 'committed'>>

/** What round 1 found. */
export interface Found {
  readonly comparison: Comparison
  /** The tree of the head. */
  readonly after: Listed
  /** The commit at the tip of the base branch. */
  readonly tip: string
  /** How many files the pull request changes; null where GitHub does not say it. */
  readonly changedFiles: number | null
  readonly statedPolicy: string | null
  /** Paths that the policy names as copies of the console's rules. */
  readonly consoles: ReadonlySet<string>
}

/** Files whose contents are read on the chance that they changed: one batch. */
const ON_CHANCE = 100

/** The changed files that matter to the check; null where the list is not all of what the judged head changes. */
export function listedChanges({
  comparison,
  changedFiles,
  after,
  statedPolicy,
  consoles,
}: Found): readonly ChangedFile[] | null {
  const { files } = comparison
  const { entries } = after
  if (files === null || entries === null || (changedFiles !== null && changedFiles !== files.length)) return null
  // What a changed file is the target of, only the trees tell.
  if (entries.some((entry) => isLinkInTheWay(entry) || mayNameModels(entry))) return null
  const policies: readonly string[] = policyPaths(statedPolicy)
  const matters = (path: string): boolean =>
    KINDS.some((kind) => isGoverned(path, kind)) || mayRunCheck(path) || policies.includes(path) || consoles.has(path)
  return files.filter(({ path, former }) => matters(path) || (former !== null && matters(former)))
}

function isLinkInTheWay({ path, kind }: TreeEntry): boolean {
  return kind === 'symlink' && hasAdapter(path, kind)
}

const KINDS = ['file', 'symlink', 'submodule'] as const

/**
 * The states before and after, and what has to be read of them, in one round: by the list of changed files where that is whole, and with no
 * request where nothing in it matters; else by the tree of the merge base. Where GitHub cuts a tree, by the folders that differ.
 * @throws {UserError} when the contents are larger in total than is read, or the folders take more requests than a run may
 */
export async function readStates(github: GitHub, trees: Trees, found: Found): Promise<States> {
  const { comparison, after, tip, statedPolicy } = found
  const { mergeBase, committed } = comparison
  const { entries } = after
  if (entries === null) {
    const [before, now] = [mergeBase, tip].map(trees.unlisted)
    const sides = { before: before ?? null, after, tip: tip === mergeBase ? null : (now ?? null) }
    return { ...(await openStates(trees, sides, statedPolicy)), known: new Map(), committed }
  }
  const changes = listedChanges(found)
  if (changes?.length === 0) {
    const before = formerTree(entries, comparison.files ?? [], [], [])
    return { ...wholeStates({ before, after: entries, tip: null }), known: new Map(), committed }
  }
  const readTip = tip === mergeBase ? null : trees.list(tip)
  if (changes === null) {
    const governed = entries.filter(({ path, kind }) => hasAdapter(path, kind) && kind === 'file')
    const some = governed.length <= ON_CHANCE / 2 ? governed : []
    const [before, now, { blobs }] = await Promise.all([
      trees.list(mergeBase),
      readTip,
      contentsOf(
        github,
        some,
        mergeBase,
        some.map(({ path }) => path),
      ),
    ])
    return { ...(await openStates(trees, { before, after, tip: now }, statedPolicy)), known: blobs, committed }
  }
  const paths = changes.flatMap(({ path, former }) => [path, ...(former === null ? [] : [former])])
  const [{ blobs, files }, now] = await Promise.all([
    contentsOf(github, needed(entries, paths, found.consoles), mergeBase, paths),
    readTip,
  ])
  const links = files.some((entry) => isLinkInTheWay(entry) || mayNameModels(entry))
  if (links || now?.entries === null) {
    const before = await trees.list(mergeBase)
    return { ...(await openStates(trees, { before, after, tip: now }, statedPolicy)), known: blobs, committed }
  }
  const before = formerTree(entries, comparison.files ?? [], files, paths)
  return { ...wholeStates({ before, after: entries, tip: now?.entries ?? null }), known: blobs, committed }
}

/** The entries of the head that a judgement reads when these paths changed. */
function needed(after: readonly TreeEntry[], changed: readonly string[], consoles: ReadonlySet<string>): TreeEntry[] {
  const named = new Set(changed)
  const files = after.filter(({ kind }) => kind === 'file')
  const touched = files.filter(({ path }) => named.has(path))
  // Of what no adapter reads, the change itself tells whether there is anything to judge.
  if (changed.every((path) => isWatched(path) && !KINDS.some((kind) => hasAdapter(path, kind)))) return touched
  const workflows = changed.some(mayRunCheck)
    ? files.filter(({ path }) => mayRunCheck(path)).slice(0, MOST_WORKFLOWS)
    : []
  const spare = files.filter(({ path }) => isWatched(path) && !isProse(path)).slice(0, MOST_UNREAD_FILES)
  return [
    ...touched,
    ...files.filter(({ path, kind }) => hasAdapter(path, kind) || consoles.has(path)),
    ...workflows,
    ...spare,
  ]
}

function contentsOf(
  github: GitHub,
  entries: readonly TreeEntry[],
  commit: string,
  paths: readonly string[],
): Promise<Contents> {
  const spare = entries.filter(({ path, kind }) => isWatched(path) && !hasAdapter(path, kind))
  const oidsOf = (some: readonly TreeEntry[]): string[] => some.flatMap(({ oid }) => oid ?? [])
  return readContents(github, { oids: oidsOf(entries), at: { commit, paths }, spare: new Set(oidsOf(spare)) })
}

/**
 * The tree before: the head's, with what was there in place of the files that were `asked` for, `former`. Of other changed files it is known
 * whether they were there, and not what they held.
 */
function formerTree(
  after: readonly TreeEntry[],
  changes: readonly ChangedFile[],
  former: readonly TreeEntry[],
  asked: readonly string[],
): TreeEntry[] {
  const replaced = new Set([...asked, ...former.map(({ path }) => path)])
  const others = changes.filter(({ path }) => !replaced.has(path))
  const fresh = new Set(others.flatMap(({ path, side }) => (side === 'after' ? [path] : [])))
  const gone = changes.flatMap(({ path, former: was, side }) => [
    ...(side === 'before' ? [path] : []),
    ...(was !== null && side === 'after' ? [was] : []),
  ])
  const here = new Set(after.map(({ path }) => path))
  return [
    ...after.filter(({ path }) => !replaced.has(path) && !fresh.has(path)),
    ...gone
      .filter((path) => !replaced.has(path) && !here.has(path))
      .map((path): TreeEntry => ({ path, kind: 'file', oid: null })),
    ...former,
  ]
}
