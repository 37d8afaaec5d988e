import type { JsonReport } from '../../core/contract/check/report.js'
import type { ExceptionNote } from '../../core/judgement/exception-notes.js'
import type { PolicyEffect } from '../../core/judgement/policy-effect.js'
import type { ExaminedProposal } from '../../core/policy/merge/proposal.js'
import { plain } from '../../core/text/message.js'
import { findingOf } from '../../core/contract/finding-of.js'

/** An exception in the shape of the JSON report. */
export function exceptionOf({
  rule,
  path,
  model,
  reason,
  owner,
  expires,
  status,
  source,
  assignments,
  credits,
  extra,
  instead,
}: ExceptionNote): JsonReport['exceptions'][number] {
  return {
    rule,
    path,
    model,
    reason,
    owner,
    expires,
    status,
    source,
    assignments: [...assignments],
    credits,
    extra,
    instead,
  }
}

/** A change of the policy in the shape of the JSON report. */
export function proposalOf(proposal: ExaminedProposal): NonNullable<JsonReport['proposal']> {
  const nothing = {
    source: proposal.source,
    step: null,
    verdict: null,
    findings: [],
    edits: [],
    mostExpensive: { before: null, after: null },
    unread: [],
  }
  if (proposal.kind !== 'policy') return { ...nothing, kind: proposal.kind }
  const { kind, source, step, verdict, findings, loosening, unread } = proposal
  const edits = loosening.edits.map(({ direction, key, message }) => ({ direction, key, message: plain(message) }))
  return {
    kind,
    source,
    step,
    verdict,
    findings: findings.map(findingOf),
    edits,
    mostExpensive: { ...loosening.mostExpensive },
    unread: [...unread],
  }
}

/** An effect of a change of the policy in the shape of the JSON report. */
export function effectOf({ place, assignments, instead, ...same }: PolicyEffect): JsonReport['policyEffects'][number] {
  return {
    ...same,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    assignments: [...assignments],
    instead: [...instead],
  }
}
