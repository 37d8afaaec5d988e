import type { UsageReport } from '../core/contract/usage/report.js'
import { writeInto } from '../io/files/write-file.js'
import { PLAIN } from '../render/text/paint.js'
import type { ChatLink } from '../render/chat/chat-message.js'
import { USAGE_FORMATS, type UsageFormat } from '../render/usage/index.js'

/** File endings by format. */
const ENDINGS: Readonly<Record<Exclude<UsageFormat, 'text' | 'slack' | 'teams'>, string>> = {
  markdown: 'md',
  json: 'json',
  csv: 'csv',
  html: 'html',
}

/** The report as files, by their names: `kiro-usage-2026-11.html` and so on; `links` are where it comes from on the web. */
export function reportFiles(
  report: UsageReport,
  links: readonly ChatLink[],
): { readonly name: string; readonly text: string }[] {
  return Object.entries(ENDINGS).map(([format, ending]) => ({
    name: `kiro-usage-${report.month}.${ending}`,
    text: USAGE_FORMATS[format as UsageFormat](report, { paint: PLAIN, links }),
  }))
}

/**
 * Writes the files into a folder below `start`, which is created if missing. Returns their paths.
 * @throws {UserError} when a file cannot be written.
 */
export function writeReport(report: UsageReport, start: string, folder: string, links: readonly ChatLink[]): string[] {
  return reportFiles(report, links).map(({ name, text }) => writeInto(start, folder, name, text))
}
