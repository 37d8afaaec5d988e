import { SEVERITIES } from '../../core/finding.js'
import type { AuditReport } from '../../core/contract/audit/report.js'
import type { AuditedRepository } from '../../core/contract/audit/repository.js'
import { sha256 } from '../../core/text/sha256.js'
import { sarifText, sarifUri } from '../escape/sarif.js'
import { sarifLog } from '../sarif/sarif-log.js'
import { LEVELS, ruleIndex } from '../sarif/sarif-rules.js'
import { notSeenReason } from './words.js'

/** Results; code scanning shows no more of a run. */
const MOST_RESULTS = 5000

/**
 * The findings of all repositories as SARIF 2.1.0 with one run. A file is named by owner/name/path, because one log is about many
 * repositories; what was not seen is a notification, and the run is then not successful.
 */
export function auditSarif(report: AuditReport): string {
  const all = report.repositories.flatMap((repository) =>
    repository.findings.map((finding) => ({ repository, finding })),
  )
  const found = report.repositories.reduce((sum, { counts }) => sum + counts.error + counts.warning + counts.notice, 0)
  const shown = all
    .map((one, index) => ({ ...one, index }))
    .sort(
      (a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) || a.index - b.index,
    )
    .slice(0, MOST_RESULTS)
  const left = found - shown.length
  const note = (level: 'error' | 'warning', text: string): unknown => ({ level, message: { text: sarifText(text) } })
  const notes = [
    ...report.notSeen.map((one) =>
      note(
        'error',
        `Not seen: ${one.repository === null ? '' : `${one.repository}, `}${one.what}: ${notSeenReason(one)}`,
      ),
    ),
    ...report.repositories.flatMap(({ name, problems }) =>
      problems.map((problem) => note('error', `${name}: ${problem}`)),
    ),
    ...(left > 0 ? [note('warning', `${left} of ${found} findings are left out, the least severe.`)] : []),
  ]
  const identity = { automationDetails: { id: 'kiro-governance-audit/' } }
  return sarifLog(identity, {
    invocations: [{ executionSuccessful: report.verdict !== 'incomplete', toolExecutionNotifications: notes }],
    results: shown.map(({ repository, finding }) => resultOf(repository, finding)),
  })
}

function resultOf(
  { name, tip, policy }: AuditedRepository,
  { rule, severity, file, line, column, message, assignments }: AuditedRepository['findings'][number],
): unknown {
  const place = file ?? policy.file
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    level: LEVELS[severity],
    message: { text: sarifText(`${name}: ${message}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: sarifUri(place === null ? name : `${name}/${place}`), uriBaseId: '%SRCROOT%' },
          ...(file === null || line === null
            ? {}
            : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } }),
        },
      },
    ],
    partialFingerprints: { 'kiroGovernanceAudit/v1': sha256(JSON.stringify([name, rule, file, assignments, message])) },
    properties: { repository: name, commit: tip },
  }
}
