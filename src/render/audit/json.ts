import type { AuditReport } from '../../core/contract/audit/report.js'
import { jsonText } from '../escape/json.js'

/** The report as the versioned contract for other programs, and for the next audit; see schemas/audit-report.schema.json. */
export function auditJson(report: AuditReport): string {
  return jsonText(report)
}
