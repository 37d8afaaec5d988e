import type { AuditReport } from '../../core/contract/audit/report.js'
import { jsonPieces } from '../escape/json.js'

/** The report as the versioned contract for other programs, and for the next audit, in pieces; see schemas/audit-report.schema.json. */
export function auditJson(report: AuditReport): Iterable<string> {
  return jsonPieces(report)
}
