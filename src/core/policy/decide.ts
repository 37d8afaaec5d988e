import type { Catalogue } from '../catalogue/catalogue.js'
import { readings } from '../catalogue/spelling.js'
import { listsModel, listsPath } from '../text/glob.js'
import { memoize, memoizeByObject } from '../text/memoize.js'
import { TASK_KINDS, type TaskKind } from '../kiro/task-kind.js'
import type { Layer, Policy, ModelRefusal } from './policy.js'
import type { PolicyFile } from './schema.js'

/** The spellings under which a model is judged: as written and by its id, so that an alias cannot dodge a rule. */
export type ModelNames = readonly string[]

/** A model's name as written, and its id where that differs. */
export function namesOf(catalogue: Catalogue, model: string): ModelNames {
  const id = catalogue.find(model)?.model.id
  return id === undefined || id === model ? [model] : [model, id]
}

/** A model is allowed for a kind of work when every layer allows it; deny always wins. */
export function refusal(policy: Policy, names: ModelNames, task: TaskKind | null): ModelRefusal | null {
  for (const layer of policy) {
    const why = refusedBy(layer, names, task)
    if (why === null) continue
    const allowedFor = TASK_KINDS.filter((kind) => kind !== task && refusedBy(layer, names, kind) === null)
    return { layer, why, allowedFor }
  }
  return null
}

function refusedBy({ file }: Layer, names: ModelNames, task: TaskKind | null): ModelRefusal['why'] | null {
  const { allow, deny, tasks = {} } = file.models ?? {}
  const listed = (globs: readonly string[] = []): boolean => listsSome(globs, names)
  if (deny !== undefined && (listed(deny) || names.some(listsReading(deny)))) return 'denied'
  const extra = task ? tasks[task]?.allow : undefined
  // A kind of work with a list of its own adds to the general one; where there is no general one, its own is the whole.
  if (allow === undefined && extra === undefined) return null
  return listed(allow) || listed(extra) ? null : 'not in the allow list'
}

/** Whether a list names what a misspelled name may mean, asked once for each list and name. */
const listsReading = memoizeByObject((globs: readonly string[]) =>
  memoize((name: string) => listsSome(globs, readings(name))),
)

function listsSome(globs: readonly string[], names: ModelNames): boolean {
  return names.some((name) => listsModel(globs, name))
}

/** The lowest multiplier cap of any layer for a kind of work; a cap for the kind replaces its layer's general one. */
export function multiplierCap(
  policy: Policy,
  task: TaskKind | null,
): { readonly cap: number; readonly layer: Layer } | null {
  let lowest: { cap: number; layer: Layer } | null = null
  for (const layer of policy) {
    const cap = (task ? layer.file.models?.tasks?.[task]?.maxMultiplier : undefined) ?? layer.file.models?.maxMultiplier
    if (cap !== undefined && (lowest === null || cap < lowest.cap)) lowest = { cap, layer }
  }
  return lowest
}

/** Whether a layer has an allow list for a kind of work. */
export function hasAllowList(policy: Policy, task: TaskKind | null): boolean {
  return policy.some(
    ({ file }) =>
      file.models?.allow !== undefined || (task !== null && file.models?.tasks?.[task]?.allow !== undefined),
  )
}

