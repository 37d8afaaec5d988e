import { loadCatalogue } from './catalogue/catalogue.js'
import { changesBetween } from './changes.js'
import { readConfiguration, type Configuration, type SourceFile } from './configuration.js'
import { estimate } from './estimate/estimate.js'
import type { Finding } from './finding.js'
import { inventoryOf } from './inventory.js'
import { compareWithBase, judge } from './judge.js'
import { isIgnored } from './policy/decide.js'
import { notApplied } from './policy/not-applied.js'
import { facts, type Policy } from './policy/policy.js'
import type { Report, Verdict } from './report.js'

export interface CheckInput {
  /** The Kiro files before the change; null when there is nothing to compare with, and then every finding counts. */
  readonly before: readonly SourceFile[] | null
  /** The Kiro files after the change. */
  readonly after: readonly SourceFile[]
  readonly policy: Policy
  /** Prices, plans and dates are those of this day: `YYYY-MM-DD`, UTC. */
  readonly day: string
}

/** The whole judgement: is it valid, is it allowed, what will it cost? */
export function check({ before, after, policy, day }: CheckInput): Report {
  const governed = (files: readonly SourceFile[]): Configuration => readConfiguration(files.filter(({ path }) => !isIgnored(policy, path)))
  const catalogue = loadCatalogue(facts(policy, 'catalogue'), policy[0]?.source)
  const base = governed(before ?? [])
  const head = governed(after)
  const ground = { catalogue, policy, day }
  const cost = estimate({ before: base, after: head, ...ground })
  const onHead = judge({ before: base, after: head, hasBase: before !== null, estimate: cost, ...ground })
  const onBase = before === null ? null : judge({ before: base, after: base, hasBase: true, estimate: estimate({ before: base, after: base, ...ground }), ...ground })
  const findings = compareWithBase(onHead, onBase)
  const own = policy.at(-1)
  return {
    verdict: verdictOf(findings),
    findings,
    estimate: cost,
    changes: changesBetween(base, head, catalogue, day),
    inventory: inventoryOf(head, catalogue, day),
    day,
    catalogueAsOf: catalogue.asOf,
    policy: own ? { source: own.source, sha: own.sha, notApplied: notApplied(policy) } : null,
    hasBase: before !== null,
  }
}

/** Errors fail when they are new; an old error, like any warning, is worth a warning. */
function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ severity, introduced }) => severity === 'error' && introduced)) return 'fail'
  return findings.some(({ severity }) => severity !== 'notice') ? 'warn' : 'pass'
}
