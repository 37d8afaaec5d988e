import type { AuditReport } from '../../core/contract/audit/report.js'

/** An audit for readers who may not know the repositories: numbers, and no name. */
export function auditCounts({ head, verdict, notSeen, day }: AuditReport): string {
  const { verdicts, checks } = head
  return [
    `Kiro audit on ${day}: ${verdict}.`,
    `${head.repositories} repositories, ${head.usesKiro} use Kiro, of ${head.notKnown} that is not known.`,
    `${verdicts.pass} pass, ${verdicts.warn} warn, ${verdicts.fail} fail, ${verdicts.error} cannot be judged by their own policy.`,
    `The check is required in ${checks.required}, advisory in ${checks.advisory}, none in ${checks.none}, not seen in ${checks.notSeen}.`,
    `${notSeen.length} things were not seen.`,
    'Names are left out, because this repository is public.',
  ].join(' ')
}
