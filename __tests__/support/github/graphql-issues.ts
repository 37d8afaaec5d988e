import { nodeId, type Account } from './accounts.js'
import { actorNode, commentConnection, pageSize, type Page } from './graphql-comments.js'
import { typedError } from './graphql-error.js'
import type { Issue } from './issues.js'
import type { Repository } from './repository.js'
import { issuePage } from './rest-objects.js'

export interface IssuePage extends Page {
  readonly labels?: readonly string[] | null
  readonly states?: readonly string[] | null
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null
}

/** Issues by label and state, by number: none here is younger than one with a higher number. Without cursors, which no one asks for. */
export async function issueConnection(repository: Repository, page: IssuePage, viewer: Account) {
  const size = pageSize('issues', page)
  const all = repository.hasIssues ? await repository.issues() : []
  const found = all.filter(
    ({ labels, closed }) =>
      (page.labels?.some((label) => labels.includes(label)) ?? true) &&
      (page.states?.includes(closed ? 'CLOSED' : 'OPEN') ?? true),
  )
  const ordered = page.orderBy?.direction === 'DESC' ? found.reverse() : found
  const shown = page.first === undefined ? ordered.slice(-size) : ordered.slice(0, size)
  return { totalCount: found.length, nodes: () => shown.map((issue) => nodeOf(repository, issue, viewer)) }
}

export async function issueNode(repository: Repository, number: number, viewer: Account) {
  const issue = (await repository.issues()).find((one) => one.number === number)
  if (issue === undefined) throw typedError('NOT_FOUND', `Could not resolve to an Issue with the number of ${number}.`)
  return nodeOf(repository, issue, viewer)
}

/** GraphQL writes `too heated` as `TOO_HEATED`. */
export function lockFields({ locks }: Repository, number: number) {
  const reason = locks.get(number)
  return { locked: locks.has(number), activeLockReason: reason?.toUpperCase().replace(/\W/g, '_') ?? null }
}

function nodeOf(repository: Repository, { number, title, body, user, closed }: Issue, viewer: Account) {
  const id = repository.id + number
  return {
    __typename: 'Issue',
    id: nodeId('Issue', id),
    number,
    title,
    body,
    url: issuePage(repository, number),
    state: closed ? 'CLOSED' : 'OPEN',
    closed,
    ...lockFields(repository, number),
    author: () => (user === null ? null : actorNode(user)),
    comments: (page: Page) =>
      commentConnection({ repository, comments: () => repository.commentsOn(number) }, page, viewer),
  }
}
