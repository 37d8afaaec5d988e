import { visible } from '../core/text/message.js'
import { dayOfSeconds } from '../core/text/day.js'
import { UserError } from '../core/user-error.js'
import type { Git } from '../io/git/git.js'
import type { Surroundings } from '../io/surroundings.js'
import type { Tree } from '../io/files/tree.js'

/** One side of the comparison with a name for people. */
export interface NamedTree {
  readonly tree: Tree
  readonly name: string
  readonly sha: string | null
  /** The branch that the change is for as it is now, where that is not this side itself. */
  readonly tip?: Tree
  /** The day on which its commit was made, `YYYY-MM-DD`, UTC; null where git has no such day. */
  readonly committed?: () => Promise<string | null>
}

/** Names of the main branch, the likeliest first. */
const MAIN = ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master']

/** Full reference names: a tag called `origin/main` must not be used for the branch. */
const wholeName = (name: string): string => `refs/${name.startsWith('origin/') ? 'remotes' : 'heads'}/${name}`

/** A main branch whose last commit is older was probably not fetched for long, or is not the main branch any more. */
const STALE_DAYS = 30

/**
 * The merge base of a commit with the main branch: the one that `GITHUB_BASE_REF` names, else HEAD’s own in a bare repository, else the
 * first of MAIN that is here. Null only before the first commit of a repository that has no main branch either: nothing was there before.
 * @throws {UserError} when there is no main branch, or the two have no commit in common here
 */
export async function mainBase(
  git: Git,
  tip: string | null,
  { environment, day }: Pick<Surroundings, 'environment'> & { readonly day: string },
): Promise<NamedTree | null> {
  const stated = environment.GITHUB_BASE_REF ?? ''
  const candidates: readonly (readonly [name: string, whole: string])[] =
    stated === ''
      ? [...(await headBranch(git)), ...MAIN.map((name) => [name, wholeName(name)] as const)]
      : [
          [`origin/${stated}`, `refs/remotes/origin/${stated}`],
          [stated, `refs/heads/${stated}`],
        ]
  for (const [name, whole] of candidates) {
    const target = await git.resolve(whole)
    if (target === null) continue
    const commit = tip === null ? target : await git.mergeBase(tip, target)
    const shown = visible(name)
    if (commit === null)
      throw new UserError(
        `${shown} and ${tip?.slice(0, 7) ?? ''} have no commit in common here, so there is nothing to compare with.`,
        await remedy(git),
        'config',
      )
    const age = name === 'origin/HEAD' ? await staleness(git, whole, target, day) : ''
    return {
      tree: await git.commitTree(commit),
      name: `the merge base with ${shown} (${commit.slice(0, 7)}${age})`,
      sha: commit,
      committed: committedIn(git, commit),
      ...(target === commit ? {} : { tip: await git.commitTree(target) }),
    }
  }
  if (stated === '' && tip === null) return null
  throw new UserError(
    stated === ''
      ? `There is nothing to compare with: none of ${MAIN.join(', ')} is in this checkout.`
      : `GITHUB_BASE_REF is ${visible(stated)}, and neither origin/${visible(stated)} nor ${visible(stated)} is in this checkout, so there is nothing to compare with.`,
    await remedy(git),
    'config',
  )
}

/** When a commit of a repository was made; asked for only where it matters. */
export function committedIn(git: Git, commit: string): () => Promise<string | null> {
  return async () => dayOfSeconds(await git.timeOf(commit))
}

/** The branch that HEAD names in a bare repository: there it is the main branch, because a bare repository has no work tree to switch. */
async function headBranch(git: Git): Promise<(readonly [name: string, whole: string])[]> {
  const whole = git.bare ? await git.symbolic('HEAD') : null
  return whole === null ? [] : [[whole.replace('refs/heads/', ''), whole]]
}

async function remedy(git: Git): Promise<string> {
  const name = 'Or name what to compare with: --base REF.'
  return (await git.isShallow())
    ? `It is a shallow clone: give actions/checkout \`fetch-depth: 0\`, or run git fetch --unshallow origin. ${name}`
    : `Fetch the main branch: git fetch origin, then git remote set-head origin --auto. ${name}`
}

/** `; origin/master, whose last commit here is 94 days old`; empty for a young one. */
async function staleness(git: Git, whole: string, target: string, day: string): Promise<string> {
  const days = Math.floor((Date.parse(day) / 1000 - (await git.timeOf(target))) / 86_400)
  if (days < STALE_DAYS) return ''
  const branch = (await git.symbolic(whole))?.replace('refs/remotes/', '') ?? 'origin/HEAD'
  return `; ${visible(branch)}, whose last commit here is ${days} days old: git fetch and git remote set-head origin --auto make it current`
}
