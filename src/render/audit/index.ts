import type { AuditReport } from '../../core/contract/audit/report.js'
import type { Paint } from '../text/paint.js'
import { auditCsv } from './csv.js'
import { auditHtml } from './html/audit-html.js'
import { auditJson } from './json.js'
import { auditSummary } from './markdown.js'
import { auditSarif } from './sarif.js'
import { auditText } from './text.js'

/** A report as a text in pieces, so that one of many repositories is written piece by piece. */
type AuditFormatter = (report: AuditReport, options: { readonly paint: Paint }) => Iterable<string>

/** Every value of `audit --format`. To add one: a file in this folder and a line here. */
export const AUDIT_FORMATS = {
  text: (report, { paint }) => [auditText(report, paint)],
  markdown: (report) => [`${auditSummary(report)}\n`],
  json: (report) => auditJson(report),
  csv: (report) => [auditCsv(report)],
  html: (report) => [auditHtml(report)],
  sarif: (report) => [auditSarif(report)],
} as const satisfies Record<string, AuditFormatter>

export type AuditFormat = keyof typeof AUDIT_FORMATS
