import { SEVERITIES, type Finding } from '../../core/finding.js'
import { plain } from '../../core/text/message.js'
import type { Place } from '../../core/text/place.js'
import type { Failure, Report } from '../../core/report.js'
import { findingText, problemText } from '../github/annotations.js'
import { sarifText, sarifUri } from '../escape/sarif.js'
import { sarifLog } from './sarif-log.js'
import { LEVELS, ruleIndex } from './sarif-rules.js'
import { notOpenedPhrase } from '../not-opened.js'
import { sha256 } from '../../core/text/sha256.js'

/** Which commit was judged, where the caller knows it. */
export interface Provenance {
  readonly repositoryUri: string
  readonly revisionId: string
}

/**
 * Results. Code scanning shows 5,000 results of a run and refuses a file of more than 10 MB, compressed, so a limit on
 * the uncompressed size is enough.
 * Source: https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const MOST_RESULTS = 5000
/** Bytes, uncompressed. Below the 10 MB of code scanning. */
const MOST_BYTES = 8_000_000
/** Problems of a failed check. Chosen by hand. */
const MOST_PROBLEMS = 100

/** The result as SARIF 2.1.0 with one run, for code scanning and other readers. */
export function sarif(result: Report | Failure, provenance: Provenance | null = null): string {
  const identity = {
    // The trailing slash ends the category of code scanning.
    automationDetails: { id: 'kiro-governance/' },
    ...(provenance === null ? {} : { versionControlProvenance: [provenance] }),
  }
  return sarifLog(identity, 'errorClass' in result ? ofFailure(result) : ofReport(result))
}

function ofReport(report: Report): Record<string, unknown> {
  const results = resultsOf(report)
  const left = report.findings.length - results.length
  const notOpened = notOpenedPhrase(report)
  const note = (level: 'warning' | 'note', text: string): unknown => ({ level, message: { text } })
  const notes = [
    ...(left === 0
      ? []
      : [
          note(
            'warning',
            `${left} of ${report.findings.length} findings are left out, the least severe: code scanning takes no more. The JSON report has all.`,
          ),
        ]),
    ...(notOpened === null ? [] : [note('note', sarifText(plain(notOpened)))]),
  ]
  return { invocations: [{ executionSuccessful: true, toolExecutionNotifications: notes }], results }
}

/**
 * Without a `results` key: an empty list would mean that nothing is wrong, and code scanning would close its alerts.
 */
function ofFailure(failure: Failure): Record<string, unknown> {
  const { problems, errorClass } = failure
  const shown = problems.slice(0, MOST_PROBLEMS).map((problem) => ({
    level: 'error',
    message: { text: sarifText(problemText(problem.message, failure.hint)) },
    ...(problem.file === null
      ? {}
      : { locations: [location({ file: problem.file, line: problem.line ?? 1, column: problem.column ?? 1 })] }),
  }))
  const left = problems.length - shown.length
  const notes = left === 0 ? shown : [...shown, { level: 'error', message: { text: `${left} more problems.` } }]
  return {
    invocations: [{ executionSuccessful: false, toolExecutionNotifications: notes, properties: { errorClass } }],
  }
}

/** At most as many results as code scanning accepts: most severe first, within a severity the new ones first. */
function resultsOf(report: Report): unknown[] {
  const rank = ({ severity, introduced }: Finding): number => SEVERITIES.indexOf(severity) * 2 + (introduced ? 0 : 1)
  const anchor = anchorOf(report)
  const encoder = new TextEncoder()
  const results: unknown[] = []
  let bytes = 0
  for (const finding of [...report.findings].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_RESULTS)) {
    const result = resultOf(finding, anchor, report.hasBase)
    bytes += encoder.encode(JSON.stringify(result)).length
    if (bytes > MOST_BYTES) break
    results.push(result)
  }
  return results
}

function resultOf(finding: Finding, anchor: string | null, hasBase: boolean): unknown {
  const { rule, severity, introduced, identity } = finding
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    level: LEVELS[severity],
    message: { text: sarifText(findingText(finding)) },
    locations: locationsOf(finding, anchor),
    // Not primaryLocationLineHash, which code scanning matches by: its uploader computes that from the file and warns
    // about any other value.
    partialFingerprints: { 'kiroGovernance/v1': sha256(identity) },
    ...(hasBase ? { baselineState: introduced ? 'new' : 'unchanged' } : {}),
    ...fixesOf(finding),
  }
}

/**
 * Code scanning shows no result without a location, so a finding about the whole repository is located at the file that
 * states the limit.
 */
function locationsOf({ place, edit }: Finding, anchor: string | null): unknown[] {
  if (place !== null) return [location(place, edit?.end)]
  return anchor === null
    ? []
    : [
        {
          physicalLocation: { artifactLocation: artifact(anchor), region: { startLine: 1 } },
          message: { text: 'This concerns the whole repository.' },
        },
      ]
}

/** The repository's policy, which states limits, seats and prices; without one, the first Kiro file. */
export function anchorOf({ policy, estimate }: Report): string | null {
  const own = policy?.layers.find(({ role }) => role === 'repository')?.source
  // On the command line the policy may be any file, also outside the repository.
  const inside = own !== undefined && !/^\/|\\|:|(^|\/)\.\.(\/|$)/.test(own)
  return inside ? own.replace(/^(?:\.\/)+/, '') : (estimate.allRows.find(({ file }) => file !== null)?.file ?? null)
}

function location({ file, line, column }: Place, end?: Pick<Place, 'line' | 'column'>): unknown {
  return { physicalLocation: { artifactLocation: artifact(file), region: region({ line, column }, end) } }
}

function artifact(path: string): unknown {
  return { uri: sarifUri(path), uriBaseId: '%SRCROOT%' }
}

function region({ line, column }: Pick<Place, 'line' | 'column'>, end?: Pick<Place, 'line' | 'column'>): unknown {
  return { startLine: line, startColumn: column, ...(end ? { endLine: end.line, endColumn: end.column } : {}) }
}

/** A fix only where the finding has both the text that is there and its one replacement. */
function fixesOf({ place, edit, instead }: Finding): Record<string, unknown> {
  if (place === null || edit === null) return {}
  const replacements = [{ deletedRegion: region(place, edit.end), insertedContent: { text: edit.text } }]
  return {
    fixes: [
      {
        description: { text: sarifText(`Write ${instead[0] ?? edit.text}`) },
        artifactChanges: [{ artifactLocation: artifact(place.file), replacements }],
      },
    ],
  }
}
