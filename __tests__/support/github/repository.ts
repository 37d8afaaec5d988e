import { account, type Account } from './accounts.js'
import type { Comments, IssueComment } from './comments.js'
import type { Keeper } from './keeper.js'
import { GitObjects, type Files } from './git-objects.js'
import type { Issue, Issues, NewIssue } from './issues.js'
import { pullRequestEvent, type PullRequestAction } from './pull-request-event.js'
import { PullRequest, type NewComment, type NewPullRequest } from './pull-request.js'
import { dispatchEvent, mergeGroupEvent, pushEvent, scheduleEvent } from './workflow-events.js'

/** What a repository needs of the GitHub it is on. */
export interface Host {
  readonly origin: string
  readonly keeper: Keeper
  readonly comments: Comments
  readonly issues: Issues
  readonly repositories: Map<string, Repository>
  /** By the names they had before. */
  readonly renamed: Map<string, Repository>
}

export interface NewRepository {
  readonly private?: boolean
  readonly defaultBranch?: string
  readonly ownerType?: 'User' | 'Organization'
  readonly topics?: readonly string[]
  /** Whether it has issues; its settings can switch them off. */
  readonly hasIssues?: boolean
  /** Everybody may read what is archived, and no client may write to it. */
  readonly archived?: boolean
  /** The tokens that may read it; every token may when absent. To any other, GitHub answers as if it did not exist. */
  readonly readers?: readonly string[] | undefined
}

export interface NewCommit {
  /** Laid over the first parent's files; null takes a path away. */
  readonly files: Files
  readonly parents?: readonly string[]
  readonly message?: string
  /** Seconds since 1970; default: the next second of the first commits. */
  readonly time?: number
}

/** Why a conversation is locked, as REST writes it. */
export type LockReason = 'off-topic' | 'too heated' | 'resolved' | 'spam'

/** 2026-01-01, and a second more for each commit: the same commits have the same names in every run. */
const FIRST_COMMIT = 1_767_225_600

export class Repository {
  readonly host: Host
  readonly id: number
  /** The name that it was made with: what emulate knows it by. */
  readonly firstName: string
  owner: Account
  name: string
  archived: boolean
  readonly private: boolean
  readonly defaultBranch: string
  readonly parent: Repository | undefined
  readonly readers: readonly string[] | undefined
  readonly hasIssues: boolean
  /** As its administrators set them; null: the answer of GitHub has none. */
  topics: readonly string[] | null
  readonly objects: GitObjects
  readonly branches = new Map<string, string>()
  /** A tag names a commit, or an annotated tag that names one. */
  readonly tags = new Map<string, string>()
  readonly pulls = new Map<number, PullRequest>()
  /** The locked conversations, and why. */
  readonly locks = new Map<number, LockReason | null>()

  constructor(host: Host, fullName: string, options: NewRepository = {}, parent?: Repository) {
    const [owner = '', name = ''] = fullName.split('/')
    if (owner === '' || name === '') throw new Error(`not owner/name: '${fullName}'`)
    this.host = host
    this.id = account(fullName).id
    this.firstName = fullName
    this.archived = options.archived ?? false
    this.owner = account(owner, options.ownerType ?? 'Organization')
    this.name = name
    this.private = options.private ?? false
    this.defaultBranch = options.defaultBranch ?? 'main'
    this.parent = parent
    this.readers = options.readers
    this.hasIssues = options.hasIssues ?? true
    this.topics = options.topics ?? []
    // GitHub keeps one set of objects for a repository and all its forks.
    this.objects = parent?.objects ?? new GitObjects()
    host.repositories.set(fullName.toLowerCase(), this)
  }

  get fullName(): string {
    return `${this.owner.login}/${this.name}`
  }

  /** Gives it another name, or another owner; the former name leads to it. */
  rename(fullName: string): void {
    const [owner = '', name = ''] = fullName.split('/')
    const { repositories, renamed } = this.host
    repositories.delete(this.fullName.toLowerCase())
    renamed.set(this.fullName.toLowerCase(), this)
    this.owner = owner === this.owner.login ? this.owner : account(owner, this.owner.type)
    this.name = name
    repositories.set(fullName.toLowerCase(), this)
  }

