import type { FoundPolicy } from '../../core/policy/layers.js'
import type { PolicyReference } from '../../core/policy/reference.js'
import { policyOf, type FileAnswer } from './policy-at-tip.js'
import { asUserError, causeOf } from './cause.js'
import { isApiError, isRateLimit, reasonOf, statusOf, typesOf } from './api-error.js'
import type { GitHub } from './client.js'

/** The GraphQL fields of a commit and the file. */
const COMMIT = 'oid file(path: $path) { mode object { ... on Blob { oid text isBinary isTruncated } } }'

/** The GraphQL query. */
export const POLICY_FILE_QUERY = `query PolicyFile($owner: String!, $name: String!, $ref: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: $ref) {
      ... on Commit { ${COMMIT} }
      ... on Tag { target { ... on Commit { ${COMMIT} } } }
    }
  }
}`

interface CommitAnswer {
  readonly oid?: string
  readonly file?: FileAnswer | null
  /** Of an annotated tag. */
  readonly target?: CommitAnswer | null
}

/**
 * A policy of another repository, in one request; a failure is returned as a reason, so that the layer can be named.
 */
export async function readPolicyFile(github: GitHub, { path, ref }: PolicyReference): Promise<FoundPolicy> {
  const source = `${github.owner}/${github.name}/${path}@${ref}`
  const unreadable = (why: string): FoundPolicy => ({ source, sha: null, unreadable: why })
  try {
    const answer = await github.graphql<{ repository: { object: CommitAnswer | null } | null }>(POLICY_FILE_QUERY, {
      ref,
      path,
    })
    const found = answer.repository?.object
    const commit = found?.target ?? found
    if (!commit?.oid) return unreadable(`there is no branch, tag or commit ${ref} in ${github.owner}/${github.name}.`)
    const policy = policyOf(commit.file ?? null, path, commit.oid)
    return policy ? { ...policy, source } : unreadable(`there is no file ${path} at ${ref}.`)
  } catch (error) {
    if (isRefusal(error)) return unreadable(refusedFile(error))
    throw error
  }
}

/**
 * Whether GitHub says that the object does not exist for this token: a repository that it may not see is answered like
 * a missing one. A rate limit or a server error says nothing about the policy, and is thrown.
 */
function isRefusal(error: unknown): boolean {
  if (!isApiError(error) || isRateLimit(error)) return false
  const status = statusOf(error)
  if (status !== null) return [401, 403, 404].includes(status)
  return typesOf(error).some((type) => type === 'NOT_FOUND' || type === 'FORBIDDEN')
}

/** A refused token is reported with its remedy; what is not there for it, in GitHub's words alone. */
function refusedFile(error: unknown): string {
  const [cause, why] = [causeOf(error), `${reasonOf(error)}.`]
  return cause === 'address' || cause === 'sso' ? `${why} ${asUserError(error).hint}` : why
}
