import type { Message } from '../../core/text/message.js'
import type { UsageReport } from '../../core/contract/usage/report.js'
import type { AgreedAction } from '../../core/contract/usage/agreements.js'
import type { GitHub } from '../../io/github/client.js'
import type { ReadParent } from '../../core/policy/layers.js'
import type { UsageOptions } from '../../usage-run/make-report.js'
import type { IssueStore } from '../../publish/issue/publish-issue.js'
import type { BranchStore, RestrictionRequest } from '../../publish/restriction/publish-restriction.js'
import type { ReportInputs } from './inputs.js'

/** What one run of the report action is given. */
export interface ReportRun {
  readonly github: GitHub
  readonly inputs: ReportInputs
  /** The event that started the workflow, as the runner names it. */
  readonly event: string
  /** The address of the workflow's runs, the same in each of them; null where it lies in another repository. */
  readonly runsUrl: string | null
  /** The folder that paths are below. */
  readonly folder: string
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly readParent: ReadParent
  readonly makeReport: (options: UsageOptions) => Promise<UsageReport>
  /** Where the report is published. Opened when there is one: reading the files may take longer than a run has for GitHub. */
  readonly stores: () => { readonly issues: IssueStore; readonly branch: (request: RestrictionRequest) => BranchStore }
}

/** What a run of the report action came to. */
export interface ReportOutcome {
  readonly report: UsageReport
  /** Steps to tell of beside the run: those that are news, and whatever pauses the job. */
  readonly steps: readonly AgreedAction[]
  readonly issueUrl: string | null
  readonly pullRequestUrl: string | null
  /** What GitHub refused, for everybody who reads the report elsewhere. */
  readonly refused: readonly Message[]
  /** What the log should say besides, a sentence each. */
  readonly remarks: readonly string[]
  readonly exit: 0 | 1
}
