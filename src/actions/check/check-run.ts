import type { PolicyReference } from '../../core/policy/reference.js'
import { redact } from '../../render/redact.js'
import { type Failure, type Report } from '../../core/report.js'
import { exitCode } from '../../core/exit-code.js'
import type { GitHub } from '../../io/github/client.js'
import type { ReportContext, RepositoryLinks } from '../../render/markdown/context.js'
import type { ActionInputs } from './inputs.js'
import type { CheckEvent } from './event.js'
import type { CommentStore } from '../../publish/comment/publish-comment.js'
import type { FoundPolicy } from '../../core/policy/layers.js'

/** The inputs of one run of the action. */
export interface ActionRun {
  readonly github: GitHub
  readonly event: CheckEvent
  readonly inputs: ActionInputs
  readonly actionRepository: string
  /** The running workflow file: `owner/repo/path@ref`. */
  readonly workflowRef: string
  /** Reads a policy file of another repository, with `policy-token`. */
  readonly readParent: (reference: PolicyReference) => Promise<FoundPolicy>
  /** Where the repository and this run are on the web; null where the runner does not say. */
  readonly links: RepositoryLinks | null
  /** The comments of a pull request that begin with a marker. */
  readonly comments: (number: number, marker: string) => CommentStore
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
}

/** The outcome of a run of the action. */
export interface ActionOutcome {
  readonly result: Report | Failure
  readonly context: ReportContext
  readonly commentUrl: string | null
  /** More lines for the log, such as why there is no comment. */
  readonly remarks: readonly string[]
  readonly exit: number
}

/** An event without anything to judge, and why. */
export interface NothingToJudge {
  readonly nothing: string
}

/** The result as the repository's readers may see it: redacted where the repository is public. */
export function readableBy(isPublic: boolean, result: Report | Failure): Report | Failure {
  return !isPublic || 'errorClass' in result || result.policy?.publishes === true ? result : redact(result)
}

/**
 * The exit code of a run. Inputs can tighten a policy but not loosen it: where the policy blocks, `fail-on: never` has
 * no effect, which a remark says.
 */
export function exitOf(result: Report | Failure, { failOn }: ActionInputs): { exit: number; remark: string | null } {
  const loosens = failOn === 'never' && !('errorClass' in result) && result.policy?.enforcement.mode === 'block'
  if (!loosens) return { exit: exitCode(result, failOn), remark: null }
  return {
    exit: exitCode(result, 'error'),
    remark:
      'The input `fail-on: never` has no effect where a policy blocks; to only observe, the policy says `enforcement: { mode: observe }`.',
  }
}
