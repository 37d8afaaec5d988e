import { SEVERITIES, type Finding, type Severity } from '../../core/finding.js'
import { DEFAULT_POLICY_PATH } from '../../core/policy/policy-path.js'
import { visible } from '../../core/text/message.js'
import { sha256 } from '../../core/text/sha256.js'
import type { Failure, Report } from '../../core/report.js'
import { jsonText } from '../escape/json.js'
import { findingText, problemText } from '../github/annotations.js'
import { anchorOf } from '../sarif/sarif.js'

/** Entries of a report. Chosen by hand: GitLab shows pages of a hundred; the JSON report has all findings. */
const MOST = 1_000

/** GitLab's words for our severities. `blocker` is a check that could not be made. */
const LEVELS: Readonly<Record<Severity, 'critical' | 'minor' | 'info'>> = {
  error: 'critical',
  warning: 'minor',
  notice: 'info',
}

/** One problem as GitLab reads it. Source: docs.gitlab.com/ci/testing/code_quality, "Code Quality report format". */
interface Entry {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: 'critical' | 'minor' | 'info' | 'blocker'
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

/**
 * The result as a Code Quality report of GitLab: all findings, new ones and those that were there, because GitLab itself compares the reports of
 * both branches by their fingerprints. A check that could not be made is an entry too: an empty list would mean that nothing is wrong.
 */
export function codeQuality(result: Report | Failure): string {
  return jsonText('errorClass' in result ? ofFailure(result) : ofReport(result))
}

function ofReport(report: Report): Entry[] {
  // GitLab takes no entry without a file: what concerns the whole repository is at the policy or the first Kiro file.
  const anchor = anchorOf(report) ?? DEFAULT_POLICY_PATH
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity)
  return [...report.findings]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST)
    .map((finding) => ({
      description: findingText(finding),
      check_name: finding.rule,
      fingerprint: sha256(finding.identity),
      severity: LEVELS[finding.severity],
      location: locationOf(finding.place?.file ?? anchor, finding.place?.line ?? 1),
    }))
}

function ofFailure({ problems, hint, errorClass }: Failure): Entry[] {
  return problems.slice(0, MOST).map(({ file, line, message }, index) => ({
    description: visible(problemText(message, hint)),
    check_name: errorClass,
    fingerprint: sha256(JSON.stringify([errorClass, file, message, index])),
    severity: 'blocker',
    location: locationOf(file ?? DEFAULT_POLICY_PATH, line ?? 1),
  }))
}

function locationOf(file: string, line: number): Entry['location'] {
  return { path: visible(file).replace(/^(?:\.\/)+/, ''), lines: { begin: Math.max(1, line) } }
}
