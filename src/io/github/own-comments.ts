import { UserError } from '../../core/user-error.js'
import type { GitHub } from './client.js'
import { PAGE_INFO, readPages, type Page } from './pages.js'

/** A comment that this token's account wrote. */
export interface OwnComment {
  readonly id: number
  readonly body: string
  readonly url: string
}

/** What is needed to comment on a pull request. */
export interface Conversation {
  /** The pull request's current head commit. */
  readonly headSha: string
  /** This action's comments with the marker, oldest first. */
  readonly comments: readonly OwnComment[]
}

/** The GraphQL fields of the token's account. */
export const VIEWER = 'viewer { login databaseId }'
/** The GraphQL fields of comments. */
export const COMMENT_NODES = `${PAGE_INFO}
nodes {
  fullDatabaseId body url isMinimized
  author { __typename ... on Bot { databaseId } ... on User { databaseId } }
}`

/** The GraphQL query. */
export const CONVERSATION_QUERY = `query Conversation($owner: String!, $name: String!, $number: Int!, $after: String) {
  ${VIEWER}
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { headRefOid comments(first: 100, after: $after) { ${COMMENT_NODES} } }
  }
}`

export interface ViewerAnswer {
  readonly login: string
  readonly databaseId: number | null
}

export interface CommentAnswer {
  readonly fullDatabaseId: string | number | null
  readonly body: string
  readonly url: string
  readonly isMinimized: boolean
  readonly author: { readonly __typename: string; readonly databaseId?: number | null } | null
}

interface ConversationAnswer {
  readonly viewer: ViewerAnswer
  readonly repository: {
    readonly pullRequest: { readonly headRefOid: string; readonly comments: Page<CommentAnswer> } | null
  } | null
}

/**
 * Reads a pull request's head and all of this action's comments again.
 * @throws {UserError} when the pull request does not exist for the token.
 */
export async function readConversation(github: GitHub, number: number, marker: string): Promise<Conversation> {
  const pullOf = ({ repository }: ConversationAnswer) => existing(repository?.pullRequest, number)
  const { last, nodes } = await readPages(
    (after) => github.graphql<ConversationAnswer>(CONVERSATION_QUERY, { number, after }),
    (answer) => pullOf(answer).comments,
  )
  return { headSha: pullOf(last).headRefOid, comments: ownComments(nodes, last.viewer, marker) }
}

/**
 * A pull request; GitHub hides one that the token may not see.
 * @throws {UserError} when there is none.
 */
export function existing<T>(pull: T | null | undefined, number: number): T {
  if (!pull)
    throw new UserError(
      `Pull request #${number} cannot be found.`,
      'Check that the token may read this repository.',
      'api',
    )
  return pull
}

/**
 * A comment belongs to this action when the token's own account wrote it and it begins with the marker: the marker
 * alone can be forged. Comments that a maintainer hid are included.
 */
export function ownComments(nodes: readonly CommentAnswer[], viewer: ViewerAnswer, marker: string): OwnComment[] {
  return nodes.flatMap((node) => {
    if (node.isMinimized || node.fullDatabaseId === null || !node.body.startsWith(marker)) return []
    return isOwn(node.author, viewer) ? [{ id: Number(node.fullDatabaseId), body: node.body, url: node.url }] : []
  })
}

/** Accounts are compared by database id and type, because a bot's login is `x[bot]` in one API and `x` in the other. */
export function isOwn(author: CommentAnswer['author'], { login, databaseId }: ViewerAnswer): boolean {
  const type = login.endsWith('[bot]') ? 'Bot' : 'User'
  return author?.__typename === type && author.databaseId !== null && author.databaseId === databaseId
}
