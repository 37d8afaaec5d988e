import { NO_ADVICE } from '../core/advice/advice.js'
import type { Explanation, Step } from '../core/explain/explain.js'
import type { Finding } from '../core/finding.js'
import { publicPart, words } from '../core/text/message.js'
import { layerName } from '../core/policy/policy.js'
import type { PolicyNote, Report } from '../core/report.js'

/** The name of a hidden layer. */
const ABOVE = 'a policy above this repository'

/** Example tasks are counted in credits of this plan unless the team's seats name another, so it reveals nothing. */
const DEFAULT_PLAN = 'pro'

/**
 * The report for a public repository whose policy does not say `publish: public`: without seats, without money, and
 * without the texts of policies above the repository's own. The verdict, the exit code and what the repository's own
 * files say are kept. The report is one of `checkForPublic`: its numbers are not computed from facts of these policies.
 */
export function redact(report: Report): Report {
  const { policy, estimate, proposal } = report
  const above = (policy?.layers ?? []).filter(({ role }) => role !== 'repository')
  const hidden = new Set(above.flatMap((layer) => [layer.source, layerName(layer)]))
  const findings = (all: readonly Finding[]): Finding[] =>
    all.map((finding) => ({
      ...finding,
      message: publicPart(finding.message),
      ...(above.length === 0 ? {} : { instead: [] }),
    }))
  return {
    ...report,
    redacted: above.length > 0 || estimate.seats.length > 0 || (report.seatAdvice?.stated ?? null) !== null,
    findings: findings(report.findings),
    estimate: {
      ...estimate,
      seats: [],
      exampleTasks: estimate.exampleTasks?.plan === DEFAULT_PLAN ? estimate.exampleTasks : null,
    },
    policy: policy && withoutLayers(policy),
    // What is advised is what every layer allows.
    advice: above.length === 0 ? report.advice : NO_ADVICE,
    seatAdvice: null,
    team: null,
    upgrades:
      above.length === 0
        ? report.upgrades
        : report.upgrades.map((upgrade) => ({
            ...upgrade,
            steps: upgrade.steps.map((step) => ({
              ...step,
              facts: step.facts.filter(({ source }) => source !== 'policy'),
            })),
          })),
    explanations: report.explanations.map((explanation) => withoutSteps(explanation, hidden)),
    exceptionRequests: above.length === 0 ? report.exceptionRequests : [],
    policyEffects:
      above.length === 0 ? report.policyEffects : report.policyEffects.map((effect) => ({ ...effect, instead: [] })),
    exceptions: report.exceptions.filter(({ source }) => !hidden.has(source)),
    proposal: proposal?.kind === 'policy' ? { ...proposal, findings: findings(proposal.findings) } : proposal,
  }
}

function withoutLayers(policy: PolicyNote): PolicyNote {
  const layers = policy.layers.map((layer) =>
    layer.role === 'repository'
      ? layer
      : { source: ABOVE, role: layer.role, sha: null, digest: null, document: null, when: null, matched: null },
  )
  const elsewhere = policy.elsewhere.filter(({ role }) => role === 'repository')
  const own = layers.some(({ source }) => source === policy.source)
  return { ...policy, layers, elsewhere, ...(own ? {} : { source: ABOVE, sha: null }) }
}

function withoutSteps(explanation: Explanation, hidden: ReadonlySet<string>): Explanation {
  const silent = (step: Step): Step => ({ ...step, message: words('not shown here'), changedBy: words('who owns it') })
  const steps = explanation.steps.map((step) =>
    step.layer === 'seats' ? silent(step) : hidden.has(step.layer) ? { ...silent(step), layer: ABOVE } : step,
  )
  return { ...explanation, steps, ...(hidden.size === 0 ? {} : { instead: [] }) }
}
