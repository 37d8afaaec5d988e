import { exactCredits, typicalMultiplier } from '../../cost/credits.js'
import { workloadOf } from '../../cost/workload.js'
import { roundHalfUp } from '../../amount.js'
import { TASK_KINDS, type TaskKind } from '../../kiro/task-kind.js'
import { usableFor } from './compare-models.js'
import { costLimits } from '../decide.js'
import { MERGE_TABLE } from './merge-table.js'
import type { Policy } from '../policy.js'
import { resolved, type PolicyEdit, type PolicyGround, type Resolved } from './policy-edit.js'

/** What a change of the policy frees and tightens, in words and in money. */
export interface Loosening {
  /** Loosened first, then tightened, then neutral. Empty when both policies resolve to the same. */
  readonly edits: readonly PolicyEdit[]
  /**
   * Typical credits/month of the most expensive routing of all kinds of work that each policy allows, within its total
   * at `cost.fail`; null when it allows no priced model for some work.
   */
  readonly mostExpensive: { readonly before: number | null; readonly after: number | null }
}

/** The directions of an edit. */
const DIRECTIONS = ['loosened', 'tightened', 'neutral'] as const

/** Compares two policies as they resolve, row by row of the merge table: so a rule that moves into a parent is no change. */
export function loosening(before: Policy, after: Policy, ground: PolicyGround): Loosening {
  const [was, is] = [resolved(before, ground.prices), resolved(after, ground.prices)]
  const comparisons = new Set(MERGE_TABLE.map(({ compare }) => compare))
  const edits = [...comparisons].flatMap((compare) => compare(was, is, ground))
  return {
    edits: edits.sort((a, b) => DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction)),
    mostExpensive: { before: mostExpensive(was, before, ground.day), after: mostExpensive(is, before, ground.day) },
  }
}

/** Both sides do the work of the binding policy, so that only what is allowed makes the difference. */
function mostExpensive(side: Resolved, binding: Policy, day: string): number | null {
  const workload = workloadOf(binding)
  const highest = new Map<TaskKind, number>()
  for (const model of side.catalogue.models) {
    const typical = typicalMultiplier(model, day, workload)
    if (typical === null) continue
    for (const task of usableFor(side, model.id, day))
      if (task !== null) highest.set(task, Math.max(typical, highest.get(task) ?? 0))
  }
  let total = 0
  for (const task of TASK_KINDS) {
    const price = highest.get(task)
    if (price === undefined) return null
    total += roundHalfUp(
      exactCredits(workload.task(task), price, workload.workdays, workload.developers ?? 1, 'typical'),
    )
  }
  return Math.min(total, ...costLimits(side.policy, 'fail').map(({ limits }) => limits.total?.credits ?? Infinity))
}
