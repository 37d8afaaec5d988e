import { check, type CheckInput } from './check.js'
import { compareFindings, type Finding } from './finding.js'
import { publishes, type Enforcement } from './policy/decide.js'
import type { ExaminedProposal, Proposal } from './policy/merge/proposal.js'
import { FACTS, type Policy } from './policy/policy.js'
import type { Report } from './report.js'
import { COST_RULES } from './rules/index.js'
import { groupBy } from './text/group-by.js'
import { words } from './text/message.js'

/** Instead of a message whose numbers or names come from what a policy above the repository states. */
const HIDDEN = words(
  'This is beyond what a policy above this repository states, which is not shown in a public repository.',
)

/**
 * The judgement for a public repository. Verdict, rules, places and severities are those of the whole policy; every
 * number and sentence is computed without the facts that layers above the repository state (`team`, `agents`,
 * `workload`, `catalogue`), and the policy's own change is compared without these layers. So apart from the verdict
 * nothing shown depends on these facts.
 */
export function checkForPublic(input: CheckInput): Report {
  const whole = check(input)
  const { policy, proposal = null } = input
  const layers = [...policy, ...(proposal?.kind === 'policy' ? proposal.policy : [])]
  if (publishes(policy) || layers.every(({ role }) => role === 'repository')) return whole
  const shown = check({
    ...input,
    policy: rulesOnly(policy),
    proposal: proposal && publicProposal(proposal),
    ownRulesOnly: true,
  })
  const explained = new Set(whole.explanations.map(({ assignments }) => JSON.stringify(assignments)))
  return {
    ...shown,
    verdict: whole.verdict,
    policy: whole.policy && { ...whole.policy, enforcement: publicEnforcement(whole.policy.enforcement, policy) },
    findings: told(whole.findings, shown.findings),
    explanations: shown.explanations.filter(({ assignments }) => explained.has(JSON.stringify(assignments))),
    proposal: toldProposal(whole.proposal, shown.proposal),
  }
}

/** A day that only a layer above states is not shown. */
function publicEnforcement(enforcement: Enforcement, policy: Policy): Enforcement {
  const own = policy.some(({ role, file }) => role === 'repository' && file.enforcement?.from === enforcement.from)
  return own ? enforcement : { ...enforcement, from: null }
}

/** What layers above state besides rules: what is estimated, which files are read, and what is excepted by them. */
const HIDING = [...FACTS, 'ignore', 'exceptions'] as const

function rulesOnly(policy: Policy): Policy {
  return policy.map((layer) =>
    layer.role === 'repository'
      ? layer
      : { ...layer, file: { ...layer.file, ...Object.fromEntries(HIDING.map((key) => [key, undefined])) } },
  )
}

function publicProposal(proposal: Proposal): Proposal {
  return proposal.kind === 'policy' ? { ...proposal, policy: rulesOnly(proposal.policy) } : proposal
}

/** The findings with the sentences that may be shown. A finding by a hidden fact alone has only its rule and place. */
function told(whole: readonly Finding[], shown: readonly Finding[]): Finding[] {
  const twins = new Map([...groupBy(shown, keyOf)].map(([key, findings]) => [key, findings.values()]))
  const all = whole.map((finding): Finding => {
    const twin = twins.get(keyOf(finding))?.next().value
    const { rule, severity, place, assignments, introduced } = finding
    return twin
      ? { ...twin, severity, introduced }
      : {
          rule,
          severity,
          place: COST_RULES.has(rule) ? null : place,
          assignments: COST_RULES.has(rule) ? [] : assignments,
          model: null,
          introduced,
          message: HIDDEN,
          instead: [],
          identity: keyOf(finding),
          edit: null,
        }
  })
  return all.sort(compareFindings)
}

/**
 * The same finding on both sides: an amount in its value, and so its identity, differs with the facts. Of rules about cost the place does
 * too: what rises most follows from the amount of work, which a policy above may state.
 */
function keyOf({ rule, place, assignments }: Finding): string {
  return JSON.stringify(COST_RULES.has(rule) ? [rule] : [rule, place, assignments])
}

function toldProposal(whole: ExaminedProposal | null, shown: ExaminedProposal | null): ExaminedProposal | null {
  if (whole?.kind !== 'policy' || shown?.kind !== 'policy') return whole
  return {
    ...shown,
    policy: whole.policy,
    verdict: whole.verdict,
    findings: told(whole.findings, shown.findings),
  }
}
