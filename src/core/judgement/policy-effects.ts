import { sumOfKnown } from '../amount.js'
import type { EstimateRow } from '../cost/rows.js'
import type { Finding } from '../finding.js'
import { RULES } from '../rules/index.js'
import type { PolicyEffect } from './policy-effect.js'

/** Rules by which a policy refuses what files say; the limits of cost are about the change and not about a file. */
const REFUSING = new Set(
  RULES.flatMap(({ id, byPolicy }) =>
    byPolicy === 'models' || byPolicy === 'budget' || byPolicy === 'team' ? [id] : [],
  ),
)

/** What the next policy refuses of the files as they are after the change and the binding one does not, and the reverse. */
export function policyEffects(
  next: readonly Finding[],
  binding: readonly Finding[],
  rows: readonly EstimateRow[],
): PolicyEffect[] {
  const refused = (findings: readonly Finding[]): Finding[] =>
    findings.filter(({ rule, severity }) => REFUSING.has(rule) && severity !== 'notice')
  const [now, then] = [refused(binding), refused(next)]
  const without = (all: readonly Finding[], others: readonly Finding[]): Finding[] => {
    const known = new Set(others.map(keyOf))
    return all.filter((finding) => !known.has(keyOf(finding)))
  }
  const credits = new Map(rows.map((row) => [row.assignment, row.after.credits.typical]))
  const effect = (
    which: PolicyEffect['effect'],
    { rule, place, model, assignments, instead }: Finding,
  ): PolicyEffect => {
    return {
      effect: which,
      rule,
      place,
      model,
      assignments,
      credits: sumOfKnown(assignments.map((name) => credits.get(name) ?? null)),
      instead: which === 'refused' ? instead : [],
    }
  }
  return [
    ...without(then, now).map((finding) => effect('refused', finding)),
    ...without(now, then).map((finding) => effect('allowed', finding)),
  ]
}

/** The same refusal under both policies. */
function keyOf({ rule, place, model, assignments }: Finding): string {
  return JSON.stringify([rule, place, model, assignments])
}
