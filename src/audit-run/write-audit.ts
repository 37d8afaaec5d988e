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

/** The report as files, by their names: `kiro-audit.html` and so on. The next audit looks for the last report by its name. */
export function auditFiles(report: AuditReport): { readonly name: string; readonly text: string }[] {
  return Object.entries(ENDINGS).map(([format, ending]) => ({
    name: `kiro-audit.${ending}`,
    text: AUDIT_FORMATS[format as AuditFormat](report, { paint: PLAIN }),
  }))
}

/**
 * Writes the files into a folder below `start`, which is created if missing. Returns their paths.
 * @throws {UserError} when a file cannot be written.
 */
export function writeAudit(report: AuditReport, start: string, folder: string): string[] {
  return auditFiles(report).map(({ name, text }) => writeInto(start, folder, name, text))
}
