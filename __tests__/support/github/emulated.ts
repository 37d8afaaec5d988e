import { backend, type Backend } from './backend.js'
import type { Keeper, PassedRequest } from './keeper.js'

/**
 * Emulate behind prism (emulate-behind-prism.mjs), as one stand-in uses it. All of its repositories belong to one account there, and
 * everything is written by it, because emulate knows no bots and only the accounts it was started with.
 */
export class Emulated implements Keeper {
  #backend: Promise<Backend> | undefined
  readonly #repositories = new Map<string, Promise<unknown>>()
  /** A new one after each reset, because emulate counts 5000 requests an hour for each, and then refuses. It names our repositories too. */
  #token = crypto.randomUUID()

  /** Sees to it that emulate has the repository. */
  async open(repository: string): Promise<void> {
    const made =
      this.#repositories.get(repository) ??
      this.send('POST', '/user/repos', { name: this.#named(repository), auto_init: true })
    this.#repositories.set(repository, made)
    await made
  }

  /** Whether emulate has the repository: one that it does not have has nothing in it. */
  async has(repository: string): Promise<boolean> {
    await this.#repositories.get(repository)
    return this.#repositories.has(repository)
  }

  path(repository: string): string {
    return `/repos/stand-in/${this.#named(repository)}`
  }

  /** A client's own request, judged by prism. */
  async pass({ method, path, search, body }: PassedRequest): Promise<Response> {
    const { prism } = await this.#reached()
    const there = path.replace(/^\/repos\/([^/]+\/[^/]+)/, (_, repository: string) => this.path(repository))
    return fetch(`${prism}${there}${search}`, { method, headers: this.#headers(), ...(body === '' ? {} : { body }) })
  }

  /** A request of the stand-in's own. */
  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const { emulate } = await this.#reached()
    const response = await fetch(`${emulate}${path}`, {
      method,
      headers: this.#headers(),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`emulate: ${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  /** All of a list, page by page. */
  async list<T>(path: string, query = ''): Promise<T[]> {
    const all: T[] = []
    for (let page = 1; ; page++) {
      const some = (await this.send('GET', `${path}?${query}per_page=100&page=${page}`)) as T[]
      all.push(...some)
      if (some.length < 100) return all
    }
  }

  /** Forgets all: what emulate still has, has names that no one asks for any more. */
  reset(): void {
    this.#repositories.clear()
    this.#token = crypto.randomUUID()
  }

  #reached(): Promise<Backend> {
    return (this.#backend ??= backend())
  }

  /** Others keep their repositories beside ours. */
  #named(repository: string): string {
    return `${this.#token.slice(0, 13)}.${repository.toLowerCase().replace('/', '.')}`
  }

  /** `close`: a kept connection is closed by the other side after five idle seconds, maybe just as a request starts. */
  #headers() {
    return { authorization: `token ${this.#token}`, 'content-type': 'application/json', connection: 'close' }
  }
}

/** GitHub's times have no fractions. */
export function wholeSeconds(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z')
}
