import type { ReportContext } from './context.js'
import { keyed } from './lead.js'

/** The comment on a pull request that changes no Kiro file, or no longer does. */
export function skippedMarkdown({ key }: ReportContext): string {
  return `### ✅ ${keyed(key)}Kiro config: no Kiro file changed`
}

/** The one line of the job summary when the check was skipped. */
export function skippedSummary(): string {
  return 'Kiro config: no Kiro file changed, so there was nothing to judge.'
}
