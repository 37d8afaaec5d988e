import { readFileSync, realpathSync, statSync } from 'node:fs'
import { check } from '../core/check.js'
import type { Failure, Report } from '../core/report.js'
import { UserError } from '../core/user-error.js'
import { codeOf, directoryTree } from '../io/directory.js'
import type { Git } from '../io/git.js'
import type { Tree } from '../io/tree.js'
import { DEFAULT_POLICY_PATH, isFailure, readPolicy, type PolicyText } from './read-policy.js'
import { readSources, sameSources } from './read-sources.js'

export interface LocalCheck {
  readonly folder: string
  /** A folder or a git revision; null chooses the merge base with the main branch. */
  readonly base: string | null
  /** A folder or a git revision; null is the working tree. */
  readonly head: string | null
  /** A policy file on disk; null reads the usual path from the base, or from the head when the base has none. */
  readonly policy: string | null
  readonly day: string
}

export interface LocalResult {
  readonly result: Report | Failure
  /** What was compared with what, and whose policy judged: a line for people. */
  readonly compared: string
}

/** One side of the comparison with a name for people. */
interface NamedTree {
  readonly tree: Tree
  readonly name: string
  readonly sha: string | null
}

/** The check in a checkout or between two folders, offline. */
export async function checkLocal(options: LocalCheck): Promise<LocalResult> {
  const { folder, day } = options
  // Two folders can be compared without git, and then it is not even started.
  const folders = options.base !== null && options.head !== null && isFolder(options.base) && isFolder(options.head)
  const git = folders ? null : await gitIn(folder)
  const [base, head] = await Promise.all([findBase(options, git), findHead(options, git)])
  const found = options.policy === null ? await policyOf(base, head) : policyFile(options.policy)
  const compared = `${base === null ? 'Nothing to compare with, so every finding counts' : `Compared ${head.name} with ${base.name}`}${found === null ? '' : `; policy ${found.from}`}.`
  const policy = readPolicy(found)
  if (isFailure(policy)) return { result: policy, compared }
  const [before, after] = await Promise.all([base === null ? null : readSources(base.tree), readSources(head.tree)])
  const report = check({ before, after, policy, day })
  const skipped = before !== null && sameSources(before, after)
  return { result: skipped ? { ...report, verdict: 'skipped' } : report, compared }
}

async function findHead({ head, folder }: LocalCheck, git: Git | null): Promise<NamedTree> {
  if (head !== null) return named(head, git, '--head')
  if (git === null) return { tree: directoryTree(folder), name: 'this folder', sha: null }
  return { tree: await git.workingTree(), name: 'the working tree', sha: null }
}

async function findBase({ base, head }: LocalCheck, git: Git | null): Promise<NamedTree | null> {
  if (base !== null) return named(base, git, '--base')
  if (git === null) return null
  const tip = await git.resolve(head !== null && !isFolder(head) ? head : 'HEAD')
  for (const branch of ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master']) {
    const target = await git.resolve(branch)
    if (target === null) continue
    const commit = tip === null ? target : await git.mergeBase(tip, target)
    if (commit !== null) return { tree: await git.commitTree(commit), name: `the merge base with ${branch} (${commit.slice(0, 7)})`, sha: commit }
  }
  return null
}

async function named(name: string, git: Git | null, flag: string): Promise<NamedTree> {
  if (isFolder(name)) return { tree: directoryTree(name), name, sha: null }
  const commit = (await git?.resolve(name)) ?? null
  if (git === null || commit === null) {
    throw new UserError(`${flag} ${name} is neither a folder nor a revision of git here.`, 'Give a folder, a branch, a tag or a commit; `git fetch` brings branches that are not here yet.')
  }
  return { tree: await git.commitTree(commit), name: `${name} (${commit.slice(0, 7)})`, sha: commit }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** The base's policy judges; only a repository that has none there yet is judged by the head's own. */
async function policyOf(base: NamedTree | null, head: NamedTree): Promise<(PolicyText & { from: string }) | null> {
  for (const side of base === null ? [head] : [base, head]) {
    const entry = side.tree.entries.find(({ path }) => path === DEFAULT_POLICY_PATH)
    if (!entry) continue
    if (entry.kind !== 'file') throw new UserError(`${DEFAULT_POLICY_PATH} in ${side.name} is a link, so the policy could be anything.`, 'Commit the policy itself.', 'policy')
    const [bytes] = await side.tree.read([entry])
    if (bytes) return { text: new TextDecoder().decode(bytes), source: DEFAULT_POLICY_PATH, sha: side.sha, from: `of ${side.name}` }
  }
  return null
}

function policyFile(path: string): PolicyText & { from: string } {
  try {
    return { text: readFileSync(path, 'utf8'), source: path, sha: null, from: path }
  } catch (error) {
    throw new UserError(`--policy ${path} cannot be read (${codeOf(error)}).`, 'Check the path.')
  }
}

/** The Kiro files of some folders, for an inventory. */
export async function readFolder(folder: string): Promise<Tree> {
  const git = await gitIn(folder)
  const same = git !== null && realpathSync(git.root) === realpathSync(folder)
  return same ? git.workingTree() : directoryTree(folder)
}

async function gitIn(folder: string): Promise<Git | null> {
  const { openGit } = await import('../io/git.js')
  return openGit(folder)
}
