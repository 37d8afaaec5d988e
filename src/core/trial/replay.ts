import type { Estimate } from '../cost/estimate.js'
import { introducedFindings } from '../finding.js'
import { rulesOf } from './expectation.js'
import type { Report } from '../report.js'
import type { Verdict } from '../verdict.js'

/** A past commit, as a report names it. */
export interface CommitName {
  readonly sha: string
  /** The day of its commit in UTC, `YYYY-MM-DD`. */
  readonly day: string
  readonly subject: string
}

/** The result of a policy for a past commit. */
export interface ReplayedCommit extends CommitName {
  readonly verdict: Verdict
  /** Rules that the commit newly breaks, as errors and as warnings. */
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  /** The change in typical credits/month; null when no changed row has a price. */
  readonly credits: number | null
  /** Whether every changed row is in those credits. */
  readonly complete: boolean
}

/** The history of a checkout, judged by a policy. */
export interface Replay {
  /** The number of commits examined, with or without Kiro files. */
  readonly commits: number
  /** Whether the history ends at a shallow clone's boundary. */
  readonly shallow: boolean
  /** Those that changed Kiro files, newest first. */
  readonly judged: readonly ReplayedCommit[]
  readonly failed: number
  /** The number of commits with a warning of their own, and of those that only show older problems. */
  readonly warned: number
  readonly older: number
  /** The sum over the commits that have a price, credits/month; null when none has. */
  readonly credits: number | null
  /** Commits that are not in the sum, and those only partly in it. */
  readonly notPriced: number
  readonly partlyPriced: number
  /** The number of developers that the credits are for; null is one. */
  readonly developers: number | null
  /** The policy files that judged, outermost first. */
  readonly policy: readonly string[]
  /** The day of the prices; null when each commit was judged on its own day. */
  readonly asOf: string | null
}

/** The replay result of one commit. */
export function replayed(commit: CommitName, { verdict, findings, estimate }: Report): ReplayedCommit {
  const news = introducedFindings(findings)
  const errors = rulesOf(news.filter(({ severity }) => severity === 'error'))
  const warnings = rulesOf(news.filter(({ severity }) => severity === 'warning'))
  const complete = estimate.notEstimated.length === 0 && estimate.unpriced.every(({ changed }) => !changed)
  return {
    ...commit,
    verdict,
    errors,
    warnings,
    credits: complete || pricedChange(estimate) ? estimate.delta.typical : null,
    complete,
  }
}

/** Whether some of what changed has a price on both sides. */
function pricedChange({ rows }: Estimate): boolean {
  return rows.some(
    ({ changed, before, after }) => changed && before.credits.typical !== null && after.credits.typical !== null,
  )
}

/** Whether the commit itself causes findings, not only older ones. */
export function isAtFault({ errors, warnings }: ReplayedCommit): boolean {
  return errors.length + warnings.length > 0
}

/** The day of a Unix time (seconds) in UTC. A commit's time may be any number. */
export function dayOfTime(seconds: number): string {
  const last = Date.UTC(9999, 11, 31) / 1000
  const known = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), last) : 0
  return new Date(known * 1000).toISOString().slice(0, 10)
}

/** Sums up the judged commits. */
export function summarize(
  judged: readonly ReplayedCommit[],
  looked: Pick<Replay, 'commits' | 'shallow' | 'developers' | 'policy' | 'asOf'>,
): Replay {
  const priced = judged.flatMap(({ credits }) => credits ?? [])
  return {
    ...looked,
    judged,
    failed: judged.filter(({ verdict }) => verdict === 'fail').length,
    warned: judged.filter((commit) => commit.verdict !== 'fail' && isAtFault(commit)).length,
    older: judged.filter((commit) => commit.verdict === 'warn' && !isAtFault(commit)).length,
    credits: priced.length === 0 && judged.length > 0 ? null : priced.reduce((sum, credits) => sum + credits, 0),
    notPriced: judged.length - priced.length,
    partlyPriced: judged.filter(({ credits, complete }) => credits !== null && !complete).length,
  }
}
