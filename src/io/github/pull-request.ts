import { UserError } from '../../core/user-error.js'
import type { GitHub } from './client.js'
import { errorAt, refusalOf, type PartialAnswer } from './partial.js'
import {
  branchTip,
  POLICY_FILE,
  policyVariables,
  type BranchTip,
  type PolicyPaths,
  type RefAnswer,
} from './policy-at-tip.js'

/** A pull request as it is now: its base, with the policy of the base branch. */
export interface PullRequestState extends BranchTip {
  readonly baseRef: string
  /** Whether the repository is public. */
  readonly isPublic: boolean
  /** Why it is not judged: it is closed or merged; null while it is open. */
  readonly over: 'closed' | 'merged' | null
  /** How many files it changes; null where GitHub does not say it. */
  readonly changedFiles: number | null
}

/** The GraphQL query for a pull request: what the verdict depends on is the branch, so that a token that may only read contents can judge. */
export const PULL_REQUEST_QUERY = `query PullRequest($owner: String!, $name: String!, $number: Int!, $base: String!, $policy: String!, $other: String!) {
  repository(owner: $owner, name: $name) {
    isPrivate
    ref(qualifiedName: $base) { target { oid ... on Commit { ${POLICY_FILE} } } }
    pullRequest(number: $number) { state baseRefName }
    counted: pullRequest(number: $number) { changedFiles }
  }
}`

/** States of a pull request that is not judged. */
const OVER: Readonly<Record<string, 'closed' | 'merged'>> = { CLOSED: 'closed', MERGED: 'merged' }

interface PullRequestAnswer {
  readonly repository: {
    readonly isPrivate?: boolean | null
    readonly ref?: RefAnswer | null
    readonly pullRequest?: {
      readonly state?: string
      readonly baseRefName?: string
    } | null
    /** Apart: where GitHub cannot count them it gives nothing of what is around. */
    readonly counted?: { readonly changedFiles?: number | null } | null
  } | null
}

/**
 * Reads a pull request. Where it was retargeted since the event, its branch of now is read in one request more; where the token may not
 * read pull requests, the event's branch counts.
 * @throws {UserError} when the repository or the base branch does not exist for the token.
 */
export async function readPullRequest(
  github: GitHub,
  { number, baseRef }: { readonly number: number; readonly baseRef: string },
  policyPaths: PolicyPaths,
): Promise<PullRequestState> {
  const answer = await ask(github, number, baseRef, policyPaths)
  const pull = answer.data.repository?.pullRequest ?? null
  const over = OVER[pull?.state ?? ''] ?? null
  const now = pull?.baseRefName ?? baseRef
  const live = now === baseRef || over !== null ? answer : await ask(github, number, now, policyPaths)
  const common = {
    baseRef: now,
    isPublic: live.data.repository?.isPrivate !== true,
    over,
    changedFiles: answer.data.repository?.counted?.changedFiles ?? null,
  }
  if (over !== null) return { ...common, sha: '', policy: null }
  const tip = branchTip(live, ['repository', 'ref'], live.data.repository?.ref ?? null, policyPaths)
  if (tip === null)
    throw new UserError(
      `The base branch ${now} does not exist any more.`,
      'Change the base of the pull request.',
      'config',
    )
  return { ...common, ...tip }
}

async function ask(
  github: GitHub,
  number: number,
  baseRef: string,
  policyPaths: PolicyPaths,
): Promise<PartialAnswer<PullRequestAnswer>> {
  const answer = await github.partial<PullRequestAnswer>(PULL_REQUEST_QUERY, {
    number,
    base: `refs/heads/${baseRef}`,
    ...policyVariables(policyPaths),
  })
  const refused = answer.data.repository ? null : errorAt(answer, 'repository')
  if (refused !== null) throw refusalOf(refused)
  return answer
}
