import type { Prices } from '../core/catalogue/prices.js'
import { check } from '../core/check.js'
import { hasAdapter, type SourceFile } from '../core/kiro/configuration.js'
import { namedConsoles } from '../core/policy/named-consoles.js'
import type { Policy } from '../core/policy/policy.js'
import { dayOfTime, replayed, summarize, type Replay, type ReplayedCommit } from '../core/trial/replay.js'
import type { Failure } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import type { FileEdit, PastCommit } from '../io/git/git-history.js'
import { openGit, type Git } from '../io/git/git.js'
import type { Tree, TreeEntry } from '../io/files/tree.js'
import { candidatePolicy, type Candidate } from '../check/candidate-policy.js'
import { isFailure } from '../core/policy/layers.js'
import { readConsoles } from '../check/console-files.js'
import { governedEntries, readSources, sameSources } from '../check/read-sources.js'
import { readUnread, type Sides } from '../check/unread-files.js'
import { referencedPaths } from '../core/kiro/referenced-paths.js'
import { folded, rootOf } from '../core/kiro/surfaces/index.js'

export interface PolicyReplay {
  /** The number of commits, or the name of the commit after which they begin. */
  readonly since: string
  /** The policy; its folder may be any folder of the checkout. */
  readonly candidate: Candidate
  /** Null judges each commit on its own day. */
  readonly day: string | null
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices | undefined
  /** Told before each commit: how many are done of how many. */
  readonly progress: (done: { readonly commits: number; readonly ofCommits: number }) => void
}

/**
 * Judges the past commits of a checkout under a policy, as if it had been in effect.
 * @throws {UserError} without a git history, or when the policy or a commit cannot be read.
 */
export async function replayPolicy({
  since,
  candidate,
  day,
  prices,
  progress,
}: PolicyReplay): Promise<Replay | Failure> {
  const git = await openGit(candidate)
  if (git === null)
    throw new UserError('There is no git checkout here, so there are no past commits.', 'Run it in a checkout.')
  const policy = await candidatePolicy(candidate, git.root)
  if (isFailure(policy)) return policy
  if ((await git.headCommit()) === null) throw new UserError('There is no commit here yet.', 'Commit something first.')
  const history = await git.history(isNumber(since) ? Number(since) : since)
  if (history === null)
    throw new UserError(
      `--since ${since} is neither a number of commits nor a revision of git here.`,
      'Give a number above 0, a branch, a tag or a commit; `git fetch` brings branches that are not here yet.',
    )
  if (history.shallow && history.commits.length === 0)
    throw new UserError(
      'This clone is too shallow: what its commits changed is not here.',
      'Give actions/checkout `fetch-depth: 0`, or run git fetch --unshallow origin.',
      'config',
    )
  const { judged, developers } = await judgeAll(git, [...history.commits].reverse(), policy, { day, prices, progress })
  return summarize(judged.reverse(), {
    commits: history.commits.length,
    shallow: history.shallow,
    developers,
    policy: policy.map(({ source }) => source),
    asOf: day,
  })
}

/** Longer digit strings are abbreviated object ids. */
function isNumber(since: string): boolean {
  return /^[1-9]\d{0,5}$/.test(since)
}

function isOurs({ before, after }: FileEdit): boolean {
  return [before, after].some((entry) => entry !== null && hasAdapter(entry.path, entry.kind))
}

/** Whether an edit is of a file that the policy names as a copy of the console's rules. */
function isNamed(consoles: ReadonlySet<string>): (edit: FileEdit) => boolean {
  return ({ before, after }) => [before, after].some((entry) => entry !== null && consoles.has(entry.path))
}

/** Whether an edit is of a file that no adapter reads, or of a link to one. */
function isUnread({ before, after }: FileEdit): boolean {
  return [before, after].some((entry) => entry !== null && entry.kind !== 'submodule' && rootOf(entry.path) !== null)
}

/** Whether an edit adds or deletes a file that an agent names as its prompt. */
function ofPrompts(files: readonly SourceFile[]): (edit: FileEdit) => boolean {
  const named = new Set(files.flatMap(referencedPaths).map(folded))
  return ({ before, after }) =>
    (before === null || after === null) && [before, after].some((entry) => entry && named.has(folded(entry.path)))
}

