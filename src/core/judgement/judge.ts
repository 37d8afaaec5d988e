import { memoize } from '../text/memoize.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { Prices } from '../catalogue/prices.js'
import type { Configuration, ConfigurationReader, SourceFile } from '../kiro/configuration.js'
import { estimate, type Estimate } from '../cost/estimate.js'
import { weaker, type Severity, type Violation } from '../finding.js'
import { isIgnored, statedSeverity } from '../policy/decide.js'
import { applyExceptions, type ExceptionUse } from '../policy/exceptions.js'
import { parentViewFor, parentViews, type ParentView } from '../policy/parent-view.js'
import type { Policy } from '../policy/policy.js'
import { RULES } from '../rules/index.js'
import type { Rule, Subject } from '../rules/rule.js'
import type { Judged } from './judged.js'
import { catalogueOf } from '../policy/catalogue-of.js'
import { silence, stronger } from './silence.js'

/** What is judged: two trees, and what the change does besides. */
export interface Case extends Pick<
  Subject,
  'day' | 'proposal' | 'workflows' | 'owner' | 'misplacedPolicies' | 'whole' | 'consoles'
> {
  readonly before: readonly SourceFile[] | null
  /** The branch that the change is for as it is now, where that is not the state before. */
  readonly tip?: readonly SourceFile[] | null
  readonly after: readonly SourceFile[]
  readonly policy: Policy
  /** The day whose prices count for the side before, where that is another one. */
  readonly baseDay?: string | undefined
  readonly read: ConfigurationReader
  readonly prices: ReturnType<typeof cataloguesOf>
}

/** What came of it, with the configurations and the estimate as the whole policy sees them. */
export interface Judgement {
  readonly judged: readonly Judged[]
  readonly exceptions: readonly ExceptionUse[]
  readonly before: Configuration
  readonly after: Configuration
  readonly estimate: Estimate
  readonly catalogue: Subject['catalogue']
  readonly whole: Subject['whole']
}

/**
 * Runs every rule over a case: once by the whole policy, and once more by each part that the layers below it could relax.
 * Then stronger violations silence weaker ones.
 */
export function judge(whole: Case): Judgement {
  const { policy, day } = whole
  const subject = subjectFor(whole, policy)
  const all = violations(
    subject,
    RULES.filter(({ last }) => !last),
  )
  const { remaining, uses, expired } = applyExceptions(all, policy, subject.catalogue, day)
  const own = remaining.map((judged) => (expired.has(judged) ? { ...judged, dated: true } : judged))
  const outer = parentViews(policy).flatMap((part) => judgeParentView(whole, part))
  const aboutExceptions =
    uses.length === 0
      ? []
      : violations(
          { ...subject, exceptions: uses },
          RULES.filter(({ last }) => last),
        )
  return { ...subject, judged: silence([...stronger(own, outer), ...aboutExceptions]), exceptions: uses }
}

/**
 * The violations by an outer part of the policy, without the layers below it. Rules that use the same layers share
 * their configuration.
 */
function judgeParentView(whole: Case, part: ParentView): Judged[] {
  const groups = new Map<string, { policy: Policy; rules: Rule[] }>()
  for (const rule of RULES) {
    const policy = rule.last ? null : parentViewFor(part, rule)
    if (policy === null) continue
    const key = policy === part.policy ? '' : policy.map(({ file }) => Object.keys(file).join()).join(';')
    const group = groups.get(key) ?? { policy, rules: [] }
    group.rules.push(rule)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ policy, rules }) => {
    const subject = subjectFor(whole, policy)
    const { remaining } = applyExceptions(violations(subject, rules), policy, subject.catalogue, whole.day)
    return remaining
  })
}

/** The catalogue of a policy on top of some prices, made once for both sides of a change. */
export function cataloguesOf(prices: Prices): (policy: Policy) => Catalogue {
  return memoize((policy: Policy) => catalogueOf(policy, prices))
}

/** The estimate of a case as its whole policy sees it, typical credits/month, without judging it. */
export function estimateOf(whole: Case): Estimate {
  return subjectFor(whole, whole.policy).estimate
}

/** No files. */
const NOTHING: readonly SourceFile[] = []

/** The case as a policy sees it: without the files that it ignores, at its prices and with its workload. */
function subjectFor(
  {
    before,
    tip,
    after,
    day,
    baseDay,
    proposal,
    workflows,
    owner,
    misplacedPolicies,
    whole,
    consoles,
    read,
    prices,
  }: Case,
  policy: Policy,
): Subject {
  const seen = (files: readonly SourceFile[]): Configuration => read(files, (path) => isIgnored(policy, path))
  const catalogue = prices(policy)
  const [base, head] = [seen(before ?? NOTHING), seen(after)]
  const cost = estimate({ before: base, after: head, tip: tip ? seen(tip) : null, catalogue, policy, day, baseDay })
  return {
    before: base,
    after: head,
    paths: after.map(({ path }) => path),
    hasBase: before !== null,
    estimate: cost,
    catalogue,
    policy,
    day,
    proposal,
    workflows,
    owner,
    misplacedPolicies,
    whole,
    consoles,
    exceptions: [],
  }
}

function violations(subject: Subject, rules: readonly Rule[]): Judged[] {
  return rules.flatMap((rule) => {
    const stated = statedSeverity(subject.policy, rule.id)
    if (stated === 'off') return []
    return rule.find(subject).map((violation) => ({
      rule,
      severity: severityOf(rule, violation, stated),
      violation,
      dated: rule.dated ?? false,
    }))
  })
}

function severityOf(rule: Rule, violation: Violation, stated: Severity | null): Severity {
  const severity = stated ?? violation.severity ?? rule.severity
  return violation.atMost ? weaker(severity, violation.atMost) : severity
}
