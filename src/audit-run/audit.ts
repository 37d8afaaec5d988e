import { auditReport } from '../core/audit/audit-report.js'
import type { AuditTerms } from '../core/audit/judge-repository.js'
import { lastAudited } from '../core/audit/reuse.js'
import type { Prices } from '../core/catalogue/prices.js'
import type { AuditReport } from '../core/contract/audit/report.js'
import type { ConsoleFile } from '../core/kiro/console-file.js'
import type { Parents } from '../core/policy/resolve.js'
import type { FoundPolicy } from '../core/policy/layers.js'
import { UserError } from '../core/user-error.js'
import { binder } from './bind.js'
import { AuditRun, type AuditReach } from './read-repositories.js'
import { organizationLayers } from './organization-layers.js'
import { requiredWorkflows } from './required-workflows.js'
import { selectRepositories, type Wanted } from './select-repositories.js'
import { stopOf } from './stop.js'

/** What is audited, and by what. */
export interface AuditOptions extends Wanted {
  /** Whether .kiro folders below the top are looked for: one more request for each repository whose tree changed. */
  readonly deep: boolean
  /** Whether it is stated that no developer works in two of the repositories. */
  readonly disjointTeams: boolean
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** The day whose prices are compared with those of `day`; null compares none. */
  readonly since: string | null
  readonly prices: Prices
  readonly organizationPolicy: FoundPolicy | null
  readonly parents: Parents
  /** Copies of the console’s rules, whose answers are named beside the policy’s. */
  readonly consoles: readonly ConsoleFile[]
  /** The report of the last audit; null audits everything. */
  readonly last: AuditReport | null
  /** See ThisCheck. */
  readonly actionRepository: string
}

/**
 * Lists repositories, reads what changed since the last report, and judges each by the one engine. Where GitHub gives no more, the rest is
 * listed as not seen, and the next audit goes on from this report.
 * @throws {UserError} where nothing can be listed, or the organization's policy cannot be used.
 */
export async function audit(options: AuditOptions, reach: AuditReach): Promise<AuditReport> {
  const { day, since, prices, last, actionRepository, deep, disjointTeams } = options
  if (since !== null && since > day)
    throw new UserError(
      `The day ${since}, since which prices are compared, is after ${day}, the day of the audit.`,
      'Name an earlier day: --since 2026-10-01, or the input since.',
    )
  const { budget, now } = reach
  const organization = await organizationLayers(options.organizationPolicy, options.parents)
  const terms: AuditTerms = { day, since, prices, organization: organization.all, actionRepository }
  const github = reach.github(`${options.organization ?? ''}/`)
  const selection = await selectRepositories(github, options, budget)
  const run = new AuditRun(terms, deep, reach, binder(organization, options.parents, selection.branchOf))
  const notSeen = [...selection.notSeen]
  try {
    if (selection.stop === null) {
      const { rulesOf, notSeen: unread } = await requiredWorkflows(github, selection, actionRepository, budget)
      notSeen.push(...unread)
      await run.readAll(github, selection.selected, rulesOf, lastAudited(last, terms))
    } else run.leave(selection.selected, selection.stop)
  } catch (error) {
    run.leave(selection.selected, stopOf(error))
  }
  return auditReport(run.audited, {
    terms,
    consoles: options.consoles,
    scope: {
      organization: options.organization,
      repositories: [...options.repositories],
      topic: options.topic,
      archived: options.archived,
      deep,
      disjointTeams,
    },
    at: now(),
    last,
    leftOut: selection.leftOut,
    notSeen,
  })
}