/** Oldest first. One tree is listed in full; every other is computed from the one before by the edits of its commit. */
async function judgeAll(
  git: Git,
  history: readonly PastCommit[],
  policy: Policy,
  { day, prices, progress }: Pick<PolicyReplay, 'day' | 'prices' | 'progress'>,
): Promise<{ judged: ReplayedCommit[]; developers: number | null }> {
  const judged: ReplayedCommit[] = []
  const [first] = history
  if (!first) return { judged, developers: null }
  const start = await git.commitTree(first.parent ?? first.sha)
  const named = namedConsoles(policy)
  const read = reader(start, named)
  const tree = first.parent === null ? [] : start.entries
  governedEntries(tree)
  const entries = new Map(tree.map((entry) => [entry.path, entry]))
  let state = { entries: tree, files: await read.governed(tree) }
  let developers: number | null = null
  for (const [commits, { sha, time, subject, edits }] of history.entries()) {
    progress({ commits, ofCommits: history.length })
    for (const { before: was } of edits) if (was) entries.delete(was.path)
    for (const { after: is } of edits) if (is) entries.set(is.path, is)
    const { files: before } = state
    const ours =
      edits.some(isOurs) ||
      edits.some(isNamed(named)) ||
      edits.some(behindLinks(before)) ||
      edits.some(ofPrompts(before))
    if (!ours && !edits.some(isUnread)) continue
    const next = [...entries.values()]
    const unread = await read.unread(state.entries, next)
    if (!ours && sameSources(unread.before, unread.after)) {
      state = { entries: next, files: before }
      continue
    }
    const after = await read.governed(next)
    const own = dayOfTime(time)
    const sides = { before: [...before, ...unread.before], after: [...after, ...unread.after] }
    const report = check({ ...sides, consoles: named, policy, prices, day: day ?? own })
    judged.push(replayed({ sha, day: own, subject }, report))
    developers = report.estimate.developers
    // Between this commit and the next one that is judged nothing changes that is.
    state = { entries: next, files: after }
  }
  return { judged, developers }
}

/** Whether an edit is of a file that a link leads to, or beside one: then Kiro may find another file through the link. */
function behindLinks(files: readonly SourceFile[]): (edit: FileEdit) => boolean {
  const folders = new Set(files.flatMap(({ target }) => (target === undefined ? [] : [folderOf(target)])))
  const isBelow = (path: string): boolean => {
    for (let at = folderOf(path); ; at = folderOf(at)) {
      if (folders.has(at)) return true
      if (at === '') return false
    }
  }
  return ({ before, after }) =>
    folders.size > 0 && [before, after].some((entry) => entry !== null && isBelow(entry.path))
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Reads of one tree after another what is judged. */
interface Reader {
  readonly governed: (entries: readonly TreeEntry[]) => Promise<SourceFile[]>
  readonly unread: (before: readonly TreeEntry[], after: readonly TreeEntry[]) => Promise<Sides<readonly SourceFile[]>>
}

/** Contents that the tree before had as well are not read again. */
function reader({ read }: Tree, consoles: ReadonlySet<string>): Reader {
  const governed = keeping(read)
  const unread = keeping(read)
  return {
    governed: (entries) =>
      governed(async (kept) => {
        const tree = { entries, read: kept }
        return (await Promise.all([readSources(tree), readConsoles(tree, consoles)])).flat()
      }),
    unread: (before, after) =>
      unread((kept) =>
        readUnread({ before: { entries: before, read: kept }, tip: null, after: { entries: after, read: kept } }),
      ),
  }
}

/** Reads with the contents of the last use at hand. */
function keeping(read: Tree['read']): <Result>(use: (read: Tree['read']) => Promise<Result>) => Promise<Result> {
  let known = new Map<string | null, Uint8Array | null>()
  return async (use) => {
    const current = new Map<string | null, Uint8Array | null>()
    const result = await use(async (wanted) => {
      const held = wanted.filter(({ kind }) => kind !== 'submodule')
      const lacking = held.filter(({ oid }) => !known.has(oid) && !current.has(oid))
      const contents = lacking.length === 0 ? [] : await read(lacking)
      const fresh = new Map(lacking.map(({ oid }, index) => [oid, contents[index] ?? null]))
      for (const { oid } of held) current.set(oid, current.get(oid) ?? fresh.get(oid) ?? known.get(oid) ?? null)
      return wanted.map(({ kind, oid }) => (kind === 'submodule' ? null : (current.get(oid) ?? null)))
    })
    known = current
    return result
  }
}
