import { UserError } from '../../core/user-error.js'
import type { GitHub } from './client.js'
import { AUTHOR, hidesViewer, isOwn, VIEWER, type Author, type Viewer } from './viewer.js'
import { errorAt, isTooMuch, queryErrors, refusalOf, type PartialAnswer } from './partial.js'

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
  /** This action's comments with the marker, oldest first; of a long conversation those on the pages that were read. */
  readonly comments: readonly OwnComment[]
}

/** Comments of a page: GitHub's maximum. */
const PAGE = 100

/** The fields of a comment's number: older servers lack the first, and the second ends at 32 bits; the page's address has it too. */
const ID_FIELDS = ['fullDatabaseId', 'databaseId'] as const

/** How a page is asked for. */
interface Asking {
  readonly id: (typeof ID_FIELDS)[number]
  /** Whether the oldest comments are asked for beside the newest. */
  readonly both: boolean
  /** Whether the token's account is asked for. */
  readonly viewer: boolean
}

/** The GraphQL query for the newest comments, and from the second on also for the oldest. */
export function conversationQuery({ id, both, viewer }: Asking): string {
  const nodes = `nodes { ${id} body url isMinimized viewerDidAuthor ${AUTHOR} }`
  const oldest = both
    ? `oldest: comments(first: $size, after: $after) { pageInfo { hasNextPage endCursor } ${nodes} }`
    : ''
  return `query Conversation($owner: String!, $name: String!, $number: Int!, $size: Int!, $before: String${both ? ', $after: String' : ''}) {
  ${viewer ? VIEWER : ''}
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      headRefOid
      comments(last: $size, before: $before) { totalCount pageInfo { hasPreviousPage startCursor } ${nodes} }
      ${oldest}
    }
  }
}`
}

interface CommentAnswer extends Author {
  readonly fullDatabaseId?: string | number | null
  readonly databaseId?: number | null
  readonly body: string
  readonly url: string
  readonly isMinimized: boolean
}

interface PullAnswer {
  readonly headRefOid: string
  readonly comments: {
    readonly totalCount?: number
    readonly pageInfo: { readonly hasPreviousPage?: boolean; readonly startCursor?: string | null }
    readonly nodes: readonly (CommentAnswer | null)[] | null
  }
  readonly oldest?: {
    readonly pageInfo: { readonly hasNextPage?: boolean; readonly endCursor?: string | null }
    readonly nodes: readonly (CommentAnswer | null)[] | null
  }
}

interface Answer {
  readonly viewer?: Viewer | null
  readonly repository: { readonly pullRequest: PullAnswer | null } | null
}

/**
 * Reads a pull request's head and this action's comments: from both ends of the conversation, the newest first, until one is found or
 * all are seen.
 * @throws {UserError} when the pull request does not exist for the token.
 */
export async function readConversation(github: GitHub, number: number, marker: string): Promise<Conversation> {
  const seen = new Map<string, CommentAnswer>()
  const ask = asker(github, number)
  let viewer: Viewer | null = null
  let cursors: Cursors = { before: null, after: null, both: false }
  for (;;) {
    const answer = await ask(cursors)
    viewer ??= answer.data.viewer ?? null
    const { headRefOid, comments, oldest } = pullOf(answer, number)
    for (const node of [...(oldest?.nodes ?? []), ...(comments.nodes ?? [])])
      if (node !== null) seen.set(node.url, node)
    const ours = ownComments([...seen.values()], viewer, marker)
    const { pageInfo, totalCount = Infinity } = comments
    const before = pageInfo.hasPreviousPage === true ? (pageInfo.startCursor ?? null) : null
    const after = oldest?.pageInfo.hasNextPage === true ? (oldest.pageInfo.endCursor ?? null) : null
    const whole = before === null || (oldest !== undefined && after === null) || seen.size >= totalCount
    if (ours.length > 0 || whole) return { headSha: headRefOid, comments: ours }
    cursors = { before, after, both: true }
  }
}

interface Cursors {
  readonly before: string | null
  readonly after: string | null
  readonly both: boolean
}

/** Asks for pages; what GitHub refuses for its size is asked for in halves, what a server does not know or hides is left out. */
function asker(github: GitHub, number: number): (cursors: Cursors) => Promise<PartialAnswer<Answer>> {
  let size = PAGE
  let id: Asking['id'] = ID_FIELDS[0]
  let viewer = true
  return async ({ before, after, both }) => {
    for (;;) {
      const query = conversationQuery({ id, both, viewer })
      const pages = { number, size, before, ...(both ? { after } : {}) }
      try {
        const answer = await github.partial<Answer>(query, pages)
        if (size === 1 || !answer.errors.some(isTooMuch)) {
          viewer = false
          return answer
        }
        size = Math.ceil(size / 2)
      } catch (error) {
        if (viewer && hidesViewer(error)) viewer = false
        else if (id === ID_FIELDS[0] && queryErrors(error).some(({ message }) => message.includes(id)))
          id = ID_FIELDS[1]
        else throw error
      }
    }
  }
}

function pullOf(answer: PartialAnswer<Answer>, number: number): PullAnswer {
  const pull = answer.data.repository?.pullRequest
  if (pull) return pull
  const found = errorAt(answer, 'repository', 'pullRequest')
  if (found !== null) throw refusalOf(found)
  throw new UserError(
    `Pull request #${number} cannot be found.`,
    'Check that the token may read this repository.',
    'api',
  )
}

/**
 * A comment belongs to this action when the token's own account wrote it and it holds the marker: the marker alone can be forged.
 * A comment that a maintainer hid is left alone. Oldest first.
 */
function ownComments(nodes: readonly CommentAnswer[], viewer: Viewer | null, marker: string): OwnComment[] {
  return nodes
    .flatMap((node) => {
      const id = node.fullDatabaseId ?? node.databaseId ?? /#issuecomment-(\d+)$/.exec(node.url)?.[1] ?? null
      if (node.isMinimized || id === null || !node.body.includes(marker)) return []
      return isOwn(node, viewer) ? [{ id: Number(id), body: node.body, url: node.url }] : []
    })
    .sort((a, b) => a.id - b.id)
}
