import type { Report } from '../../core/report.js'
import { plain } from '../../core/text/message.js'
import { notOpenedPhrase } from '../not-opened.js'

/** What the log says when the check was skipped. */
export function skippedText(report: Pick<Report, 'notOpened'>): string {
  const notOpened = notOpenedPhrase(report)
  const rest = notOpened === null ? '' : ` ${plain(notOpened).replace(/^n/, 'N')}.`
  return `Kiro config: no Kiro file changed, so there was nothing to judge.${rest}`
}
