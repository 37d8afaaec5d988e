import { judge } from './judged-request.js'
import type { Keeper, PassedRequest } from './keeper.js'

interface Comment {
  readonly id: number
  readonly issue_url: string
  readonly created_at: string
  updated_at: string
  body: string
}

interface Issue {
  readonly number: number
  title: string
  body: string | null
  state: string
  labels: readonly { readonly name: string }[]
}

interface Kept {
  /** Of issues and pull requests, which share their numbers. */
  last: number
  readonly issues: Issue[]
  readonly pulls: Set<number>
  /** In the order in which they were written. */
  readonly comments: Comment[]
}

interface Answered {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface Asked {
  readonly method: string
  readonly url: URL
  readonly body: unknown
}

type Fields = Readonly<Record<string, unknown>>

const NOT_FOUND: Answered = { status: 404, body: { message: 'Not Found' } }

/**
 * Keeps in this process, and answers as emulate behind prism does (emulated.ts), as far as the stand-in asks: keepers.test.ts holds one
 * against the other.
 */
export class MemoryKeeper implements Keeper {
  readonly #repositories = new Map<string, Kept>()
  #comments = 0

  open(repository: string): Promise<void> {
    if (!this.#repositories.has(repository))
      this.#repositories.set(repository, { last: 0, issues: [], pulls: new Set(), comments: [] })
    return Promise.resolve()
  }

  has(repository: string): Promise<boolean> {
    return Promise.resolve(this.#repositories.has(repository))
  }

  path(repository: string): string {
    return `/repos/${repository}`
  }

  pass({ method, path, search, body }: PassedRequest): Promise<Response> {
    if (body !== '' && !isJson(body))
      return Promise.resolve(
        Response.json({ error: { code: 'invalid_json', message: 'Invalid JSON' } }, { status: 400 }),
      )
    const problem = judge(method, path, body)
    if (problem !== null)
      return Promise.resolve(
        Response.json(problem, { status: problem.status, headers: { 'content-type': 'application/problem+json' } }),
      )
    const answered = this.#answer(method, `${path}${search}`, body === '' ? undefined : (JSON.parse(body) as unknown))
    const { status, headers = {} } = answered
    return Promise.resolve(
      answered.body === undefined ? new Response(null, { status }) : Response.json(answered.body, { status, headers }),
    )
  }

  send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answered = this.#answer(method, path, body)
    return answered.status < 300
      ? Promise.resolve(structuredClone(answered.body))
      : Promise.reject(new Error(`${method} ${path}: ${answered.status}`))
  }

  list<T>(path: string): Promise<T[]> {
    const [, repository = '', about = ''] = /^\/repos\/([^/]+\/[^/]+)\/issues(?:\/(\d+)\/comments)?$/.exec(path) ?? []
    const kept = this.#repositories.get(repository)
    if (kept === undefined) return Promise.reject(new Error(`there is no ${path}`))
    const all: readonly unknown[] = about === '' ? kept.issues : commentsOn(kept, Number(about))
    return Promise.resolve(structuredClone(all) as T[])
  }

  reset(): void {
    this.#repositories.clear()
  }

  #answer(method: string, address: string, body: unknown): Answered {
    const url = new URL(address, 'http://memory')
    const [, repository = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)\/(.*)$/.exec(url.pathname) ?? []
    const kept = this.#repositories.get(repository)
    if (kept === undefined) return NOT_FOUND
    const asked = { method, url, body }
    const [, about] = /^issues\/(\d+)\/comments$/.exec(rest) ?? []
    if (about !== undefined) return this.#answerComments(kept, Number(about), asked)
    const [, comment] = /^issues\/comments\/(-?\d+)$/.exec(rest) ?? []
    if (comment !== undefined) return answerComment(kept, Number(comment), asked)
    const [, issue] = /^issues\/(\d+)$/.exec(rest) ?? []
    if (issue !== undefined && method === 'PATCH') return editIssue(kept, Number(issue), asked)
    if (method !== 'POST') return NOT_FOUND
    if (rest === 'issues') return openIssue(kept, asked)
    if (rest === 'git/refs') return { status: 201, body: {} }
    if (rest !== 'pulls') return NOT_FOUND
    kept.pulls.add((kept.last += 1))
    return { status: 201, body: { number: kept.last } }
  }

  #answerComments(kept: Kept, number: number, { method, url, body }: Asked): Answered {
    if (!kept.pulls.has(number) && !kept.issues.some((issue) => issue.number === number)) return NOT_FOUND
    if (method === 'GET') return page(commentsOn(kept, number), url)
    this.#comments += 1
    const now = new Date().toISOString()
    const comment: Comment = {
      id: this.#comments,
      body: String((body as Fields).body),
      issue_url: `${url.origin}${url.pathname.replace(/\/comments$/, '')}`,
      created_at: now,
      updated_at: now,
    }
    kept.comments.push(comment)
    return { status: 201, body: comment }
  }
}

function commentsOn({ comments }: Kept, number: number): Comment[] {
  return comments.filter(({ issue_url: issue }) => issue.endsWith(`/${number}`))
}

function page(all: readonly unknown[], url: URL): Answered {
  const number = (name: string, otherwise: number) => Number(url.searchParams.get(name) ?? otherwise)
  const [size, at] = [Math.min(number('per_page', 30), 100), number('page', 1)]
  const last = Math.ceil(all.length / size)
  const link = (to: number, rel: string): string => {
    const there = new URL(url)
    there.searchParams.set('page', String(to))
    there.searchParams.set('per_page', String(size))
    return `<${there.href}>; rel="${rel}"`
  }
  const links = [
    ...(at < last ? [link(at + 1, 'next'), link(last, 'last')] : []),
    ...(at > 1 ? [link(1, 'first'), link(at - 1, 'prev')] : []),
  ]
  return {
    status: 200,
    headers: links.length === 0 ? {} : { link: links.join(', ') },
    body: all.slice((at - 1) * size, at * size),
  }
}

function answerComment(kept: Kept, id: number, { method, body }: Asked): Answered {
  const index = kept.comments.findIndex((comment) => comment.id === id)
  const comment = kept.comments[index]
  if (comment === undefined) return NOT_FOUND
  if (method === 'DELETE') {
    kept.comments.splice(index, 1)
    return { status: 204 }
  }
  if (method === 'PATCH') {
    comment.body = String((body as Fields).body)
    comment.updated_at = new Date().toISOString()
  }
  return { status: 200, body: comment }
}

function openIssue(kept: Kept, { body }: Asked): Answered {
  const { title, body: text, labels } = body as Fields
  kept.last += 1
  const issue: Issue = {
    number: kept.last,
    title: String(title),
    body: typeof text === 'string' ? text : null,
    state: 'open',
    labels: named(labels),
  }
  kept.issues.push(issue)
  return { status: 201, body: issue }
}

function editIssue(kept: Kept, number: number, { body }: Asked): Answered {
  const issue = kept.issues.find((one) => one.number === number)
  if (issue === undefined) return NOT_FOUND
  const { title, body: text, state, labels } = body as Fields
  if (typeof title === 'string' || typeof title === 'number') issue.title = String(title)
  if (text !== undefined) issue.body = typeof text === 'string' ? text : null
  if (typeof state === 'string') issue.state = state
  if (labels !== undefined) issue.labels = named(labels)
  return { status: 200, body: issue }
}

function named(labels: unknown): { name: string }[] {
  return (Array.isArray(labels) ? (labels as unknown[]) : []).map((label) => ({
    name: typeof label === 'string' ? label : String((label as Fields).name),
  }))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
