import type { AuditReport } from '../../core/contract/audit/report.js'
import { count } from '../../core/text/number.js'
import { AUDIT_VERDICTS, headLines } from './words.js'

/** An audit for readers who may not know the repositories: numbers, and no name. */
export function auditCounts(report: AuditReport): string {
  const unseen = report.notSeen.length
  return [
    `Kiro audit on ${report.day}: ${AUDIT_VERDICTS[report.verdict].toLowerCase()}.`,
    // Notes may name models of private repositories.
    ...headLines({ ...report, notes: [] }),
    `${count(unseen, 'thing was', 'things were')} not seen.`,
    'Names are left out, because this repository is public.',
  ].join(' ')
}
