import { Big } from 'big.js'
import type { Range } from '../amount.js'
import { memoize } from '../text/memoize.js'
import { product } from '../amount.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import { TASK_KINDS } from '../kiro/task-kind.js'
import { BUDGET_UNITS, type BudgetUnit, type NotCounted } from './budget-simulation.js'
import type { Carried } from './carried.js'
import { unreadableFiles, workByRoot } from './carriers.js'
import { rootOf } from '../kiro/surfaces/index.js'
import { exactCredits } from './credits.js'
import type { DayRates } from './budget-month.js'
import { carriedBy } from './kinds.js'
import { rootAbove } from './root-pairs.js'
import type { EstimateInput } from './rows.js'
import { pricer, type Pricer } from './standing.js'
import { runsAt, workloadOf, type WorkVolume, type Workload } from './workload.js'
import defaults from './workload.json' with { type: 'json' }

export type BudgetInput = Pick<EstimateInput, 'after' | 'catalogue' | 'policy' | 'day'>

/** What one developer uses on a working day under the root of a contract, exact. */
export interface Loads {
  /** By low, typical and high use; a unit of which nothing is known is not in it. */
  readonly at: Readonly<Record<keyof Range, DayRates>>
  /** Whether the profile `fast` has a price, so that credits on it are known; true where there is no such profile. */
  readonly fastPriced: boolean
  /** Work that is in no number, by unit. */
  readonly notCounted: ReadonlyMap<BudgetUnit, readonly NotCounted[]>
  /** Whether the tokens of some work are those of the policy, and of some those of the table. */
  readonly tokens: { readonly stated: boolean; readonly assumed: boolean }
}

/** The load of all the work under a contract's root, as the estimate counts it: `restrict` moves what the contract routes. */
export function loader({ after, catalogue, policy, day }: BudgetInput): (contract: Contract) => Loads {
  const workload = workloadOf(policy)
  const price = pricer(catalogue, workload, day)
  const roots = workByRoot(after)
  const carriedIn = memoize((name: string): readonly Carried[] => {
    const root = rootAbove(name, roots)
    return carriedBy({
      before: root,
      after: root,
      share: workload.shareOf(name),
      workload,
      pairs: () => new Map(),
      prices: { before: price, after: price },
    })
  })
  const unread = unreadableFiles(after)
  return ({ root, ...contract }) => {
    const hidden = unread.filter((path) => rootOf(path) === root)
    return loadsOf({ root, ...contract }, carriedIn(root), hidden, { workload, price })
  }
}

function loadsOf(
  contract: Contract,
  carried: readonly Carried[],
  unread: readonly string[],
  { workload, price }: { readonly workload: Workload; readonly price: Pricer },
): Loads {
  const name = contract.profiles.get('fast')?.model?.name ?? null
  const fast = name === null ? null : (price.named(name)?.effective ?? null)
  const rates: Readonly<Record<keyof Range, MutableRates>> = { low: new Map(), typical: new Map(), high: new Map() }
  const hidden = unread.map((of): NotCounted => ({ reason: 'file cannot be read', of }))
  const notCounted = new Map(BUDGET_UNITS.map((unit) => [unit, [...hidden]]))
  const tokens = { stated: false, assumed: false }
  for (const { name: work, work: assigned, after } of carried) {
    const { carrier, works } = after
    if (carrier?.dropped !== null) continue
    const leave = (unit: BudgetUnit, reason: NotCounted['reason']): void => {
      const known = notCounted.get(unit) ?? []
      const of = carrier.model ?? work
      if (!known.some((one) => one.reason === reason && one.of === of)) known.push({ reason, of })
      notCounted.set(unit, known)
    }
    if (works.length === 0) {
      if (carrier.reason === 'unknown trigger') for (const unit of BUDGET_UNITS) leave(unit, 'unknown trigger')
      continue
    }
    const own = carrier.cost?.effective ?? null
    // What cannot be read is named by its file.
    if (own === null && carrier.reason !== 'file cannot be read') leave('credits', carrier.reason ?? 'no price')
    const moves = assigned.kind === 'task' && carrier.assignment?.file === contract.file
    for (const one of works) {
      const stated = workload.tokensOf(one.kind)
      if (one.runs > 0) tokens[stated === null ? 'assumed' : 'stated'] = true
      for (const of of LOADS) {
        if (own !== null) {
          const credits = (multiplier: number): Big => exactCredits(one, multiplier, 1, 1, of)
          const usual = credits(own[of])
          add(rates[of], 'credits', usual, moves && fast !== null ? credits(fast[of]) : usual)
        }
        for (const unit of ['inputTokens', 'outputTokens'] as const) {
          const used = tokensIn(one, unit, stated, of)
          add(rates[of], unit, used, used)
        }
      }
    }
  }
  return { at: rates, fastPriced: name === null || fast !== null, notCounted, tokens }
}

const LOADS = ['low', 'typical', 'high'] as const

type MutableRates = Map<BudgetUnit, { readonly usual: Big; readonly fast: Big }>

function add(rates: MutableRates, unit: BudgetUnit, usual: Big, fast: Big): void {
  const known = rates.get(unit)
  rates.set(unit, { usual: known?.usual.plus(usual) ?? usual, fast: known?.fast.plus(fast) ?? fast })
}

/**
 * Tokens of some work, whatever its model: those that the policy states for a run, else the default day of a developer, divided by
 * the credits that the default work takes at 1.0x.
 */
function tokensIn(
  work: WorkVolume,
  unit: Exclude<BudgetUnit, 'credits'>,
  stated: ReturnType<Workload['tokensOf']>,
  of: keyof Range,
): Big {
  const side = unit === 'inputTokens' ? 'input' : 'output'
  if (stated !== null) return product(work.runs, stated[side])
  return product(runsAt(work, of), work.credits[of], defaults.tokensPerDay[side].value).div(DEFAULT_DAY)
}

/** Credits a day and developer of the default work at 1.0x. */
const DEFAULT_DAY = TASK_KINDS.reduce((sum, kind) => {
  const { runs, typical } = defaults.tasks[kind]
  return sum.plus(product(runs.value, typical.value))
}, new Big(0))
