import type { AuditReport } from '../contract/audit/report.js'

/** The exit code of an audit: 3 where something was not seen, 1 where a repository fails, else 0. */
export function auditExit({ verdict }: Pick<AuditReport, 'verdict'>): 0 | 1 | 3 {
  return verdict === 'incomplete' ? 3 : verdict === 'fail' ? 1 : 0
}
