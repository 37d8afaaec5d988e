import { consoleOnDisk } from '../../commands/export-policy.js'
import { textIfThere } from '../../io/files/directory.js'
import { join } from 'node:path'
import { audit } from '../../audit-run/audit.js'
import { lastReport } from '../../audit-run/last-report.js'
import type { AuditReach } from '../../audit-run/read-repositories.js'
import { wantedOf } from '../../audit-run/wanted.js'
import { patchWriter } from '../../audit-run/write-patches.js'
import { organizationPolicy } from '../../check/organization-policy.js'
import { pricesByApi } from '../../check/stated-prices.js'
import type { AuditReport } from '../../core/contract/audit/report.js'
import type { ReadParent } from '../../core/policy/layers.js'
import { rememberParents } from '../../core/policy/resolve.js'
import { sha256 } from '../../core/text/sha256.js'
import { say, type Message } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import { isApiError } from '../../io/github/api-error.js'
import type { GitHub } from '../../io/github/client.js'
import { unreadable } from '../../io/github/issues.js'
import { publishIssue, type IssueStore } from '../../publish/issue/publish-issue.js'
import { auditIssue, auditIssueTitle } from '../../render/audit/markdown.js'
import type { AuditInputs } from './inputs.js'

/** One run of the audit action. */
export interface AuditActionRun {
  readonly inputs: AuditInputs
  /** The event that started the workflow, as the runner names it. */
  readonly event: string
  /** The repository of the workflow, with the token for its issue. */
  readonly github: GitHub
  readonly reach: AuditReach
  readonly readParent: ReadParent
  readonly actionRepository: string
  /** The workspace. */
  readonly folder: string
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** The URL of the workflow's runs; null where the workflow is in another repository. */
  readonly runsUrl: string | null
  readonly issues: () => IssueStore
}

/** What a run made. */
export interface AuditOutcome {
  readonly report: AuditReport
  /** Whether everybody can read the repository of the workflow: then nothing names a repository. */
  readonly isPublic: boolean
  readonly issueUrl: string | null
  readonly refused: Message | null
}

/** The issue of the audit, beside those of months of the usage report: there is one for all times. */
const ISSUE = 'audit'

/**
 * Audits, and brings the issue to what the report says.
 * @throws {UserError} for an unsupported event or input, and where nothing can be listed.
 */
export async function runAudit(run: AuditActionRun): Promise<AuditOutcome> {
  const { inputs, github, reach, readParent, folder, day } = run
  allowEvent(run.event)
  const wanted = wantedOf(
    { ...inputs, organization: inputs.organization ?? (inputs.repositories === null ? github.owner : null) },
    (path) => (isBelow(path) ? textIfThere(join(folder, path), path) : null),
  )
  const isPublic = await isReadByAll(github)
  const patches = inputs.out === null || isPublic || inputs.dryRun ? null : patchWriter(folder, inputs.out)
  const report = await audit(
    {
      ...wanted,
      deep: inputs.deep,
      disjointTeams: inputs.disjointTeams,
      day,
      since: inputs.since,
      prices: await pricesByApi(inputs.prices, readParent, day),
      organizationPolicy: await organizationPolicy(inputs.organizationPolicy, readParent),
      parents: rememberParents(readParent, sha256),
      consoles: inputs.kgl === null ? [] : [await consoleOnDisk(inputs.kgl, folder, 'kgl')],
      last: inputs.last === null ? null : lastReport(inputs.last, folder, true),
      actionRepository: run.actionRepository,
    },
    patches === null ? reach : { ...reach, judged: patches.judged },
  )
  patches?.finish()
  if (!inputs.issue || isPublic)
    return { report, isPublic, issueUrl: null, refused: isPublic && inputs.issue ? IN_PUBLIC : null }
  const { url, refused } = await publishIssue(run.issues(), {
    month: ISSUE,
    title: auditIssueTitle(report),
    body: auditIssue(report, { runUrl: run.runsUrl, pageUrl: null }),
    final: false,
    again: true,
    actions: [],
    events: [],
    comment: () => '',
  }).catch((error: unknown) => {
    if (!isApiError(error)) throw error
    return { url: null, refused: unreadable(error) }
  })
  return { report, isPublic, issueUrl: url, refused }
}

const IN_PUBLIC = say`There is no issue: this repository is public, and the report names private ones. Run the audit in a private repository.`

function isBelow(path: string): boolean {
  return !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..')
}

/** Whether everybody can read the repository of the workflow; where that is not told, everybody may. */
async function isReadByAll(github: GitHub): Promise<boolean> {
  try {
    const { data } = await github.partial<{ repository: { visibility?: string | null } | null }>(
      'query Visibility($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { visibility } }',
    )
    const visibility = data.repository?.visibility
    return visibility !== 'PRIVATE' && visibility !== 'INTERNAL'
  } catch (error) {
    if (!isApiError(error)) throw error
    return true
  }
}

/** Events of pull requests are refused, because their authors must not see other repositories. */
function allowEvent(event: string): void {
  if (event === 'schedule' || event === 'workflow_dispatch') return
  throw new UserError(
    `The audit does not run on ${event === '' ? 'no event' : event}.`,
    'Run it on schedule and on workflow_dispatch: it reads private repositories with a token that authors of pull requests must not reach.',
  )
}
