import { EMBEDDED } from '../../../src/core/catalogue/prices.js'
import type { Advice } from '../../../src/core/advice/advice.js'
import type { AdviceInput } from '../../../src/core/advice/tried-files.js'
import { advise } from '../../../src/core/advice/advise.js'
import { configurationReader } from '../../../src/core/kiro/configuration.js'
import { pairAssignments } from '../../../src/core/kiro/pairing.js'
import { cataloguesOf, judge, type Case } from '../../../src/core/judgement/judge.js'
import { DAY, policy, sources, type Change, type Files } from '../support/repository.js'

/** The advice on a change, with everything made for it that `check` has at hand; `tip` is the branch that it is for. */
export function advised(change: Change, tip: Files | null = null): Advice {
  return advise(adviceInput(change, tip))
}

/** What `check` has at hand when it asks for advice. */
export function adviceInput(
  { before = null, after, policy: rules = [], links = [], day = DAY }: Change,
  tip: Files | null = null,
): AdviceInput {
  const common = {
    policy: typeof rules === 'string' ? policy(rules) : rules,
    day,
    owner: null,
    proposal: null,
    workflows: [],
    misplacedPolicies: [],
    consoles: new Set<string>(),
    whole: true,
    read: configurationReader(),
    prices: cataloguesOf(EMBEDDED),
  }
  const head: Case = {
    ...common,
    before: before === null ? null : sources(before),
    tip: tip && sources(tip),
    after: sources(after, links),
  }
  const onBase = before === null ? null : judge({ ...common, before: sources(before), after: sources(before) })
  const pairs = pairAssignments(
    head.read(head.before ?? [], () => false).assignments,
    head.read(head.after, () => false).assignments,
  )
  return {
    head,
    onHead: judge(head),
    comparison: { base: onBase && { judged: onBase.judged, pairs } },
  }
}
