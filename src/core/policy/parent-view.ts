import type { Layer, Policy } from './policy.js'
import type { PolicyFile } from './schema.js'

/** What a view of the policy needs to know of a rule. */
interface RuleKind {
  readonly id: string
  readonly byPolicy?: 'models' | 'budget' | 'cost'
  readonly hides?: true
}

/** Keys with which a layer could take something out of the judgement of the layers above it. */
const RELAXING = ['ignore', 'exceptions', 'rules', 'catalogue'] as const

/**
 * The outer parts of a policy that have to be judged on their own.
 *
 * Each layer is judged as if nothing lay below it, and the layers below can only add findings: so a child never allows what
 * a parent forbids, whatever it ignores, excepts, switches off or says about prices. Allow lists, caps and limits need no
 * second look, because they are asked of every layer anyway; only above a layer that could relax something is the part
 * above it a view of its own. Most policies have none.
 */
export function parentViews(policy: Policy): Policy[] {
  return policy.flatMap(({ file }, index) =>
    index > 0 && RELAXING.some((key) => file[key] !== undefined) ? [withFactsBelow(policy, index)] : [],
  )
}

/** The layers from `index` on can still say who the team is and how much it works; nothing else of them counts. */
function withFactsBelow(policy: Policy, index: number): Policy {
  return policy.map((layer, at) => (at < index ? layer : factsOnly(layer, ['team', 'agents', 'workload'])))
}

/**
 * The part as it judges by one rule: layers that delegate the rule do not insist on it. Null when no layer of the part insists:
 * because it states a severity for the rule, or because the rule judges by the layers themselves, or tells what they cannot see.
 */
export function parentViewFor(part: Policy, rule: RuleKind): Policy | null {
  const delegates = (layer: Layer): boolean => layer.file.delegates?.includes(rule.id) ?? false
  const insisting = part.filter((layer) => !delegates(layer))
  const stated = insisting.some(({ file }) => file.rules?.[rule.id] !== undefined)
  const keys = rule.hides ? (['models', 'budget', 'cost'] as const) : rule.byPolicy === undefined ? [] : [rule.byPolicy]
  if (!stated && !insisting.some(({ file }) => keys.some((key) => file[key] !== undefined))) return null
  return insisting.length === part.length
    ? part
    : part.map((layer) =>
        delegates(layer) ? factsOnly(layer, ['ignore', 'team', 'agents', 'workload', 'catalogue']) : layer,
      )
}

function factsOnly(layer: Layer, keys: readonly (keyof PolicyFile)[]): Layer {
  const kept = Object.fromEntries(
    keys.flatMap((key) => (layer.file[key] === undefined ? [] : [[key, layer.file[key]]])),
  )
  return { ...layer, file: { version: 1, ...kept } }
}
