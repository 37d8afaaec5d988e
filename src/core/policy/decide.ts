import { matchesModel, matchesPath } from '../glob.js'
import { TASK_KINDS, type TaskKind } from '../task-kind.js'
import type { Layer, Policy, Refusal } from './policy.js'
import type { PolicyFile } from './schema.js'

/** The spellings under which a model is judged: as written and by its id, so that an alias cannot dodge a rule. */
export type ModelNames = readonly string[]

/** A model is allowed for a kind of work when every layer allows it; deny always wins. */
export function refusal(policy: Policy, names: ModelNames, task: TaskKind | null): Refusal | null {
  for (const layer of policy) {
    const why = refusedBy(layer, names, task)
    if (why === null) continue
    const allowedFor = why === 'denied' ? [] : TASK_KINDS.filter((kind) => kind !== task && refusedBy(layer, names, kind) === null)
    return { layer, why, allowedFor }
  }
  return null
}

function refusedBy({ file }: Layer, names: ModelNames, task: TaskKind | null): Refusal['why'] | null {
  const { allow, deny = [], tasks = {} } = file.models ?? {}
  if (deny.some((glob) => names.some((name) => matchesModel(glob, name)))) return 'denied'
  const extra = task ? tasks[task]?.allow : undefined
  // A kind of work with a list of its own adds to the general list; without a general list everything is allowed.
  if (allow === undefined) return null
  const globs = [...allow, ...(extra ?? [])]
  return globs.some((glob) => names.some((name) => matchesModel(glob, name))) ? null : 'not in the allow list'
}

/** The lowest multiplier cap of any layer for a kind of work; a cap for the kind replaces its layer's general one. */
export function multiplierCap(policy: Policy, task: TaskKind | null): { readonly cap: number; readonly layer: Layer } | null {
  let lowest: { cap: number; layer: Layer } | null = null
  for (const layer of policy) {
    const cap = (task ? layer.file.models?.tasks?.[task]?.maxMultiplier : undefined) ?? layer.file.models?.maxMultiplier
    if (cap !== undefined && (lowest === null || cap < lowest.cap)) lowest = { cap, layer }
  }
  return lowest
}

export function hasAllowList(policy: Policy): boolean {
  return policy.some((layer) => layer.file.models?.allow !== undefined)
}

/** Files that a policy takes out: fixtures, examples. */
export function isIgnored(policy: Policy, path: string): boolean {
  return policy.some((layer) => layer.file.ignore?.some((glob) => matchesPath(glob, path)))
}

export type CostLevel = 'warn' | 'fail'
export type CostLimits = NonNullable<NonNullable<PolicyFile['cost']>[CostLevel]>

/** Every layer's cost limits of a level; all of them bind. */
export function costLimits(policy: Policy, level: CostLevel): { readonly limits: CostLimits; readonly layer: Layer }[] {
  return policy.flatMap((layer) => {
    const limits = layer.file.cost?.[level]
    return limits ? [{ limits, layer }] : []
  })
}

/** Budgets that some layer requires of a contract. */
export function requiredBudgets(policy: Policy): ('daily' | 'monthly')[] {
  const required = new Set(policy.flatMap((layer) => layer.file.budget?.required ?? []))
  return (['daily', 'monthly'] as const).filter((period) => required.has(period))
}

/** The severity that a policy gives to a rule: the outermost layer that states one binds. */
export function statedSeverity(policy: Policy, rule: string): 'error' | 'warning' | 'notice' | 'off' | null {
  for (const layer of policy) {
    const severity = layer.file.rules?.[rule]
    if (severity !== undefined) return severity
  }
  return null
}
