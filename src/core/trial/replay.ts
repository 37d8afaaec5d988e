import type { Estimate } from '../cost/estimate.js'
import { introducedFindings } from '../finding.js'
import { rulesOf } from './expectation.js'
import type { Report } from '../report.js'
import type { Verdict } from '../verdict.js'

/** A commit of the past, as it is named in a report. */
export interface CommitName {
  readonly sha: string
  /** The day of its commit in UTC, `YYYY-MM-DD`. */
  readonly day: string
  readonly subject: string
}

/** What a policy would have said of a commit. */
export interface ReplayedCommit extends CommitName {
  readonly verdict: Verdict
  /** Rules that the commit breaks anew, as errors and as warnings. */
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
  /** What it changes of the typical credits a month; null when nothing that it changes has a price. */
  readonly credits: number | null
  /** Whether everything that it changes is in those credits. */
  readonly complete: boolean
}

/** The past of a checkout, judged by a policy. */
export interface Replay {
  /** Commits that were looked at, whether they changed Kiro files or not. */
  readonly commits: number
  /** A shallow clone ends there, so there may have been more. */
  readonly shallow: boolean
  /** Those that changed Kiro files, newest first. */
  readonly judged: readonly ReplayedCommit[]
  readonly failed: number
  /** Those that bring a warning of their own, and those that would only have been shown problems from before them. */
  readonly warned: number
  readonly older: number
  /** The sum over the commits that have a price; null when none has. */
  readonly credits: number | null
  /** Commits that are not in the sum, and those of which only a part is. */
  readonly notPriced: number
  readonly partlyPriced: number
  /** For how many developers the credits are; null is one. */
  readonly developers: number | null
  /** The policy files that judged, outermost first. */
  readonly policy: readonly string[]
  /** The day whose prices counted; null when each commit was judged on its own. */
  readonly asOf: string | null
}

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

/** Whether the policy has something against the commit itself, not only against what it found. */
export function isAtFault({ errors, warnings }: ReplayedCommit): boolean {
  return errors.length + warnings.length > 0
}

/** The day of a moment in UTC. What a commit says of its time may be any number. */
export function dayOfTime(seconds: number): string {
  const last = Date.UTC(9999, 11, 31) / 1000
  const known = Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), last) : 0
  return new Date(known * 1000).toISOString().slice(0, 10)
}

export function summarise(
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
