import type { UsageReport } from '../../core/usage/report-schema.js'
import { writeInto } from '../../io/write-into.js'
import { PLAIN } from '../../render/paint.js'
import { USAGE_FORMATS, type UsageFormat } from '../../render/usage/index.js'

const ENDINGS: Readonly<Record<Exclude<UsageFormat, 'text'>, string>> = { markdown: 'md', json: 'json', html: 'html' }

/** The report as files of a folder, which is made if it is not there: `kiro-usage-2026-11.html` and so on. Gives their paths. */
export function writeReport(report: UsageReport, folder: string): string[] {
  return Object.entries(ENDINGS).map(([format, ending]) => writeInto(folder, `kiro-usage-${report.month}.${ending}`, USAGE_FORMATS[format as UsageFormat](report, { paint: PLAIN })))
}
