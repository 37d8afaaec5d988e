import { account, ACTIONS_BOT, type Account } from './accounts.js'
import type { Keeper } from './keeper.js'

export interface NewIssue {
  readonly title?: string
  readonly body: string
  /** A login, or null for an account that is gone. */
  readonly by?: string | null
  readonly labels?: readonly string[]
  readonly closed?: boolean
}

export interface Issue {
  readonly number: number
  readonly title: string
  readonly body: string
  /** Null when the account is gone. */
  readonly user: Account | null
  readonly labels: readonly string[]
  readonly closed: boolean
}

/** An issue as emulate answers it, as far as it is used. */
export interface EmulatedIssue {
  readonly number: number
  readonly title: string
  readonly body: string | null
  readonly state: string
  readonly labels: readonly { readonly name: string }[]
}

/** The issues that are no pull requests, kept by emulate; who really opened them is kept here. Numbers are shared with pull requests. */
export class Issues {
  readonly #keeper: Keeper
  readonly #authors = new Map<string, Account | null>()

  constructor(keeper: Keeper) {
    this.#keeper = keeper
  }

  async add(
    repository: string,
    { title = 'An issue', body, by = 'octocat', labels = [], closed = false }: NewIssue,
  ): Promise<Issue> {
    await this.#keeper.open(repository)
    const path = `${this.#keeper.path(repository)}/issues`
    const made = (await this.#keeper.send('POST', path, { title, body, labels })) as EmulatedIssue
    this.wrote(repository, by === null ? null : account(by), made.number)
    if (closed) await this.#keeper.send('PATCH', `${path}/${made.number}`, { state: 'closed' })
    return { ...this.read(repository, made), closed }
  }

  /** From the lowest number. */
  async list(repository: string): Promise<Issue[]> {
    if (!(await this.#keeper.has(repository))) return []
    const issues = await this.#keeper.list<EmulatedIssue>(`${this.#keeper.path(repository)}/issues`, 'state=all&')
    return issues.map((issue) => this.read(repository, issue)).sort((a, b) => a.number - b.number)
  }

  read(repository: string, { number, title, body, state, labels }: EmulatedIssue): Issue {
    const author = this.#authors.get(`${repository}#${number}`)
    return {
      number,
      title,
      body: body ?? '',
      user: author === undefined ? ACTIONS_BOT : author,
      labels: labels.map(({ name }) => name),
      closed: state === 'closed',
    }
  }

  /** Says who wrote what a client has just posted. */
  wrote(repository: string, user: Account | null, number: number): void {
    this.#authors.set(`${repository}#${number}`, user)
  }

  reset(): void {
    this.#authors.clear()
  }
}
