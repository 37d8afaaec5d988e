import { ACTIONS_BOT, type Account } from './accounts.js'
import { backend, type Backend } from './backend.js'

/**
 * GitHub's comment ids have not fitted 32 bits since 2024, so neither do these: whoever reads GraphQL's `databaseId`
 * (an Int) instead of `fullDatabaseId` finds out here and not in production.
 */
const FIRST_ID = 3_000_000_000

export interface IssueComment {
  readonly id: number
  readonly issue: number
  readonly body: string
  /** Null when the account is gone. */
  readonly user: Account | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly minimized: boolean
}

/** A comment as emulate answers it, as far as it is used. */
export interface EmulatedComment {
  readonly id: number
  readonly body: string
  readonly issue_url: string
  readonly created_at: string
  readonly updated_at: string
}

/**
 * The comments, kept by emulate. All of its repositories belong to one account there and every comment is written by
 * it, because emulate knows no bots and only the accounts it was started with; who really wrote what is kept here.
 */
export class Comments {
  #backend: Promise<Backend> | undefined
  readonly #repositories = new Map<string, Promise<unknown>>()
  readonly #authors = new Map<number, Account | null>()
  readonly #minimized = new Set<number>()
  /** A new one after each reset, because emulate counts 5000 requests an hour for each, and then refuses. It names our repositories too. */
  #token = crypto.randomUUID()

  /** Opens an issue for a pull request, and says its number. */
  async open(repository: string, title: string): Promise<number> {
    const name = this.#named(repository)
    const made = this.#repositories.get(repository) ?? this.#send('POST', '/user/repos', { name, auto_init: true })
    this.#repositories.set(repository, made)
    await made
    const head = `head-${crypto.randomUUID()}`
    const pull = await this.#send('POST', `/repos/stand-in/${name}/pulls`, { title, head, base: 'main' })
    return (pull as { number: number }).number
  }

  async add(
    repository: string,
    issue: number,
    comment: { body: string; user: Account | null; minimized: boolean },
  ): Promise<IssueComment> {
    const made = await this.#send('POST', `${this.#issuePath(repository, issue)}/comments`, { body: comment.body })
    const { id } = made as EmulatedComment
    this.#authors.set(id, comment.user)
    if (comment.minimized) this.#minimized.add(id)
    return this.read(made as EmulatedComment)
  }

  async list(repository: string, issue: number): Promise<IssueComment[]> {
    const all: IssueComment[] = []
    for (let page = 1; ; page++) {
      const path = `${this.#issuePath(repository, issue)}/comments?per_page=100&page=${page}`
      const comments = (await this.#send('GET', path)) as EmulatedComment[]
      all.push(...comments.map((comment) => this.read(comment)))
      if (comments.length < 100) return all
    }
  }

  read(comment: EmulatedComment): IssueComment {
    const author = this.#authors.get(comment.id)
    return {
      id: FIRST_ID + comment.id,
      issue: Number(comment.issue_url.split('/').at(-1)),
      body: comment.body,
      user: author === undefined ? ACTIONS_BOT : author,
      createdAt: wholeSeconds(comment.created_at),
      updatedAt: wholeSeconds(comment.updated_at),
      minimized: this.#minimized.has(comment.id),
    }
  }

  /** Says who wrote what a client has just posted. */
  wrote(user: Account, comment: EmulatedComment): void {
    this.#authors.set(comment.id, user)
  }

  /** A client's own request, judged by prism; the path is one of GitHub's for issue comments. */
  async pass(request: { method: string; path: string; search: string; body: string }): Promise<Response> {
    const { prism } = await this.#reached()
    const path = request.path
      .replace(/^\/repos\/([^/]+\/[^/]+)/, (_, name: string) => `/repos/stand-in/${this.#named(name)}`)
      .replace(/(\/issues\/comments\/)(\d+)$/, (_, start: string, id: string) => `${start}${Number(id) - FIRST_ID}`)
    return fetch(`${prism}${path}${request.search}`, {
      method: request.method,
      headers: this.#headers(),
      ...(request.body === '' ? {} : { body: request.body }),
    })
  }

  /** Forgets all: what emulate still has, has names that nobody asks for any more. */
  reset(): void {
    this.#repositories.clear()
    this.#authors.clear()
    this.#minimized.clear()
    this.#token = crypto.randomUUID()
  }

  #reached(): Promise<Backend> {
    return (this.#backend ??= backend())
  }

  /** Others keep their repositories beside ours. */
  #named(repository: string): string {
    return `${this.#token.slice(0, 13)}.${repository.toLowerCase().replace('/', '.')}`
  }

  #issuePath(repository: string, issue: number): string {
    return `/repos/stand-in/${this.#named(repository)}/issues/${issue}`
  }

  /** `close`: a kept connection is closed by the other side after five idle seconds, maybe just as a request starts. */
  #headers() {
    return { authorization: `token ${this.#token}`, 'content-type': 'application/json', connection: 'close' }
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const { emulate } = await this.#reached()
    const response = await fetch(`${emulate}${path}`, {
      method,
      headers: this.#headers(),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`emulate: ${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}

/** GitHub's times have no fractions. */
function wholeSeconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z')
}
