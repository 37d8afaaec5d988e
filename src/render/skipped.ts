import type { Report } from '../core/report.js'
import type { Message } from '../core/text/message.js'
import { notOpenedLine } from './not-opened.js'

/** What the log and the job summary say when the check was skipped. `write` is how a message is written there. */
export function skippedLine(report: Pick<Report, 'notOpened'>, write: (message: Message) => string): string {
  const notOpened = notOpenedLine(report, write)
  return `Kiro config: no Kiro file changed, so there was nothing to judge.${notOpened === null ? '' : ` ${notOpened}.`}`
}
