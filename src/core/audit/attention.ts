import { ATTENTION, type Attention, type AuditReport } from '../contract/audit/report.js'
import type { AuditedRepository } from '../contract/audit/repository.js'
import { compareText } from '../text/place.js'

/** The repositories to look at with the reasons, the most urgent first, then by name. `leaving` are the models that go. */
export function attentionOf(
  repositories: readonly AuditedRepository[],
  leaving: ReadonlySet<string>,
): AuditReport['attention'] {
  return repositories
    .map((one) => ({ repository: one.name, reasons: ATTENTION.filter((reason) => REASONS[reason](one, leaving)) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => urgency(a.reasons) - urgency(b.reasons) || compareText(a.repository, b.repository))
}

function urgency([first]: readonly Attention[]): number {
  return first === undefined ? ATTENTION.length : ATTENTION.indexOf(first)
}

/** When each reason holds. What is not known is only ever `not seen`. */
const REASONS: Readonly<Record<Attention, (one: AuditedRepository, leaving: ReadonlySet<string>) => boolean>> = {
  'not seen': ({ notSeen }) => notSeen.length > 0,
  'policy invalid': ({ policy }) => policy.state === 'invalid',
  fails: ({ verdict }) => verdict === 'fail',
  'exception expired': ({ exceptions }) => exceptions.some(({ status }) => status === 'expired'),
  warns: ({ verdict }) => verdict === 'warn',
  'retired model': ({ models }) => models.some(({ status }) => status === 'retired'),
  'leaving model': ({ models }, leaving) => models.some(({ model }) => leaving.has(model)),
  'not required': ({ usesKiro, check }) =>
    usesKiro === true && (check.enforcement === 'none' || check.enforcement === 'advisory'),
  'policy without owner': ({ policy, codeOwners }) =>
    policy.state === 'found' && (codeOwners === null || codeOwners.owners.length === 0),
  'exception expiring': ({ exceptions }) => exceptions.some(({ status }) => status === 'expiring'),
  'parent outdated': ({ policy }) => policy.parents.some(({ outdated }) => outdated === true),
  'old action': ({ check }) => check.workflows.some(({ old }) => old === true),
  'contract not applied': ({ contractNotApplied }) => contractNotApplied.length > 0,
}
