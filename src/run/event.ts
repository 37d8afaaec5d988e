import { isRecord } from '../core/surfaces/document.js'
import { UserError } from '../core/user-error.js'

export interface PullRequestEvent {
  readonly kind: 'pull_request'
  /** Whether the workflow comes from the default branch, not from the pull request. */
  readonly target: boolean
  readonly number: number
  readonly head: string
  readonly baseRef: string
}

/** Another workflow ran for a commit of a branch, maybe of a fork. */
export interface WorkflowRunEvent {
  readonly kind: 'workflow_run'
  readonly head: string
  readonly branch: string
  /** `owner/name` of where the branch is. */
  readonly repository: string
}

/** What happened, reduced to what a check needs to know. `isPublic`: whether everybody can read the repository. */
export type CheckEvent =
  | PullRequestEvent
  | WorkflowRunEvent
  | { readonly kind: 'merge_group'; readonly base: string; readonly head: string; readonly isPublic: boolean }
  | { readonly kind: 'push'; readonly before: string | null; readonly after: string; readonly isPublic: boolean }
  | { readonly kind: 'dispatch'; readonly head: string }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'nothing'; readonly why: string }

/** What the runner says about the run. */
export interface RunnerFacts {
  readonly event: string
  readonly payload: unknown
  readonly sha: string
}

const ZEROS = /^0+$/

/** Reads the event; one that the check has no answer for is an error that says which it has. */
export function readEvent({ event, payload, sha }: RunnerFacts): CheckEvent {
  const data = isRecord(payload) ? payload : {}
  const isPublic = !isRecord(data.repository) || data.repository.private !== true
  switch (event) {
    case 'pull_request':
    case 'pull_request_target': {
      const pull = isRecord(data.pull_request) ? data.pull_request : {}
      const [head, base] = [isRecord(pull.head) ? pull.head : {}, isRecord(pull.base) ? pull.base : {}]
      if (data.action === 'closed') return { kind: 'nothing', why: 'The pull request is closed.' }
      if (typeof pull.number !== 'number' || typeof head.sha !== 'string' || typeof base.ref !== 'string')
        throw incomplete(event)
      return {
        kind: 'pull_request',
        target: event === 'pull_request_target',
        number: pull.number,
        head: head.sha,
        baseRef: base.ref,
      }
    }
    case 'workflow_run': {
      const run = isRecord(data.workflow_run) ? data.workflow_run : {}
      if (run.event !== 'pull_request' && run.event !== 'pull_request_target')
        return { kind: 'nothing', why: 'The other workflow ran for no pull request.' }
      const repository = isRecord(run.head_repository) ? run.head_repository.full_name : null
      if (typeof run.head_sha !== 'string' || typeof run.head_branch !== 'string' || typeof repository !== 'string')
        throw incomplete(event)
      return { kind: 'workflow_run', head: run.head_sha, branch: run.head_branch, repository }
    }
    case 'push': {
      if (typeof data.after !== 'string' || typeof data.before !== 'string') throw incomplete(event)
      if (data.deleted === true || ZEROS.test(data.after)) return { kind: 'nothing', why: 'The branch was deleted.' }
      return { kind: 'push', before: ZEROS.test(data.before) ? null : data.before, after: data.after, isPublic }
    }
    case 'merge_group': {
      const group = isRecord(data.merge_group) ? data.merge_group : {}
      if (data.action === 'destroyed') return { kind: 'nothing', why: 'The merge group is gone.' }
      if (typeof group.base_sha !== 'string' || typeof group.head_sha !== 'string') throw incomplete(event)
      return { kind: 'merge_group', base: group.base_sha, head: group.head_sha, isPublic }
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

function incomplete(event: string): UserError {
  return new UserError(
    `The payload of the ${event} event lacks what the check needs.`,
    'Run the action in a workflow on GitHub; elsewhere use the CLI.',
  )
}
