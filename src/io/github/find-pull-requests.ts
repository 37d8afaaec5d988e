import type { GitHub } from './client.js'
import { PAGE_INFO, readPages, type Page } from './pages.js'

/** The GraphQL query. */
export const FIND_PULL_REQUESTS_QUERY = `query FindPullRequests($owner: String!, $name: String!, $branch: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(headRefName: $branch, states: OPEN, first: 100, after: $after) {
      ${PAGE_INFO}
      nodes { number baseRefName baseRef { target { oid } } changedFiles headRefOid headRepository { nameWithOwner } }
    }
  }
}`

interface FoundPullRequest {
  readonly number: number
  readonly baseRefName: string
  readonly baseRef?: { readonly target: { readonly oid: string } | null } | null
  readonly changedFiles?: number
  readonly headRefOid: string
  readonly headRepository: { readonly nameWithOwner: string } | null
}

interface FindAnswer {
  readonly repository: { readonly pullRequests: Page<FoundPullRequest> } | null
}

/** The open pull requests whose head is this commit of this branch of this repository: a branch of that name may be in any fork. */
export async function findPullRequests(
  github: GitHub,
  head: { readonly repository: string; readonly branch: string; readonly sha: string },
): Promise<FoundPullRequest[]> {
  const { nodes } = await readPages(
    (after) => github.graphql<FindAnswer>(FIND_PULL_REQUESTS_QUERY, { branch: head.branch, after }),
    ({ repository }) => repository?.pullRequests ?? NONE,
  )
  return nodes.filter(
    ({ headRefOid, headRepository }) =>
      headRefOid === head.sha && headRepository?.nameWithOwner.toLowerCase() === head.repository.toLowerCase(),
  )
}

/** A page of a missing repository. */
const NONE: Page<FoundPullRequest> = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] }
