import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { performCheck } from '../../src/actions/check/perform-check.js'
import type { IssueComment } from './github/comments.js'
import type { Files } from './github/git-objects.js'
import type { PullRequestAction } from './github/pull-request-event.js'
import type { NewPullRequest, PullRequest } from './github/pull-request.js'
import type { Repository } from './github/repository.js'
import { rounds, writes, type RecordedRequest } from './github/request-log.js'
import { runAction, type ActionResult, type EventPayload } from './github/runner.js'
import type { MemoryGitHub } from './github/memory-github.js'
import type { StandIn } from './github/stand-in.js'

/** The first line of every comment of the action. */
export const MARKER = '<!-- kiro-governance:check -->'

/** A path of this project. */
export const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const DIST = root('dist/check/index.js')
export const ACTION = root('action.yml')
export const SETTINGS = '.kiro/settings.json'
export const POLICY = '.github/kiro-policy.yml'

/** The files of examples/, by which the README tells its story. */
export const EXAMPLE = {
  before: readFileSync(root('examples/before/.kiro/settings.json'), 'utf8'),
  after: readFileSync(root('examples/after/.kiro/settings.json'), 'utf8'),
  policy: readFileSync(root('examples/kiro-policy.yml'), 'utf8'),
}

/** What an open pull request is made of: files of the base branch, and files that its one commit lays over them. */
export interface NewPull extends Omit<Partial<NewPullRequest>, 'head'> {
  readonly before: Files
  readonly after: Files
}

export interface OpenPull {
  readonly repository: Repository
  readonly pull: PullRequest
  /** The commit that the head was made from. */
  readonly from: string
}

/** The example's change under the example's policy, as a pull request would bring it. */
export const EXAMPLE_PULL: NewPull = {
  before: { [SETTINGS]: EXAMPLE.before, [POLICY]: EXAMPLE.policy, 'README.md': 'A shop.\n' },
  after: { [SETTINGS]: EXAMPLE.after },
}

let repositories = 0

/** A repository of its own for each call, so that runs beside each other do not meet. */
export function newRepository(github: StandIn): Repository {
  repositories += 1
  return github.repository(`acme/shop-${repositories}`, { private: true })
}

export async function openPull(github: StandIn, { before, after, ...options }: NewPull): Promise<OpenPull> {
  const repository = newRepository(github)
  const from = repository.commit({ files: before })
  repository.branch('main', from)
  const head = repository.commit({ files: after, parents: [from] })
  const pull = await repository.pullRequest({ base: 'main', ...options, head })
  return { repository, pull, from }
}

/** Pushes one more commit to the head. */
export function push({ repository, pull }: OpenPull, files: Files): string {
  const sha = repository.commit({ files, parents: [pull.head] })
  pull.push(sha)
  return sha
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly action?: PullRequestAction
  /** The event as it was sent, when that is not now. */
  readonly payload?: EventPayload
  /** The day of the run, `YYYY-MM-DD`; default: today. */
  readonly day?: string
}

export interface Run extends ActionResult {
  /** What this run asked for, of its own repository. */
  readonly requests: readonly RecordedRequest[]
  readonly rounds: number
  readonly writes: readonly RecordedRequest[]
}

/** Runs the action for a pull request, as its workflow would: in this process on a GitHub in memory, else the shipped bundle. */
export async function check(
  github: StandIn | MemoryGitHub,
  { repository, pull }: OpenPull,
  { action = 'opened', payload, ...options }: RunOptions = {},
): Promise<Run> {
  return execute(
    github,
    repository,
    { name: 'pull_request', payload: payload ?? repository.event(pull, action) },
    options,
  )
}

/** The same for any event. */
export async function execute(
  github: StandIn | MemoryGitHub,
  repository: Repository,
  event: { name: string; payload: EventPayload },
  options: Pick<RunOptions, 'inputs' | 'env' | 'day'> = {},
): Promise<Run> {
  const known = new Set(github.requests)
  const result = await runAction({
    what: 'line' in github ? { perform: performCheck } : { bundle: DIST },
    action: ACTION,
    github,
    event,
    ...options,
  })
  const requests = github.requests.filter((request) => !known.has(request) && isAbout(repository, request))
  return { ...result, requests, rounds: rounds(requests), writes: writes(requests) }
}

/** Whether a request is for that repository. */
export function isAbout({ fullName, name }: Repository, { path, body }: RecordedRequest): boolean {
  if (path.startsWith(`/repos/${fullName}/`)) return true
  if (path !== '/graphql') return false
  return (body as { variables?: { name?: unknown } }).variables?.name === name
}

/** The comments that begin with the marker. */
export async function marked({ pull }: OpenPull): Promise<IssueComment[]> {
  return (await pull.comments()).filter(({ body }) => body.startsWith(MARKER))
}
