import { UserError } from '../../core/user-error.js'
import { visible } from '../../core/text/message.js'
import { claimedRepository } from './find-git.js'
import { readHistory, type History } from './git-history.js'
import { blobReader, onDisk, parseIndex, parseTree, parseUntracked, withoutConflicts } from './git-trees.js'
import { answerOf, gitError, gitIn } from './run-git.js'
import { submoduleHead } from './submodule-head.js'
import type { Surroundings } from '../surroundings.js'
import type { Tree } from '../files/tree.js'

/**
 * Answers of git for one checkout. Nothing here asks a server, and no hook or filter of the repository is run. Null is git's own
 * "there is none"; where git fails, each of them throws a UserError with its words.
 */
export interface Git {
  /** The top of the working tree; of a bare repository, its folder. */
  readonly root: string
  /** Whether there is no working tree: the repository is bare. */
  readonly bare: boolean
  /** The commit of a name; null when nothing has that name, or it is not a commit's. */
  readonly resolve: (name: string) => Promise<string | null>
  /** The last commit; null before the first one on this branch. */
  readonly headCommit: () => Promise<string | null>
  /** Null when the two have no commit in common, as far as it is here. */
  readonly mergeBase: (a: string, b: string) => Promise<string | null>
  /** Whether older commits may be missing here. */
  readonly isShallow: () => Promise<boolean>
  /** When a commit was made, in seconds since 1970. */
  readonly timeOf: (commit: string) => Promise<number>
  /** The target of a symbolic name such as `refs/remotes/origin/HEAD`; null when it is not one. */
  readonly symbolic: (name: string) => Promise<string | null>
  /** Where the remote `origin` is; null when there is none. */
  readonly originUrl: () => Promise<string | null>
  readonly commitTree: (commit: string) => Promise<Tree>
  /** Files of the working tree that git tracks or would add; what a sparse checkout leaves out, as the index has it. */
  readonly workingTree: () => Promise<Tree>
  /** What the next commit would hold. */
  readonly stagedTree: () => Promise<Tree>
  /** Tracked paths that a sparse checkout leaves out, of those that are wanted. */
  readonly leftOut: (wanted: (path: string) => boolean) => Promise<string[]>
  /** The commits up to HEAD, along first parents: the last so many, or those since a name; null when that names no commit. */
  readonly history: (since: number | string) => Promise<History | null>
}

/**
 * The checkout of a folder; null only where there is no `.git` in it or above.
 * @throws {UserError} when there is one that git cannot read, or git is not installed
 */
export async function openGit({ folder, environment }: Surroundings): Promise<Git | null> {
  const claimed = claimedRepository({ folder, environment })
  if (claimed === null) return null
  const { root, bare } = await findTop(folder, claimed, environment)
  const git = gitIn(root, environment)
  const needed = async (...args: string[]): Promise<string> => answerOf(await git(...args), args[0] ?? '', root)
  const read = blobReader(root, environment)

  const resolve: Git['resolve'] = async (name) => {
    if (name.startsWith('-')) return null
    const commit = await git('rev-parse', '--verify', '--quiet', `${name}^{commit}`)
    if ('out' in commit) return commit.out.trim()
    const named = await git('rev-parse', '--verify', '--quiet', name)
    if (!('out' in named)) return null
    // It names something: a file or folder, or a commit whose object is missing, and then this throws.
    await needed('cat-file', '-t', named.out.trim())
    return null
  }
  const listIndex = async () => parseIndex(await needed('ls-files', '-z', '--stage', '-t'))
  return {
    root,
    bare,
    resolve,
    headCommit: async () => {
      const commit = await resolve('HEAD')
      if (commit !== null) return commit
      // `git log` alone distinguishes a branch without commits from a broken one.
      const log = await git('log', '-1', '--format=%H')
      if ('out' in log) return log.out.trim()
      if (log.failure.words.includes('does not have any commits yet')) return null
      throw gitError(log.failure, 'log', root)
    },
    mergeBase: async (a, b) => {
      const answer = await git('merge-base', a, b)
      if ('failure' in answer && answer.failure.exit === 1) return null
      return answerOf(answer, 'merge-base', root).trim()
    },
    isShallow: async () => (await needed('rev-parse', '--is-shallow-repository')).trim() === 'true',
    timeOf: async (commit) => Number(await needed('log', '-1', '--format=%ct', commit, '--')),
    symbolic: async (name) => {
      const answer = await git('symbolic-ref', '--quiet', name)
      if ('failure' in answer && answer.failure.exit === 1) return null
      return answerOf(answer, 'symbolic-ref', root).trim()
    },
    originUrl: async () => {
      const answer = await git('config', '--get', 'remote.origin.url')
      if ('failure' in answer && answer.failure.exit === 1) return null
      return answerOf(answer, 'config', root).trim()
    },
    commitTree: async (commit) => ({
      entries: parseTree(await needed('ls-tree', '-r', '-z', '--full-tree', commit)),
      read,
    }),
    workingTree: async () => {
      if (bare)
        throw new UserError(
          `${visible(root)} is a bare repository, so it has no working tree.`,
          'Run it in a checkout: git worktree add makes one.',
          'config',
        )
      const index = await listIndex()
      const untracked = parseUntracked(await needed('ls-files', '-z', '--others', '--exclude-standard'))
      return onDisk(root, index, untracked, read, (path) => submoduleHead(`${root}/${path}`, environment))
    },
    stagedTree: async () => ({ entries: withoutConflicts(await listIndex()), read }),
    leftOut: async (wanted) =>
      bare ? [] : (await listIndex()).filter(({ sparse, path }) => sparse && wanted(path)).map(({ path }) => path),
    history: async (since) => {
      const start = typeof since === 'string' ? await resolve(since) : null
      if (typeof since === 'string' && start === null) return null
      return readHistory(needed, start === null ? [`--max-count=${since}`, 'HEAD'] : [`${start}..HEAD`])
    },
  }
}

/** The top of the working tree around a folder, or the folder of a bare repository. */
async function findTop(
  folder: string,
  claimed: string,
  environment: Surroundings['environment'],
): Promise<{ root: string; bare: boolean }> {
  const git = gitIn(folder, environment)
  const top = await git('rev-parse', '--show-toplevel')
  if ('out' in top) return { root: top.out.replace(/\r?\n$/, ''), bare: false }
  const bare = await git('rev-parse', '--is-bare-repository', '--absolute-git-dir')
  if ('out' in bare && bare.out.startsWith('true\n'))
    return { root: bare.out.slice('true\n'.length).replace(/\r?\n$/, ''), bare: true }
  throw gitError(top.failure, 'rev-parse', claimed)
}
