import { account, type Account } from './accounts.js'
import type { IssueComment } from './comments.js'
import { changedFiles, commitsSince, mergeBase, type ChangedFile } from './history.js'
import type { Repository } from './repository.js'

export interface NewPullRequest {
  /** The branch it asks to be merged into. */
  readonly base: string
  /** The commit at its head. */
  readonly head: string
  readonly author?: string
  /** From a fork that belongs to the author: its token may not write, and its head is in another repository. */
  readonly fork?: boolean
  readonly title?: string
  readonly headRef?: string
  readonly draft?: boolean
}

export interface NewComment {
  readonly body: string
  /** A login (`octocat`, `github-actions[bot]`), or null for an account that is gone. */
  readonly by?: string | null
  readonly minimized?: boolean
}

export class PullRequest {
  readonly repository: Repository
  readonly headRepository: Repository
  readonly number: number
  readonly title: string
  readonly draft: boolean
  readonly author: Account
  baseRef: string
  readonly headRef: string
  readonly fork: boolean
  state: 'OPEN' | 'CLOSED' | 'MERGED' = 'OPEN'
  head: string
  /** The tip of the base branch when the head was last pushed: what a webhook payload says, however old it is. */
  baseSha: string
  /** The commit that merged it. */
  merged: string | undefined
  /** The head before the last push. */
  before: string | undefined

  constructor(repository: Repository, headRepository: Repository, number: number, options: NewPullRequest) {
    this.repository = repository
    this.headRepository = headRepository
    this.number = number
    this.title = options.title ?? 'Change the Kiro settings'
    this.draft = options.draft ?? false
    this.author = account(options.author ?? 'octocat')
    this.baseRef = options.base
    this.headRef = options.headRef ?? `topic-${number}`
    this.fork = options.fork ?? false
    this.head = options.head
    this.baseSha = repository.tip(options.base)
    headRepository.branch(this.headRef, options.head)
  }

  /** Moves the head, as a push to its branch does. */
  push(sha: string): void {
    this.before = this.head
    this.head = sha
    this.baseSha = this.repository.tip(this.baseRef)
    this.headRepository.branch(this.headRef, sha)
  }

  /** Asks for another branch to be merged into; the event for that is `edited`. */
  retarget(branch: string): void {
    this.baseRef = branch
    this.baseSha = this.repository.tip(branch)
  }

  comment(comment: NewComment): Promise<IssueComment> {
    return this.repository.comment(this.number, comment)
  }

  comments(): Promise<IssueComment[]> {
    return this.repository.commentsOn(this.number)
  }

  close(): void {
    this.state = 'CLOSED'
  }

  /** Merges it by a merge commit, and leaves its branch. */
  merge(): void {
    const sha = this.mergeCommit()
    this.merged = sha
    this.state = 'MERGED'
    this.repository.branch(this.baseRef, sha)
  }

  get locked(): boolean {
    return this.repository.locks.has(this.number)
  }

  /** The commits it adds, oldest first. */
  commits(): string[] {
    return commitsSince(this.repository.objects, this.repository.tip(this.baseRef), this.head)
  }

  /** Against the merge base, as GitHub shows them. */
  changedFiles(): ChangedFile[] {
    const { objects } = this.repository
    const base = this.mergeBase() ?? this.baseSha
    return changedFiles(objects, objects.commit(base).tree, objects.commit(this.head).tree)
  }

  mergeBase(): string | undefined {
    return mergeBase(this.repository.objects, this.repository.tip(this.baseRef), this.head)
  }

  /** The trial merge that `GITHUB_SHA` names in a run for this pull request. Its tree is the head's: no one reads it. */
  mergeCommit(): string {
    // Of a base branch that is gone, the last trial merge stays.
    const base = this.repository.branches.get(this.baseRef) ?? this.baseSha
    const message = `Merge ${this.head} into ${base}`
    const { tree, author, email, time } = this.repository.objects.commit(this.head)
    return this.repository.objects.writeCommit({ tree, parents: [base, this.head], message, author, email, time })
  }
}
