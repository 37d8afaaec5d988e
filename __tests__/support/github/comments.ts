import { ACTIONS_BOT, type Account } from './accounts.js'
import { wholeSeconds } from './emulated.js'
import type { Keeper, PassedRequest } from './keeper.js'

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

/** The comments, kept by emulate; who really wrote what is kept here. */
export class Comments {
  readonly #keeper: Keeper
  readonly #authors = new Map<number, Account | null>()
  readonly #minimized = new Set<number>()

  constructor(keeper: Keeper) {
    this.#keeper = keeper
  }

  async add(
    repository: string,
    issue: number,
    comment: { body: string; user: Account | null; minimized: boolean },
  ): Promise<IssueComment> {
    const made = await this.#keeper.send('POST', this.#path(repository, issue), { body: comment.body })
    const { id } = made as EmulatedComment
    this.#authors.set(id, comment.user)
    if (comment.minimized) this.#minimized.add(id)
    return this.read(made as EmulatedComment)
  }

  async list(repository: string, issue: number): Promise<IssueComment[]> {
    const comments = await this.#keeper.list<EmulatedComment>(this.#path(repository, issue))
    return comments.map((comment) => this.read(comment))
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
  pass(request: PassedRequest): Promise<Response> {
    return this.#keeper.pass({
      ...request,
      path: request.path.replace(
        /(\/issues\/comments\/)(\d+)$/,
        (_, start: string, id: string) => `${start}${Number(id) - FIRST_ID}`,
      ),
    })
  }

  reset(): void {
    this.#authors.clear()
    this.#minimized.clear()
  }

  #path(repository: string, issue: number): string {
    return `${this.#keeper.path(repository)}/issues/${issue}/comments`
  }
}
