import { Big } from 'big.js'
import type { Range } from '../amount.js'
import type { Assignment } from '../kiro/assignment.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import { memoize } from '../text/memoize.js'
import type { TaskKind } from '../kiro/task-kind.js'
import type { BudgetUnit, NoLoad } from './budget-simulation.js'
import type { Carried } from './carried.js'
import { workByRoot } from './carriers.js'
import { exactCredits } from './credits.js'
import { carriedBy } from './kinds.js'
import { rootAbove } from './root-pairs.js'
import type { EstimateInput } from './rows.js'
import { pricer, type Carrier, type Pricer } from './standing.js'
import { workloadOf, type WorkVolume } from './workload.js'

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
  const price = pricer(catalogue, workload, day)
  const roots = workByRoot(after)
  const carriedIn = memoize((name: string): readonly Carried[] => {
    const root = rootAbove(name, roots)
    const pair = {
      before: root,
      after: root,
      share: workload.shareOf(name),
      workload,
      pairs: new Map<string, string>(),
    }
    return carriedBy({ ...pair, prices: { before: price, after: price } })
  })
  return (contract, unit) => loadsOf(contract, unit, carriedIn(contract.root), { price, tokensOf })
}

interface Counting {
  readonly price: Pricer
  readonly tokensOf: TokensOf
}

function loadsOf(
  contract: Contract,
  unit: BudgetUnit,
  carried: readonly Carried[],
  { price, tokensOf }: Counting,
): Known | NotLoaded {
  const routed = carried.filter(
    ({ work, after: { carrier } }) => work.kind === 'task' && carrier?.assignment?.file === contract.file,
  )
  if (routed.length === 0) return { reason: 'no work routed', of: null }
  const fast = contract.profiles.get('fast')?.model?.name ?? null
  const onFast = fast === null ? null : (price.named(fast)?.effective ?? null)
  let total = { low: NOTHING, typical: NOTHING, high: NOTHING }
  for (const {
    kind,
    after: { carrier, works },
  } of routed) {
    const loads = unit === 'credits' ? credits(carrier, works, onFast) : tokens(kind, works, unit, tokensOf)
    if ('reason' in loads) return loads
    total = {
      low: sum(total.low, loads.low),
      typical: sum(total.typical, loads.typical),
      high: sum(total.high, loads.high),
    }
  }
  const others = carried.filter(
    ({ work, after: { carrier } }) => work.kind !== 'task' && carrier !== null && carrier.assignment !== null,
  )
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

function credits(
  carrier: Carrier | null,
  works: readonly WorkVolume[],
  onFast: Range | null,
): Readonly<Record<keyof Range, Loads>> | NotLoaded {
  const multipliers = carrier?.cost?.effective
  if (multipliers === undefined) return { reason: 'no price', of: carrier?.model ?? null }
  const daily = (multiplier: number, of: keyof Range): Big =>
    works.reduce((all, work) => all.plus(exactCredits(work, multiplier, 1, 1, of)), new Big(0))
  const at = (of: keyof Range): Loads => ({
    daily: daily(multipliers[of], of),
    dailyOnFast: onFast && daily(onFast[of], of),
  })
  return { low: at('low'), typical: at('typical'), high: at('high') }
}

/** Tokens per run have no range, and do not depend on the model. */
function tokens(
  task: TaskKind | null,
  works: readonly WorkVolume[],
  unit: Exclude<BudgetUnit, 'credits'>,
  tokensOf: TokensOf,
): Readonly<Record<keyof Range, Loads>> | NotLoaded {
  const runs = works.reduce((all, work) => all.plus(work.runs), new Big(0))
  // Work without runs here needs no statement.
  const stated = task === null ? null : runs.eq(0) ? { input: 0, output: 0 } : tokensOf(task)
  if (stated === null) return { reason: 'no tokens stated', of: task }
  const daily = runs.times(unit === 'inputTokens' ? stated.input : stated.output)
  const loads = { daily, dailyOnFast: daily }
  return { low: loads, typical: loads, high: loads }
}
