import { NO_CONSOLES } from '../kiro/console-file.js'
import { estimateOf, cataloguesOf } from '../judgement/judge.js'
import { isPriced } from '../amount.js'
import type { Prices } from '../catalogue/prices.js'
import type { Estimate } from '../cost/estimate.js'
import { configurationReader, type SourceFile } from '../kiro/configuration.js'
import { contractPaths } from '../kiro/contract-paths.js'
import type { Layer, Policy } from '../policy/policy.js'
import type { AuditedRepository } from '../contract/audit/repository.js'

/**
 * The estimate of files as they are, per developer and month whatever a policy says of the number of developers: before is at the prices of
 * `since`, after at those of `day`.
 */
export function estimatePerDeveloper(
  files: readonly SourceFile[],
  policy: Policy,
  prices: Prices,
  { day, since = day }: { readonly day: string; readonly since?: string },
): Estimate {
  return estimateOf({
    before: files,
    after: files,
    policy: policy.map(withoutPeople),
    day,
    baseDay: since,
    read: configurationReader(contractPaths({ before: files, tip: null, after: files })),
    prices: cataloguesOf(prices),
    whole: true,
    owner: null,
    proposal: null,
    workflows: [],
    misplacedPolicies: [],
    consoles: NO_CONSOLES,
  })
}

/** A layer that says nothing of how many people there are. */
function withoutPeople(layer: Layer): Layer {
  if (layer.file.team === undefined) return layer
  return { ...layer, file: { ...layer.file, team: { ...layer.file.team, developers: undefined, seats: undefined } } }
}

/** An estimate per developer as an audit reports it. */
export function costOf(estimate: Estimate): NonNullable<AuditedRepository['cost']> {
  return {
    complete: estimate.complete,
    root: estimate.root,
    roots: estimate.roots.length,
    credits: { ...estimate.after },
    rows: estimate.rows
      .filter(({ after }) => after.model !== null)
      .map(({ assignment, file, appliedBy, after }) => ({
        assignment,
        file,
        model: after.model,
        appliedBy,
        credits: { ...after.credits },
      })),
    unpriced: estimate.unpriced.map(({ assignment, model, reason }) => ({ assignment, model, reason: reason.trim() })),
  }
}

/** What unchanged files cost more or less than on an earlier day, by an estimate of both; null where nothing is priced. */
export function priceChangeOf(estimate: Estimate): AuditedRepository['priceChange'] {
  if (!isPriced(estimate.after) || !isPriced(estimate.before)) return null
  return { before: { ...estimate.before }, after: { ...estimate.after }, delta: { ...estimate.delta } }
}
