import { UserError } from '../../core/user-error.js'
import * as z from 'zod'
import '../../core/schema/jitless.js'

export interface PullRequestEvent {
  readonly kind: 'pull_request'
  /** Whether the workflow comes from the default branch, not from the pull request. */
  readonly target: boolean
  readonly number: number
  readonly head: string
  readonly baseRef: string
  /** The tip of the base branch as the event knew it; null where the event does not say it. */
  readonly baseSha: string | null
  /** How many files it changes; null where the event does not say it. */
  readonly changedFiles: number | null
}

/** Another workflow ran for a commit of a branch, maybe of a fork. */
export interface WorkflowRunEvent {
  readonly kind: 'workflow_run'
  readonly head: string
  readonly branch: string
  /** `owner/name` of the branch's repository. */
  readonly repository: string
}

/** The tip of a branch moved. */
export interface PushEvent {
  readonly kind: 'push'
  /** The former tip; null on the first push of the branch. */
  readonly before: string | null
  readonly after: string
  /** The name of the branch. */
  readonly branch: string
  /** Whether the repository is public. */
  readonly isPublic: boolean
}

/** The event, reduced to what a check needs. `isPublic`: whether the repository is public. */
export type CheckEvent =
  | PullRequestEvent
  | WorkflowRunEvent
  | { readonly kind: 'merge_group'; readonly base: string; readonly head: string; readonly isPublic: boolean }
  | PushEvent
  | { readonly kind: 'dispatch'; readonly head: string }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'nothing'; readonly why: string }

/** The runner's data about the run. */
export interface RunnerFacts {
  readonly event: string
  readonly payload: unknown
  readonly sha: string
}

/*
 * The fields of a payload that are read; all others are ignored.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */

const commit = z.object({ sha: z.string() })

/** The payload of each event. */
const PAYLOADS = {
  pull_request: z.object({
    pull_request: z.object({
      number: z.number(),
      head: commit,
      base: z.object({ ref: z.string(), sha: z.string().nullable().catch(null) }),
      changed_files: z.number().nullable().catch(null),
    }),
  }),
  workflow_run: z.object({
    workflow_run: z.object({
      head_sha: z.string(),
      head_branch: z.string(),
      head_repository: z.object({ full_name: z.string() }).nullable(),
    }),
  }),
  push: z.object({ ref: z.string(), before: z.string(), after: z.string(), deleted: z.unknown().optional() }),
  merge_group: z.object({ merge_group: z.object({ base_sha: z.string(), head_sha: z.string() }) }),
}

/** Fields of every event. A repository without a `private` field counts as public, so that less is shown. */
const anyEvent = z
  .object({
    action: z.unknown().optional(),
    repository: z.object({ private: z.unknown().optional() }).catch({ private: false }),
  })
  .catch({ action: null, repository: { private: false } })

const forPullRequest = z.object({
  workflow_run: z.object({ event: z.enum(['pull_request', 'pull_request_target']) }),
})

const isClosed = z.object({ pull_request: z.object({ state: z.literal('closed') }) })

/** Git's null object id: the branch did not exist before. */
const ZEROS = /^0+$/

/**
 * Reads the event.
 * @throws {UserError} for an event that the check does not support; the hint lists those it does.
 */
export function readEvent({ event, payload, sha }: RunnerFacts): CheckEvent {
  const { action, repository } = anyEvent.parse(payload)
  const isPublic = repository.private !== true
  switch (event) {
    case 'pull_request':
    case 'pull_request_review':
    case 'pull_request_review_comment':
    case 'pull_request_target': {
      // An edit of a closed one is an event too.
      if (action === 'closed' || isClosed.safeParse(payload).success)
        return { kind: 'nothing', why: 'The pull request is closed.' }
      const { number, head, base, changed_files } = read(PAYLOADS.pull_request, payload, event).pull_request
      return {
        kind: 'pull_request',
        target: event === 'pull_request_target',
        number,
        head: head.sha,
        baseRef: base.ref,
        baseSha: base.sha,
        changedFiles: changed_files,
      }
    }
    case 'workflow_run': {
      if (!forPullRequest.safeParse(payload).success)
        return { kind: 'nothing', why: 'The other workflow ran for no pull request.' }
      const run = read(PAYLOADS.workflow_run, payload, event).workflow_run
      if (run.head_repository === null)
        return {
          kind: 'nothing',
          why: 'The repository of the other workflow’s branch is gone: a fork that was deleted.',
        }
      return {
        kind: 'workflow_run',
        head: run.head_sha,
        branch: run.head_branch,
        repository: run.head_repository.full_name,
      }
    }
    case 'push': {
      const { ref, before, after, deleted } = read(PAYLOADS.push, payload, event)
      // A tag names a commit of a branch, or of none: it changes no state of the repository.
      if (ref.startsWith('refs/tags/')) return { kind: 'nothing', why: 'A tag was pushed, and tags are not judged.' }
      if (deleted === true || ZEROS.test(after)) return { kind: 'nothing', why: 'The branch was deleted.' }
      const branch = ref.replace(/^refs\/heads\//, '')
      return { kind: 'push', before: ZEROS.test(before) ? null : before, after, branch, isPublic }
    }
    case 'merge_group': {
      if (action === 'destroyed') return { kind: 'nothing', why: 'The merge group is gone.' }
      const { base_sha: base, head_sha: head } = read(PAYLOADS.merge_group, payload, event).merge_group
      return { kind: 'merge_group', base, head, isPublic }
    }
    case 'workflow_dispatch':
      return { kind: 'dispatch', head: sha }
    case 'schedule':
      return { kind: 'schedule' }
    default:
      throw new UserError(
        `The event ${event === '' ? '(none)' : event} is not supported.`,
        'Run the action on pull_request, pull_request_target, workflow_run, merge_group, push, schedule or workflow_dispatch.',
      )
  }
}

function read<Payload extends z.ZodType>(schema: Payload, payload: unknown, event: string): z.infer<Payload> {
  const read = schema.safeParse(payload)
  if (read.success) return read.data
  throw new UserError(
    `The payload of the ${event} event lacks what the check needs.`,
    'Run the action in a workflow on GitHub; elsewhere use the CLI.',
  )
}