/** Files that a policy takes out: fixtures, examples. */
export function isIgnored(policy: Policy, path: string): boolean {
  return policy.some((layer) => layer.file.ignore !== undefined && listsPath(layer.file.ignore, path))
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

/** Actions of a budget from the weakest. */
export const ACTIONS = ['notify', 'restrict', 'pause'] as const
export type Action = (typeof ACTIONS)[number]

/** The weakest action that every layer accepts of a budget. */
export function minimumAction(policy: Policy): { readonly action: Action; readonly layer: Layer } | null {
  let strictest: { action: Action; layer: Layer } | null = null
  for (const layer of policy) {
    const action = layer.file.budget?.minimumAction
    if (action !== undefined && (strictest === null || ACTIONS.indexOf(action) > ACTIONS.indexOf(strictest.action)))
      strictest = { action, layer }
  }
  return strictest
}

/** Credits that the budgets of all developers together may allow in a period: the lowest of any layer. */
export function teamCredits(
  policy: Policy,
  period: 'daily' | 'monthly',
): { readonly credits: number; readonly layer: Layer } | null {
  const lowest = lowestLimit(policy, ({ budget }) => budget?.team?.credits?.[period])
  return lowest && { credits: lowest.limit, layer: lowest.layer }
}

/** A limit, and the layer that states it. */
export interface StatedLimit {
  readonly limit: number
  readonly layer: Layer
}

/** USD a month of all developers together: the lowest of any layer. */
export function teamUsd(policy: Policy): StatedLimit | null {
  return lowestLimit(policy, ({ budget }) => budget?.team?.usd?.monthly)
}

/** The monthly budgets of one team; null where no layer states one. */
export interface TeamBudgets {
  /** As the innermost layer writes it. */
  readonly team: string
  readonly credits: StatedLimit | null
  readonly usd: StatedLimit | null
}

/** The monthly budgets of single teams: of each the lowest of any layer. Names are one team whatever their case. */
export function teamBudgets(policy: Policy): TeamBudgets[] {
  const names = new Map<string, string>()
  for (const { file } of policy)
    for (const name of Object.keys(file.budget?.teams ?? {})) names.set(teamKey(name), name)
  return [...names].map(([key, team]) => {
    const of = (file: PolicyFile) =>
      Object.entries(file.budget?.teams ?? {}).flatMap(([name, limits]) => (teamKey(name) === key ? [limits] : []))
    const least = (limits: readonly (number | undefined)[]): number | undefined =>
      limits.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined)
    return {
      team,
      credits: lowestLimit(policy, (file) => least(of(file).map(({ credits }) => credits?.monthly))),
      usd: lowestLimit(policy, (file) => least(of(file).map(({ usd }) => usd?.monthly))),
    }
  })
}

/** By what the name of a team is compared. */
export function teamKey(name: string): string {
  return name.trim().toLowerCase()
}

function lowestLimit(policy: Policy, of: (file: PolicyFile) => number | undefined): StatedLimit | null {
  let lowest: StatedLimit | null = null
  for (const layer of policy) {
    const limit = of(layer.file)
    if (limit !== undefined && (lowest === null || limit < lowest.limit)) lowest = { limit, layer }
  }
  return lowest
}

/** Whether new errors fail the job; `from` is the day from which they will, when that is known and not yet here. */
export interface Enforcement {
  readonly mode: 'block' | 'observe'
  readonly from: string | null
}

/**
 * Whether seats, money and the rules of every layer may be shown in a public repository: each layer has to state it.
 */
export function publishes(policy: Policy): boolean {
  return policy.length > 0 && policy.every(({ file }) => file.publish === 'public')
}

/** Keys that judge. */
const JUDGING = ['models', 'budget', 'cost', 'rules', 'enforcement'] as const
/** Keys of `team` that describe seats. */
const ENTITLING = ['seats', 'login', 'region', 'billing', 'approvedModels'] as const

/** Whether a layer states who the team's seats are: model-not-entitled judges by that. */
export function judgesEntitlement({ team }: PolicyFile): boolean {
  return team !== undefined && ENTITLING.some((key) => team[key] !== undefined)
}

/** Whether a layer judges anything, so that it must not be kept from seeing what there is to judge. */
export function judges(file: PolicyFile): boolean {
  return JUDGING.some((key) => file[key] !== undefined) || judgesEntitlement(file)
}

/**
 * Stricter wins among the layers that say something. The outermost layer that judges anything blocks unless it says otherwise, so
 * that no layer below it can turn its judgement into an observation.
 */
export function enforcementOn(policy: Policy, day: string): Enforcement {
  const outermost = policy.find(({ file }) => judges(file))
  if (outermost?.file.enforcement === undefined) return { mode: 'block', from: null }
  const stated = policy.flatMap(({ file }) => file.enforcement ?? [])
  if (stated.some(({ mode, from }) => mode === 'block' && (from === undefined || from <= day)))
    return { mode: 'block', from: null }
  const days = stated.flatMap(({ mode, from }) => (mode === 'block' && from !== undefined ? [from] : []))
  return { mode: 'observe', from: days.sort()[0] ?? null }
}

/** The severity that a policy gives to a rule: that of the innermost layer. What outer ones keep to themselves: parent-view.ts. */
export function statedSeverity(policy: Policy, rule: string): 'error' | 'warning' | 'notice' | 'off' | null {
  return policy.reduce<'error' | 'warning' | 'notice' | 'off' | null>(
    (severity, layer) => layer.file.rules?.[rule] ?? severity,
    null,
  )
}
