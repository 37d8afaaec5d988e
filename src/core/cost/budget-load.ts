import { Big } from 'big.js'
import type { Range } from '../amount.js'
import type { Assignment } from '../kiro/assignment.js'
import { priceOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import { groupBy } from '../text/group-by.js'
import type { TaskKind } from '../kiro/task-kind.js'
import type { BudgetUnit, NoLoad } from './budget-simulation.js'
import { effective, exactCredits, type EstimateInput } from './rows.js'
import { carriersOf, workloadOf, type Carriers, type WorkVolume, type Workload } from './workload.js'

export type BudgetInput = Pick<EstimateInput, 'after' | 'catalogue' | 'policy' | 'day'>

/** Tokens per run of a kind of work; null when the policy does not state them. */
export type TokensOf = (kind: TaskKind) => { readonly input: number; readonly output: number } | null

/** One developer's use on a working day, exact: credits or tokens. */
export interface Loads {
  readonly daily: Big
  /** The same work on the profile `fast`; null when that profile is missing or not priced. */
  readonly dailyOnFast: Big | null
}

/** The reason, and the model, kind of work or root that it is about. */
export interface NotLoaded {
  readonly reason: NoLoad
  readonly of: string | null
}

type Known = Readonly<Record<keyof Range, Loads>> & { readonly notCounted: readonly Assignment['work']['kind'][] }

/**
 * The load of the work that a contract routes, as the estimate counts it. Work of agents, hooks and the CLI is not part
 * of it.
 */
export function loader(
  { after, catalogue, policy, day }: BudgetInput,
  tokensOf: TokensOf,
): (contract: Contract, unit: BudgetUnit) => Known | NotLoaded {
  const workload = workloadOf(policy)
  const side = carriersOf(after.assignments)
  const byRoot = groupBy(after.assignments, ({ root }) => root)
  return (contract, unit) =>
    loadsOf(contract, unit, byRoot.get(contract.root) ?? [], { workload, side, catalogue, day, tokensOf })
}

interface Counting {
  readonly workload: Workload
  readonly side: Carriers
  readonly catalogue: Catalogue
  readonly day: string
  readonly tokensOf: TokensOf
}

function loadsOf(
  contract: Contract,
  unit: BudgetUnit,
  assignments: readonly Assignment[],
  { workload, side, catalogue, day, tokensOf }: Counting,
): Known | NotLoaded {
  const routed = assignments.filter(({ file, work }) => file === contract.file && work.kind === 'task')
  if (routed.length === 0) return { reason: 'no work routed', of: null }
  const fast = contract.profiles.get('fast')?.model?.name ?? null
  const onFast = fast === null ? null : multipliersOf(fast, catalogue, day, workload)
  let total = { low: NOTHING, typical: NOTHING, high: NOTHING }
  for (const assignment of routed) {
    const work = workload.of(assignment, side)
    if (typeof work === 'string')
      return { reason: work, of: work === 'no root share stated' ? contract.root : assignment.task }
    const loads =
      unit === 'credits'
        ? credits(assignment.model, work, onFast, catalogue, day, workload)
        : tokens(assignment.task, work, unit, tokensOf)
    if ('reason' in loads) return loads
    total = {
      low: sum(total.low, loads.low),
      typical: sum(total.typical, loads.typical),
      high: sum(total.high, loads.high),
    }
  }
  const others = assignments.filter(({ work }) => work.kind !== 'task')
  return { ...total, notCounted: [...new Set(others.map(({ work }) => work.kind))] }
}

/** No work. */
const NOTHING: Loads = { daily: new Big(0), dailyOnFast: new Big(0) }

function sum(a: Loads, b: Loads): Loads {
  return {
    daily: a.daily.plus(b.daily),
    dailyOnFast: a.dailyOnFast && b.dailyOnFast && a.dailyOnFast.plus(b.dailyOnFast),
  }
}

function multipliersOf(name: string, catalogue: Catalogue, day: string, workload: Workload): Range | null {
  const model = catalogue.find(name)?.model
  const price = model ? priceOn(model, day) : null
  return model && price ? effective(price, workload, model.id) : null
}

function credits(
  model: string,
  work: WorkVolume,
  onFast: Range | null,
  catalogue: Catalogue,
  day: string,
  workload: Workload,
): Readonly<Record<keyof Range, Loads>> | NotLoaded {
  const multipliers = multipliersOf(model, catalogue, day, workload)
  if (multipliers === null) return { reason: 'no price', of: model }
  const at = (of: keyof Range): Loads => ({
    daily: exactCredits(work, multipliers[of], 1, 1, of),
    dailyOnFast: onFast && exactCredits(work, onFast[of], 1, 1, of),
  })
  return { low: at('low'), typical: at('typical'), high: at('high') }
}

/** Tokens per run have no range, and do not depend on the model. */
function tokens(
  task: TaskKind | null,
  work: WorkVolume,
  unit: Exclude<BudgetUnit, 'credits'>,
  tokensOf: TokensOf,
): Readonly<Record<keyof Range, Loads>> | NotLoaded {
  // Work without a volume here, such as the hook actions of a root with hook files, needs no statement.
  const stated = task === null ? null : work.runs === 0 ? { input: 0, output: 0 } : tokensOf(task)
  if (stated === null) return { reason: 'no tokens stated', of: task }
  const daily = new Big(work.runs).times(unit === 'inputTokens' ? stated.input : stated.output)
  const loads = { daily, dailyOnFast: daily }
  return { low: loads, typical: loads, high: loads }
}
