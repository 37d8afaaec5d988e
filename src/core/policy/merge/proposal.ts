import type { Estimate } from '../../cost/estimate.js'
import { introducedFindings, type Finding } from '../../finding.js'
import type { PolicyEffect } from '../../judgement/policy-effect.js'
import type { Verdict } from '../../verdict.js'
import { estimatedLower, limitsCost } from './compare-estimates.js'
import { loosening, type Loosening } from './loosening.js'
import type { PolicyProblem } from '../policy.js'
import { ownLayer, type Policy } from '../policy.js'
import type { PolicyGround } from './policy-edit.js'

/** What a change does to the policy of its repository. It is shown; what binds is the policy of the base. */
export type Proposal =
  | {
      readonly kind: 'policy'
      /** The path of the repository's file. */
      readonly source: string
      /** The policy as it would be: without a layer of the repository where the file is deleted. */
      readonly policy: Policy
      /** Parents that the binding policy does not name: they are not read before the merge. */
      readonly unread: readonly string[]
    }
  | { readonly kind: 'invalid'; readonly source: string; readonly problems: readonly PolicyProblem[] }
  /** The policy of the base cannot be read from this line on, and the change does nothing but repair it. */
  | { readonly kind: 'repair'; readonly source: string; readonly problem: number }

/** A proposal with what would come of it. */
export type ExaminedProposal =
  | (Extract<Proposal, { kind: 'policy' }> & {
      /** `first`: there was no policy in the repository before. */
      readonly step: 'first' | 'changed' | 'deleted'
      /** The verdict on the same change, were the proposal in force. */
      readonly verdict: Verdict
      /** What would be reported as new at warning or above. */
      readonly findings: readonly Finding[]
      /** All that it would find, also of what the change leaves alone. */
      readonly all: readonly Finding[]
      readonly loosening: Loosening
      /** What it newly refuses and newly allows of the files as they are after the change. */
      readonly effects: readonly PolicyEffect[]
    })
  | Exclude<Proposal, { kind: 'policy' }>

interface Judged {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly estimate: Estimate
}

/** Judges the same change by the binding and by the proposed policy, and compares both policies. */
export function examine(
  proposal: Proposal,
  binding: Policy,
  ground: PolicyGround,
  judgeBy: (policy: Policy) => Judged,
  effectsOf: (next: readonly Finding[], now: Judged) => readonly PolicyEffect[],
): ExaminedProposal {
  if (proposal.kind !== 'policy') return proposal
  const { verdict, findings, estimate } = judgeBy(proposal.policy)
  const now = judgeBy(binding)
  const compared = (policy: Policy): Policy =>
    ground.ownRulesOnly ? policy.filter(({ role }) => role === 'repository') : policy
  const { edits, mostExpensive } = loosening(compared(binding), compared(proposal.policy), ground)
  const step = ownLayer(proposal.policy) === null ? 'deleted' : ownLayer(binding) === null ? 'first' : 'changed'
  return {
    ...proposal,
    step,
    verdict,
    findings: introducedFindings(findings),
    all: findings,
    loosening: {
      edits: [...(limitsCost(binding) ? estimatedLower(now.estimate, estimate) : []), ...edits],
      mostExpensive,
    },
    effects: effectsOf(findings, now),
  }
}
