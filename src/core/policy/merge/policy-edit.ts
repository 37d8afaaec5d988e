import type { Catalogue } from '../../catalogue/catalogue.js'
import type { Prices } from '../../catalogue/prices.js'
import type { Severity } from '../../finding.js'
import type { Message } from '../../text/message.js'
import { parentViews, type ParentView, type RuleKind } from '../parent-view.js'
import { catalogueOf } from '../catalogue-of.js'
import type { Policy } from '../policy.js'

/** One thing that a change of the policy brings: what may be done afterwards and not before, or the other way round. */
export interface PolicyEdit {
  readonly direction: 'loosened' | 'tightened' | 'neutral'
  /** The key of the merge table. */
  readonly key: string
  readonly message: Message
}

/** One policy as its layers resolve, with what is needed to ask it. */
export interface Resolved extends Priced {
  /** Outer parts that the layers below them cannot relax, at their own prices; see policy/parent-view.ts. */
  readonly outer: readonly (Priced & { readonly view: ParentView })[]
}

export interface Priced {
  readonly policy: Policy
  readonly catalogue: Catalogue
}

/** A policy with the catalogue of each of its views. */
export function resolved(policy: Policy, prices?: Prices): Resolved {
  const priced = (layers: Policy): Priced => ({
    policy: layers,
    catalogue: catalogueOf(layers, prices),
  })
  return { ...priced(policy), outer: parentViews(policy).map((view) => ({ ...priced(view.policy), view })) }
}

export interface PolicyGround {
  readonly day: string
  /** Every rule with the severity that it has without a policy. */
  readonly rules: readonly (RuleKind & { readonly severity: Severity })[]
  /** Whether only the repository's own layers are compared. */
  readonly ownRulesOnly?: boolean
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices
}

/** Says how two resolved policies differ in one respect; nothing when they do not. */
export type ComparePolicies = (before: Resolved, after: Resolved, ground: PolicyGround) => PolicyEdit[]
