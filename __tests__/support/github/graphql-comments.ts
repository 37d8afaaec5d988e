import { graphqlLogin, nodeId, simpleUser, type Account } from './accounts.js'
import type { IssueComment } from './comments.js'
import { typedError } from './graphql-error.js'
import type { Repository } from './repository.js'
import { commentPage } from './rest-objects.js'

export interface Page {
  readonly first?: number
  readonly last?: number
  readonly after?: string | null
  readonly before?: string | null
}

/** How many of a connection are asked for, within the limits GitHub sets. */
export function pageSize(name: string, { first, last }: Page): number {
  const size = first ?? last
  if (size === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`
    throw typedError('MISSING_PAGINATION_BOUNDARIES', message)
  }
  if (size > 100) {
    const limit = `exceeds the \`${first === undefined ? 'last' : 'first'}\` limit of 100 records.`
    throw typedError('EXCESSIVE_PAGINATION', `Requesting ${size} records on the \`${name}\` connection ${limit}`)
  }
  return size
}

/** What people talk about: a pull request, or an issue. */
export interface Discussed {
  readonly repository: Repository
  comments(): Promise<IssueComment[]>
}

/** A page of comments, by cursors. */
export async function commentConnection(about: Discussed, page: Page, viewer: Account) {
  const { first, after, before } = page
  const size = pageSize('comments', page)
  const all = await about.comments()
  const start = after === undefined || after === null ? 0 : all.findIndex(({ id }) => id === cursorId(after)) + 1
  const end = before === undefined || before === null ? all.length : all.findIndex(({ id }) => id === cursorId(before))
  const range = all.slice(start, end)
  const shown = first === undefined ? range.slice(-size) : range.slice(0, size)
  return {
    totalCount: all.length,
    nodes: () => shown.map((comment) => commentNode(about.repository, comment, viewer)),
    edges: () =>
      shown.map((comment) => ({ cursor: cursor(comment), node: commentNode(about.repository, comment, viewer) })),
    pageInfo: {
      hasNextPage: first !== undefined && shown.length < range.length,
      hasPreviousPage: first === undefined && shown.length < range.length,
      startCursor: cursor(shown[0]),
      endCursor: cursor(shown.at(-1)),
    },
  }
}

function cursor(comment: IssueComment | undefined): string | null {
  return comment === undefined ? null : Buffer.from(`cursor:v2:${comment.id}`).toString('base64')
}

function cursorId(text: string): number {
  const id = /^cursor:v2:(\d+)$/.exec(Buffer.from(text, 'base64').toString())?.[1]
  if (id === undefined)
    throw typedError('INVALID_CURSOR_ARGUMENTS', `\`${text}\` does not appear to be a valid cursor.`)
  return Number(id)
}

function commentNode(repository: Repository, comment: IssueComment, viewer: Account) {
  const { id, body, user, createdAt, updatedAt, minimized } = comment
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', id),
    databaseId: id,
    fullDatabaseId: String(id),
    body,
    url: commentPage(repository, comment),
    createdAt,
    updatedAt,
    isMinimized: minimized,
    minimizedReason: minimized ? 'outdated' : null,
    viewerDidAuthor: user?.id === viewer.id,
    author: () => (user === null ? null : actorNode(user)),
  }
}

export function actorNode(of: Account) {
  return {
    __typename: of.type,
    id: nodeId(of.type, of.id),
    databaseId: of.id,
    login: graphqlLogin(of),
    url: simpleUser(of, '').html_url,
  }
}
