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

/** A file of the report; its text in pieces. */
export interface AuditFile {
  readonly name: string
  readonly pieces: Iterable<string>
}

/**
 * The report as files, by their names: `kiro-audit.html` and so on; each is made when it is asked for. The next audit looks for the last
 * report by its name.
 */
export function* auditFiles(report: AuditReport): Generator<AuditFile> {
  for (const [format, ending] of Object.entries(ENDINGS))
    yield {
      name: `kiro-audit.${ending}`,
      pieces: AUDIT_FORMATS[format as AuditFormat](report, { paint: PLAIN }),
    }
}

/**
 * Writes the files into a folder below `start`, which is created if missing. Returns their paths.
 * @throws {UserError} when a file cannot be written.
 */
export function writeAudit(report: AuditReport, start: string, folder: string): string[] {
  const written: string[] = []
  for (const { name, pieces } of auditFiles(report)) written.push(writeInto(start, folder, name, pieces))
  return written
}
