import type { FoundPolicy } from '../../core/policy/layers.js'
import { UserError } from '../../core/user-error.js'
import type { GitHub } from './client.js'
import { errorAt, refusalOf, type PartialAnswer } from './partial.js'

/** The commit at the tip of a branch, and the policy there. */
export interface BranchTip {
  readonly sha: string
  readonly policy: FoundPolicy | null
}

/** The paths at which a policy may lie, the first that has one counts; at most two. */
export type PolicyPaths = readonly [string, ...string[]]

/** The GraphQL fields of a file. */
const FILE = '{ mode object { ... on Blob { oid text isBinary isTruncated } } }'
/** The GraphQL fields of the policy: both paths in one request, the second counts where the first has nothing. */
export const POLICY_FILE = `file(path: $policy) ${FILE} other: file(path: $other) ${FILE}`

/** The GraphQL query for the default branch. */
export const DEFAULT_BRANCH_QUERY = `query DefaultBranch($owner: String!, $name: String!, $policy: String!, $other: String!) {
  repository(owner: $owner, name: $name) {
    isPrivate
    defaultBranchRef { name target { oid ... on Commit { ${POLICY_FILE} } } }
  }
}`

/** A file of an answer. */
export interface FileAnswer {
  readonly mode: number
  readonly object: {
    readonly text?: string | null
    readonly isBinary?: boolean | null
    readonly isTruncated?: boolean
  } | null
}

/** A branch of an answer. */
export interface RefAnswer {
  readonly target: {
    readonly oid: string
    readonly file?: FileAnswer | null
    readonly other?: FileAnswer | null
  } | null
}

/**
 * The default branch and the policy at its tip.
 * @throws {UserError} when the repository does not exist for the token, or has no branch.
 */
export async function readDefaultBranch(
  github: GitHub,
  policyPaths: PolicyPaths,
): Promise<BranchTip & { readonly name: string; readonly isPublic: boolean }> {
  const answer = await github.partial<{
    repository: { isPrivate?: boolean | null; defaultBranchRef?: (RefAnswer & { readonly name: string }) | null } | null
  }>(DEFAULT_BRANCH_QUERY, policyVariables(policyPaths))
  const ref = answer.data.repository?.defaultBranchRef ?? null
  const tip = branchTip(answer, ['repository', 'defaultBranchRef'], ref, policyPaths)
  if (ref === null || tip === null)
    throw new UserError('The repository has no default branch.', 'Push a first commit.', 'config')
  return { name: ref.name, ...tip, isPublic: answer.data.repository?.isPrivate !== true }
}

/** The variables of POLICY_FILE. */
export function policyVariables([policy, other = policy]: PolicyPaths): { policy: string; other: string } {
  return { policy, other }
}

/** A branch of a partial answer; null where there is none. What GitHub refused is thrown: it is never taken for a policy that is not there. */
export function branchTip(
  answer: PartialAnswer<unknown>,
  field: readonly string[],
  ref: RefAnswer | null,
  policyPaths: PolicyPaths,
): BranchTip | null {
  const refused = errorAt(answer, ...field)
  const target = ref?.target
  if (!target) {
    if (refused !== null) throw refusalOf(refused)
    return null
  }
  return { sha: target.oid, policy: policyAt(answer, [...field, 'target'], target, policyPaths) }
}

function policyAt(
  answer: PartialAnswer<unknown>,
  field: readonly string[],
  target: NonNullable<RefAnswer['target']>,
  [path, other = path]: PolicyPaths,
): FoundPolicy | null {
  for (const [key, source] of [
    ['file', path],
    ['other', other],
  ] as const) {
    const refused = errorAt(answer, ...field, key)
    if (refused !== null) throw refusalOf(refused)
    const found = policyOf(target[key] ?? null, source, target.oid)
    if (found !== null) return found
  }
  return null
}

/** Git's modes of regular files. */
const REGULAR_FILES = [0o100644, 0o100755]

/** A file as GraphQL returns it: its text, or why it has none; null when there is no such file. */
export function policyOf(file: FileAnswer | null, path: string, sha: string): FoundPolicy | null {
  if (file === null) return null
  const { object, mode } = file
  if (
    !REGULAR_FILES.includes(mode) ||
    typeof object?.text !== 'string' ||
    object.isBinary === true ||
    object.isTruncated === true
  ) {
    return {
      source: path,
      sha,
      unreadable: `${path} at ${sha.slice(0, 7)} is not a text file: it is a link, a folder, binary or too large.`,
    }
  }
  return { source: path, sha, text: object.text }
}
