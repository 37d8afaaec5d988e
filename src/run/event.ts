import { isRecord } from '../core/surfaces/document.js'
import { UserError } from '../core/user-error.js'

/** What happened, reduced to what a check needs to know. */
export type CheckEvent =
  /** `target`: the workflow comes from the default branch, not from the pull request. */
  | { readonly kind: 'pull_request'; readonly target: boolean; readonly number: number; readonly head: string; readonly baseRef: string }
  | { readonly kind: 'merge_group'; readonly base: string; readonly head: string }
  | { readonly kind: 'push'; readonly before: string | null; readonly after: string }
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
  switch (event) {
    case 'pull_request':
    case 'pull_request_target': {
      const pull = isRecord(data.pull_request) ? data.pull_request : {}
      const [head, base] = [isRecord(pull.head) ? pull.head : {}, isRecord(pull.base) ? pull.base : {}]
      if (data.action === 'closed') return { kind: 'nothing', why: 'The pull request is closed.' }
      if (typeof pull.number !== 'number' || typeof head.sha !== 'string' || typeof base.ref !== 'string') throw incomplete(event)
      return { kind: 'pull_request', target: event === 'pull_request_target', number: pull.number, head: head.sha, baseRef: base.ref }
    }
    case 'push': {
      if (typeof data.after !== 'string' || typeof data.before !== 'string') throw incomplete(event)
      if (data.deleted === true || ZEROS.test(data.after)) return { kind: 'nothing', why: 'The branch was deleted.' }
      return { kind: 'push', before: ZEROS.test(data.before) ? null : data.before, after: data.after }
    }
    case 'merge_group': {
      const group = isRecord(data.merge_group) ? data.merge_group : {}
      if (data.action === 'destroyed') return { kind: 'nothing', why: 'The merge group is gone.' }
      if (typeof group.base_sha !== 'string' || typeof group.head_sha !== 'string') throw incomplete(event)
      return { kind: 'merge_group', base: group.base_sha, head: group.head_sha }
    }
    case 'workflow_dispatch':
      return { kind: 'dispatch', head: sha }
    case 'schedule':
      return { kind: 'schedule' }
    default:
      throw new UserError(`The event ${event === '' ? '(none)' : event} is not supported.`, 'Run the action on pull_request, pull_request_target, merge_group, push, schedule or workflow_dispatch.')
  }
}

function incomplete(event: string): UserError {
  return new UserError(`The payload of the ${event} event lacks what the check needs.`, 'Run the action in a workflow on GitHub; elsewhere use the CLI.')
}
