import type { JsonReport } from './check/report.js'
import type { Finding } from '../finding.js'
import { plain } from '../text/message.js'

/** A finding in the shape of the JSON report. */
export function findingOf({
  rule,
  severity,
  place,
  assignments,
  message,
  instead,
  introduced,
  applied,
}: Finding): JsonReport['findings'][number] {
  return {
    rule,
    severity,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    assignments: [...assignments],
    message: plain(message),
    instead: [...instead],
    introduced,
    appliedBy: applied?.by ?? null,
    dropped: applied?.dropped ? plain(applied.dropped) : null,
  }
}
