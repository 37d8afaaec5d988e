import type { Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import type { Place } from '../text/place.js'
import { workByRoot, type RootWork } from './carriers.js'
import { carriedBy } from './kinds.js'
import { isPricedRow, rowMaker, totalOf } from './rows.js'
import { pricer } from './standing.js'
import type { Workload } from './workload.js'

/** Other models for some assignments of a tree: the assignment → the id of the model. */
export type OtherModels = ReadonlyMap<Assignment, string>

interface Ground {
  readonly configuration: Configuration
  readonly catalogue: Catalogue
  readonly workload: Workload
  /** The day of the prices, `YYYY-MM-DD`. */
  readonly day: string
}

/**
 * Typical credits/month by which the printed totals of the roots fall where some assignments run on other models, and nothing else
 * changes. It is a difference of estimates, not a product of runs and multipliers: an agent on a cheaper model may carry nothing any
 * more, and its runs then cost what `taskExecution`'s own model, or the next agent, costs.
 */
export function savingOf({ configuration, catalogue, workload, day }: Ground): (models: OtherModels) => number {
  const prices = pricer(catalogue, workload, day)
  const rowsOf = rowMaker(workload)
  return (models) => {
    const roots = new Set([...models.keys()].map(({ root }) => root))
    return [...roots].reduce((sum, root) => {
      const before = workByRoot(configuration).get(root)
      if (before === undefined) return sum
      const after = withModels(before, models)
      const share = workload.shareOf(root)
      const pair = { before, after, share, workload, prices: { before: prices, after: prices }, pairs: NO_PAIRS }
      const rows = rowsOf(carriedBy(pair), root).filter(isPricedRow)
      return sum + totalOf(rows, 'before').typical - totalOf(rows, 'after').typical
    }, 0)
  }
}

/** Without pairs assignments are the same by their names, which do not change here. */
const NO_PAIRS: ReadonlyMap<string, string> = new Map()

function withModels(work: RootWork, models: OtherModels): RootWork {
  const byKey = new Map([...models].map(([{ key }, model]) => [key, model]))
  const written = new Map(
    [...models].flatMap(([one, model]) => (one.work.kind === 'task' ? [] : [[keyOf(one.place), model]])),
  )
  const on = (one: Assignment): Assignment => {
    const inherited = one.origin === 'default' ? written.get(keyOf(one.place)) : undefined
    const model = byKey.get(one.key) ?? inherited
    if (model === undefined) return one
    return { ...one, model, twins: one.twins.map((twin) => (twin.model === one.model ? { ...twin, model } : twin)) }
  }
  return {
    ...work,
    routes: new Map([...work.routes].map(([task, routes]) => [task, routes.map(on)])),
    chats: work.chats.map(on),
    agents: work.agents.map(on),
    steps: work.steps.map(on),
    hooks: work.hooks.map(on),
  }
}

/** Where a model is written: what inherits it changes with it. */
function keyOf({ file, line, column }: Place): string {
  return JSON.stringify([file, line, column])
}
