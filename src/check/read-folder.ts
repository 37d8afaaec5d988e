import { realpathSync } from 'node:fs'
import { visible } from '../core/text/message.js'
import { hasAdapter } from '../core/kiro/configuration.js'
import { UserError } from '../core/user-error.js'
import { directoryTree } from '../io/files/directory.js'
import { lookAt } from '../io/files/look-at.js'
import type { Git } from '../io/git/git.js'
import { wayBelow, type Surroundings } from '../io/surroundings.js'
import type { Tree } from '../io/files/tree.js'

/**
 * The Kiro files of a folder, called `name` where it cannot be read; of a bare repository those of its last commit.
 * @throws {UserError} when there is a git checkout that cannot be read
 */
export async function readFolder({ folder, environment }: Surroundings, name = folder): Promise<Tree> {
  const git = await gitAt({ folder, environment })
  if (git === null) return directoryTree(folder, name)
  if (realpathSync(git.root) === realpathSync(folder)) return git.bare ? lastTree(git) : git.workingTree()
  const [path] = await leftOut(git, folder, (below) => hasAdapter(below, 'file'))
  if (path !== undefined) throw outside(path)
  return directoryTree(folder, name)
}

/** What HEAD names; nothing before the first commit. */
async function lastTree(git: Git): Promise<Tree> {
  const last = await git.headCommit()
  return last === null ? { entries: [], read: () => Promise.resolve([]) } : git.commitTree(last)
}

/**
 * Nothing, where what is not on disk is not in the repository either.
 * @throws {UserError} when a sparse checkout leaves one of these paths of the folder out: it is not known then, and not absent
 */
export async function refuseLeftOut({ folder, environment }: Surroundings, paths: readonly string[]): Promise<void> {
  const lacking = paths.filter((path) => lookAt(folder, path).kind === 'nothing')
  const git = lacking.length === 0 ? null : await gitAt({ folder, environment })
  if (git === null) return
  const [path] = await leftOut(git, folder, (below) => lacking.includes(below))
  if (path !== undefined) throw outside(path)
}

/** Paths from the top that a sparse checkout leaves out, of those that are wanted by their path from the folder. */
async function leftOut(git: Git, folder: string, wanted: (below: string) => boolean): Promise<string[]> {
  const way = wayBelow(git.root, folder)
  const paths = await git.leftOut((path) => path.startsWith(way) && wanted(path.slice(way.length)))
  return paths.filter((path) => lookAt(git.root, path).kind === 'nothing')
}

function outside(path: string): UserError {
  return new UserError(
    `${visible(path)} is in the repository, and this sparse checkout leaves it out.`,
    `Bring it here: git sparse-checkout add ${visible(path.split('/').slice(0, -1).join('/'))}, or git sparse-checkout disable.`,
    'config',
  )
}

/** The checkout around a folder, if there is one. Git is loaded only where it is needed. */
export async function gitAt(surroundings: Surroundings): Promise<Git | null> {
  const { openGit } = await import('../io/git/git.js')
  return openGit(surroundings)
}
