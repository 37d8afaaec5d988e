import type { Message } from '../../core/text/message.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { AgreedAction } from '../../core/contract/usage/agreements.js'
import type { UsageEvent } from '../../core/usage/agreements/usage-events.js'
import type { GitHub } from '../../io/github/client.js'
import type { ReadParent } from '../../core/policy/layers.js'
import type { UsageOptions } from '../../usage-run/make-report.js'
import type { IssueStore } from '../../publish/issue/publish-issue.js'
import type { BranchStore, RestrictionRequest } from '../../publish/restriction/publish-restriction.js'
import type { ChatLink } from '../../render/chat/chat-message.js'
import type { ReportInputs } from './inputs.js'

/** The inputs of one run of the report action. */
export interface ReportRun {
  readonly github: GitHub
  readonly inputs: ReportInputs
  /** The event that started the workflow, as the runner names it. */
  readonly event: string
  /** The URL of the workflow's runs, the same for every run; null where the workflow is in another repository. */
  readonly runsUrl: string | null
  /** The folder that paths are below. */
  readonly folder: string
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly readParent: ReadParent
  readonly makeReport: (options: UsageOptions) => Promise<UsageReport>
  /**
   * Where the report is published. Opened on demand, because reading the files may take longer than a run's time for
   * GitHub.
   */
  readonly stores: () => { readonly issues: IssueStore; readonly branch: (request: RestrictionRequest) => BranchStore }
}

/** The outcome of a run of the report action. */
export interface ReportOutcome {
  readonly report: UsageReport
  /** Steps to announce in the run: new ones, and any that pauses the job. */
  readonly steps: readonly AgreedAction[]
  /** New events to announce in the run: a limit that is expected, an unusual day. */
  readonly events: readonly UsageEvent[]
  readonly issueUrl: string | null
  readonly pullRequestUrl: string | null
  /** Where the issue, the pull request and the runs are, as far as known. */
  readonly links: readonly ChatLink[]
  /** Refusals of GitHub, for the readers of the other outputs. */
  readonly refused: readonly Message[]
  /** More lines for the log, a sentence each. */
  readonly remarks: readonly string[]
  readonly exit: 0 | 1
}
