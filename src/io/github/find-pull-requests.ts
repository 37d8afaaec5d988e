import type { GitHub } from './client.js'
import { nextPage } from './own-comments.js'

export const FIND_PULL_REQUESTS_QUERY = `query FindPullRequests($owner: String!, $name: String!, $branch: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(headRefName: $branch, states: OPEN, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { number baseRefName headRefOid headRepository { nameWithOwner } }
    }
  }
}`

interface FoundPullRequest {
  readonly number: number
  readonly baseRefName: string
  readonly headRefOid: string
  readonly headRepository: { readonly nameWithOwner: string } | null
}

interface FindAnswer {
  readonly repository: { readonly pullRequests: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }; readonly nodes: readonly (FoundPullRequest | null)[] | null } } | null
}

/** The open pull requests whose head is this commit of this branch of this repository: a branch of that name may be in any fork. */
export async function findPullRequests(github: GitHub, head: { readonly repository: string; readonly branch: string; readonly sha: string }): Promise<FoundPullRequest[]> {
  const found: FoundPullRequest[] = []
  for (let after: string | null = null; ; ) {
    const answer: FindAnswer = await github.graphql<FindAnswer>(FIND_PULL_REQUESTS_QUERY, { branch: head.branch, after })
    const page = answer.repository?.pullRequests
    found.push(...(page?.nodes ?? []).filter((pull) => pull !== null).filter(({ headRefOid, headRepository }) => headRefOid === head.sha && headRepository?.nameWithOwner.toLowerCase() === head.repository.toLowerCase()))
    after = page ? nextPage(page) : null
    if (after === null) return found
  }
}
