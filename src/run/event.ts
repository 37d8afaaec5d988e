import { isRecord } from '../core/surfaces/document.js'
import { UserError } from '../core/user-error.js'

/** What happened, reduced to what a check needs to know. */
export type CheckEvent =
  | { readonly kind: 'pull_request'; readonly number: number; readonly head: string; readonly baseRef: string }
  | { readonly kind: 'push'; readonly before: string | null; readonly after: string }
  | { readonly kind: 'dispatch'; readonly head: string }
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
    case 'pull_request': {
      const pull = isRecord(data.pull_request) ? data.pull_request : {}
      const [head, base] = [isRecord(pull.head) ? pull.head : {}, isRecord(pull.base) ? pull.base : {}]
      if (data.action === 'closed') return { kind: 'nothing', why: 'The pull request is closed.' }
      if (typeof pull.number !== 'number' || typeof head.sha !== 'string' || typeof base.ref !== 'string') throw incomplete(event)
      return { kind: 'pull_request', number: pull.number, head: head.sha, baseRef: base.ref }
    }
    case 'push': {
      if (typeof data.after !== 'string' || typeof data.before !== 'string') throw incomplete(event)
      if (data.deleted === true || ZEROS.test(data.after)) return { kind: 'nothing', why: 'The branch was deleted.' }
      return { kind: 'push', before: ZEROS.test(data.before) ? null : data.before, after: data.after }
    }
    case 'workflow_dispatch':
      return { kind: 'dispatch', head: sha }
    default:
      throw new UserError(`The event ${event === '' ? '(none)' : event} is not supported.`, 'Run the action on pull_request, push or workflow_dispatch.')
  }
}

function incomplete(event: string): UserError {
  return new UserError(`The payload of the ${event} event lacks what the check needs.`, 'Run the action in a workflow on GitHub; elsewhere use the CLI.')
}
