import { ATTENTION, type AuditReport } from '../../../src/core/contract/audit/report.js'

/** Keys whose texts are the program's own words, days or digests that it made. */
const OURS = new Set([
  'kind',
  'day',
  'since',
  'verdict',
  'state',
  'severity',
  'enforcement',
  'event',
  'appliedBy',
  'visibility',
  'rule',
  'asOf',
  'at',
  'digest',
  'sha',
  'program',
  'by',
  'on',
  'announced',
  'before',
  'after',
  'judgedOn',
  'holdsUntil',
])

/** The report with another text at every place where a repository, a policy or GitHub could have written one; `status` too. */
export function hostileReport(report: AuditReport, text: (place: number) => string): AuditReport {
  let place = 0
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    typeof value !== 'string' || OURS.has(key) || (ATTENTION as readonly string[]).includes(value)
      ? value
      : text((place += 1)),
  ) as AuditReport
}
