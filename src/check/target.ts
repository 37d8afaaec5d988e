import type { Target } from '../core/policy/groups.js'
import { once } from '../core/text/memoize.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { openGit } from '../io/git/git.js'
import type { GitHub } from '../io/github/client.js'
import { readTopics } from '../io/github/topics.js'
import type { Surroundings } from '../io/surroundings.js'

/** The repository of a run: its name as the runner states it, its topics by one request where a policy asks for them. */
export function targetByApi(github: GitHub): Target {
  return {
    repository: () => Promise.resolve(`${github.owner}/${github.name}`),
    topics: once(() => readTopics(github)),
  }
}

/** The name of a repository on GitHub. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/

/**
 * The repository of a folder: as stated, else by GITHUB_REPOSITORY, else by the remote `origin`. No file of the tree is asked, and topics
 * are not known offline.
 * @throws {UserError} when what is stated is not `owner/name`.
 */
export function targetOnDisk({ repository, ...place }: Surroundings & { readonly repository: string | null }): Target {
  if (repository !== null && !NAME.test(repository))
    throw new UserError(`--repository ${visible(repository)} is not a repository.`, 'Write OWNER/NAME.')
  const { GITHUB_REPOSITORY: told = '' } = place.environment
  const named = repository ?? (NAME.test(told) ? told : null)
  return {
    repository: named === null ? once(() => originOf(place)) : () => Promise.resolve(named),
    topics: () => Promise.resolve(null),
  }
}

/** Null where there is no checkout, no such remote, or git cannot read it: then the name is not known. */
async function originOf(place: Surroundings): Promise<string | null> {
  try {
    const git = await openGit(place)
    return repositoryOf((await git?.originUrl()) ?? '')
  } catch {
    return null
  }
}

/** `owner/name` of `https://host/owner/name.git`, `git@host:owner/name.git` or `ssh://git@host/owner/name`; null for any other. */
export function repositoryOf(url: string): string | null {
  const found = /^(?:(?:https|ssh|git):\/\/[^/\s]+\/|[^/\s:]+@[^/\s:]+:)([^/\s]+\/[^/\s]+?)(?:\.git)?\/?$/.exec(url)
  return found?.[1] !== undefined && NAME.test(found[1]) ? found[1] : null
}
