import { judges, judgesEntitlement } from './decide.js'
import type { Layer, Policy } from './policy.js'
import type { PolicyFile } from './schema.js'

/** What a view of the policy needs to know of a rule. */
export interface RuleKind {
  readonly id: string
  readonly byPolicy?: 'models' | 'budget' | 'cost' | 'team'
  readonly hides?: true
}

/** The rule about whose seats can use a model: it judges by the layers that state the seats. */
export const ENTITLEMENT = { id: 'model-not-entitled', byPolicy: 'team' } as const satisfies RuleKind

/** An outer part of a policy as it judges on its own. */
export interface ParentView {
  /** The layers that insist, and behind them, reduced to their facts, the layers below where those count. */
  readonly policy: Policy
  /** How many layers of `policy`, from the outermost, insist. */
  readonly insisting: number
}

/** Keys with which a layer could take something out of the judgement of the layers above it. */
const RELAXING = ['ignore', 'exceptions', 'rules', 'catalogue'] as const

/** Keys with which a layer fills in what the layers above it did not state about the team and its work. */
const FACTS_BELOW = ['team', 'agents', 'workflows', 'workload'] as const

/**
 * The outer parts of a policy that have to be judged on their own.
 *
 * Each layer is judged as if no layer lay below it, and the layers below can only add findings: so a child never allows what
 * a parent forbids, whatever it ignores, excepts, switches off or says about prices, the team or its work. Allow lists, caps and
 * limits need no second look, because they are asked of every layer anyway; only above a layer that could relax something is the part
 * above it a view of its own. Most policies have none.
 *
 * Facts of the layers below can raise an estimate as well as lower it: where a layer could relax a rule, the part above it also
 * judges with the facts below it, so that neither reading gets lost.
 */
export function parentViews(policy: Policy): ParentView[] {
  return policy.flatMap((layer, index): ParentView[] => {
    const relaxes = states(layer, RELAXING)
    if (index === 0 || !(relaxes || states(layer, FACTS_BELOW))) return []
    const alone = { policy: policy.slice(0, index), insisting: index }
    const below = policy.slice(index)
    return relaxes && below.some((each) => states(each, FACTS_BELOW))
      ? [alone, { policy: [...alone.policy, ...below.map((each) => only(each, FACTS_BELOW))], insisting: index }]
      : [alone]
  })
}

/**
 * The part as it judges by one rule: layers that delegate the rule are not in it. Null when no layer of the part judges
 * by it: because a layer below states a severity for the rule, or because the rule is about the layers themselves, or
 * reports what they cannot see.
 */
export function parentViewFor({ policy, insisting }: ParentView, rule: RuleKind): Policy | null {
  // Whose seats they are decides who may lower the rule: what the layers below state of theirs is not the parent's to insist on.
  if (rule.byPolicy === 'team' && insisting < policy.length) return null
  const delegates = (layer: Layer): boolean => layer.file.delegates?.includes(rule.id) ?? false
  const binding = policy.slice(0, insisting).filter((layer) => !delegates(layer))
  if (!binding.some(({ file }) => insistsOn(file, rule))) return null
  if (!policy.some(delegates)) return policy
  const kept = rule.byPolicy === 'team' ? DELEGATED.filter((key) => key !== 'team') : DELEGATED
  return policy.map((layer) => (delegates(layer) ? only(layer, kept) : layer))
}

/** What is left of a layer that delegates a rule, for the layers that do not. */
const DELEGATED: readonly (keyof PolicyFile)[] = ['ignore', 'team', 'agents', 'workflows', 'workload', 'catalogue']

function insistsOn(file: PolicyFile, { id, byPolicy, hides }: RuleKind): boolean {
  if (file.rules?.[id] !== undefined) return true
  if (hides) return judges(file)
  return byPolicy === 'team' ? judgesEntitlement(file) : byPolicy !== undefined && file[byPolicy] !== undefined
}

function states({ file }: Layer, keys: readonly (keyof PolicyFile)[]): boolean {
  return keys.some((key) => file[key] !== undefined)
}

function only(layer: Layer, keys: readonly (keyof PolicyFile)[]): Layer {
  const kept = Object.fromEntries(
    keys.flatMap((key) => (layer.file[key] === undefined ? [] : [[key, layer.file[key]]])),
  )
  return { ...layer, file: { version: 1, ...kept } }
}
