import type { FoundPolicy } from '../../core/policy/layers.js'
import { UserError } from '../../core/user-error.js'
import type { GitHub } from './client.js'
import {
  COMMENT_NODES,
  existing,
  ownComments,
  VIEWER,
  type CommentAnswer,
  type Conversation,
  type ViewerAnswer,
} from './own-comments.js'
import { readPages, type Page } from './pages.js'

/**
 * The state of a pull request in one query: its head and base, the policy of the base branch, and this action's
 * comments.
 */
export interface PullRequestState extends Conversation {
  readonly baseRef: string
  /** The commit at the tip of the base branch. */
  readonly baseSha: string
  readonly policy: FoundPolicy | null
  /** Whether the repository is public. */
  readonly isPublic: boolean
}

/** The GraphQL fields of a file. */
const FILE = '{ mode object { ... on Blob { oid text isBinary isTruncated } } }'
/** Both paths in one request: the second counts where the first has nothing. */
/** The GraphQL fields of the policy. */
const POLICY_FILE = `file(path: $policy) ${FILE} other: file(path: $other) ${FILE}`

/** The GraphQL query for a pull request. */
export const PULL_REQUEST_QUERY = `query PullRequest($owner: String!, $name: String!, $number: Int!, $policy: String!, $other: String!, $after: String) {
  ${VIEWER}
  repository(owner: $owner, name: $name) {
    isPrivate
    pullRequest(number: $number) {
      headRefOid
      baseRefName
      baseRef { target { oid ... on Commit { ${POLICY_FILE} } } }
      comments(first: 100, after: $after) { ${COMMENT_NODES} }
    }
  }
}`

/** The GraphQL query for the default branch. */
export const DEFAULT_BRANCH_QUERY = `query DefaultBranch($owner: String!, $name: String!, $policy: String!, $other: String!) {
  repository(owner: $owner, name: $name) {
    isPrivate
    defaultBranchRef { name target { oid ... on Commit { ${POLICY_FILE} } } }
  }
}`

export interface FileAnswer {
  readonly mode: number
  readonly object: {
    readonly text?: string | null
    readonly isBinary?: boolean | null
    readonly isTruncated?: boolean
  } | null
}

interface RefAnswer {
  readonly target: {
    readonly oid: string
    readonly file?: FileAnswer | null
    readonly other?: FileAnswer | null
  } | null
}

interface PullRequestAnswer {
  readonly viewer: ViewerAnswer
  readonly repository: {
    readonly isPrivate: boolean
    readonly pullRequest: {
      readonly headRefOid: string
      readonly baseRefName: string
      readonly baseRef: RefAnswer | null
      readonly comments: Page<CommentAnswer>
    } | null
  } | null
}

/**
 * Reads a pull request; comments beyond the first hundred are further pages.
 * @throws {UserError} when it does not exist for the token.
 */
export async function readPullRequest(
  github: GitHub,
  number: number,
  policyPaths: PolicyPaths,
  marker: string,
): Promise<PullRequestState> {
  const pullOf = ({ repository }: PullRequestAnswer) => existing(repository?.pullRequest, number)
  const { last, nodes } = await readPages(
    (after) => github.graphql<PullRequestAnswer>(PULL_REQUEST_QUERY, { number, ...variables(policyPaths), after }),
    (answer) => pullOf(answer).comments,
  )
  const { headRefOid, baseRefName, baseRef } = pullOf(last)
  const target = baseRef?.target
  if (!target)
    throw new UserError(
      `The base branch ${baseRefName} does not exist any more.`,
      'Change the base of the pull request.',
      'config',
    )
  return {
    headSha: headRefOid,
    baseRef: baseRefName,
    baseSha: target.oid,
    policy: policyAt(target, policyPaths),
    isPublic: !last.repository?.isPrivate,
    comments: ownComments(nodes, last.viewer, marker),
  }
}

/**
 * The default branch and the policy at its tip.
 * @throws {UserError} when the repository does not exist for the token, or has no branch.
 */
export async function readDefaultBranch(
  github: GitHub,
  policyPaths: PolicyPaths,
): Promise<{ name: string; sha: string; policy: FoundPolicy | null; isPublic: boolean }> {
  const answer = await github.graphql<{
    repository: { isPrivate: boolean; defaultBranchRef: (RefAnswer & { readonly name: string }) | null } | null
  }>(DEFAULT_BRANCH_QUERY, variables(policyPaths))
  const ref = answer.repository?.defaultBranchRef
  if (!ref?.target) throw new UserError('The repository has no default branch.', 'Push a first commit.', 'config')
  return {
    name: ref.name,
    sha: ref.target.oid,
    policy: policyAt(ref.target, policyPaths),
    isPublic: !answer.repository?.isPrivate,
  }
}

/** The paths at which a policy may lie, the first that has one counts; at most two. */
type PolicyPaths = readonly [string, ...string[]]

function variables([policy, other = policy]: PolicyPaths): { policy: string; other: string } {
  return { policy, other }
}

function policyAt(target: NonNullable<RefAnswer['target']>, [path, other = path]: PolicyPaths): FoundPolicy | null {
  for (const [file, source] of [
    [target.file, path],
    [target.other, other],
  ] as const) {
    const found = policyOf(file ?? null, source, target.oid)
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