  /** Locks the conversation of an issue or a pull request. */
  lock(number: number, reason: LockReason | null = null): void {
    this.locks.set(number, reason)
  }

  isReadableBy(token: string): boolean {
    return this.readers?.includes(token) ?? true
  }

  get comments(): Comments {
    return this.host.comments
  }

  commit({ files, parents = [], message = 'Change files', time }: NewCommit): string {
    const [first] = parents
    const base = first === undefined ? undefined : this.objects.commit(first).tree
    return this.objects.writeCommit({
      tree: this.objects.writeTree(base, files),
      parents,
      message,
      author: 'octocat',
      email: 'octocat@users.noreply.github.com',
      time: time ?? FIRST_COMMIT + this.objects.commits.size,
    })
  }

  /** Points a branch at a commit. */
  branch(name: string, sha: string): void {
    this.branches.set(name, this.objects.commit(sha).oid)
  }

  /** Names a commit; a message makes it an annotated tag. */
  tag(name: string, sha: string, message?: string): void {
    const commit = this.objects.commit(sha).oid
    this.tags.set(name, message === undefined ? commit : this.objects.writeTag({ name, commit, message }))
  }

  tip(branch: string): string {
    const sha = this.branches.get(branch)
    if (sha === undefined) throw new Error(`${this.fullName} has no branch ${branch}`)
    return sha
  }

  /** The commit that a branch, a tag, a full ref or a full sha names; `owner:branch` is a branch of a fork. Names of refs have case. */
  resolve(revision: string): string | undefined {
    const [owner = '', branch] = revision.split(':', 2)
    if (branch !== undefined) return this.host.repositories.get(`${owner}/${this.name}`.toLowerCase())?.resolve(branch)
    const oid = this.named(revision)
    return oid === undefined ? undefined : (this.objects.tags.get(oid)?.commit ?? oid)
  }

  /** The same, but an annotated tag is itself. Of a tag and a branch of one name the tag is meant, as `git rev-parse` has it. */
  named(revision: string): string | undefined {
    if (this.objects.commits.has(revision) || this.objects.tags.has(revision)) return revision
    if (revision === 'HEAD') return this.branches.get(this.defaultBranch)
    const tag = this.tags.get(revision.replace(/^(refs\/)?tags\//, ''))
    return tag ?? this.branches.get(revision.replace(/^(refs\/)?heads\//, '')) ?? this.branches.get(revision)
  }

  async pullRequest(options: NewPullRequest): Promise<PullRequest> {
    await this.host.keeper.open(this.firstName)
    const opened = await this.host.keeper.send('POST', `${this.host.keeper.path(this.firstName)}/pulls`, {
      title: options.title ?? 'Change the Kiro settings',
      head: `head-${crypto.randomUUID()}`,
      base: 'main',
    })
    return this.opened((opened as { number: number }).number, options)
  }

  /** A pull request whose number is known. */
  opened(number: number, options: NewPullRequest): PullRequest {
    const pull = new PullRequest(this, options.fork === true ? this.#fork(options.author) : this, number, options)
    this.pulls.set(number, pull)
    return pull
  }

  issue(issue: NewIssue): Promise<Issue> {
    return this.host.issues.add(this.firstName, issue)
  }

  /** Those that are no pull requests. */
  issues(): Promise<Issue[]> {
    return this.host.issues.list(this.firstName)
  }

  comment(issue: number, { body, by = 'octocat', minimized = false }: NewComment): Promise<IssueComment> {
    return this.comments.add(this.firstName, issue, { body, user: by === null ? null : account(by), minimized })
  }

  commentsOn(issue: number): Promise<IssueComment[]> {
    return this.comments.list(this.firstName, issue)
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

  /** What a merge queue asks to be checked: `head` is what would be merged, `base` the branch as it is before. */
  mergeGroupEvent(group: { base: string; head: string; branch?: string }) {
    return mergeGroupEvent(this, group)
  }

  scheduleEvent(cron = '0 6 * * 1') {
    return scheduleEvent(this, cron)
  }

  #fork(author = 'octocat'): Repository {
    const fullName = `${author}/${this.name}`
    const there = this.host.repositories.get(fullName.toLowerCase())
    return (
      there ??
      new Repository(this.host, fullName, { private: this.private, ownerType: 'User', readers: this.readers }, this)
    )
  }
}
