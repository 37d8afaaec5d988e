import type { ReportContext } from './context.js'
import { keyed } from './lead.js'

/** For a pull request without (or no longer with) a change of Kiro files. */
export function skippedMarkdown({ key }: ReportContext): string {
  return `### ✅ ${keyed(key)}Kiro config: no Kiro file changed`
}

/** The one line of the job summary for it. */
export function skippedSummary(): string {
  return 'Kiro config: no Kiro file changed, so there was nothing to judge.'
}
