import { lookAt } from '../files/look-at.js'
import type { Surroundings } from '../surroundings.js'
import { gitError, gitIn } from './run-git.js'

/** Variables with which git, when it runs a hook, names its own repository: they would answer for a submodule too (githooks(5)). */
const OF_ONE_REPOSITORY = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
])

/**
 * The commit that is checked out in a submodule: what `git add` would put into the index. Null where nothing is checked out, empty
 * before its first commit.
 * @throws {UserError} when there is a repository that git cannot read.
 */
export async function submoduleHead(folder: string, environment: Surroundings['environment']): Promise<string | null> {
  if (lookAt(folder, '.git').kind === 'nothing') return null
  const own = Object.fromEntries(Object.entries(environment).filter(([name]) => !OF_ONE_REPOSITORY.has(name)))
  const answer = await gitIn(folder, own)('rev-parse', '--verify', '--quiet', 'HEAD^{commit}')
  if ('out' in answer) return answer.out.trim()
  if (answer.failure.exit === 1) return ''
  throw gitError(answer.failure, 'rev-parse', folder)
}
