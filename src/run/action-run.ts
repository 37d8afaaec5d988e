import type { PolicyReference } from '../core/policy/reference.js'
import type { GitHub } from '../io/github/client.js'
import type { PolicyBlob } from '../io/github/pull-request.js'
import type { ActionInputs } from './action-inputs.js'
import type { CheckEvent } from './event.js'
import type { FoundPolicy } from './read-policy.js'

/** What one run of the action is given. */
export interface ActionRun {
  readonly github: GitHub
  readonly event: Exclude<CheckEvent, { kind: 'nothing' }>
  readonly inputs: ActionInputs
  readonly actionRepository: string
  /** Where the workflow lies that runs: `owner/repo/path@ref`. */
  readonly workflowRef: string
  /** Reads a policy file of another repository, with the token for that. */
  readonly readParent: (reference: PolicyReference) => Promise<FoundPolicy>
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** The repository's policy as the API gave it, with its path for people. */
export function bound(policy: PolicyBlob | null, source: string): FoundPolicy | null {
  return policy === null ? null : { ...policy, source }
}
