import type { AuditReport } from '../core/contract/audit/report.js'
import { writeInto } from '../io/files/write-file.js'
import { AUDIT_FORMATS, type AuditFormat } from '../render/audit/index.js'
import { PLAIN } from '../render/text/paint.js'

/** File endings by format. */
const ENDINGS: Readonly<Record<Exclude<AuditFormat, 'text'>, string>> = {
  markdown: 'md',
  json: 'json',
  csv: 'csv',
  html: 'html',
  sarif: 'sarif',
}

/**
 * Writes the report in every format into a folder below `start`, which is created if missing. Returns the paths.
 * @throws {UserError} when a file cannot be written.
 */
export function writeAudit(report: AuditReport, start: string, folder: string): string[] {
  return Object.entries(ENDINGS).map(([format, ending]) =>
    writeInto(start, folder, `kiro-audit.${ending}`, AUDIT_FORMATS[format as AuditFormat](report, { paint: PLAIN })),
  )
}
