import { queryErrors } from './partial.js'

/** The token's own account. */
export interface Viewer {
  readonly login: string
  readonly databaseId: number | null
}

/** Who wrote something, as GraphQL says it. */
export interface Author {
  readonly author: {
    readonly __typename: string
    readonly login?: string
    readonly databaseId?: number | null
  } | null
  /** GitHub's own answer to whether the token's account wrote it. */
  readonly viewerDidAuthor?: boolean
}

/** The GraphQL fields of the token's account. */
export const VIEWER = 'viewer { login databaseId }'

/** The GraphQL fields of an author. */
export const AUTHOR = 'author { __typename login ... on Bot { databaseId } ... on User { databaseId } }'

/** Whether a failed query failed because GitHub does not say whose the token is; it then gives nothing at all. */
export function hidesViewer(error: unknown): boolean {
  return queryErrors(error).some(({ path }) => path[0] === 'viewer')
}

/**
 * Asks what is ours: by the token's account, or, where GitHub hides that, by its own answer to whose each thing is. `ask` is given a query
 * with VIEWER and AUTHOR in it.
 */
export async function knowingUs<T>(ask: (query: (text: string) => string) => Promise<T>): Promise<T> {
  try {
    return await ask((text) => text)
  } catch (error) {
    if (!hidesViewer(error)) throw error
    return ask((text) => text.replace(VIEWER, '').replaceAll(AUTHOR, `viewerDidAuthor ${AUTHOR}`))
  }
}

/**
 * Whether the token's account wrote it. Accounts are compared by type and database id, or login where an id is not given: a bot's login is
 * `x[bot]` in one API and `x` in the other. Where GitHub does not say whose the token is, its own answer counts.
 */
export function isOwn({ author, viewerDidAuthor }: Author, viewer: Viewer | null): boolean {
  if (viewer === null) return viewerDidAuthor === true
  const type = viewer.login.endsWith('[bot]') ? 'Bot' : 'User'
  if (author?.__typename !== type) return false
  if (viewer.databaseId !== null && typeof author.databaseId === 'number')
    return author.databaseId === viewer.databaseId
  return author.login !== undefined && nameOf(author.login) === nameOf(viewer.login)
}

function nameOf(login: string): string {
  return login.replace(/\[bot\]$/, '').toLowerCase()
}
