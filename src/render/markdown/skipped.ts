import { markdown } from '../escape/markdown.js'
import type { Report } from '../../core/report.js'
import { notOpenedLine } from '../not-opened.js'
import type { ReportContext } from './context.js'
import { keyed } from './lead.js'

/** The comment on a pull request that changes no Kiro file, or no longer does. */
export function skippedMarkdown(report: Pick<Report, 'notOpened'>, { key }: ReportContext): string {
  const notOpened = notOpenedLine(report, markdown)
  const title = `### ✅ ${keyed(key)}Kiro config: no Kiro file changed`
  return notOpened === null ? title : `${title}\n\n<sub>${notOpened}</sub>`
}
