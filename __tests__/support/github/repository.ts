import { account, type Account } from './accounts.js'
import type { Comments } from './comments.js'
import { GitObjects, type Files } from './git-objects.js'
import { pullRequestEvent, type PullRequestAction } from './pull-request-event.js'
import { PullRequest, type NewPullRequest } from './pull-request.js'
import { dispatchEvent, pushEvent, scheduleEvent } from './workflow-events.js'

/** What a repository needs of the GitHub it is on. */
export interface Host {
  readonly origin: string
  readonly comments: Comments
  readonly repositories: Map<string, Repository>
}

export interface NewRepository {
  readonly private?: boolean
  readonly defaultBranch?: string
  readonly ownerType?: 'User' | 'Organization'
}

export interface NewCommit {
  /** Laid over the first parent's files; null takes a path away. */
  readonly files: Files
  readonly parents?: readonly string[]
  readonly message?: string
}

/** 2026-01-01, and a second more for each commit: the same commits have the same names in every run. */
const FIRST_COMMIT = 1_767_225_600

export class Repository {
  readonly host: Host
  readonly owner: Account
  readonly name: string
  readonly private: boolean
  readonly defaultBranch: string
  readonly parent: Repository | undefined
  readonly objects: GitObjects
  readonly branches = new Map<string, string>()
  readonly pulls = new Map<number, PullRequest>()

  constructor(host: Host, fullName: string, options: NewRepository = {}, parent?: Repository) {
    const [owner = '', name = ''] = fullName.split('/')
    if (owner === '' || name === '') throw new Error(`not owner/name: '${fullName}'`)
    this.host = host
    this.owner = account(owner, options.ownerType ?? 'Organization')
    this.name = name
    this.private = options.private ?? false
    this.defaultBranch = options.defaultBranch ?? 'main'
    this.parent = parent
    // GitHub keeps one set of objects for a repository and all its forks.
    this.objects = parent?.objects ?? new GitObjects()
    host.repositories.set(fullName.toLowerCase(), this)
  }

  get fullName(): string {
    return `${this.owner.login}/${this.name}`
  }

  get id(): number {
    return account(this.fullName).id
  }

  get comments(): Comments {
    return this.host.comments
  }

  commit({ files, parents = [], message = 'Change files' }: NewCommit): string {
    const [first] = parents
    const base = first === undefined ? undefined : this.objects.commit(first).tree
    return this.objects.writeCommit({
      tree: this.objects.writeTree(base, files),
      parents,
      message,
      author: 'octocat',
      email: 'octocat@users.noreply.github.com',
      time: FIRST_COMMIT + this.objects.commits.size,
    })
  }

  /** Points a branch at a commit. */
  branch(name: string, sha: string): void {
    this.branches.set(name, this.objects.commit(sha).oid)
  }

  tip(branch: string): string {
    const sha = this.branches.get(branch)
    if (sha === undefined) throw new Error(`${this.fullName} has no branch ${branch}`)
    return sha
  }

  /** The commit that a branch, a full ref or a full sha names; `owner:branch` is a branch of a fork. */
  resolve(revision: string): string | undefined {
    const [owner = '', branch] = revision.split(':', 2)
    if (branch !== undefined) return this.host.repositories.get(`${owner}/${this.name}`.toLowerCase())?.resolve(branch)
    if (this.objects.commits.has(revision)) return revision
    if (revision === 'HEAD') return this.branches.get(this.defaultBranch)
    return this.branches.get(revision.replace(/^(refs\/)?heads\//, '')) ?? this.branches.get(revision)
  }

  async pullRequest(options: NewPullRequest): Promise<PullRequest> {
    const number = await this.comments.open(this.fullName, options.title ?? 'Change the Kiro settings')
    const pull = new PullRequest(this, options.fork === true ? this.#fork(options.author) : this, number, options)
    this.pulls.set(number, pull)
    return pull
  }

  event(pull: PullRequest, action: PullRequestAction = 'opened', changes: Record<string, unknown> = {}) {
    return pullRequestEvent(pull, action, changes)
  }

  pushEvent(push: { before: string; after: string; ref: string }) {
    return pushEvent(this, push)
  }

  dispatchEvent(dispatch: { ref: string; inputs?: Record<string, string> }) {
    return dispatchEvent(this, dispatch)
  }

  scheduleEvent(cron = '0 6 * * 1') {
    return scheduleEvent(this, cron)
  }

  #fork(author = 'octocat'): Repository {
    const fullName = `${author}/${this.name}`
    const there = this.host.repositories.get(fullName.toLowerCase())
    return there ?? new Repository(this.host, fullName, { private: this.private, ownerType: 'User' }, this)
  }
}
