import type { Account } from './accounts.js'
import { addressed, type Seen } from './addressed.js'
import type { Behavior } from './behavior.js'
import type { EmulatedComment } from './comments.js'
import { refusal, type Answer } from './faults.js'
import { answerBlob, answerComparison, answerTree } from './git-rest.js'
import type { Repository } from './repository.js'
import { commentObject, pullRequestObject, repositoryObject } from './rest-objects.js'
import { answerWrite, invalid } from './writes-rest.js'

export interface RestRequest {
  readonly method: string
  readonly url: URL
  readonly accept: string
  /** The body as sent. */
  readonly text: string
}

interface Surroundings extends Seen {
  /** Whom the token acts as. */
  readonly viewer: Account
  readonly behavior: Behavior
}

const NOT_FOUND = refusal(404, 'Not Found')

const ARCHIVED = refusal(403, 'Repository was archived so is read-only.')

const LOCKED = refusal(
  403,
  'Unable to create comment because issue is locked.',
  undefined,
  'https://docs.github.com/articles/locking-conversations/',
)

/** The longest comment GitHub takes. */
const LONGEST_COMMENT = 65_536

export async function answerRest(request: RestRequest, at: Surroundings): Promise<Answer> {
  const target = addressed(request.method, request.url, at)
  if (target === undefined) return notServed(request)
  if ('instead' in target) return target.instead
  const { repository, rest } = target
  if (repository.archived && request.method !== 'GET') return ARCHIVED
  if (/^\/issues\/([^/]+\/comments|comments\/[^/]+)$/.test(rest)) return answerComment(request, target, at.viewer)
  if (request.method === 'GET') return answerRead(request, repository, rest, at.behavior)
  return answerWrite(request, repository, rest, at.viewer) ?? notServed(request)
}

function answerRead(request: RestRequest, repository: Repository, rest: string, behavior: Behavior): Answer {
  const { url, accept } = request
  const below = (start: string) => (rest.startsWith(start) ? decodeURIComponent(rest.slice(start.length)) : undefined)
  const tree = below('/git/trees/')
  if (tree !== undefined) return answerTree(repository, tree, url.searchParams.has('recursive'), behavior)
  const blob = below('/git/blobs/')
  if (blob !== undefined) return answerBlob(repository, blob, accept)
  const range = below('/compare/')
  if (range !== undefined) return answerComparison(repository, range, url.searchParams)
  const number = below('/pulls/')
  if (number !== undefined && /^\d+$/.test(number)) {
    const pull = repository.pulls.get(Number(number))
    return pull === undefined ? NOT_FOUND : { status: 200, body: pullRequestObject(pull) }
  }
  return rest === '' ? { status: 200, body: repositoryObject(repository) } : notServed(request)
}

/** Judged by prism and kept by emulate; the rules that neither of them knows come first. */
async function answerComment(
  request: RestRequest,
  { repository, rest }: { repository: Repository; rest: string },
  viewer: Account,
): Promise<Answer> {
  const { method, url, text } = request
  const body = text === '' ? undefined : json(text)
  if (text !== '' && body === undefined) return refusal(400, 'Problems parsing JSON')
  const wrong = method === 'POST' || method === 'PATCH' ? wrongComment(body) : undefined
  if (wrong !== undefined) return refusal(422, 'Validation Failed', [wrong])

  const number = Number(rest.split('/')[2])
  if (method === 'POST' && repository.locks.has(number) && !mayCommentOnLocked(viewer)) return LOCKED

  const { comments } = repository
  const response = await comments.pass({
    method,
    path: `/repos/${repository.firstName}${rest}`,
    search: url.search,
    body: text,
  })
  const said = await response.text()
  if (response.status === 204) return { status: 204 }
  const answered = json(said)
  if (response.headers.get('content-type')?.startsWith('application/problem+json') === true) return invalid(answered)
  if (response.status === 404) return NOT_FOUND
  if (!response.ok) return refusal(response.status, said)
  if (method === 'POST') comments.wrote(viewer, answered as EmulatedComment)

  const show = (comment: EmulatedComment) => commentObject(repository, comments.read(comment))
  const shown = Array.isArray(answered) ? (answered as EmulatedComment[]).map(show) : show(answered as EmulatedComment)
  const link = response.headers.get('link')?.replace(/<[^>?]*/g, `<${repository.host.origin}${url.pathname}`)
  return { status: response.status, headers: link === undefined ? {} : { link }, body: shown }
}

/** People with write access may; an app may not, whatever its permissions. */
function mayCommentOnLocked({ type }: Account): boolean {
  return type === 'User'
}

function wrongComment(body: unknown): object | undefined {
  const text = typeof body === 'object' && body !== null && 'body' in body ? body.body : undefined
  if (typeof text !== 'string') return undefined
  const about = { resource: 'IssueComment', code: 'unprocessable', field: 'data' }
  if (text.trim() === '') return { ...about, message: 'Body cannot be blank' }
  const tooLong = `Body is too long (maximum is ${LONGEST_COMMENT} characters)`
  return Array.from(text).length > LONGEST_COMMENT ? { ...about, message: tooLong } : undefined
}

function notServed({ method, url }: RestRequest): Answer {
  return refusal(501, `The stand-in for GitHub does not serve ${method} ${url.pathname}`)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
