import { markdown } from '../escape/markdown.js'
import type { Report } from '../../core/report.js'
import { notOpenedPhrase } from '../not-opened.js'
import type { ReportContext } from './context.js'
import { keyed } from './lead.js'

type Seen = Pick<Report, 'notOpened'>

/** The comment on a pull request that changes no Kiro file, or no longer does. */
export function skippedMarkdown(report: Seen, { key }: ReportContext): string {
  const notOpened = notOpenedPhrase(report)
  return [
    `### ✅ ${keyed(key)}Kiro config: no Kiro file changed`,
    ...(notOpened === null ? [] : ['', `<sub>${capital(markdown(notOpened))}</sub>`]),
  ].join('\n')
}

/** What the job summary says when the check was skipped. */
export function skippedSummary(report: Seen): string {
  const notOpened = notOpenedPhrase(report)
  const rest = notOpened === null ? '' : ` ${capital(markdown(notOpened))}.`
  return `Kiro config: no Kiro file changed, so there was nothing to judge.${rest}`
}

function capital(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`
}
